import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import type { Filters } from "../../src/measures/engine/asked.ts";
import { views, type Borough } from "../../src/cases/contract.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { measures } from "../../src/measures/index.ts";
import { anyBorough } from "../support/any-borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { isLong } from "../support/long.ts";
import { awkwardDays, eventfulDays } from "../support/oracle/days.ts";
import { oracle, oracleKept, oracleNames } from "../support/oracle/oracle.ts";
import { randomBorough } from "../support/random-borough.ts";

const today = "2021-06-30";

/** What is asked of a measure, its day as text. */
type Question = Omit<Filters, "on"> & { readonly on: string };

/**
 * Settings of every filter, over the names that the borough has, on days of every kind: awkward ones of the calendar, and
 * those about which something of this borough happens.
 */
function questions(borough: Borough, seed: number): Question[] {
  const { officers, teams } = oracleNames(borough);
  const one = (values: readonly string[]) => values[seed % values.length] ?? "";
  const awkward = (at: number) => awkwardDays[(3 * seed + at) % awkwardDays.length] ?? today;
  const days = eventfulDays(borough, seed, 4);
  const eventful = (at: number) => days[at] ?? today;
  const age = one(["0 to 4", "5 to 10", "11 to 15", "16 to 19", "20 to 25", "Over 25", "Not recorded"]);
  return [
    { on: today },
    { on: awkward(0) },
    { on: awkward(1), year: 2019 },
    { on: awkward(2), team: one(teams.toReversed()), age },
    { on: today, year: 2020 },
    { on: eventful(0) },
    { on: eventful(1), team: one(teams) },
    { on: eventful(2), officer: one(officers) },
    { on: eventful(3), age },
  ];
}

const runs = { numRuns: isLong ? 300 : 30, seed: 2021 };

describe("every measure agrees with the oracle", () => {
  it("in random boroughs under every filter", () => {
    fc.assert(
      fc.property(anyBorough(60), ({ seed, borough }) => {
        const snapshot = aSnapshot(borough);
        const answer = oracle(borough);
        const differing: { readonly found: unknown; readonly right: unknown }[] = [];
        for (const question of questions(randomBorough(seed), seed)) {
          const scope = scopeOf(snapshot, dayOfText(today), { ...question, on: dayOfText(question.on) });
          for (const measure of measures) {
            const { columns, rows, caseCount } = measure.figures(scope);
            const found = {
              columns: columns.map(({ label }) => label),
              rows: rows.map(({ label, values }) => ({ label, values })),
              caseCount,
            };
            const right = answer(measure.id, question);
            // to compare texts is quicker, and nearly always enough
            if (JSON.stringify(found) !== JSON.stringify(right)) {
              const asked = { id: measure.id, ...question };
              differing.push({ found: { asked, ...found }, right: { asked, ...right } });
            }
          }
        }

        expect(differing.map(({ found }) => found)).toEqual(differing.map(({ right }) => right));
      }),
      runs,
    );
  }, 900_000);

  it("on the rows that stay and the names of random boroughs", () => {
    fc.assert(
      fc.property(anyBorough(60), ({ borough }) => {
        const snapshot = aSnapshot(borough);
        const kept = oracleKept(borough);
        const { officer, team } = filterValues(snapshot);
        const { officers, teams } = oracleNames(borough);

        for (const view of views) {
          const aside = snapshot.rejected.filter((remark) => remark.view === view).length;
          expect([view, snapshot.rowsRead[view] - aside]).toEqual([view, kept[view]]);
        }
        expect([...officer].sort()).toEqual(officers.sort());
        expect([...team].sort()).toEqual(teams.sort());
      }),
      runs,
    );
  });

  it("because the random boroughs put records behind every measure", () => {
    const snapshots = fc.sample(anyBorough(60), runs).map(({ borough }) => aSnapshot(borough));
    const empty = measures.filter((measure) =>
      snapshots.every((snapshot) => measure.figures(scopeOf(snapshot, dayOfText(today))).caseCount === 0),
    );

    expect(empty.map(({ id }) => id)).toEqual([]);
  });
});
