import { permitted, rights } from "../access/rights.ts";
import { sharedNumbers } from "../access/rounding.ts";
import type { AlertKind } from "../alert.ts";
import {
  numberText,
  type Choice,
  type Figure,
  type Part,
  type PrivateAnswer,
  type Unit,
  type Value,
} from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { CommandContext } from "../context.ts";
import type { DigestItem } from "../digest/decide.ts";
import { caseCount, countOf, workListOf, type ShownItem } from "../digest/digest-lines.ts";
import { addDays, endOfMonth, lastMonths, spelledDay } from "../facts/calendar.ts";
import { officerNames } from "../facts/case-officer.ts";
import type { Measure } from "../measure.ts";
import { roundingNote } from "../measures/answer/measure-notes.ts";
import type { Filters } from "../measures/engine/asked.ts";
import { scopeAsked } from "../measures/engine/scope.ts";
import { isHeld, noOfficersText } from "../measures/engine/source-needs.ts";
import { exactQuery } from "../query/exact-query.ts";
import { mapInSteps, type Steps } from "../cases/snapshot-work.ts";
import { UserError } from "../user-error.ts";
import { exampleQuestions } from "./example-questions.ts";
import { workOf } from "./my-work-report.ts";
import { privateAnswer } from "./private-answer.ts";

interface TodayFigure {
  readonly label: string;
  readonly measure: string;
  readonly unit: Unit;
}

/** What a manager of the service looks at first: demand, the two statutory waits, the plans, their reviews. */
const figures: readonly TodayFigure[] = [
  { label: "Current plans", measure: "plans.current", unit: "count" },
  { label: "Requests waiting for a decision", measure: "referrals.undecided", unit: "count" },
  { label: "Waiting for a plan", measure: "issued.awaiting-since-referral", unit: "count" },
  { label: "Issued within 20 weeks, year to date", measure: "issued.within-20-weeks", unit: "percent" },
  { label: "Reviewed in the last 12 months", measure: "reviews.last-12-months", unit: "percent" },
  { label: "Overdue reviews", measure: "reviews.overdue", unit: "count" },
];

/** How many month ends a trend shows before today. */
const trendMonths = 5;

/**
 * Returns what somebody needs on opening the bot: their alerts, six figures with their change since the last month's end, and
 * questions to ask. Officers see figures of their own cases, team managers of their team. By the asker's rights.
 */
export function* todayAnswer(
  context: CommandContext,
  measures: readonly Measure[],
  kinds: readonly AlertKind[],
): Steps<PrivateAnswer> {
  const { colleague, rounder } = context;
  const { whose, filters } = ownFilters(context);
  const waiting = yield* alertParts(context, kinds);
  const shown: Figure[] = [];
  for (const one of figures) {
    const measure = measures.find(({ id }) => id === one.measure);
    if (measure !== undefined) shown.push(...(yield* figureOf(one, measure, filters, context)));
  }
  const parts: Part[] = [
    ...waiting,
    ...shown,
    {
      kind: "choices",
      title: "Questions to ask",
      choices: exampleQuestions(context.colleague, context.snapshot.limits),
    },
    ...(rights[colleague.role].isRounded ? [roundingNote(rounder)] : []),
  ];
  return { ...privateAnswer(whose === null ? "Today" : `Today: ${whose}`, context, parts), query: "today" };
}

interface OwnFilters {
  /** Whose cases the figures are of; null: the whole council's. */
  readonly whose: string | null;
  readonly filters: Filters;
}

function ownFilters({ colleague, snapshot }: CommandContext): OwnFilters {
  const { role, team, workers } = colleague;
  const [worker, another] = workers;
  if (role === "officer" && worker !== undefined && another === undefined) {
    return { whose: "your cases", filters: { officer: officerNames(snapshot).officer(worker) } };
  }
  if (role === "team-manager" && team !== null) return { whose: team, filters: { team } };
  return { whose: null, filters: {} };
}

/** Says what waits for the asker, for a manager what waits in the team or the council; nothing for roles without alerts. */
function* alertParts(context: CommandContext, kinds: readonly AlertKind[]): Steps<Part[]> {
  const { role, team } = context.colleague;
  if (role === "viewer" || role === "analyst") return [];
  const nobody = noOfficersText(context.snapshot);
  const items = yield* itemsFor(context, kinds);
  yield;
  const { lines, older, unallocated } = workListOf(items);
  yield;
  const all = [...lines, ...older];
  const late = all.filter(({ alert }) => alert.days < 0);
  const soon = all.filter(({ alert }) => alert.days >= 0 && alert.dueOn <= addDays(context.today, soonDays));
  const byOfficer = team === null ? "reviews.overdue by officer" : `reviews.overdue team:"${team}" by officer`;
  const choices: Choice[] = [
    ...(all.length > 0 ? [{ label: "My work", words: "my work" }] : []),
    ...(late.length > 0 ? [{ label: "Only what is overdue", words: "my work late" }] : []),
    ...(role === "officer" || nobody !== null ? [] : [{ label: "Overdue reviews by case officer", words: byOfficer }]),
    ...(unallocated.length > 0 ? [{ label: "Cases without a case officer", words: "my work unallocated" }] : []),
  ];
  const counted = [
    ...(late.length > 0 ? [`${numberText(late.length, "count")} overdue`] : []),
    ...(soon.length > 0 ? [`${numberText(soon.length, "count")} due in the next ${soonDays} days`] : []),
    ...(unallocated.length > 0 ? [`${numberText(unallocated.length, "count")} without a case officer`] : []),
  ];
  return [
    { kind: "say", text: waitingText([...all, ...unallocated], counted, whereOf(context)) },
    ...(nobody === null ? [] : [{ kind: "note" as const, about: "caveat" as const, text: nobody }]),
    ...(choices.length > 0 ? [{ kind: "choices" as const, title: "What needs a decision", choices }] : []),
  ];
}

const soonDays = 7;

/** Returns the alerts that the asker looks after, as my work has them. */
function* itemsFor(context: CommandContext, kinds: readonly AlertKind[]): Steps<readonly DigestItem[]> {
  const { own, others } = yield* workOf(context, kinds);
  return [...new Map([...own.items, ...others].map((item) => [item.key, item])).values()];
}

function whereOf({ colleague: { role, team } }: CommandContext): string {
  if (role === "officer") return "you";
  return role === "team-manager" && team !== null ? `${team}'s case officers` : "the council's case officers";
}

function waitingText(all: readonly ShownItem[], counted: readonly string[], who: string): string {
  if (all.length === 0) return `No alert waits for ${who}.`;
  const verb = all.length === 1 ? "waits" : "wait";
  const alerts = `${countOf(all.length, "alert")} on ${countOf(caseCount(all), "case")} ${verb} for ${who}`;
  return counted.length === 0 ? `${alerts}.` : `${alerts}: ${counted.join(", ")}.`;
}

/** Makes a figure with its change and its trend; none where the asker may not see it. */
function* figureOf(
  one: TodayFigure,
  measure: Measure,
  filters: Filters,
  context: CommandContext,
): Steps<readonly Figure[]> {
  const { snapshot, today, colleague, rounder } = context;
  const numbers = rights[colleague.role].isRounded ? sharedNumbers(measure, rounder) : measure;
  const valueOn = (on: Day): Value => {
    const asked = { filters: on === today ? filters : { ...filters, on } };
    const scope = permitted(measure, scopeAsked(snapshot, today, asked, measure), undefined, colleague, today);
    return one.unit === "percent" ? (numbers.rate(scope)?.percent ?? null) : numbers.count(scope);
  };
  // a source that holds how things stand today may not hold how they stood
  const valueOrNull = (on: Day): Value => {
    try {
      return valueOn(on);
    } catch (error) {
      if (error instanceof UserError && isHeld(snapshot, measure.id)) return null;
      throw error;
    }
  };
  const ends = lastMonths(today, trendMonths + 1)
    .slice(0, -1)
    .map(endOfMonth);
  try {
    const trend = yield* mapInSteps([...ends, today], (on) => (on === today ? valueOn(on) : valueOrNull(on)));
    const [before = null, now = null] = trend.slice(-2);
    return [
      {
        kind: "figure",
        label: one.label,
        value: now,
        unit: one.unit,
        against: changeText(now, before, one.unit, ends.at(-1) ?? today),
        trend,
        words: exactQuery({ measure, filters }, snapshot),
      },
    ];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function changeText(now: Value, before: Value, unit: Unit, since: Day): string {
  const day = spelledDay(since).replace(/ \d{4}$/, "");
  if (now === null || before === null) return `no figure on ${day}`;
  const change = Math.abs(now - before);
  if (change === 0) return `the same as on ${day}`;
  const isMore = now > before;
  if (unit === "percent")
    return `${change} ${change === 1 ? "point" : "points"} ${isMore ? "higher" : "lower"} than on ${day}`;
  return `${numberText(change, "count")} ${isMore ? "more" : "fewer"} than on ${day}`;
}
