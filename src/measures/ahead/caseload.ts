import { numberText } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Person, Plan, Referral } from "../../cases/records.ts";
import { lastEventsOn, requestPlacesOn } from "../../facts/by-day.ts";
import { addDays, addMonths, spelledDay } from "../../facts/calendar.ts";
import { notAllocated } from "../../facts/case-officer.ts";
import { isReviewLateInLaw, overdueAfterMonths } from "../../facts/review.ts";
import { toAssess, toDecidePlan, toIssue } from "../../facts/wait.ts";
import { measure, type Measure } from "../../measure.ts";
import { stock, type Figures } from "../engine/figures.ts";
import type { Population } from "../engine/population.ts";
import type { Scope } from "../engine/scope.ts";
import { planSubject, referralSubject } from "../engine/subjects.ts";
import { fixedLabels, officerSplit } from "../engine/splits/recorded-splits.ts";
import { currentPlans, requestsAt } from "../populations.ts";

/** What an officer holds. */
type Held = Plan | Referral;

const isPlan = (held: Held): held is Plan => "planId" in held;
const openRequests = requestsAt("undecided", "assessing", "awaiting issue");
const person = (held: Held): Person => held.person;

const heldCases: Population<Held> = {
  view: "plan",
  viewOf: (held) => (isPlan(held) ? "plan" : "referral"),
  noun: "current plans and open requests",
  id: (held) => (isPlan(held) ? planSubject.id(held) : referralSubject.id(held)),
  person,
  reads: ["person", "worker_relationship", "referral", "assessment", "plan", "review"],
  records: (scope) => [...currentPlans.records(scope), ...openRequests.records(scope)],
};

const columns = ["Plans", "Open requests", "Reviews due in 13 weeks", "Late", "Overdue"];
const [plansLabel = "", requestsLabel = "", dueLabel = "", lateLabel = "", overdueLabel = ""] = columns;

/** Weeks from the request within which a request must leave each place. */
const weeksAt: Readonly<Record<string, number>> = {
  undecided: toAssess.limit,
  assessing: toDecidePlan.limit,
  "awaiting issue": toIssue.limit,
};

/** Returns the columns that count a plan. */
function columnsOfPlan(plan: Plan, { snapshot, on }: Scope): string[] {
  const last = lastEventsOn(snapshot, on)(plan);
  const isDue = last !== null && isDueIn13Weeks(addDays(addMonths(last, 12), -1), on);
  const isOverdue = last !== null && on > addMonths(last, overdueAfterMonths);
  return [
    plansLabel,
    ...(isDue ? [dueLabel] : []),
    ...(isReviewLateInLaw(last, on) ? [lateLabel] : []),
    ...(isOverdue ? [overdueLabel] : []),
  ];
}

/** Whether a last lawful day is the day or comes in the 13 weeks after it. */
function isDueIn13Weeks(dueOn: Day, on: Day): boolean {
  return dueOn >= on && dueOn <= addDays(on, 13 * 7);
}

/** Returns the columns that count a request. */
function columnsOfRequest(request: Referral, { snapshot, on }: Scope): string[] {
  const weeks = weeksAt[requestPlacesOn(snapshot, on)[request.at] ?? ""] ?? toIssue.limit;
  const isPast = (limit: number) => on > addDays(request.receivedOn, limit * 7);
  return [requestsLabel, ...(isPast(weeks) ? [lateLabel] : []), ...(isPast(toIssue.limit) ? [overdueLabel] : [])];
}

/** Returns how much there is, how much an officer holds on average, and who holds the most late cases. */
function sentenceOf({ rows, columns: shown }: Figures, { on }: Scope): string {
  const at = (label: string) => shown.findIndex((column) => column.label === label);
  const sum = (label: string) => rows.reduce((all, { values }) => all + (values[at(label)] ?? 0), 0);
  const officers = rows.filter(({ label }) => label !== notAllocated);
  const nobodys = rows.find(({ label }) => label === notAllocated)?.values[at(plansLabel)] ?? 0;
  const text = (number: number) => numberText(number, "count");
  const held = sum(plansLabel) - nobodys;
  const requests = sum(requestsLabel);
  const hold = officers.length === 1 ? "1 case officer holds" : `${text(officers.length)} case officers hold`;
  const heads = `On ${spelledDay(on)}, ${hold} ${text(held)} ${held === 1 ? "plan" : "plans"}`;
  const open = ` ${text(requests)} ${requests === 1 ? "request is" : "requests are"} open.`;
  const without =
    nobodys === 0 ? "" : ` ${text(nobodys)} ${nobodys === 1 ? "plan has" : "plans have"} no case officer.`;
  if (officers.length < 2) return `${heads}.${open}${without}`;
  const most = (label: string) => {
    const [first] = officers.toSorted((a, b) => (b.values[at(label)] ?? 0) - (a.values[at(label)] ?? 0));
    return `${first?.label ?? ""} (${text(first?.values[at(label)] ?? 0)})`;
  };
  return `${heads}, an average of ${text(Math.round(held / officers.length))}.${open} The most plans: ${most(plansLabel)}. The most late cases: ${most(lateLabel)}.${without}`;
}

/** What each case officer holds. */
export const caseloadMeasure: Measure = measure({
  id: "caseload",
  title: "Workload of case officers",
  splitTitle: "Workload",
  synonyms: "workload, workloads, overloaded",
  counts:
    "current plans and open requests by case officer: those whose review is due in 13 weeks, those late in law (reviews past 12 months, requests past 6, 16 or 20 weeks at their step), and of these those overdue (reviews past 14 months, requests past 20 weeks)",
  why: "Shows who holds more than the others, and whose cases are late.",
  empty: { what: "current plans and open requests" },
  timing: stock,
  population: heldCases,
  rows: officerSplit(person),
  rowsAreOfficers: true,
  rankedBy: plansLabel,
  columns: fixedLabels("Cases", columns, (held: Held, scope) =>
    isPlan(held) ? columnsOfPlan(held, scope) : columnsOfRequest(held, scope),
  ),
  rowsOverlap: true,
  headline: sentenceOf,
  chart: "stacked-bars",
  charted: [plansLabel, requestsLabel],
});
