/** What a year's percentage of plans within 20 weeks will be, and how far off such forecasts were. See docs/ahead.md. */
import type { Day } from "../../cases/day.ts";
import { oncePerDay, oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { addDays, addMonths, endOfMonth, endOfYear, firstOfYear, isWithin, yearOf, type Period } from "../calendar.ts";
import { timeliness } from "../wait.ts";
import { openPlaceOn, planDueOn, planOddsOn } from "./plan-odds.ts";
import { requestCourses, type Course } from "./request-course.ts";

/** The numbers that a forecast is made of: counts, and sums of chances. */
export interface OutlookParts {
  /** New plans issued in the year to the day, and those of them in time. */
  readonly issued: number;
  readonly inTime: number;
  /** New plans issued in the 12 months to the day, and those of them in time. */
  readonly recent: number;
  readonly recentInTime: number;
  /** Plans expected of open requests by the end of the year; those that can still be in time, and that will be. */
  readonly toCome: number;
  readonly possible: number;
  readonly expected: number;
}

/** Percentages from 0 to 100, with fractions; null: of nothing. */
export interface Outlook {
  readonly toDate: number | null;
  /** Case by case. */
  readonly expected: number | null;
  /** If the plans to come are in time as often as those of the last 12 months, as far as they still can be. */
  readonly asLately: number | null;
  /** If none of the plans to come is in time, and if all are that still can be. */
  readonly least: number | null;
  readonly most: number | null;
}

const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

/** Works out the percentages of a year of its parts. */
export function outlookOf(parts: OutlookParts): Outlook {
  const { issued, inTime, recent, recentInTime, toCome, possible, expected } = parts;
  const all = issued + toCome;
  // no more of them than still can be in time
  const asLately = recent === 0 ? null : Math.min(possible, (toCome * recentInTime) / recent);
  return {
    toDate: percentOf(inTime, issued),
    expected: percentOf(inTime + expected, all),
    asLately: asLately === null ? null : percentOf(inTime + asLately, all),
    least: percentOf(inTime, all),
    most: percentOf(inTime + possible, all),
  };
}

/** What is expected of one open request. */
export interface Expectation {
  /** The chance of a plan by the end of the year. */
  readonly toCome: number;
  /** The chance of a plan by then, if it can still be in time. */
  readonly possible: number;
  /** The chance of a plan in time by then. */
  readonly expected: number;
  /** The chance of a plan in time, in this year or the next. */
  readonly everInTime: number;
}

const nothing: Expectation = { toCome: 0, possible: 0, expected: 0, everInTime: 0 };

/** Returns what is expected of a request on the day; nothing of one that is not open, or of which no earlier one tells. */
export function expectationOn(snapshot: Snapshot, on: Day): (course: Course) => Expectation {
  const oddsOf = planOddsOn(snapshot, on);
  return (course) => {
    const place = openPlaceOn(course, on);
    const odds = place === null ? null : oddsOf(place, Math.max(0, on - course.request.receivedOn));
    if (odds === null) return nothing;
    const toCome = odds.inTimeThisYear + odds.lateThisYear;
    const possible = planDueOn(course) < on ? 0 : toCome;
    return { toCome, possible, expected: odds.inTimeThisYear, everInTime: odds.inTime };
  };
}

/** Returns the requests that are open on the day. */
export function openCourses(snapshot: Snapshot, on: Day): Course[] {
  return requestCourses(snapshot).filter((course) => openPlaceOn(course, on) !== null);
}

/** Adds up what is expected of requests. */
export function sumOfExpectations(expectations: readonly Expectation[]): Expectation {
  return expectations.reduce((sum, one) => {
    return {
      toCome: sum.toCome + one.toCome,
      possible: sum.possible + one.possible,
      expected: sum.expected + one.expected,
      everInTime: sum.everInTime + one.everInTime,
    };
  }, nothing);
}

const newPlans = oncePerSnapshot(({ plans }) =>
  plans.flatMap(({ origin, issuedOn, assessment }) =>
    origin === "new" && issuedOn !== null
      ? [{ issuedOn, isInTime: timeliness(assessment?.referral.receivedOn ?? null, issuedOn) === "Within 20 weeks" }]
      : [],
  ),
);

/** Counts the new plans issued in a period, and those of them in time. */
function issuedIn(snapshot: Snapshot, period: Period): { readonly issued: number; readonly inTime: number } {
  const plans = newPlans(snapshot).filter(({ issuedOn }) => isWithin(period, issuedOn));
  return { issued: plans.length, inTime: plans.filter(({ isInTime }) => isInTime).length };
}

/** Returns the last 12 months to the day. */
export function last12Months(on: Day): Period {
  return { from: addDays(addMonths(on, -12), 1), to: on };
}

/** Returns the outlook of the whole borough on a day, from nothing that happened later. */
function outlookOn(snapshot: Snapshot, on: Day): Outlook {
  const { issued, inTime } = issuedIn(snapshot, { from: firstOfYear(yearOf(on)), to: on });
  const lately = issuedIn(snapshot, last12Months(on));
  const expectations = openCourses(snapshot, on).map(expectationOn(snapshot, on));
  return outlookOf({
    issued,
    inTime,
    recent: lately.issued,
    recentInTime: lately.inTime,
    ...sumOfExpectations(expectations),
  });
}

/** What a forecast would have said on a day, and what came. */
export interface PastForecast {
  readonly on: Day;
  readonly said: number | null;
  readonly asLately: number | null;
  /** The year's percentage, or that of its part up to the day that the data reach. */
  readonly came: number | null;
}

/** Returns what a forecast of its year would have said on a day, and what came of it by another day. */
export function pastForecast(snapshot: Snapshot, on: Day, until: Day): PastForecast {
  const { expected, asLately } = outlookOn(snapshot, on);
  const end = endOfYear(yearOf(on));
  const { issued, inTime } = issuedIn(snapshot, { from: firstOfYear(yearOf(on)), to: end < until ? end : until });
  return { on, said: expected, asLately, came: percentOf(inTime, issued) };
}

/** By how many points forecasts were off, on average: case by case, and as the 12 months before. */
export interface ForecastError {
  readonly said: number;
  readonly asLately: number;
  readonly count: number;
}

/** Returns the mean errors of forecasts, of those that said something of a year of which something came; null: there are none. */
export function errorOf(forecasts: readonly PastForecast[]): ForecastError | null {
  const errors = forecasts.flatMap(({ said, asLately, came }) =>
    said === null || asLately === null || came === null
      ? []
      : [{ said: Math.abs(said - came), asLately: Math.abs(asLately - came) }],
  );
  const mean = (of: (error: (typeof errors)[number]) => number) =>
    errors.reduce((sum, error) => sum + of(error), 0) / errors.length;
  if (errors.length === 0) return null;
  return { said: mean(({ said }) => said), asLately: mean(({ asLately }) => asLately), count: errors.length };
}

/** Returns the ends of the months of a year but the last, on which nothing is left to forecast. */
function forecastDays(year: number): Day[] {
  return Array.from({ length: 11 }, (_, month) => endOfMonth(addMonths(firstOfYear(year), month)));
}

/** The mean errors of the forecasts of the year before the day's; null: there is no such year in the data. */
export const errorLastYear = oncePerDay((snapshot, on): ForecastError | null => {
  const year = yearOf(on) - 1;
  return errorOf(forecastDays(year).map((day) => pastForecast(snapshot, day, on)));
});
