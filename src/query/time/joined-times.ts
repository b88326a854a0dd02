/** Stretches that two times, or one time and a word such as "since", make together. */
import type { Day } from "../../cases/day.ts";
import { addDays, yearOf, type Period } from "../../facts/calendar.ts";
import { inEarlierYear, periodLabel, upTo, type AskedPeriod } from "../../facts/period.ts";
import {
  dayWords,
  explained,
  firstFrom,
  latestBegun,
  nextNotOver,
  stretch,
  unclear,
  type Reading,
  type Stretch,
  type Yearly,
} from "./reading.ts";

const yearTwice = (year: number) =>
  unclear((typed) => `"${typed}" may be of either year. Type both years, such as "May ${year - 1} to June ${year}".`);

/** Returns the time from the first day of one to the last day of the other. */
export function joined(a: Reading, b: Reading, today: Day): Reading {
  if (a.kind === "unclear") return a;
  if (b.kind === "unclear") return b;
  if (a.kind === "yearly" && b.kind === "yearly") return yearlyJoined(a, b);
  if (a.kind === "yearly") return b.kind === "stretch" ? joinedToKnown(a, b, today) : a;
  if (b.kind === "yearly") {
    if (a.isBareYear === true && (a.period.to < today || a.period.from > today)) return yearTwice(yearOf(today));
    const to = firstFrom(b, a.period.from, ({ from }) => from >= a.period.from);
    return to === null ? unclear((typed) => `There is no day "${typed}".`) : known(a.period, to);
  }
  if (a.oneOf !== undefined && b.isBareYear === true) return yearTwice(yearOf(today));
  return bothKnown(a, b);
}

function joinedToKnown(a: Yearly, b: Stretch, today: Day): Reading {
  if (b.isBareYear === true) return yearTwice(yearOf(today));
  const later = b.nextTime ?? b.period;
  const from = latestBegun(a, b.only === "ahead" ? later.to : b.period.from);
  return from === null ? unclear((typed) => `There is no day "${typed}".`) : known(from, b.period);
}

function yearlyJoined(a: Yearly, b: Yearly): Yearly {
  return {
    kind: "yearly",
    inYear: (year) => {
      const first = a.inYear(year);
      if (first === null) return null;
      const last = firstFrom(b, first.from, ({ from }) => from >= first.from);
      return last === null ? null : { from: first.from, to: last.to };
    },
  };
}

/** Of days of the week, the second follows the first: from Monday to Friday. */
function bothKnown(a: Stretch, b: Stretch): Reading {
  const end = b.nextTime !== undefined && b.period.to < a.period.from ? b.nextTime : b.period;
  const result = known(a.period, end);
  if (result.kind === "unclear" || a.nextTime === undefined) return result;
  const nextEnd = b.nextTime !== undefined && a.nextTime.from > b.nextTime.to ? null : (b.nextTime ?? b.period);
  if (nextEnd === null || nextEnd.to < a.nextTime.from) return result;
  const next = known(a.nextTime, nextEnd);
  return next.kind === "unclear" ? result : { ...result, nextTime: next.period };
}

function known(a: AskedPeriod, b: AskedPeriod): Stretch | ReturnType<typeof unclear> {
  if (b.to < a.from) return unclear((typed) => `"${typed}" ends before it begins. Type the earlier time first.`);
  const period = { from: a.from, to: b.to };
  if (a.relative === undefined && b.relative === undefined) return stretch(period);
  return explained(period, `${a.relative ?? dayWords(a.from)} to ${b.relative ?? dayWords(b.to)}`);
}

/** Returns the time from the first day of one to today. */
export function since(a: Reading, today: Day): Reading {
  if (a.kind === "unclear") return a;
  const from = a.kind === "yearly" ? latestBegun(a, today) : a.period;
  if (from === null) return unclear((typed) => `There is no day "${typed}".`);
  if (from.from > today) return noEnd(from);
  return explained({ from: from.from, to: today }, sinceWords(from), { only: "past" });
}

function noEnd(from: Period): Reading {
  return unclear(
    (typed) =>
      `"${typed}" has no end. Type until when, such as "${dayWords(from.from)} to ${dayWords(addDays(from.to, 30))}".`,
  );
}

/** Returns the unit of the calendar of which the words mean the present one, or its first day. */
function unitOfThis(relative: string): string | undefined {
  return /^(?:start of )?this (week|month|quarter|term|(?:academic |financial )?year)$/.exec(relative)?.[1];
}

function sinceWords({ from, relative }: AskedPeriod): string {
  if (relative === undefined) return `since ${dayWords(from)}`;
  const unit = unitOfThis(relative);
  return unit === undefined ? `since ${relative}` : `${unit} to date`;
}

/** Returns the time from the day after one's last day to today. */
export function after(a: Reading, today: Day): Reading {
  if (a.kind === "unclear") return a;
  const before = a.kind === "yearly" ? lastOver(a, today) : a.period;
  if (before === null) return unclear((typed) => `There is no day "${typed}".`);
  const from = addDays(before.to, 1);
  if (from > today) return noEnd({ from, to: from });
  const words = before.relative === undefined ? `since ${dayWords(from)}` : `after ${before.relative}`;
  return explained({ from, to: today }, words, { only: "past" });
}

/** Returns the latest of a yearly time that is over on the day. */
function lastOver(a: Yearly, today: Day): AskedPeriod | null {
  const now = nextNotOver(a, today);
  return now === null ? null : latestBegun(a, addDays(now.from, -1));
}

/** How a stretch without a first day ends: before a time begins, or with a day. */
export type Bound = "before" | "by";

/**
 * Returns the days from today to a bound to come. A bound that is past has no first day: for an event it could be any, and
 * what stood then stood on that day, so the person is asked. "By July" may be before it or with it, so a day must be typed.
 */
export function upToBound(a: Reading, bound: Bound, today: Day): Reading {
  if (a.kind === "unclear") return a;
  const period: AskedPeriod | null = a.kind === "yearly" ? nextNotOver(a, today) : (a.nextTime ?? a.period);
  if (period === null) return unclear((typed) => `There is no day "${typed}".`);
  const isDay = period.from === period.to;
  const to = bound === "before" ? addDays(period.from, -1) : period.to;
  if (to <= today) return noBeginning(to);
  if (bound === "by" && !isDay) {
    const [before, last] = [
      periodLabel({ from: period.from, to: period.from }),
      periodLabel({ from: period.to, to: period.to }),
    ];
    return unclear(
      (typed) => `"${typed}" may end before or after those days. Type "before ${before}", or "by ${last}".`,
    );
  }
  const words = period.relative ?? (bound === "before" ? dayWords(period.from) : dayWords(period.to));
  return explained({ from: today, to }, `${bound} ${words}`, { only: "ahead" });
}

function noBeginning(to: Day): Reading {
  const day = periodLabel({ from: to, to });
  return unclear(
    (typed) =>
      `"${typed}" has no first day. Type "1 January ${yearOf(to)} to ${day}" for what happened then, or "on ${day}" for how things stood on that day.`,
  );
}

/** Returns what has been of a time, some years earlier: of this month, the same days of that month. */
export function earlierBy(years: number, period: AskedPeriod, today: Day): Reading {
  if (years < 1) return unclear((typed) => `"${typed}" is not earlier. Type the days of both years.`);
  const past = upTo(period, today);
  if (past === null) return unclear((typed) => `"${typed}" has not begun. Type the days of the year before.`);
  const earlier = inEarlierYear(past, years);
  const { relative } = period;
  if (relative === undefined || years > 1) return stretch(earlier, { only: "past" });
  const unit = unitOfThis(relative);
  const part = unit === undefined ? relative : `${unit} to date`;
  const words = part === "year to date" ? "same time last year" : `${part} a year earlier`;
  return explained(earlier, words, { only: "past" });
}
