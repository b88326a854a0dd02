import { dayOfText, textOfDay, type Day } from "../../../cases/day.ts";
import type { Random, WeightedRanges } from "../random.ts";

/** The cases that left a stage, each with the day of its end, and those still in it. */
export interface Served<Case> {
  readonly served: readonly { readonly one: Case; readonly endedOn: Day }[];
  readonly waiting: readonly Case[];
}

/** How many days cases are out of turn: a few urgent, a few slow, a few very slow. */
const delays: WeightedRanges = [
  [[-7, 7], 82],
  [[-45, -20], 6],
  [[12, 35], 8],
  [[55, 130], 4],
];

/**
 * Links cases that entered a stage with the days on which cases left it, nearly first in, first out, as
 * offices work; the stock then sets the speed. No case leaves before the minimum number of days in the stage.
 */
export function serveQueue<Case>(
  random: Random,
  cases: readonly Case[],
  enteredOn: (one: Case) => Day,
  ends: readonly Day[],
  leastDays: number,
): Served<Case> {
  const start = dayOfText("2015-01-01");
  const turns = cases.map((one) => ({ one, turn: enteredOn(one) - start + random.inRanges(delays) }));
  const line = turns.sort((a, b) => a.turn - b.turn).map(({ one }) => one);
  const days = ends.toSorted((a, b) => a - b);

  const served: { one: Case; endedOn: Day }[] = [];
  for (const endedOn of days) {
    const at = line.findIndex((one) => endedOn - enteredOn(one) >= leastDays);
    const [one] = at === -1 ? [] : line.splice(at, 1);
    if (one === undefined)
      throw new Error(`the demo borough has no case that could leave its stage on ${textOfDay(endedOn)}`);
    served.push({ one, endedOn });
  }
  return { served, waiting: line };
}
