import { defaultWords as words, isWord } from "../../cases/council-words.ts";
import { dayOfText, type Day } from "../../cases/day.ts";
import { isActiveOn } from "../../facts/active.ts";
import { addMonths, firstOfMonth, isWithin, monthOf } from "../../facts/calendar.ts";
import { requestPlaceOn } from "../../facts/request.ts";
import { isScheduledOn } from "../../facts/review.ts";
import { demoDay, later } from "./days.ts";
import type { DraftBorough, DraftPerson, DraftReferral, DraftReview } from "./draft.ts";
import type { Random } from "./random.ts";
import type { Staff } from "./staff.ts";

/** How often each rule is broken; an unnecessary exemption was never published, so none is made. */
const wrong = {
  noOfficer: 9,
  twoOfficers: 7,
  officerWhoLeft: 5,
  unknownOfficer: 2,
  genderBlank: 6,
  genderUnknown: 7,
  assessUnsaid2018: 5,
  assessButRefused: 6,
  refuseButProceeded: 5,
  placeUnsaid2018: 8,
  notScheduled: 64,
  dateIncorrect: 19,
  dateBlank: 28,
} as const;

/** Breaks every data-quality rule a few times, where it disturbs nothing that was published. */
export function plantWrongRecords(borough: DraftBorough, random: Random, staff: Staff, prefix: string): void {
  const active = random.shuffled(borough.persons.filter((person) => isActiveOn(person, demoDay, words)));
  const people = (count: number): DraftPerson[] => active.splice(0, count);
  breakOfficers(random, staff, prefix, people);
  for (const person of people(wrong.genderBlank)) person.gender = null;
  for (const person of people(wrong.genderUnknown)) person.gender = "Unknown";
  breakDecisions(borough, random);
  breakReviews(borough, random);
}

function breakOfficers(random: Random, staff: Staff, prefix: string, people: (count: number) => DraftPerson[]): void {
  for (const person of people(wrong.noOfficer)) {
    for (const one of ofOfficers(person)) one.endOn ??= later(demoDay, -random.between(3, 120));
    person.relationships = person.relationships.filter((one) => one.endOn === null || one.endOn > one.startOn);
  }
  for (const person of people(wrong.twoOfficers)) {
    const [held] = ofOfficers(person);
    const other = random.pick(staff.officers.filter((one) => one.worker !== held?.worker));
    const startOn = later(demoDay, -random.between(20, 400));
    person.relationships.push(relationship(other.worker.workerId, other.worker, startOn));
  }
  for (const person of people(wrong.officerWhoLeft)) {
    const { worker } = random.pick(staff.left);
    for (const one of ofOfficers(person)) Object.assign(one, { workerId: worker.workerId, worker });
  }
  for (const person of people(wrong.unknownOfficer)) {
    for (const one of ofOfficers(person)) Object.assign(one, { workerId: `${prefix}W1999`, worker: null });
  }
}

function ofOfficers(person: DraftPerson) {
  return person.relationships.filter((one) => one.relationship === words.caseOfficer && one.endOn === null);
}

function relationship(workerId: string, worker: Staff["officers"][number]["worker"], startOn: Day) {
  return { workerId, worker, relationship: words.caseOfficer, startOn, endOn: null };
}

function breakDecisions({ referrals }: DraftBorough, random: Random): void {
  const some = (count: number, fits: (referral: DraftReferral) => boolean): DraftReferral[] =>
    random.shuffled(referrals.filter(fits)).slice(0, count);

  // A finished request keeps its place without this word; an open one would lose it.
  const unsaid = [
    ...some(
      wrong.assessUnsaid2018,
      (one) => wasDecidedIn(one, dayOfText("2018-01-01"), dayOfText("2018-12-31")) && isIssued(one),
    ),
    ...some(
      wrong.placeUnsaid2018,
      (one) => wasDecidedIn(one, dayOfText("2018-01-01"), dayOfText("2018-12-31")) && isPlace(one),
    ),
  ];
  for (const referral of unsaid) referral.decisionTaken = null;

  // The decision taken is published, so the workflow step is made the wrong one.
  const refused = some(
    wrong.assessButRefused,
    (one) => wasDecidedIn(one, dayOfText("2019-06-01"), demoDay) && isWord(one.decisionTaken, words.refuse),
  );
  const proceeded = some(
    wrong.refuseButProceeded,
    (one) => wasDecidedIn(one, dayOfText("2019-06-01"), demoDay) && wasProceeded(one),
  );
  for (const referral of refused) referral.nextAction = words.actionAssess;
  for (const referral of proceeded) referral.nextAction = words.actionRefuse;
}

function wasDecidedIn({ decidedOn }: DraftReferral, from: Day, to: Day): boolean {
  return isWithin({ from, to }, decidedOn);
}

function wasProceeded({ decisionTaken }: DraftReferral): boolean {
  return isWord(decisionTaken, words.proceed);
}

function isIssued(referral: DraftReferral): boolean {
  return wasProceeded(referral) && requestPlaceOn(referral, demoDay, words) === "issued";
}

function isPlace({ type, nextAction }: DraftReferral): boolean {
  return type === "out_of_borough_place" && nextAction !== null;
}

function breakReviews(borough: DraftBorough, random: Random): void {
  const scheduled = random.shuffled(borough.reviews.filter((one) => isScheduledOn(one, demoDay)));
  const dropped = new Set(scheduled.slice(0, wrong.notScheduled));
  borough.reviews.splice(0, borough.reviews.length, ...borough.reviews.filter((one) => !dropped.has(one)));
  for (const { plan } of dropped) plan.reviews = plan.reviews.filter((one) => !dropped.has(one));

  const held = random.shuffled(borough.reviews.filter(isInMidWindow));
  for (const review of held.splice(0, wrong.dateBlank)) review.reviewOn = null;
  for (const [at, review] of held.splice(0, wrong.dateIncorrect).entries()) {
    review.reviewOn = incorrectly(random, review, at % 4);
  }
}

/** Whether the review was held and completed in one month, far from where a month's difference could be seen. */
function isInMidWindow({ reviewOn, completedOn }: DraftReview): boolean {
  if (reviewOn === null || completedOn === null || firstOfMonth(reviewOn) !== firstOfMonth(completedOn)) return false;
  return (
    completedOn >= dayOfText("2018-09-01") &&
    completedOn < dayOfText("2021-04-01") &&
    monthOf(completedOn) !== 5 &&
    monthOf(completedOn) !== 6
  );
}

/** Returns a date that cannot be true: a mistyped year, or a day after the record was completed. */
function incorrectly(random: Random, review: DraftReview, kind: number): Day {
  const heldOn = review.reviewOn ?? demoDay;
  if (kind === 0) return later(review.completedOn ?? heldOn, random.between(3, 40));
  if (kind === 1) return addMonths(heldOn, 12);
  if (kind === 2) return later(review.plan.issuedOn, -random.between(10, 200));
  return addMonths(heldOn, -24);
}
