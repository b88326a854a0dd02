/**
 * What a measure, a rule or an alert needs of a source that not every source holds. A source without it would give
 * noughts, so that the question is refused, or answered with a note where it gives nearly all.
 */
import type { Aspect, Snapshot } from "../../cases/snapshot.ts";
import type { Day } from "../../cases/day.ts";
import { spelledDay, type Period } from "../../facts/calendar.ts";
import { UserError } from "../../user-error.ts";

interface Needs {
  /** Without one of these nothing is told. */
  readonly all?: readonly Aspect[];
  /** Without one of these nothing is told by case officer or team. */
  readonly ofOfficers?: readonly Aspect[];
  /** Without one of these what is told is not all. */
  readonly nearly?: readonly Aspect[];
}

const issueDecisions: Needs = { all: ["issue decisions"] };
const otherReferrals: Needs = { all: ["other referrals"] };
const bothDecisions: Needs = { all: ["both decisions"] };
const ended: Needs = { ofOfficers: ["earlier officers"] };
const reviewDays: Needs = { all: ["review days"] };

/** By the ids of measures, of which rules have `quality.<rule>`, and of alerts. What is not named needs nothing special. */
const needsById: Readonly<Record<string, Needs>> = {
  "plans.by-team": { all: ["officers"] },
  "plans.social-care": { all: ["social care"] },
  "plans.current": { nearly: ["transfers"] },
  "plans.ceased": ended,
  "plans.ceased-reasons": ended,
  "referrals.decisions": { nearly: ["transfers"] },
  "referrals.decisions-by-month": { nearly: ["transfers"] },
  "assessments.decisions": { nearly: ["issue decisions"] },
  "assessments.decisions-by-month": { nearly: ["issue decisions"] },
  "assessments.reasons-no-plan": { all: ["reasons"] },
  "assessments.time-from-referral": issueDecisions,
  "assessments.time-from-decision-to-assess": issueDecisions,
  "issued.time-from-decision": issueDecisions,
  "issued.awaiting-since-decision": issueDecisions,
  "issued-excluding.time-from-decision": issueDecisions,
  "reviews.completed": { all: ["every review"] },
  "reviews.completed-by-month": { all: ["every review"] },
  "reviews.trend": { all: ["every review"] },
  "reviews.updates-in-progress": { all: ["amendments"] },
  "other-referrals.decisions-by-year": otherReferrals,
  "other-referrals.decisions-by-month": otherReferrals,
  "other-referrals.undecided": otherReferrals,
  "forecast.20-weeks": issueDecisions,
  caseload: { all: ["officers"] },
  "reviews.pipeline": { all: ["scheduled reviews"] },
  "phase-transfers": { all: ["amendments"] },
  "quality.summary": { nearly: ["scheduled reviews"] },
  "quality.worker-relationship": { all: ["officers"] },
  "quality.assess-decision-mismatch": bothDecisions,
  "quality.refuse-decision-mismatch": bothDecisions,
  "quality.review-not-scheduled": { all: ["scheduled reviews"] },
  "quality.out-of-borough-mismatch": otherReferrals,
  "quality.review-date-incorrect": reviewDays,
  "quality.review-date-blank": reviewDays,
  "amended-plan-pending": { all: ["amendments"] },
};

/** By the id of a measure's part. */
const needOfPart: Readonly<Record<string, Aspect>> = { "transfers-in": "transfers" };

/** The stocks that are told of an earlier day too: what they rest on is in a return with its days. */
const toldOfEarlierDays = new Set([
  "plans.current",
  "plans.by-team",
  "plans.by-gender",
  "plans.by-ethnicity",
  "plans.by-age",
  "referrals.undecided",
]);

/** Everything that this table names, for a test. */
export const namedIds: readonly string[] = [...Object.keys(needsById), ...toldOfEarlierDays];

/** Whether the source holds what a measure, `quality.<rule>` or an alert needs. */
export function isHeld({ limits }: Snapshot, id: string): boolean {
  return limits === null || (needsById[id]?.all ?? []).every((aspect) => !limits.unheld.has(aspect));
}

/** The days of a question. */
interface AskedDays {
  readonly snapshot: Snapshot;
  readonly on: Day;
  readonly period: Period;
  readonly isPeriodAsked: boolean;
  /** The id of the measure's part that is asked about. */
  readonly part?: string;
}

/** The measure of a question. */
interface AskedOf {
  readonly id: string;
  /** Null: a stock. */
  readonly event: unknown;
}

/** What a question names or splits by that not every source holds. */
interface AskedBy {
  /** Case officers or teams. */
  readonly ofOfficers: boolean;
  /** What social care knows a person by. */
  readonly ofCare: boolean;
}

/** Throws UserError where the source cannot tell what is asked: noughts would say that there is none. */
export function checkHeld(days: AskedDays, by: AskedBy, measure: AskedOf): void {
  const reason = unheldReason(days, by, measure);
  if (reason !== null) throw new UserError(reason);
}

/** Says that the source names no case officers, so that alerts are nobody's, in sentences; null: it may name them. */
export function noOfficersText({ limits }: Snapshot): string | null {
  const clause = limits?.unheld.get("officers");
  return clause === undefined ? null : `${limits?.name} does not say whom to alert: ${clause}.`;
}

/** Whether the source can tell what a measure counts in these days. */
export function isHeldAt(days: AskedDays, measure: AskedOf): boolean {
  return unheldReason(days, { ofOfficers: false, ofCare: false }, measure) === null;
}

/** Returns why the source cannot tell what is asked, in a sentence; null: it can. */
function unheldReason(
  { snapshot: { limits }, on, period, isPeriodAsked, part = "" }: AskedDays,
  { ofOfficers, ofCare }: AskedBy,
  { id, event }: AskedOf,
): string | null {
  if (limits === null) return null;
  const refused = (clause: string) => `${limits.name} does not hold this: ${clause}.`;
  const wanted: Aspect[] = [
    ...(needsById[id]?.all ?? []),
    ...(ofCare ? (["social care"] as const) : []),
    ...(ofOfficers ? (["officers", ...(needsById[id]?.ofOfficers ?? [])] as const) : []),
    ...(needOfPart[part] === undefined ? [] : [needOfPart[part]]),
  ];
  for (const aspect of wanted) {
    const clause = limits.unheld.get(aspect);
    if (clause !== undefined) return refused(clause);
  }
  const from = event === null ? on : period.from;
  if (from < limits.from && (event === null || isPeriodAsked)) {
    return refused(`what is in it happened since ${spelledDay(limits.from)}. Ask about a later time`);
  }
  if (event === null && on < limits.standsOn && !toldOfEarlierDays.has(id)) {
    return refused(`it says how this stands on ${spelledDay(limits.standsOn)}. Ask about that day`);
  }
  return null;
}

/** Returns what an answer of a measure must say of its source, in sentences. */
export function heldSentences(
  { limits }: Snapshot,
  { id, isOverTime }: { readonly id: string; readonly isOverTime: boolean },
): string[] {
  if (limits === null) return [];
  const clauses = (needsById[id]?.nearly ?? []).flatMap((aspect) => limits.unheld.get(aspect) ?? []);
  return [
    ...clauses.map((clause) => `${limits.name} does not hold all of this: ${clause}.`),
    ...(isOverTime
      ? [`${limits.name} holds what happened since ${spelledDay(limits.from)}: earlier times are not shown.`]
      : []),
  ];
}
