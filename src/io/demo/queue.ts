import { daysBetween } from "../../facts/calendar.ts";
import type { Random } from "./random.ts";

/** What came out of a queue, each with the day of its end, and what is still in it. */
export interface Served<Case> {
  readonly served: readonly { readonly one: Case; readonly endedOn: string }[];
  readonly waiting: readonly Case[];
}

/** Days by which cases are out of turn: a few urgent, a few slow, a few very slow. */
const delays: readonly (readonly [days: readonly [least: number, most: number], weight: number])[] = [
  [[-7, 7], 82],
  [[-45, -20], 6],
  [[12, 35], 8],
  [[55, 130], 4],
];

/**
 * Links cases that entered a stage with the days on which cases left it, nearly first in, first out: offices
 * work so, and the stock then fixes the speed. No case leaves before it has been in for the least number of days.
 */
export function serve<Case>(
  random: Random,
  cases: readonly Case[],
  enteredOn: (one: Case) => string,
  ends: readonly string[],
  leastDays: number,
): Served<Case> {
  const start = "2015-01-01";
  const turns = cases.map((one) => {
    const [least, most] = random.weighted(delays);
    return { one, turn: daysBetween(start, enteredOn(one)) + random.between(least, most) };
  });
  const line = turns.sort((a, b) => a.turn - b.turn).map(({ one }) => one);
  const days = ends.toSorted();

  const served: { one: Case; endedOn: string }[] = [];
  for (const endedOn of days) {
    const at = line.findIndex((one) => daysBetween(enteredOn(one), endedOn) >= leastDays);
    const [one] = at === -1 ? [] : line.splice(at, 1);
    if (one === undefined) throw new Error(`the demo borough has no case that could leave its stage on ${endedOn}`);
    served.push({ one, endedOn });
  }
  return { served, waiting: line };
}
