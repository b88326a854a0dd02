import { addMonths } from "../../facts/calendar.ts";
import { daysWaited, type Wait } from "../../facts/wait.ts";
import { UserError } from "../../user-error.ts";
import type { Threshold } from "./asked.ts";

/**
 * Whether a wait passes a threshold: in days and weeks exact to the day, in calendar months by the day of the month. False
 * for a wait without both ends or with the end first.
 */
export function passes([from, to]: Wait, { than, count, unit }: Threshold): boolean {
  const days = daysWaited([from, to]);
  if (from === null || to === null || days === null || days < 0) return false;
  const reached = unit === "months" ? to - addMonths(from, count) : days - count * (unit === "weeks" ? 7 : 1);
  if (than === "over") return reached > 0;
  if (than === "at-least") return reached >= 0;
  return than === "under" ? reached < 0 : reached <= 0;
}

/** Says a threshold in words: "over 20 weeks", "at least 1 month". */
export function thresholdText({ than, count, unit }: Threshold): string {
  return `${than.replace("-", " ")} ${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** Throws the UserError for a question that a measure cannot answer. */
export function cannotAsk(title: string, what: string): never {
  throw new UserError(`"${title}" cannot be asked about ${what}. Leave that out.`);
}

const longestMonth = 31;

/** What counts nothing that has waited less than so many months. */
interface LeastWait {
  readonly title: string;
  readonly leastMonths?: number;
}

/**
 * Whether a length is shorter than any wait that the measure counts: "over 13 months" of what begins at 14 would be all of
 * it, and not all that is over 13.
 */
export function isShorterThanAll({ leastMonths = 0 }: LeastWait, threshold: Threshold | undefined): boolean {
  if (threshold === undefined || threshold.than === "under" || threshold.than === "at-most") return false;
  const { count, unit } = threshold;
  const days = count * (unit === "weeks" ? 7 : 1);
  return unit === "months" ? count < leastMonths : days < leastMonths * longestMonth;
}

/** Throws UserError for a length that is shorter than any wait that the measure counts. */
export function checkNotShorter(measure: LeastWait, threshold: Threshold | undefined): void {
  if (!isShorterThanAll(measure, threshold)) return;
  throw new UserError(
    `"${measure.title}" counts only what is past ${measure.leastMonths} months. Ask about at least that, or about plans not reviewed in the last 12 months.`,
  );
}
