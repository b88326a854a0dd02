import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { scopeOf, type Filters } from "../../src/measures/engine/scope.ts";
import { views } from "../../src/cases/contract.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { measures } from "../../src/measures/index.ts";
import { aBook } from "../support/borough.ts";
import { oracle, oracleKept, oracleNames } from "../support/oracle/oracle.ts";
import { randomBorough } from "../support/random-borough.ts";

const today = "2021-06-30";
const seeds = Array.from({ length: 30 }, (_, at) => at + 1);

/** Settings of every filter, over the names that the borough has. */
function settings(borough: ReturnType<typeof randomBorough>, seed: number): Filters[] {
  const { officers, teams } = oracleNames(borough);
  const one = (values: readonly string[]) => values[seed % values.length] ?? "";
  const age = one(["0 to 4", "5 to 10", "11 to 15", "16 to 19", "20 to 25", "Over 25", "Not recorded"]);
  return [
    {},
    { on: dayOfText("2020-12-31") },
    { on: dayOfText("2020-02-29"), year: 2019 },
    { year: 2020 },
    { team: one(teams) },
    { officer: one(officers) },
    { age },
    { team: one(teams.toReversed()), age, on: dayOfText("2021-03-31") },
  ];
}

/** The filters as the oracle takes them: days as texts. */
function textsOf({ on, ...filters }: Filters) {
  return { on: on === undefined ? today : textOfDay(on), ...filters };
}

describe("every measure agrees with the oracle", () => {
  it.each(seeds)("in random borough %i under every filter", (seed) => {
    const borough = randomBorough(seed);
    const snapshot = aBook(borough);
    const answer = oracle(borough);
    const differing: string[] = [];
    for (const filters of settings(borough, seed)) {
      for (const measure of measures) {
        const { columns, rows, caseCount } = measure.figures(scopeOf(snapshot, dayOfText(today), filters));
        const found = {
          columns: columns.map(({ label }) => label),
          rows: rows.map(({ label, values }) => ({ label, values })),
          caseCount,
        };
        const right = answer(measure.id, textsOf(filters));
        if (JSON.stringify(found) !== JSON.stringify(right)) {
          differing.push(
            `${measure.id} ${JSON.stringify(filters)}\n  found ${JSON.stringify(found)}\n  right ${JSON.stringify(right)}`,
          );
        }
      }
    }

    expect(differing).toEqual([]);
  });

  it.each(seeds)("on the rows that stay and the names of random borough %i", (seed) => {
    const borough = randomBorough(seed);
    const snapshot = aBook(borough);
    const kept = oracleKept(borough);
    const { officer, team } = filterValues(snapshot);
    const { officers, teams } = oracleNames(borough);

    for (const view of views) {
      const aside = snapshot.rejected.filter((remark) => remark.view === view).length;
      expect([view, snapshot.rowsRead[view] - aside]).toEqual([view, kept[view]]);
    }
    expect([...officer].sort()).toEqual(officers.sort());
    expect([...team].sort()).toEqual(teams.sort());
  });

  it("because the random boroughs put records behind every measure", () => {
    const books = seeds.map((seed) => aBook(randomBorough(seed)));
    const empty = measures.filter((measure) =>
      books.every((snapshot) => measure.figures(scopeOf(snapshot, dayOfText(today))).caseCount === 0),
    );

    expect(empty.map(({ id }) => id)).toEqual([]);
  });
});
