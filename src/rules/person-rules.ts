import { saysNothing } from "../cases/cell.ts";
import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Person } from "../cases/records.ts";
import { isActiveOn } from "../facts/active.ts";
import { isRelationshipBelieved, officerRelationshipsOn } from "../facts/case-officer.ts";
import { personSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

function hasOneActiveOfficer(person: Person, on: Day, words: CouncilWords): boolean {
  const relationships = officerRelationshipsOn(person, on, words);
  const workerIds = new Set(relationships.map(({ workerId }) => workerId));
  return workerIds.size === 1 && relationships.every(({ worker }) => worker?.isActive);
}

export const workerRelationship = rule({
  id: "worker-relationship",
  title: "The case does not have exactly one active SEND case officer",
  synonyms: `
    no officer assigned, without an officer, cases without an officer, no case officer, unallocated cases, children
    with no officer, two case officers, more than one case officer, inactive case officer, wrong case officer`,
  says: {
    one: "case does not have exactly one active case officer",
    many: "cases do not have exactly one active case officer",
  },
  counts: "active children and young people who do not have exactly one active SEND case officer",
  reads: ["person", "worker", "worker_relationship", "referral", "assessment", "plan"],
  why: "Without one case officer, nobody is told when the case is late, or the wrong person is.",
  remedy: "End or add case officer relationships so that the case has one active case officer.",
  subject: personSubject,
  isBroken: (person, on, words) => isActiveOn(person, on, words) && !hasOneActiveOfficer(person, on, words),
  isMended: (person, on, { words }) =>
    hasOneActiveOfficer(person, on, words) && person.relationships.every((one) => isRelationshipBelieved(one, on)),
});

function isGenderRecorded({ gender }: Person, words: CouncilWords): boolean {
  return gender !== null && !words.genderUnknown.some((unknown) => isWord(gender, unknown));
}

/** 0 and 9 are the national data standards' codes for a gender that is not known or not specified. */
const genderlessCodes: ReadonlySet<string> = new Set(["0", "9"]);

/** Whether what stands for the gender is no gender, although no setting names it. */
function saysNoGender({ gender }: Person): boolean {
  return gender !== null && (saysNothing(gender) || genderlessCodes.has(gender));
}

export const genderNotRecorded = rule({
  id: "gender-not-recorded",
  title: "Gender not recorded",
  says: { one: "person has no recorded gender", many: "people have no recorded gender" },
  synonyms:
    "gender has not been recorded, missing gender, no gender, no gender recorded, without a gender recorded, gender unknown, blank gender",
  counts: "active children and young people whose gender is blank or unknown",
  reads: ["person", "referral", "assessment", "plan"],
  why: "The statutory SEN2 return counts plans by gender.",
  remedy: "Record the gender that the family gave.",
  subject: personSubject,
  isBroken: (person, on, words) => !isGenderRecorded(person, words) && isActiveOn(person, on, words),
  isMended: (person, _, { words }) => isGenderRecorded(person, words) && !saysNoGender(person),
});
