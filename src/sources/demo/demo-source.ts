import type { Appointment } from "../../access/colleagues.ts";
import { views } from "../../cases/contract.ts";
import { textOfDay } from "../../cases/day.ts";
import { caseParser } from "../../cases/parser.ts";
import type { CaseSource } from "../../cases/source.ts";
import { demoBorough, demoDay } from "./borough.ts";

/**
 * Returns the embedded demo borough as a source, as if it were read at that instant; not before its own day, up to which
 * its records reach.
 */
export function demoSource(readAt: string): CaseSource {
  return {
    async read(words) {
      const parser = caseParser(words);
      const borough = demoBorough();
      for (const view of views) parser.take(view, borough[view]);
      const earliest = `${textOfDay(demoDay)}T07:00:00+01:00`;
      return parser.snapshot("the demo borough", readAt > earliest ? readAt : earliest);
    },
  };
}

/** The demo's people besides its officers, so that each of the five roles can be tried. */
export const demoAppointments: readonly Appointment[] = [
  { email: "manager@example.org", role: "manager", team: null },
  { email: "primary.manager@example.org", role: "team-manager", team: "Primary" },
  { email: "analyst@example.org", role: "analyst", team: null },
  { email: "viewer@example.org", role: "viewer", team: null },
];
