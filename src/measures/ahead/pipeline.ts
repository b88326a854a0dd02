import { numberText } from "../../answer.ts";
import type { Plan } from "../../cases/records.ts";
import { lastEventsOn } from "../../facts/by-day.ts";
import { addDays, addMonths, spelledDay } from "../../facts/calendar.ts";
import { isCompletedOn } from "../../facts/review.ts";
import { measure, type Measure } from "../../measure.ts";
import { stock, type Figures } from "../engine/figures.ts";
import { besideOf } from "../engine/population.ts";
import type { Scope } from "../engine/scope.ts";
import { fixedLabels } from "../engine/splits/recorded-splits.ts";
import { sumOf } from "../engine/tabulate.ts";
import { plansUnderReview } from "../populations.ts";

const late = "Late";
/** By how many days from the day asked about a review's last lawful day comes, at most. */
const bands = [
  { label: "Next 2 weeks", days: 14 },
  { label: "3 to 4 weeks", days: 28 },
  { label: "5 to 13 weeks", days: 91 },
] as const;
const rowLabels = [late, ...bands.map(({ label }) => label)];
const [scheduled, notScheduled] = ["Scheduled", "Not scheduled"] as const;

/** Returns the row of a plan by its last lawful day; null: that is further off than 13 weeks. */
function rowOf(plan: Plan, { snapshot, on }: Scope): string | null {
  const last = lastEventsOn(snapshot, on)(plan);
  if (last === null) return null;
  const left = addMonths(last, 12) - 1 - on;
  return left < 0 ? late : (bands.find(({ days }) => left <= days)?.label ?? null);
}

/** Whether a review is booked for the day or later. A day that passed without it is no booking. */
function isBooked({ reviews }: Plan, on: number): boolean {
  return reviews.some(({ scheduledOn, completedOn }) => {
    const isHeld = completedOn !== null && completedOn <= on;
    return scheduledOn !== null && scheduledOn >= on && !isHeld;
  });
}

const weeksLookedBack = 13;

/** Whether one of the plan's reviews was completed in the 13 weeks to the day. */
function isHeldLately({ reviews }: Plan, { on }: Scope): boolean {
  const before = addDays(on, -7 * weeksLookedBack);
  return reviews.some((review) => isCompletedOn(review, on) && !isCompletedOn(review, before));
}

/**
 * Says how many reviews are late, how many are held a week, and when none would be late at that pace. Within a year, every
 * current plan falls due once: a pace that does not hold them all in that time never does.
 */
function sentenceOf(figures: Figures, { on }: Scope): string {
  const { rows, columns, beside } = figures;
  const labels = columns.map(({ label }) => label);
  const sum = (row: readonly string[]) => sumOf(figures, row, labels);
  const lateNow = sum([late]);
  const soon = sum(rows.flatMap(({ label }) => (label === late ? [] : [label])));
  const { lately = 0, plans = 0 } = beside ?? {};
  const pace = lately / weeksLookedBack;
  const text = (number: number) => numberText(number, "count");
  const day = spelledDay(on);
  if (lateNow === 0) return `No review is late in law on ${day}. ${text(soon)} fall due in the next 13 weeks.`;
  const heads = `${text(lateNow)} ${lateNow === 1 ? "review is" : "reviews are"} late in law on ${day} (past 12 months) and ${text(soon)} more fall due in the next 13 weeks. ${weekText(pace)} a week ${pace === 1 ? "was" : "were"} held in the last 13 weeks.`;
  const weeks = weeksToClear(lateNow, soon, plans, pace);
  if (weeks === null) {
    return `${heads} At that pace the late ones are never gone: ${weekText(plans / 52)} a week would hold every review within a year.`;
  }
  return `${heads} At that pace the late ones are gone in about ${text(weeks)} ${weeks === 1 ? "week" : "weeks"}, by ${spelledDay(addDays(on, weeks * 7))}.`;
}

const weekText = (number: number) =>
  numberText(number < 10 ? Math.round(number * 10) / 10 : Math.round(number), "count");

/**
 * Returns the first week after which the reviews held are as many as those that are late now or fall due by then. The
 * reviews of 13 weeks fall due evenly, and so do the others in the 39 weeks after. Null: not within a year, so never.
 */
function weeksToClear(late: number, soon: number, plans: number, pace: number): number | null {
  const afterwards = Math.max(0, plans - late - soon);
  for (let week = 1; week <= 52; week += 1) {
    const due = soon * Math.min(1, week / 13) + afterwards * Math.max(0, (week - 13) / 39);
    if (pace * week >= late + due) return week;
  }
  return null;
}

/** The reviews that are late, and those that fall due next. */
export const pipelineMeasure: Measure = measure({
  id: "reviews.pipeline",
  title: "Reviews late and due in the next 13 weeks, booked or not",
  synonyms: "review pipeline, reviews pipeline, backlog of reviews cleared, reviews booked or not",
  counts:
    "current plans by the last lawful day of their review (12 months after the last review or issue), and whether a review is booked from the day asked about on. A review counts as held in the week of its completion",
  why: "Shows whether reviews are held faster than they fall due, and which have no date yet.",
  source: "Children and Families Act 2014, section 44(1)",
  dependsOn: ["review-date-incorrect", "review-date-blank"],
  empty: { what: "reviews late or due in 13 weeks" },
  timing: stock,
  population: plansUnderReview,
  rows: fixedLabels("Due", rowLabels, rowOf),
  columns: fixedLabels("Booked", [scheduled, notScheduled], (plan: Plan, { on }) =>
    isBooked(plan, on) ? scheduled : notScheduled,
  ),
  beside: (scope, plans) => ({
    lately: besideOf(
      plansUnderReview,
      plans.filter((plan) => isHeldLately(plan, scope)),
    ),
    plans: besideOf(plansUnderReview, plans),
  }),
  headline: sentenceOf,
  headlineIsOfRows: true,
  waitFrom: "the last review or issue",
  waitOf: (plan, { snapshot, on }) => [lastEventsOn(snapshot, on)(plan), on],
  dueOf: (plan, { snapshot, on }) => {
    const last = lastEventsOn(snapshot, on)(plan);
    return last === null ? null : addDays(addMonths(last, 12), -1);
  },
  nextStep: "Book the review, or hold it.",
  chart: "stacked",
  limit: { after: 1, label: "Legal limit: 12 months" },
});
