import { numberText, type Value } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Referral } from "../../cases/records.ts";
import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { isIssuedInTime, openPlaceOn, planDueOn } from "../../facts/ahead/plan-odds.ts";
import { requestCourses, type Course } from "../../facts/ahead/request-course.ts";
import {
  errorLastYear,
  expectationOn,
  last12Months,
  openCourses,
  outlookOf,
  sumOfExpectations,
  type Expectation,
  type ForecastError,
  type Outlook,
  type OutlookParts,
} from "../../facts/ahead/year-outlook.ts";
import {
  addDays,
  addMonths,
  endOfMonth,
  endOfYear,
  firstOfMonth,
  firstOfYear,
  isBy,
  monthLabel,
  spelledDay,
  yearOf,
} from "../../facts/calendar.ts";
import { measure, type Measure } from "../../measure.ts";
import { stock, type Figures } from "../engine/figures.ts";
import { besideOf, countedRecords, type Beside, type Population } from "../engine/population.ts";
import type { Scope } from "../engine/scope.ts";
import { labelsOf, noLabel, type Split } from "../engine/splits/split.ts";
import { fixedLabels } from "../engine/splits/recorded-splits.ts";
import { leastBase } from "../engine/tabulate.ts";
import { timelinessOf, twentyWeeks } from "../issued.ts";
import { newPlans, requestsAt } from "../populations.ts";

const target = 85;
const monthsShown = 6;
const columns = ["Due", "Issued in time", "Lost already"];
const [due = "", inTime = "", lost = ""] = columns;
const expectedLabel = "Expected in time";

const courseByRequest = oncePerSnapshot(
  (snapshot) => new Map(requestCourses(snapshot).map((course) => [course.request, course])),
);

function courseOf(request: Referral, snapshot: Snapshot): Course {
  return courseByRequest(snapshot).get(request) ?? { request, stays: [], issuedOn: null };
}

/** Returns the last day of the months shown: this month's and the next five. */
function lastShown(on: Day): Day {
  return endOfMonth(addMonths(firstOfMonth(on), monthsShown - 1));
}

/** Whether a request is one of the months shown: open, or with a plan by the day, and due in one of them. */
function isShown(course: Course, on: Day): boolean {
  const dueOn = planDueOn(course);
  const hasPlan = isBy(course.issuedOn, on) && course.request.receivedOn <= on;
  return dueOn >= firstOfMonth(on) && dueOn <= lastShown(on) && (hasPlan || openPlaceOn(course, on) !== null);
}

const dueRequests: Population<Referral> = {
  ...requestsAt("undecided", "assessing", "awaiting issue"),
  records: ({ snapshot, on }) =>
    requestCourses(snapshot)
      .filter((course) => isShown(course, on))
      .map(({ request }) => request),
};

const months: Split<Referral> = {
  heading: "Month",
  isOverTime: true,
  open: ({ snapshot, on }) => {
    const first = firstOfMonth(on);
    const labels = labelsOf(Array.from({ length: monthsShown }, (_, at) => monthLabel(addMonths(first, at))));
    return {
      labels,
      assign: (request) => {
        const dueOn = planDueOn(courseOf(request, snapshot));
        return dueOn < first || dueOn > lastShown(on) ? noLabel : labels.numberOf(monthLabel(dueOn));
      },
    };
  },
};

/** Returns the columns that count a request. */
function columnsOf(request: Referral, { snapshot, on }: Scope): string[] {
  const course = courseOf(request, snapshot);
  if (isIssuedInTime(course, on)) return [due, inTime];
  return planDueOn(course) < on ? [due, lost] : [due];
}

/** Returns the numbers that the year's percentage is made of, by the question's filters. */
function besideYear(scope: Scope): Record<keyof OutlookParts, Beside> {
  const { snapshot, on } = scope;
  const issuedIn = (from: Day) => {
    const plans = countedRecords({ ...newPlans, records: (one) => newPlans.within(one, { from, to: on }) }, scope);
    const onTime = plans.filter((plan) => timelinessOf(plan) === "Within 20 weeks");
    return [besideOf(newPlans, plans), besideOf(newPlans, onTime)] as const;
  };
  const [issued, issuedInTime] = issuedIn(firstOfYear(yearOf(on)));
  const [recent, recentInTime] = issuedIn(last12Months(on).from);
  const open: Population<Referral> = {
    ...dueRequests,
    records: () => openCourses(snapshot, on).map(({ request }) => request),
  };
  const requests = countedRecords(open, scope);
  const expectation = expectationOn(snapshot, on);
  const sums = sumOfExpectations(requests.map((request) => expectation(courseOf(request, snapshot))));
  const { of } = besideOf(dueRequests, requests);
  const beside = (name: keyof Expectation): Beside => ({ number: sums[name], of });
  return {
    issued,
    inTime: issuedInTime,
    recent,
    recentInTime,
    toCome: beside("toCome"),
    possible: beside("possible"),
    expected: beside("expected"),
  };
}

function partsOf({ beside = {} }: Figures): OutlookParts {
  const number = (name: keyof OutlookParts) => beside[name] ?? 0;
  return {
    issued: number("issued"),
    inTime: number("inTime"),
    recent: number("recent"),
    recentInTime: number("recentInTime"),
    toCome: number("toCome"),
    possible: number("possible"),
    expected: number("expected"),
  };
}

const whole = (value: number) => Math.round(value);
const percentText = (value: Value) => (value === null ? "n/a" : `${Math.min(100, whole(value))}%`);
const text = (number: number) => numberText(whole(number), "count");

/** Whether the case-by-case forecast was nearer last year; where nothing tells, it is taken. */
function isCaseByCase(error: ForecastError | null): boolean {
  return error === null || error.said < error.asLately;
}

/** Says by how much such forecasts were off, and which of the two is shown. */
function errorText(error: ForecastError | null, on: Day): string {
  const year = yearOf(on) - 1;
  if (error === null) return `How good such a forecast is cannot be measured: no plans of ${year} are recorded.`;
  const points = (number: number) => `${number.toFixed(1)} ${number.toFixed(1) === "1.0" ? "point" : "points"}`;
  const said = `case by case it was ${points(error.said)} off on average in ${year}, and ${points(error.asLately)} as in the 12 months before`;
  return isCaseByCase(error)
    ? `Past error: ${said}.`
    : `Past error: ${said}, so it is shown as in the last 12 months; the months are case by case.`;
}

/** Says how many of the plans to come the target needs; empty: it is reached without them. */
function neededText({ issued, inTime: onTime, toCome, possible }: OutlookParts, base: number, on: Day): string {
  const needed = base * Math.ceil(((target / 100) * (issued + toCome) - onTime) / base);
  if (needed <= 0) return ` ${target}% is reached whatever comes of them.`;
  if (needed <= possible) return ` ${target}% needs ${text(needed)} of them in time.`;
  // a request that is still to be received may get its plan in time by the end of the year
  const mayAdd = addDays(on, 20 * 7) < endOfYear(yearOf(on)) ? " Requests still to come may add to them." : "";
  return ` ${target}% would need ${text(needed)} of them in time, and only ${text(possible)} can still be.${mayAdd}`;
}

function sentenceOf(figures: Figures, { snapshot, on }: Scope): string {
  const parts = partsOf(figures);
  const { issued, inTime: onTime, toCome } = parts;
  const outlook = outlookOf(parts);
  const year = yearOf(on);
  // rounded for many, a percentage of few would be far from the true one
  const tell = (value: keyof Outlook, of: number) =>
    figures.rounded !== undefined && of < leastBase ? null : outlook[value];
  const all = issued + toCome;
  const error = errorLastYear(snapshot, on);
  const expected = isCaseByCase(error) ? tell("expected", all) : tell("asLately", all);
  const toDate =
    issued === 0
      ? `No plans issued in ${year} to ${spelledDay(on)}`
      : `${percentText(tell("toDate", issued))} to date (${text(onTime)} of ${text(issued)} ${issued === 1 ? "plan" : "plans"})`;
  const range = `${percentText(tell("least", all))} to ${percentText(tell("most", all))} possible`;
  const heads = `${toDate}; expected ${percentText(expected)} for ${year} (${range}), with ${text(toCome)} more ${whole(toCome) === 1 ? "plan" : "plans"} of the open requests by the end of the year.`;
  return `${heads}${all === 0 ? "" : neededText(parts, figures.rounded?.base ?? 1, on)} ${errorText(error, on)}`;
}

/** What the year's percentage within 20 weeks will be, and the months ahead. */
export const forecastMeasure: Measure = measure({
  id: "forecast.20-weeks",
  title: "Outlook for plans within 20 weeks",
  synonyms: "outlook, year outlook, 20 week outlook, forecast of 20 weeks",
  counts:
    "requests by the month in which their 20 weeks end, open or with a plan: those issued in time, the open ones expected to be (by what became of earlier requests that stood at the same step at the same age), and those that are late already",
  why: "Says in time whether the target can be met, and which months decide it.",
  source: `${twentyWeeks}; the ${target}% target is local; the method is in docs/ahead.md`,
  empty: { what: "requests whose 20 weeks end in this month or the next five" },
  timing: stock,
  population: dueRequests,
  rows: months,
  columns: fixedLabels("Requests", columns, columnsOf),
  worked: [
    {
      label: expectedLabel,
      kind: "number",
      before: lost,
      of: ({ snapshot, on }) => {
        const expectation = expectationOn(snapshot, on);
        return (requests) =>
          sumOfExpectations(requests.map((request) => expectation(courseOf(request, snapshot)))).everInTime;
      },
    },
  ],
  beside: besideYear,
  headline: sentenceOf,
  headlineIsOfRows: true,
  waitFrom: "the request",
  waitOf: ({ receivedOn }, { on }) => [receivedOn, on],
  dueOf: (request, { snapshot }) => planDueOn(courseOf(request, snapshot)),
  nextStep: "Issue the plan, or decide not to and notify the parent or young person.",
  chart: "stacked",
  charted: [inTime, expectedLabel, lost],
  tones: { [inTime]: "in-time", [lost]: "late" },
});
