import { describe, expect, it } from "vitest";
import { dayOfText, type Day } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { addDays, addMonths, endOfMonth, lastMonths, type Period } from "../../src/facts/calendar.ts";
import { officerNames } from "../../src/facts/case-officer.ts";
import type { Asked, By, Filters, Threshold } from "../../src/measures/engine/asked.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { scopeAsked } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import type { Measure } from "../../src/measure.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { demoSnapshot } from "../support/demo.ts";
import { seedsOf } from "../support/long.ts";
import { randomBorough } from "../support/random-borough.ts";

const boroughs: [string, Snapshot][] = [
  ["the demo", demoSnapshot],
  ...seedsOf(20).map((seed): [string, Snapshot] => [`random borough ${seed}`, aSnapshot(randomBorough(seed, 120))]),
];
const period = (from: string, to: string): Period => ({ from: dayOfText(from), to: dayOfText(to) });
const periods: readonly Period[] = [
  period("2021-05-01", "2021-05-31"),
  period("2020-02-29", "2020-02-29"),
  period("2020-09-01", "2021-08-31"),
  period("2020-01-01", "2020-12-31"),
  period("2019-03-15", "2021-02-28"),
  period("2020-02-29", "2021-02-27"),
];
/** Days to come are all that a measure which looks ahead tells of, but for what it says of a single day. */
const periodsOf = ({ countsAhead }: Measure): readonly Period[] =>
  countsAhead
    ? [period("2021-07-01", "2021-08-31"), period("2021-06-01", "2021-12-31"), period("2020-02-29", "2020-02-29")]
    : periods;
const flows = measures.filter(({ event }) => event !== null);
const waiting = measures.filter(({ waitFrom }) => waitFrom !== null);
const bys: readonly By[] = ["team", "officer", "age", "gender", "ethnicity"];

describe.each(boroughs)("in %s", (_, snapshot) => {
  const names = officerNames(snapshot);
  const { officer, ...others } = filterValues(snapshot);
  const values: Record<By, readonly string[]> = {
    ...others,
    officer: [...new Set([...officer, ...snapshot.workers.map((worker) => names.officer(worker))])],
  };
  const scope = (measure: Measure, asked: Partial<Asked>) =>
    scopeAsked(snapshot, demoDay, { filters: {}, ...asked }, measure);
  const count = (measure: Measure, asked: Partial<Asked>) => measure.count(scope(measure, asked));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  const wrong = (of: readonly Measure[], isRight: (measure: Measure, asked: Period) => boolean) =>
    of.flatMap((measure) =>
      periodsOf(measure).flatMap((one) => (isRight(measure, one) ? [] : [[measure.id, ...Object.values(one)]])),
    );

  it("the rows of a split hold each event of the period once", () => {
    const isRight = (measure: Measure, one: Period) =>
      bys.every((by) => {
        const cases = measure.cases(scope(measure, { period: one }), by).map(({ id, row }) => `${id} ${row}`);
        return new Set(cases).size === count(measure, { period: one });
      });

    expect(wrong(flows, isRight)).toEqual([]);
  });

  it("the events of each team, officer and age sum to those of the period", () => {
    const isRight = (measure: Measure, one: Period) =>
      bys.every((by) => {
        const parts = values[by].map((value) => count(measure, { period: one, filters: { [by]: value } }));
        return sum(parts) === count(measure, { period: one });
      });

    expect(wrong(flows, isRight)).toEqual([]);
  });

  it("the events of some teams, and those of all but them, are all", () => {
    const some = others.team.slice(0, 2);
    const isRight = (measure: Measure, one: Period) => {
      const without: Filters = { without: { team: some } };
      const outside = count(measure, { period: one, filters: without });
      return outside + count(measure, { period: one, by: "team", among: some }) === count(measure, { period: one });
    };

    expect(wrong(measures, isRight)).toEqual([]);
  });

  it("the months of a year sum to the year, whichever month it begins with", () => {
    const lastOfYears: readonly Day[] = ["2019-12-31", "2020-12-31", "2020-08-31", "2021-03-31"].map(dayOfText);
    const unequal = flows.filter((measure) =>
      lastOfYears.some((to) => {
        const months = lastMonths(to, 12);
        const parts = months.map((from) => count(measure, { period: { from, to: endOfMonth(from) } }));
        return sum(parts) !== count(measure, { period: { from: addDays(addMonths(to, -12), 1), to } }) && months[0];
      }),
    );

    expect(unequal.map(({ id }) => id)).toEqual([]);
  });

  it("the two halves of a period sum to the whole, wherever it is cut", () => {
    const isRight = (measure: Measure, { from, to }: Period) =>
      [0, 0.3, 0.8].every((share) => {
        const cut = addDays(from, Math.floor((Math.min(to, demoDay) - from) * share));
        if (cut >= Math.min(to, demoDay)) return true;
        const halves = [
          { from, to: cut },
          { from: addDays(cut, 1), to },
        ];
        return sum(halves.map((half) => count(measure, { period: half }))) === count(measure, { period: { from, to } });
      });

    expect(wrong(flows, isRight)).toEqual([]);
  });

  it("every wait is over a length or at most that, at least that or under it, or cannot be measured", () => {
    const lengths: readonly Omit<Threshold, "than">[] = [
      { count: 42, unit: "days" },
      { count: 20, unit: "weeks" },
      { count: 14, unit: "months" },
    ];
    const isRight = (measure: Measure, one: Period) => {
      const whole = count(measure, { period: one });
      // nothing is said of waits where none can be measured
      const unmeasured = measure.waits(scope(measure, { period: one }))[0]?.unmeasured ?? whole;
      const passing = (length: Omit<Threshold, "than">, than: Threshold["than"]) =>
        count(measure, { period: one, threshold: { ...length, than } });
      return lengths.every(
        (length) =>
          passing(length, "over") + passing(length, "at-most") + unmeasured === whole &&
          passing(length, "at-least") + passing(length, "under") + unmeasured === whole,
      );
    };

    expect(wrong(waiting, isRight)).toEqual([]);
  });

  it("two parts that leave nothing out are the whole of their share", () => {
    const pairs: readonly (readonly [id: string, one: string, other: string])[] = [
      ["referrals.decisions", "agreed", "refused"],
      ["reviews.last-12-months", "reviewed", "not-reviewed"],
    ];
    const ofPairs = pairs.map(([id, ...parts]) => {
      const measure = measures.find((one) => one.id === id);
      if (measure === undefined) throw new Error(`no measure ${id}`);
      const shares = parts.map((part) =>
        measure.share(scope(measure, { period: period("2020-01-01", "2020-12-31"), part })),
      );
      const [some, rest] = shares.map(({ rows }) => rows.at(-1)?.values ?? []);
      return { id, sum: (some?.[0] ?? NaN) + (rest?.[0] ?? NaN), whole: some?.[1] };
    });

    for (const { id, sum: parts, whole } of ofPairs) expect([id, parts]).toEqual([id, whole]);
  });

  it("a part counts as many as its share says, of whatever is split", () => {
    const isRight = (measure: Measure, one: Period) =>
      measure.parts.every(({ id: part }) =>
        bys.every((by) => {
          const { rows } = measure.share(scope(measure, { period: one, part }), by);
          return sum(rows.map(({ values: [some] }) => some ?? 0)) === count(measure, { period: one, part });
        }),
      );

    expect(wrong(measures, isRight)).toEqual([]);
  });
});
