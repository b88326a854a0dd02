import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { officerNames } from "../facts/case-officer.ts";
import type { Colleague } from "./colleagues.ts";
import { rights } from "./rights.ts";

/** The officers' whole names. One of a single word may be any word of a text. */
const namesOf = oncePerSnapshot((snapshot) => {
  const names = officerNames(snapshot);
  return snapshot.workers.map((worker) => names.officer(worker).toLowerCase()).filter((name) => name.includes(" "));
});

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /\p{L}/u.test(sign);
}

/** Whether a name is in a text as whole words. */
function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

/**
 * Whether a text names an officer to somebody who may see no numbers by officer: who is offered names, or told which there are,
 * learns who holds cases.
 */
export function namesHiddenOfficer(text: () => string, { role }: Colleague, snapshot: Snapshot): boolean {
  const { byOfficer, qualityByOfficer } = rights[role];
  if (byOfficer !== "none" || qualityByOfficer !== "none") return false;
  const said = text().toLowerCase();
  return namesOf(snapshot).some((name) => holds(said, name));
}

/** The sentence that stands in for such a text. */
export const officersHidden = "Your role does not see figures by case officer. Ask without a case officer.";
