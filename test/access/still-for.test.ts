import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { noOfficer, stillFor } from "../../src/access/recipients.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";

/** REF-1 is Ada's of North, REF-2 Ben's of South, REF-3 nobody's. */
const snapshot = aSnapshot(
  aBorough({
    person: [1, 2, 3].map((at) => ({ person_id: `p${at}`, case_reference: `REF-${at}` })),
    worker: [
      { worker_id: "w1", name: "Ada", email: "ada@x.org" },
      { worker_id: "w2", name: "Ben", email: "ben@x.org", team: "South" },
    ],
    worker_relationship: [{ person_id: "p1" }, { person_id: "p2", worker_id: "w2" }],
  }),
);
const people = colleagueDirectory(snapshot, [
  { email: "boss@x.org", role: "manager", team: null },
  { email: "head@x.org", role: "team-manager", team: "North" },
]);

/** The cases of which somebody may still be told what went to them for the reason. */
function casesOf(email: string, reason: string | null): string[] {
  const colleague = people.get(email);
  if (colleague === undefined) throw new Error("nobody of that email");
  const isStill = stillFor(colleague, snapshot, dayOfText("2021-06-30"));
  return snapshot.persons.filter((person) => isStill(person, reason)).map(({ caseReference }) => caseReference);
}

describe("a message that waited still goes", () => {
  const away = "its officer is away until 2 July 2021";
  const unmanaged = `${noOfficer}, and there is no manager who can be reached`;

  it.each<[string, string, string | null, string[]]>([
    ["to an officer about own cases", "ada@x.org", null, ["REF-1"]],
    ["to a manager about own cases, of which there are none", "boss@x.org", null, []],
    ["to a manager about any case in the stead of its officer", "boss@x.org", away, ["REF-1", "REF-2"]],
    ["to a team's manager about the team's cases in the stead of their officer", "head@x.org", away, ["REF-1"]],
    ["to a manager about cases that still have no officer", "boss@x.org", noOfficer, ["REF-3"]],
    ["to a manager about those, with more words behind the reason", "boss@x.org", unmanaged, ["REF-3"]],
    ["to no team's manager about cases without an officer", "head@x.org", noOfficer, []],
  ])("%s", (_, email, reason, cases) => {
    expect(casesOf(email, reason)).toEqual(cases);
  });
});
