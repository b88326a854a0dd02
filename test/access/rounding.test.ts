import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { openRounder, roundingText, sharedNumbers } from "../../src/access/rounding.ts";
import type { RecordName } from "../../src/measures/engine/tabulate.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { sharedMeasureAnswer } from "../../src/measures/answer/measure-answer.ts";
import { breakdownName, type Filters } from "../../src/measures/engine/asked.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { demoSnapshot } from "../support/demo.ts";
import { isLong } from "../support/long.ts";
import { randomBorough, stream } from "../support/random-borough.ts";
import { notRounded } from "../support/not-rounded.ts";
import { aRounder } from "../support/rounder.ts";

const shared = measures.filter(({ rowsAreOfficers }) => rowsAreOfficers !== true);
const plans = (count: number, first = 0): RecordName[] =>
  Array.from({ length: count }, (_, at) => ({ view: "plan", id: `p${first + at}` }));

describe.each([3, 5, 10])("a number rounded to %i", (base) => {
  it("is one of the two multiples around it, and the number itself where that is one", () => {
    const { round } = openRounder(base, Buffer.from("one"));
    const numbers = Array.from({ length: 60 }, (_, count) => [count, round(plans(count))] as const);

    expect(numbers.filter(([count, shown]) => shown % base !== 0 || Math.abs(shown - count) >= base)).toEqual([]);
    expect(numbers.filter(([count, shown]) => count % base === 0 && shown !== count)).toEqual([]);
  });

  it("is right on average", () => {
    const { round } = openRounder(base, Buffer.from("two"));
    const next = stream(base);
    const draws = 100_000;
    let error = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const count = 1 + Math.floor(next() * 12);
      error += round(plans(count, Math.floor(next() * 3000))) - count;
    }

    // four standard errors of a mean whose every draw is off by at most half the base, as a standard deviation
    expect(Math.abs(error / draws)).toBeLessThan((4 * base) / 2 / Math.sqrt(draws));
  });
});

describe("rounding", () => {
  it("gives the same records the same number, in any order and after a restart", () => {
    const next = stream(7);
    const again = openRounder(5, Buffer.from("a secret of tests"));
    for (let draw = 0; draw < 300; draw += 1) {
      const records = plans(Math.floor(next() * 40), Math.floor(next() * 1000));

      expect(again.round([...records].sort(() => next() - 0.5))).toBe(aRounder.round(records));
    }
  });

  it("gives other records, and another secret, another number now and then", () => {
    const other = openRounder(5, Buffer.from("another secret"));
    const seen = Array.from({ length: 50 }, (_, at) => aRounder.round(plans(3, at * 3)));

    expect(new Set(seen)).toEqual(new Set([0, 5]));
    expect(seen).not.toEqual(Array.from({ length: 50 }, (_, at) => other.round(plans(3, at * 3))));
  });

  it.each([
    ["rounded", aRounder],
    ["exact", null],
  ])("shows numbers by case officer to nobody, %s as they are", (_, rounder) => {
    const measure = shared.find(({ id }) => id === "issued.time-from-referral");
    if (!measure) throw new Error("no measure");
    const numbers = sharedNumbers(measure, rounder);
    const all = { ...scopeOf(demoSnapshot, demoDay), part: "late" };
    const ofOfficer = { ...all, ...scopeOf(demoSnapshot, demoDay, { officer: "Not allocated" }) };
    const withoutOfficer = { ...all, ...scopeOf(demoSnapshot, demoDay, { without: { officer: ["Not allocated"] } }) };
    const ofSome = { ...all, among: { by: "officer" as const, values: ["Not allocated"] } };

    for (const split of [numbers.figures, numbers.share, numbers.waits]) {
      expect(() => split(all, "team")).not.toThrow();
      expect(() => split(all, "officer")).toThrow("by case officer");
    }
    for (const told of Object.values(numbers).filter((one) => typeof one === "function")) {
      for (const scope of [ofOfficer, withoutOfficer, ofSome]) expect(() => told(scope)).toThrow("by case officer");
    }
  });
});

/** Every filter of a shared answer: none, each team, each age, and a team with an age. */
function filtersOf(snapshot: Snapshot): Filters[] {
  const values = filterValues(snapshot);
  // a short run asks two of each
  const [team, age] = [values.team, values.age].map((all) => (isLong ? all : all.slice(0, 2)));
  if (team === undefined || age === undefined) return [];
  const [firstTeam = ""] = team;
  return [
    {},
    ...team.map((value) => ({ team: value })),
    ...age.map((value) => ({ age: value })),
    ...age.map((value) => ({ team: firstTeam, age: value })),
  ];
}

describe.each<[string, Snapshot]>([
  ["the demo", demoSnapshot],
  ["a random borough", aSnapshot(randomBorough(7, 300))],
  ["another random borough", aSnapshot(randomBorough(8, 300))],
])("a shared answer of %s", (_, snapshot) => {
  it("holds no exact number, in words, chart or table, whatever the filter, the split and the year", () => {
    const found = filtersOf(snapshot).flatMap((filters) =>
      shared.flatMap((measure) =>
        (measure.usesYear && filters.age === undefined ? [2021, 2020, 2019] : [2021]).flatMap((year) =>
          (filters.team === undefined && year === 2021
            ? [undefined, "team" as const, "age" as const]
            : [undefined]
          ).flatMap((by) => {
            const scope = scopeOf(snapshot, demoDay, { ...filters, year });
            const { title, parts } = atOnce(sharedMeasureAnswer(measure, scope, aRounder, by));
            const wrong = notRounded(parts, title);
            const says = parts.some((part) => part.kind === "note" && part.text === roundingText(aRounder));
            return wrong.length > 0 || !says
              ? [`${measure.id} ${JSON.stringify(filters)} ${by && breakdownName(by)} ${year}: ${wrong.join()}`]
              : [];
          }),
        ),
      ),
    );

    expect(found).toEqual([]);
  });

  it("takes percentages from rounded numbers alone, none of fewer than 20, none above 100", () => {
    const rates = filtersOf(snapshot).flatMap((filters) => {
      const scope = scopeOf(snapshot, demoDay, filters);
      const measure = shared.find(({ id }) => id === "issued.within-20-weeks");
      return measure === undefined
        ? []
        : sharedNumbers(measure, aRounder)
            .figures(scope)
            .rows.map(({ values }) => values);
    });
    const wrong = rates.filter(([issued, within, rate]) => {
      const [whole, part] = [issued ?? 0, Math.min(within ?? 0, issued ?? 0)];
      return rate !== (whole < 20 ? null : Math.round((100 * part) / whole));
    });

    expect(rates.some(([, , rate]) => rate === null)).toBe(true);
    expect(wrong).toEqual([]);
  });

  it("shows the same number in every measure, split and filter that counts the same records", () => {
    const numbers = new Map<string, Set<number>>();
    for (const filters of filtersOf(snapshot)) {
      for (const measure of shared) {
        for (const by of [undefined, "team", "age"] as const) {
          const scope = scopeOf(snapshot, demoDay, filters);
          const { rows, columns } = sharedNumbers(measure, aRounder).figures(scope, by);
          const cells = new Map<string, string[]>();
          for (const { row, column, view, id } of measure.cases(scope, by)) {
            cells.set(`${row}\n${column}`, [...(cells.get(`${row}\n${column}`) ?? []), `${view} ${id}`]);
          }
          for (const { label, values } of rows) {
            columns.forEach(({ label: column, unit }, at) => {
              const records = cells.get(`${label}\n${column}`);
              const value = values[at] ?? null;
              if (records === undefined || records.length > 60 || unit !== "count" || value === null) return;
              const key = records.sort().join();
              numbers.set(key, (numbers.get(key) ?? new Set()).add(value));
            });
          }
        }
      }
    }

    expect(numbers.size).toBeGreaterThan(300);
    expect([...numbers.values()].filter((shown) => shown.size > 1)).toEqual([]);
  });
});
