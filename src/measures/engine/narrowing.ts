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
  throw new UserError(`"${title}" cannot be asked about ${what}; leave that out`);
}

const longestMonth = 31;

/**
 * Throws UserError for a length that is shorter than any wait that the measure counts: "over 13 months" of what begins at 14
 * would be all of it, and not all that is over 13.
 */
export function checkNotShorter(
  { title, leastMonths = 0 }: { readonly title: string; readonly leastMonths?: number },
  threshold: Threshold | undefined,
): void {
  if (threshold === undefined || threshold.than === "under" || threshold.than === "at-most") return;
  const { count, unit } = threshold;
  const days = count * (unit === "weeks" ? 7 : 1);
  const isShorter = unit === "months" ? count < leastMonths : days < leastMonths * longestMonth;
  if (!isShorter) return;
  throw new UserError(
    `"${title}" counts only what is past ${leastMonths} months; ask about at least that, or about plans not reviewed in the last 12 months`,
  );
}
