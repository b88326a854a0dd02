import { describe, expect, it } from "vitest";
import type { Rounder } from "../../src/access/rounding.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { Measure } from "../../src/measure.ts";
import { measures } from "../../src/measures/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { demoSnapshot } from "../support/demo.ts";
import { complements, crossedFamilies, familiesOf } from "../support/filter-families.ts";
import { joinMeasures, readWeeks } from "../support/identities.ts";
import { toldBy } from "../support/integer-programme.ts";
import { readMeasures, type Knowledge, type Unknown } from "../support/joint-attack.ts";
import { isLong, seedsOf } from "../support/long.ts";
import { randomBorough } from "../support/random-borough.ts";
import { aRounder } from "../support/rounder.ts";

const shared = measures.filter(({ rowsAreOfficers }) => rowsAreOfficers !== true);

/** All that is shown of a borough, and how its numbers belong together. */
function everythingOf(snapshot: Snapshot, years: readonly number[], weeks: number) {
  const families = familiesOf(snapshot, ["team", "age"]);
  const read = readMeasures(snapshot, demoDay, { measures: shared, families, years }, aRounder);
  const missing = readWeeks(read, snapshot, demoDay, weeks, aRounder);
  missing.push(...joinMeasures(read));
  return { ...read, missing };
}

/** All that is shown of measures by what is recorded of people: each value, its complement, and two filters together. */
function peopleOf(
  snapshot: Snapshot,
  measures: readonly Measure[],
  crossed: readonly (readonly [Crossed, Crossed])[],
  rounder: Rounder,
) {
  const recorded = ["gender", "ethnicity", "care"] as const;
  const families = [
    ...familiesOf(snapshot, recorded),
    ...complements(snapshot, recorded),
    ...crossed.flatMap(([one, other]) => crossedFamilies(snapshot, one, other)),
  ];
  const read = readMeasures(snapshot, demoDay, { measures, families, years: [2021] }, rounder);
  joinMeasures(read);
  return { ...read, missing: [] };
}

interface Asked {
  readonly what: string;
  readonly ids: readonly string[];
  /** Filters that are asked two at a time. */
  readonly crossed: readonly (readonly [Crossed, Crossed])[];
  /** Fewer counts of 1 to 4 would prove little. */
  readonly least: number;
}

const idsOf = (ids: Asked["ids"]) => shared.filter(({ id }) => ids.includes(id));

const fewSets: readonly Asked[] = [
  { what: "plans issued, by two together", ids: ["issued.total"], crossed: [["gender", "care"]], least: 50 },
];

const manySets: readonly Asked[] = [
  {
    what: "four measures, by two together",
    ids: ["plans.by-age", "reviews.overdue", "issued.total", "referrals.decisions"],
    crossed: [
      ["gender", "ethnicity"],
      ["gender", "care"],
      ["ethnicity", "care"],
    ],
    least: 500,
  },
];

/** Rounds to 1, so that every number is exact. */
const unrounded: Rounder = { ...aRounder, base: 1, roundTally: ({ count }) => count, round: ({ length }) => length };

type Crossed = Parameters<typeof crossedFamilies>[1];

const isSmall = (key: string, { truth }: Unknown) => truth > 0 && truth < 5 && !key.startsWith("unseen");

/** Sums that are not true: a reader who believed them would know nothing. */
function untrue({ unknowns, sums }: Knowledge): string[] {
  const truthOf = (key: string) => unknowns.get(key)?.truth ?? Number.NaN;
  return sums.flatMap(([total, parts]) =>
    parts.reduce((sum, part) => sum + truthOf(part), 0) === truthOf(total) ? [] : [total],
  );
}

/** Numbers that what is shown rules out, which a right rounding never does. */
function ruledOut({ unknowns }: Knowledge): string[] {
  return [...unknowns].flatMap(([key, { least, most, truth }]) => (truth < least || truth > most ? [key] : []));
}

const wrongIn = (read: ReturnType<typeof everythingOf>) => [read.missing, read.exact, untrue(read), ruledOut(read)];

describe("somebody who reads every shared answer", () => {
  it("cannot tell a count of 1 to 4 in the demo by all of them together", { timeout: 600_000 }, () => {
    const everything = isLong
      ? everythingOf(demoSnapshot, [2021, 2020, 2019], 53)
      : everythingOf(demoSnapshot, [2021], 1);
    const small = [...everything.unknowns].filter(([key, unknown]) => isSmall(key, unknown));

    expect(wrongIn(everything)).toEqual([[], [], [], []]);
    expect(small.length).toBeGreaterThan(500);
    expect(toldBy(everything, isSmall)).toEqual([]);
  });

  it.each(isLong ? [...manySets, ...fewSets] : fewSets)(
    "cannot tell one by gender, ethnicity and social care, of $what",
    { timeout: 1_800_000 },
    ({ ids, crossed, least }) => {
      const everything = peopleOf(demoSnapshot, idsOf(ids), crossed, aRounder);
      const small = [...everything.unknowns].filter(([key, unknown]) => isSmall(key, unknown));

      expect([everything.exact, untrue(everything), ruledOut(everything)]).toEqual([[], [], []]);
      expect(small.length).toBeGreaterThan(least);
      expect(toldBy(everything, isSmall)).toEqual([]);
    },
  );

  it("could tell some by gender and ethnicity, were the numbers exact", () => {
    const everything = peopleOf(demoSnapshot, idsOf(["issued.total"]), [["gender", "ethnicity"]], unrounded);

    expect(toldBy(everything, isSmall).length).toBeGreaterThan(50);
  });

  it.each(isLong ? seedsOf(10) : [])(
    "cannot tell a count of 1 to 4 in random borough %i by all of them together",
    { timeout: 1_800_000 },
    (seed) => {
      const everything = everythingOf(aSnapshot(randomBorough(seed, 400)), [2021, 2020, 2019], 53);

      expect([everything.exact, untrue(everything), ruledOut(everything)]).toEqual([[], [], []]);
      expect(toldBy(everything, isSmall)).toEqual([]);
    },
  );

  it("could tell one, were the total exact of four cells that are shown as 0", () => {
    const cell = (): Unknown => ({ least: 0, most: 4, truth: 4 });
    const told = (least: number, most: number) => {
      const parts = ["a", "b", "c", "d"].map((key) => [key, cell()] as const);
      const unknowns = new Map([...parts, ["total", { least, most, truth: 16 }] as const]);
      return toldBy({ unknowns, sums: [["total", parts.map(([key]) => key)]] }, isSmall);
    };

    expect(told(16, 16)).toEqual(["a", "b", "c", "d"]);
    expect(told(11, 19)).toEqual([]);
  });
});
