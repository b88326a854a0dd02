import type { List } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Plan, Referral, Review, WorkerRelationship } from "../../cases/records.ts";
import { isBy, spelledDay } from "../../facts/calendar.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { effectiveOn, isScheduledOn } from "../../facts/review.ts";
import type { CaseNow } from "./case-now.ts";

/** Something that happened in a case, or is planned. */
interface CaseEvent {
  readonly day: Day;
  readonly what: string;
}

/** So many days are shown with the rest of a case; the others on their own. */
const shownDays = 12;

const requestKinds: Readonly<Record<Referral["type"], string>> = {
  ehc_needs_assessment: "Request for an assessment received",
  ehcp_transfer_in: "Transfer in of a plan received",
  additional_funding: "Request for additional funding received",
  out_of_borough_place: "Request for an out of borough place received",
};

/** Returns an event; none where its day is not recorded. */
function event(day: Day | null, what: string): CaseEvent[] {
  return day === null ? [] : [{ day, what }];
}

/** Adds the words that a record was decided in, as they are recorded. */
function inWords(what: string, ...words: readonly (string | null)[]): string {
  const known = words.filter((word) => word !== null);
  return known.length === 0 ? what : `${what}: ${known.map((word) => `"${word}"`).join(", ")}`;
}

function requestEvents({
  type,
  receivedOn,
  decidedOn,
  decisionTaken,
  withdrawnOn,
  assessments,
}: Referral): CaseEvent[] {
  return [
    ...event(receivedOn, requestKinds[type]),
    ...event(decidedOn, inWords("Request decided", decisionTaken)),
    ...event(withdrawnOn, "Request withdrawn"),
    ...assessments.flatMap((one) =>
      event(one.decidedOn, inWords("Assessment decided", one.nextAction, one.nextActionReason)),
    ),
  ];
}

function planEvents(plan: Plan, on: Day): CaseEvent[] {
  const { origin, issuedOn, responsibleFrom, exemption, ceasedOn, ceasedReason, reviews } = plan;
  const isOther = origin === "transfer_in" || (responsibleFrom !== null && responsibleFrom !== issuedOn);
  const exempt = exemption === null ? "" : ` (exemption: "${exemption}")`;
  return [
    ...event(issuedOn, `${origin === "transfer_in" ? "Plan issued by another authority" : "Plan issued"}${exempt}`),
    ...(isOther ? event(responsibleFrom, "Plan taken over by this authority") : []),
    ...event(ceasedOn, inWords("Plan ceased", ceasedReason)),
    ...reviews.flatMap((review) => reviewEvents(review, on)),
  ];
}

function reviewEvents(review: Review, on: Day): CaseEvent[] {
  const { completedOn, outcome, decidedOn, amendedDraftOn, amendedFinalOn, scheduledOn } = review;
  const held = effectiveOn(review, on);
  const isDecided = decidedOn !== null;
  const result = outcome === null ? "" : `, outcome ${outcome}`;
  return [
    ...(isScheduledOn(review, on) ? event(scheduledOn, "Review scheduled") : []),
    ...event(held, `Review held${isDecided ? "" : result}`),
    ...(completedOn === held || !isBy(completedOn, on) ? [] : event(completedOn, "Review recorded as complete")),
    ...event(decidedOn, `Decision after the review${result}`),
    ...event(amendedDraftOn, "Proposed amendments sent"),
    ...event(amendedFinalOn, "Amended final plan issued"),
  ];
}

function workerEvents(
  { worker, relationship, startOn, endOn }: WorkerRelationship,
  { snapshot }: CaseNow,
): CaseEvent[] {
  const name = worker === null ? "someone the data does not name" : officerNames(snapshot).officer(worker);
  return [...event(startOn, `${relationship}: ${name}`), ...event(endOn, `${relationship}: ${name} (until then)`)];
}

/** Returns the days of a case in order, each with what happened on it, the planned ones last. */
function caseDays(now: CaseNow): { readonly day: Day; readonly what: string }[] {
  const { person, on } = now;
  const events = [
    ...person.referrals.flatMap(requestEvents),
    ...person.plans.flatMap((plan) => planEvents(plan, on)),
    ...person.relationships.flatMap((one) => workerEvents(one, now)),
  ];
  const byDay = new Map<Day, string[]>();
  for (const { day, what } of events) {
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [what]);
    else if (!known.includes(what)) known.push(what);
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, what]) => ({ day, what: what.join("; ") }));
}

/** Shows the days of a case: all, or the latest, with the others behind a button. */
export function daysList(now: CaseNow, isAll: boolean): List {
  const days = caseDays(now);
  const shown = isAll ? days : days.slice(-shownDays);
  const earlier = days.length - shown.length;
  const choices =
    earlier > 0 ? [{ label: `All ${days.length} events`, words: `case ${now.person.caseReference} all days` }] : [];
  const title = earlier > 0 ? `Its latest ${shown.length} of ${days.length} events` : "Its events in order";
  return {
    kind: "list",
    headings: ["Day", "What happened"],
    items: shown.map(({ day, what }) => ({ cells: [spelledDay(day), day > now.on ? `${what} (planned)` : what] })),
    total: shown.length,
    group: { title, action: "", choices },
  };
}
