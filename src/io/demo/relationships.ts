import type { Worker } from "../../cases/record.ts";
import { defaultWords as words } from "../../cases/words.ts";
import { isActiveOn } from "../../facts/active.ts";
import { ageOn } from "../../facts/calendar.ts";
import { beganOn } from "../../facts/plan.ts";
import { demoDay, earliest, latest, later, workingDayFrom } from "./days.ts";
import type { DraftBorough, DraftPerson } from "./draft.ts";
import type { Random } from "./random.ts";
import type { Officer, Staff, Team } from "./workers.ts";

/** Gives every person a case officer, some of them a former one, and other people who work with them. */
export function addRelationships(borough: DraftBorough, random: Random, staff: Staff): void {
  for (const person of borough.persons) {
    const since = workingDayFrom(later(firstContactOf(person), random.between(0, 8)));
    const start = earliest(since, demoDay);
    const end = endOf(random, person, start);
    addOfficers(random, staff, person, start, end);
    if (person.referrals.some((one) => one.assessments.length > 0) && random.chance(0.35)) {
      relate(person, random.pick(staff.psychologists), "Educational Psychologist", start, end);
    }
  }
}

/** The day on which the council first heard of the person. */
export function firstContactOf(person: DraftPerson): string {
  const days = [
    ...person.referrals.map((one) => one.receivedOn),
    ...person.plans.map((plan) => beganOn(plan) ?? demoDay),
  ];
  return days.reduce(earliest, demoDay);
}

/** When the case was closed, if it was: soon after the plan ceased, or some while after a refusal. */
function endOf(random: Random, person: DraftPerson, start: string): string | null {
  if (isActiveOn(person, demoDay, words)) return null;
  const ceased = person.plans.flatMap((plan) => plan.ceasedOn ?? []);
  const decided = person.referrals.map((one) => one.withdrawnOn ?? one.decidedOn ?? one.receivedOn);
  const last = [...ceased, ...decided].reduce(latest, start);
  if (ceased.length === 0 && last >= "2020-01-01" && random.chance(0.6)) return null;
  const end = workingDayFrom(later(last, random.between(1, 60)));
  return end > demoDay ? null : end;
}

function addOfficers(random: Random, staff: Staff, person: DraftPerson, start: string, end: string | null): void {
  const held = officerOf(random, staff, person);
  const change = later(demoDay, -random.between(60, 1300));
  const changed = start < change && (end === null || change < end) && random.chance(0.55);
  if (!changed) return relate(person, held.worker, words.caseOfficer, start, end);
  const before = random.weighted(
    [...staff.left, ...staff.officers].map((one) => [one, one.team === held.team ? 6 : 1]),
  );
  relate(person, before.worker, words.caseOfficer, start, change);
  relate(person, held.worker, words.caseOfficer, change, end);
}

/** Teams take the children of their ages, and the one for placements those whom another authority sends or who need much. */
function officerOf(random: Random, staff: Staff, person: DraftPerson): Officer {
  const isPlace = person.referrals.some((one) => one.type === "out_of_borough_place");
  const isSpecial = random.chance(isPlace ? 0.85 : 0.09);
  const team = isSpecial ? "Specialist Placements" : teamOfAge(ageOn(person.bornOn ?? demoDay, demoDay));
  return random.weighted(staff.officers.filter((one) => one.team === team).map((one) => [one, one.share]));
}

function teamOfAge(age: number): Team {
  if (age < 5) return "Early Years";
  if (age < 11) return "Primary";
  return age < 16 ? "Secondary" : "Post 16";
}

function relate(
  person: DraftPerson,
  worker: Worker,
  relationship: string,
  startOn: string,
  endOn: string | null,
): void {
  person.relationships.push({ workerId: worker.workerId, worker, relationship, startOn, endOn });
}
