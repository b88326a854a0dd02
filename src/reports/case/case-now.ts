import type { Day } from "../../cases/day.ts";
import type { Person, Plan, Referral } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { isOpenRequestOn } from "../../facts/active.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { beganOn, isCurrentOn } from "../../facts/plan.ts";
import { isNewClient, requestPlaceOn, type RequestPlace } from "../../facts/request.ts";
import { ownLatestReview, type HeldReview } from "../../facts/review-clock.ts";
import { dayCount, dueText, type RunningClock, type StatutoryClock } from "../../facts/statutory-clock.ts";

/** A case on a day, with the request and the plan that questions about it mean. */
export interface CaseNow {
  readonly person: Person;
  readonly on: Day;
  readonly snapshot: Snapshot;
  /** The latest request for an assessment, an open one first, with its place; null: none is recorded. */
  readonly request: { readonly record: Referral; readonly place: RequestPlace } | null;
  /** The current plan or, without one, the latest that was issued; null: there is none. */
  readonly plan: Plan | null;
  /** The latest completed review of the plan that this authority must act on. */
  readonly held: HeldReview | null;
}

/** Looks at a case on a day. */
export function caseNow(person: Person, on: Day, snapshot: Snapshot): CaseNow {
  const { words } = snapshot;
  const requests = person.referrals
    .filter(isNewClient)
    .flatMap((record) => {
      const place = requestPlaceOn(record, on, words);
      return place === null ? [] : [{ record, place, isOpen: isOpenRequestOn(record, on, words) }];
    })
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.record.receivedOn - a.record.receivedOn);
  const issued = (plan: Plan) => beganOn(plan) ?? Number.POSITIVE_INFINITY;
  const plans = person.plans
    .filter((plan) => issued(plan) <= on)
    .sort((a, b) => Number(isCurrentOn(b, on)) - Number(isCurrentOn(a, on)) || issued(b) - issued(a));
  const [request = null] = requests;
  const [plan = null] = plans;
  return { person, on, snapshot, request, plan, held: plan === null ? null : ownLatestReview(plan, on) };
}

/** Whether the case's request waits for something that a clock is set for. */
export function isRequestOpen({ request }: CaseNow): boolean {
  return request !== null && request.place !== "issued" && request.place !== "closed";
}

/** Begins a sentence with a capital letter and ends it. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** Writes a limit as people say it: `20 weeks`, `12 months`. */
export function limitOf({ limit, unit }: StatutoryClock): string {
  return unit === "days" && limit % 7 === 0 ? `${limit / 7} weeks` : `${limit} ${unit}`;
}

/** What each clock waits for, in running words. */
const awaited: Readonly<Record<StatutoryClock["id"], string>> = {
  "assessment-decision": "the decision whether to assess",
  "plan-decision": "the decision whether to issue a plan",
  "plan-issue": "the final plan",
  review: "the next annual review",
  "review-after-transfer": "the first annual review after the transfer in",
  "phase-transfer": "the final plan for the next phase of education",
  "review-decision": "the decision after the review",
  "amended-final-from-draft": "the amended final plan",
  "amended-final-from-review": "the amended final plan",
  "record-mending": "the corrected record",
};

/** Names what a clock waits for. `isAmendment`: the plan is to be amended, so that the amendments are what is due first. */
export function awaitedBy({ terms: { id } }: RunningClock, isAmendment = false): string {
  return isAmendment && id === "review-decision" ? proposals : awaited[id];
}

const proposals = "the proposed amendments";

/** Says when something is or was due: "the final plan is due by 9 July 2021, 9 days left". */
export function dueClause(awaits: string, dueOn: Day, on: Day): string {
  const [now, then] = awaits === proposals ? ["are", "were"] : ["is", "was"];
  return `${awaits} ${dueOn < on ? then : now} due by ${dueText(dueOn, on)}`;
}

/** Says a day and how long ago it was: "9 June 2020, 386 days ago". */
export function agoText(day: Day, on: Day): string {
  return day === on ? `${spelledDay(day)}, today` : `${spelledDay(day)}, ${dayCount(on - day)} ago`;
}

/** Writes a number of days with its weeks: `103 days (14 weeks and 5 days)`. */
export function weeksText(days: number): string {
  const [whole, rest] = [Math.floor(days / 7), days % 7];
  if (whole === 0) return dayCount(days);
  const text = `${whole} ${whole === 1 ? "week" : "weeks"}`;
  return `${dayCount(days)} (${rest === 0 ? text : `${text} and ${dayCount(rest)}`})`;
}
