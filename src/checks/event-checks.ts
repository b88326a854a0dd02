import type { View } from "../cases/contract.ts";
import type { Day } from "../cases/day.ts";
import { readWithoutRemark } from "../cases/record-index.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { canBeTrue, earliestEvent, lastPlannedDay } from "../facts/calendar.ts";
import {
  assessmentSubject,
  personSubject,
  planSubject,
  referralSubject,
  reviewSubject,
} from "../measures/engine/subjects.ts";
import { check, type Check, type Effect, type Subject } from "../rule.ts";

/** The days of a kind of record. */
interface Dated<Item> {
  readonly subject: Subject<Item>;
  readonly reads: readonly View[];
  /** The record's name, singular and plural. */
  readonly nouns: readonly [one: string, many: string];
  /** Days of what has happened. */
  readonly happened: (record: Item) => readonly (Day | null)[];
  /** Days that may lie ahead, of what is planned. */
  readonly planned: (record: Item) => readonly (Day | null)[];
  /** What a day ahead and a day long ago may do to the numbers. */
  readonly inFuture: readonly Effect[];
  readonly longAgo: readonly Effect[];
  readonly mayHideCase?: true;
}

const why = "A case with an impossible date is easy to overlook.";
const remedy = "Enter the date on which it happened.";

/** Returns two checks of a kind of record: a day in the future, and one before 1990. */
function eventChecks<Item>({ subject, reads, nouns, happened, planned, ...dated }: Dated<Item>): Check[] {
  const [one, many] = nouns;
  const { view, id } = subject;
  const daysOf = (record: Item) => [...happened(record), ...planned(record)];
  const isInFuture = (record: Item, on: Day) =>
    happened(record).some((day) => day !== null && day > on) ||
    planned(record).some((day) => day !== null && day > lastPlannedDay(on));
  const isMended = (record: Item, on: Day, snapshot: Snapshot) =>
    readWithoutRemark(snapshot)(view, id(record)) && !isInFuture(record, on) && canBeTrue(daysOf(record), on);
  const common = {
    subject,
    reads,
    why,
    remedy,
    ...(dated.mayHideCase === undefined ? {} : { mayHideCase: true as const }),
  };
  return [
    check({
      ...common,
      id: `${view}-date-in-future`,
      title: `The ${one} has a date in the future`,
      counts: `${many} with an event in the future, or planned more than two years ahead`,
      says: { one: `${one} has a date in the future`, many: `${many} have a date in the future` },
      effects: dated.inFuture,
      isBroken: isInFuture,
      isMended,
    }),
    check({
      ...common,
      id: `${view}-date-before-1990`,
      title: `The ${one} has a date before 1990`,
      counts: `${many} with an event before 1990`,
      says: { one: `${one} has a date before 1990`, many: `${many} have a date before 1990` },
      effects: dated.longAgo,
      isBroken: (record) => daysOf(record).some((day) => day !== null && day < earliestEvent),
      isMended,
    }),
  ];
}

const plansAndReviews = ["plans", "reviews"];
const requestPages = ["referrals", "assessments", "issued", "issued-excluding", "other-referrals"];
const either = (...on: readonly string[]): Effect[] => [{ on, moves: "higher or lower" }];

export const personEventChecks: readonly Check[] = eventChecks({
  subject: personSubject,
  reads: ["person", "worker_relationship"],
  nouns: ["relationship", "relationships"],
  happened: () => [],
  planned: ({ relationships }) => relationships.map(({ startOn }) => startOn),
  inFuture: either("plans.by-team"),
  longAgo: either("plans.by-team"),
});

export const referralEventChecks: readonly Check[] = eventChecks({
  subject: referralSubject,
  reads: ["person", "referral"],
  nouns: ["request", "requests"],
  happened: ({ receivedOn, decidedOn, withdrawnOn }) => [receivedOn, decidedOn, withdrawnOn],
  planned: () => [],
  inFuture: either(...requestPages),
  longAgo: either(...requestPages),
  mayHideCase: true,
});

export const assessmentEventChecks: readonly Check[] = eventChecks({
  subject: assessmentSubject,
  reads: ["person", "referral", "assessment"],
  nouns: ["assessment", "assessments"],
  happened: ({ decidedOn }) => [decidedOn],
  planned: () => [],
  inFuture: either("assessments", "issued.awaiting-since-referral", "issued.awaiting-since-decision"),
  longAgo: either("assessments", "issued.awaiting-since-referral", "issued.awaiting-since-decision"),
});

export const planEventChecks: readonly Check[] = eventChecks({
  subject: planSubject,
  reads: ["person", "plan"],
  nouns: ["plan", "plans"],
  happened: ({ issuedOn }) => [issuedOn],
  planned: ({ responsibleFrom, ceasedOn }) => [responsibleFrom, ceasedOn],
  inFuture: either(...plansAndReviews, "issued", "issued-excluding"),
  longAgo: either(...plansAndReviews, "issued", "issued-excluding"),
  mayHideCase: true,
});

export const reviewEventChecks: readonly Check[] = eventChecks({
  subject: reviewSubject,
  reads: ["person", "plan", "review"],
  nouns: ["review", "reviews"],
  happened: ({ completedOn, decidedOn, amendedDraftOn, amendedFinalOn }) => [
    completedOn,
    decidedOn,
    amendedDraftOn,
    amendedFinalOn,
  ],
  // the review date of a completed review has a rule of its own
  planned: ({ scheduledOn, reviewOn, completedOn }) => [scheduledOn, completedOn === null ? reviewOn : null],
  inFuture: either("reviews"),
  longAgo: either("reviews"),
});
