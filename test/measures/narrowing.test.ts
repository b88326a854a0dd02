import { expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import type { Threshold } from "../../src/measures/engine/asked.ts";
import { passes, thresholdText } from "../../src/measures/engine/narrowing.ts";
import { scopeOf, type Scope } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import type { Measure } from "../../src/measure.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { UserError } from "../../src/user-error.ts";
import { demoSnapshot } from "../support/demo.ts";

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

const over26: Threshold = { than: "over", count: 26, unit: "weeks" };

it.each<[Threshold, string]>([
  [over26, "over 26 weeks"],
  [{ than: "under", count: 1, unit: "weeks" }, "under 1 week"],
  [{ than: "at-least", count: 14, unit: "months" }, "at least 14 months"],
  [{ than: "at-most", count: 1, unit: "days" }, "at most 1 day"],
])("the length %j is said as %s", (threshold, text) => {
  expect(thresholdText(threshold)).toBe(text);
});

function narrowed(id: string, to: Pick<Scope, "part" | "threshold">): [Measure, Scope] {
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) throw new Error(`no measure ${id}`);
  return [measure, { ...scopeOf(demoSnapshot, demoDay), ...to }];
}

it.each<[string, Pick<Scope, "part" | "threshold">, part: string, whole: string]>([
  ["referrals.decisions", { part: "refused" }, "Refusals to assess", "Decisions whether to assess"],
  ["referrals.decisions", { part: "transfers-in" }, "Transfers in from another authority", "Referrals decided"],
  ["issued.total", { threshold: over26 }, "Over 26 weeks", "New plans issued"],
  ["issued.time-from-referral", { part: "late", threshold: over26 }, "Over 20 weeks over 26 weeks", "New plans issued"],
  ["plans.social-care", { part: "looked-after" }, "Plans of Looked After Children", "Current plans"],
])("the share of %s, asked %j, says what it is of what", (id, to, part, whole) => {
  const [measure, scope] = narrowed(id, to);

  expect(measure.share(scope).columns.map(({ label }) => label)).toEqual([part, whole, "Percent"]);
});

it.each<[string, string, (measure: Measure, scope: Scope) => unknown, Pick<Scope, "part" | "threshold">]>([
  ["issued.total", "refused", (measure, scope) => measure.count(scope), { part: "refused" }],
  [
    "plans.by-team",
    "a length of time (over 26 weeks)",
    (measure, scope) => measure.count(scope),
    { threshold: over26 },
  ],
  ["plans.by-team", "a share", (measure, scope) => measure.share(scope), {}],
  ["plans.by-team", "how long it takes", (measure, scope) => measure.waits(scope), {}],
])("%s says that it cannot be asked about %s", (id, what, ask, to) => {
  const [measure, scope] = narrowed(id, to);

  expect(() => ask(measure, scope)).toThrow(
    new UserError(`"${measure.title}" cannot be asked about ${what}. Leave that out.`),
  );
});

it("a part and a length of time count what is of both", () => {
  const [measure, late] = narrowed("issued.time-from-referral", { part: "late" });
  const onTime = { ...late, part: "on-time" };

  expect(measure.count({ ...late, threshold: over26 })).toBeLessThan(measure.count(late));
  expect(measure.count({ ...late, threshold: over26 })).toBeGreaterThan(0);
  expect(measure.count({ ...onTime, threshold: over26 })).toBe(0);
});
