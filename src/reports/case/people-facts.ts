import { isWord } from "../../cases/council-words.ts";
import type { WorkerRelationship } from "../../cases/records.ts";
import { ageOfPersonOn } from "../../facts/age.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { caseOfficerOn, notAllocated, officerNames } from "../../facts/case-officer.ts";
import { sentence, type CaseNow } from "./case-now.ts";

/** Sentences about the child or young person of a case and who works on it, each the answer to one question. */

function nameOf({ worker }: WorkerRelationship, { snapshot }: CaseNow): string {
  return worker === null ? "someone the data does not name" : officerNames(snapshot).officer(worker);
}

const isCurrent = ({ startOn, endOn }: WorkerRelationship, { on }: CaseNow) =>
  startOn <= on && (endOn === null || endOn > on);

/** Says who the case officer is, of which team, and since when. */
export function officerFact(now: CaseNow): string {
  const { person, on, snapshot } = now;
  const { words } = snapshot;
  const officer = caseOfficerOn(person, on, words);
  if (officer === null) return `No case officer is recorded: the case is ${notAllocated.toLowerCase()}.`;
  const since = person.relationships
    .filter((one) => one.worker === officer && isCurrent(one, now) && isWord(one.relationship, words.caseOfficer))
    .map(({ startOn }) => startOn)
    .sort((a, b) => b - a)[0];
  const names = officerNames(snapshot);
  const from = since === undefined ? "" : `, since ${spelledDay(since)}`;
  return `The case officer is ${names.officer(officer)}, team ${names.team(officer)}${from}.`;
}

/** Says who held the case before. */
export function officersFact(now: CaseNow): string {
  const { person, snapshot } = now;
  const before = person.relationships
    .filter((one) => isWord(one.relationship, snapshot.words.caseOfficer) && !isCurrent(one, now) && one.endOn !== null)
    .sort((a, b) => b.startOn - a.startOn)
    .map(
      (one) => `${nameOf(one, now)} (${spelledDay(one.startOn)} to ${one.endOn === null ? "" : spelledDay(one.endOn)})`,
    );
  const earlier = before.length === 0 ? "No earlier case officer is recorded." : `Before: ${before.join(", ")}.`;
  return `${officerFact(now)} ${earlier}`;
}

/** Says who works on the case in each of the roles asked about. */
export function professionalsFact(now: CaseNow, roles: readonly string[]): string {
  return roles
    .map((role) => {
      const holders = now.person.relationships.filter(
        (one) => isCurrent(one, now) && one.relationship.toLowerCase() === role.toLowerCase(),
      );
      if (holders.length === 0) return `No ${role} is recorded for this case.`;
      const named = holders.map((one) => `${nameOf(one, now)}, since ${spelledDay(one.startOn)}`);
      return `${role}: ${named.join("; ")}.`;
    })
    .join(" ");
}

/** Says the age in whole years. */
export function ageFact({ person, on }: CaseNow): string {
  const age = ageOfPersonOn(person, on, on);
  return age === null ? "The age is not known, because the date of birth is not recorded." : `Age ${age}.`;
}

/** Says what is recorded of somebody's background. */
export function backgroundFact({ person, snapshot }: CaseNow): string {
  const { limits } = snapshot;
  const unheld = limits?.unheld.get("social care");
  const yes = (is: boolean) => (is ? "yes" : "no");
  const { gender, ethnicity, isLookedAfter, hasChildProtectionPlan, hasSocialWork, careLeaverStatus } = person;
  // a source without social care would read as "no"
  const care =
    unheld === undefined
      ? [
          `looked after: ${yes(isLookedAfter)}`,
          `child protection plan: ${yes(hasChildProtectionPlan)}`,
          `social work involvement: ${yes(hasSocialWork)}`,
          `care leaver: ${careLeaverStatus ?? "not recorded"}`,
        ]
      : [];
  const said = [...care, `gender: ${gender ?? "not recorded"}`, `ethnicity: ${ethnicity ?? "not recorded"}`];
  return `${sentence(said.join("; "))}${unheld === undefined ? "" : ` ${limits?.name} does not hold the rest: ${unheld}.`}`;
}
