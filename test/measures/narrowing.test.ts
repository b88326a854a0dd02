import { expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import type { Threshold } from "../../src/measures/engine/asked.ts";
import { passes } from "../../src/measures/engine/narrowing.ts";

const thans = ["over", "at-least", "at-most", "under"] as const;

/** A wait's ends, a length, and whether the wait is over, at least, at most and under it. */
const edges: readonly [from: string, to: string, count: number, unit: Threshold["unit"], passed: string][] = [
  ["2021-01-01", "2021-01-31", 30, "days", "at-least at-most"],
  ["2021-01-01", "2021-02-01", 30, "days", "over at-least"],
  ["2021-01-01", "2021-01-30", 30, "days", "at-most under"],
  ["2021-01-01", "2021-05-21", 20, "weeks", "at-least at-most"],
  ["2021-01-01", "2021-05-22", 20, "weeks", "over at-least"],
  ["2021-01-01", "2021-05-20", 20, "weeks", "at-most under"],
  ["2020-02-28", "2020-03-28", 1, "months", "at-least at-most"],
  ["2020-02-28", "2020-03-29", 1, "months", "over at-least"],
  ["2020-08-31", "2021-02-28", 6, "months", "at-least at-most"],
  ["2020-08-31", "2021-02-27", 6, "months", "at-most under"],
  ["2020-08-31", "2021-03-01", 6, "months", "over at-least"],
  ["2019-08-31", "2020-02-28", 6, "months", "at-most under"],
  ["2019-08-31", "2020-02-29", 6, "months", "at-least at-most"],
  ["2020-02-29", "2021-02-28", 12, "months", "at-least at-most"],
  ["2020-02-29", "2021-03-01", 12, "months", "over at-least"],
  ["2020-04-30", "2021-06-30", 14, "months", "at-least at-most"],
  ["2020-04-30", "2021-07-01", 14, "months", "over at-least"],
  ["2021-01-01", "2021-01-01", 0, "days", "at-least at-most"],
  ["2021-01-01", "2020-12-31", 0, "days", ""],
  ["2021-01-01", "2020-12-31", 30, "days", ""],
  ["2021-01-31", "2021-01-30", 1, "months", ""],
];

it.each(edges)("a wait from %s to %s is by %i %s: %s", (from, to, count, unit, passed) => {
  const found = thans.filter((than) => passes([dayOfText(from), dayOfText(to)], { than, count, unit }));

  expect(found.join(" ")).toBe(passed);
});

it.each(thans)("a wait without an end is never %s a length", (than) => {
  const day = dayOfText("2021-01-01");

  for (const wait of [
    [null, day],
    [day, null],
    [null, null],
  ] as const) {
    expect(passes(wait, { than, count: 1, unit: "weeks" })).toBe(false);
  }
});
