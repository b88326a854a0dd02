import { isWord } from "../cases/council-words.ts";
import { isActiveOn } from "../facts/active.ts";
import { officerRelationshipsOn } from "../facts/case-officer.ts";
import { personSubject } from "../measures/engine/subjects.ts";
import { rule } from "../rule.ts";

export const workerRelationship = rule({
  id: "worker-relationship",
  title: "The case does not have exactly one active SEND case officer",
  synonyms: `
    no officer assigned, without an officer, cases without an officer, no case officer, unallocated cases, children
    with no officer, two case officers, more than one case officer, inactive case officer, wrong case officer`,
  counts: "active children and young people who do not have exactly one active SEND case officer",
  reads: ["person", "worker", "worker_relationship", "referral", "assessment", "plan"],
  why: "Nobody, or the wrong person, is told when the case is late.",
  remedy: "End or add case officer relationships so that one active worker holds the case.",
  subject: personSubject,
  isBroken: (person, on, words) => {
    if (!isActiveOn(person, on, words)) return false;
    const relationships = officerRelationshipsOn(person, on, words);
    const workerIds = new Set(relationships.map(({ workerId }) => workerId));
    return workerIds.size !== 1 || relationships.some(({ worker }) => !worker?.isActive);
  },
});

export const genderNotRecorded = rule({
  id: "gender-not-recorded",
  title: "Gender has not been recorded",
  synonyms: "missing gender, no gender, gender unknown, blank gender",
  counts: "active children and young people whose gender is blank or unknown",
  reads: ["person", "referral", "assessment", "plan"],
  why: "The statutory return counts plans by gender.",
  remedy: "Record the gender that the family gave.",
  subject: personSubject,
  isBroken: (person, on, words) =>
    (person.gender === null || words.genderUnknown.some((unknown) => isWord(person.gender, unknown))) &&
    isActiveOn(person, on, words),
});
