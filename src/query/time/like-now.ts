import type { Day } from "../../cases/day.ts";
import { yearOf } from "../../facts/calendar.ts";
import { inEarlierYear, type AskedPeriod } from "../../facts/period.ts";
import { unitPeriod } from "./calendar-units.ts";

/** A period, and the one that it is compared with. */
export interface Compared {
  readonly period: AskedPeriod;
  readonly against: AskedPeriod;
}

/** A time as long as this is a year, which the year to date is compared with. */
const nearlyAYear = 300;

/**
 * Returns a part of a year with its like of now, which is compared with it where no other time is named: this month with last
 * month, this year's summer term with last year's. Of a part of this year that is over, the same of the year before is the
 * other: `isLast` says that the words call it the last. Undefined where the like cannot be told; null for a day and a year,
 * which need none.
 */
export function likeNow(against: AskedPeriod, today: Day, isLast: boolean): Compared | undefined | null {
  const { from, to, relative } = against;
  if (from === to || to - from > nearlyAYear || relative === "same time last year") return null;
  const unit = (["week", "month", "quarter", "term"] as const).find((one) => relative === `last ${one}`);
  if (unit !== undefined) {
    return { period: { ...unitPeriod(unit, today, 0), relative: `this ${unit}` }, against };
  }
  const years = yearOf(today) - yearOf(from);
  if (years <= 0) return isLast && to < today ? { period: against, against: inEarlierYear(against, 1) } : undefined;
  const likes = [years, years - 1].filter((count) => count > 0).map((count) => inEarlierYear(against, -count));
  const period = likes.find((one) => one.from <= today);
  return period === undefined ? undefined : { period, against };
}
