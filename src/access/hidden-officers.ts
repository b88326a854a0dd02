import { oncePerSnapshot } from "../cases/per-snapshot.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { officerNames } from "../facts/case-officer.ts";
import type { Colleague } from "./colleagues.ts";
import { rights } from "./rights.ts";

const namesOf = oncePerSnapshot((snapshot) => {
  const names = officerNames(snapshot);
  return snapshot.workers.map((worker) => names.officer(worker).toLowerCase());
});

/**
 * Whether a text names an officer to somebody who may see no numbers by officer: who is offered names, or told which there are,
 * learns who holds cases.
 */
export function namesHiddenOfficer(text: () => string, { role }: Colleague, snapshot: Snapshot): boolean {
  const { byOfficer, qualityByOfficer } = rights[role];
  if (byOfficer !== "none" || qualityByOfficer !== "none") return false;
  const said = text().toLowerCase();
  return namesOf(snapshot).some((name) => said.includes(name));
}

/** The sentence that stands in for such a text. */
export const officersHidden = "numbers by case officer are not for your role; ask without an officer";
