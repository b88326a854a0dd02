import type { PrivateAnswer, Value } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { Steps } from "../cases/snapshot-work.ts";
import type { CommandContext } from "../context.ts";
import { errorOf, pastForecast, type PastForecast } from "../facts/ahead/year-outlook.ts";
import { addMonths, endOfMonth, endOfYear, spelledDay, yearOf, type Period } from "../facts/calendar.ts";
import { privateAnswer } from "./private-answer.ts";

/** Returns the ends of months in a period, both ends included. */
function monthEndsIn({ from, to }: Period): Day[] {
  const days: Day[] = [];
  for (let day = endOfMonth(from); day <= to; day = endOfMonth(addMonths(day, 1))) days.push(day);
  return days;
}

/** Answers what the forecast of 20 weeks would have said at the end of each month of a period, and what came. */
export function* forecastRehearsal(period: Period, context: CommandContext): Steps<PrivateAnswer> {
  const { snapshot, today } = context;
  const forecasts: PastForecast[] = [];
  for (const day of monthEndsIn(period)) {
    if (day > today) break;
    yield;
    forecasts.push(pastForecast(snapshot, day, today));
  }
  const isOver = ({ on }: PastForecast) => endOfYear(yearOf(on)) <= today;
  const whole = (value: number | null): Value => (value === null ? null : Math.round(value));
  return privateAnswer("Rehearsal of the forecast", context, [
    { kind: "say", text: sentenceOf(forecasts.filter(isOver), period) },
    {
      kind: "table",
      rowHeading: "At the end of",
      columns: ["Forecast for the year", "As in the 12 months before", "What came"].map((label) => ({
        label,
        unit: "percent",
      })),
      rows: forecasts.map((one) => ({
        label: `${spelledDay(one.on)}${isOver(one) ? "" : " (year not over)"}`,
        values: [whole(one.said), whole(one.asLately), whole(one.came)],
      })),
    },
  ]);
}

/** Says by how much the forecasts of years that are over were off, beside the simple rule. */
function sentenceOf(forecasts: readonly PastForecast[], { from, to }: Period): string {
  const error = errorOf(forecasts);
  const when = `from ${spelledDay(from)} to ${spelledDay(to)}`;
  if (error === null) return `No forecast of a year that is over can be told ${when}.`;
  const points = (number: number) => `${number.toFixed(1)} points`;
  const better =
    error.said < error.asLately
      ? "The forecast was nearer."
      : "The forecast was not nearer, so the simple rule would have been shown.";
  const count = error.count === 1 ? "1 forecast" : `${error.count} forecasts`;
  return `${count} of years that are over, ${when}: off by ${points(error.said)} on average, and by ${points(error.asLately)} by the simple rule (as in the 12 months before). ${better}`;
}
