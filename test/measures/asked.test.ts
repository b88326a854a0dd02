import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { Borough } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { periodLabel } from "../../src/facts/period.ts";
import type { Asked } from "../../src/measures/engine/asked.ts";
import type { Figures, Rounding, Waits } from "../../src/measures/engine/figures.ts";
import type { RecordName } from "../../src/measures/engine/tabulate.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { scopeAsked } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import type { Measure } from "../../src/measure.ts";
import { anyBorough } from "../support/any-borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { isLong } from "../support/long.ts";
import { oracleAsked } from "../support/oracle/asked.ts";
import { share } from "../support/oracle/counts.ts";
import { factsOf } from "../support/oracle/facts.ts";
import { oracle } from "../support/oracle/oracle.ts";
import type { By, Question } from "../support/oracle/question.ts";
import { questioner } from "../support/oracle/questions.ts";
import { hasStockTables, stockSplit } from "../support/oracle/stock-splits.ts";
import type { Span } from "../support/oracle/windows.ts";
import { randomBorough } from "../support/random-borough.ts";

const periodOf = ({ from, to }: Span) => ({ from: dayOfText(from), to: dayOfText(to) });
const label = (span: Span) => periodLabel(periodOf(span));
const lastDay = dayOfText("2022-12-31");
const bys = ["team", "officer", "age"] as const;

function askedOf({ period, year, filters, without, among, part, threshold }: Question): Asked {
  return {
    filters: { ...filters, ...(year === undefined ? {} : { year }), ...(without === undefined ? {} : { without }) },
    ...(period === undefined ? {} : { period: periodOf(period) }),
    ...(among === undefined ? {} : { by: among.by, among: among.values }),
    ...(part === undefined ? {} : { part }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

const table = ({ columns, rows, caseCount }: Figures) => ({
  columns: columns.map((column) => column.label),
  rows: rows.map((row) => ({ label: row.label, values: row.values })),
  caseCount,
});
const waitNumbers = ({ label: name, count, median, mean, range, unmeasured }: Waits) => ({
  label: name,
  count,
  median,
  mean,
  range: range === null ? [] : [range.shortest, range.longest],
  unmeasured,
});

/** Works out what is said of days in order: the middle of them, their mean to half a day, the first and the last. */
function summed({ label: name, days, unmeasured }: { label: string; days: readonly number[]; unmeasured: number }) {
  let middle = days;
  while (middle.length > 2) middle = middle.slice(1, -1);
  const mean = (some: readonly number[]) => some.reduce((sum, day) => sum + day, 0) / some.length;
  const range = [Math.min(...days), Math.max(...days)];
  return {
    label: name,
    count: days.length,
    median: mean(middle),
    mean: Math.round(mean(days) * 2) / 2,
    range,
    unmeasured,
  };
}

const keys = (cases: readonly RecordName[]) => [...new Set(cases.map(({ view, id }) => `${view} ${id}`))].sort();
const byLabel = <Row extends { readonly label: string }>([first, ...rows]: readonly Row[]) => [
  ...(first === undefined ? [] : [first]),
  ...rows.sort((a, b) => (a.label < b.label ? -1 : 1)),
];

/** Names the cells of a table that do not count what is tallied for them, by which they are rounded for many. */
function miscounted(tell: (round: Rounding) => unknown): string[] {
  const wrong: string[] = [];
  tell((figures, tallies) => {
    const { cell } = tallies(() => 1);
    for (const { label: row, values } of figures.rows) {
      figures.columns.forEach(({ label: column, unit }, at) => {
        const { all, part } = cell(row, column);
        const right = unit === "percent" ? share(part.count, all.count) : all.count;
        if (values[at] !== right || all.key !== all.count || part.key !== part.count)
          wrong.push(`${row} ${column}: ${values[at]} of ${right}`);
      });
    }
    return figures;
  });
  return wrong;
}

/** What the engine and the second computation say of a question, in the same form. */
function answers(snapshot: Snapshot, borough: Borough, anyBy: By) {
  const askOracle = oracleAsked(factsOf(borough), label);
  const tables = oracle(borough);
  return (measure: Measure, question: Question) => {
    const asked = askedOf(question);
    const by = question.among?.by ?? anyBy;
    // to name a day is to ask on it
    const scope = question.namesDay
      ? scopeAsked(
          snapshot,
          lastDay,
          { ...asked, filters: { ...asked.filters, on: dayOfText(question.today) } },
          measure,
        )
      : scopeAsked(snapshot, dayOfText(question.today), asked, measure);
    const right = askOracle(measure.id, question);
    const { isNarrowed } = right;
    const { isFlow, wait } = right.kind;
    const isTold = isFlow || hasStockTables(right, question);
    const shares = (split?: By) =>
      measure.share(scope, split).rows.map(({ label: name, values }) => ({
        label: name === measure.title ? "" : name,
        values,
      }));
    const months = measure.months(scope);
    const rate = measure.rate(scope);
    const rateCases = measure.rateCases(scope);
    const rightRate = right.rate();
    return {
      found: {
        count: measure.count(scope),
        counted: keys(measure.counted(scope)),
        behind: keys(atOnce(measure.behind(scope))),
        ...(isTold ? { table: table(measure.figures(scope)) } : {}),
        ...(isTold || isNarrowed ? { by: table(measure.figures(scope, by)) } : {}),
        ...(isNarrowed ? { share: shares(), shareBy: shares(by) } : {}),
        ...(wait === undefined ? {} : { waits: byLabel(measure.waits(scope, by).map(waitNumbers)) }),
        months: months && table(months),
        rate: rate && [rate.part, rate.whole, rate.percent],
        miscounted: [
          ...miscounted((round) => measure.figures(scope, undefined, round)),
          ...miscounted((round) => measure.figures(scope, by, round)),
          ...miscounted((round) => measure.months(scope, round)),
          ...(isNarrowed ? miscounted((round) => measure.share(scope, by, round)) : []),
        ],
        rateCases: rateCases && [keys(rateCases.part), keys(rateCases.whole)],
      },
      right: {
        count: right.behind().length,
        counted: right.behind(),
        behind: right.behind(),
        ...(isTold ? { table: isFlow ? right.table() : tables(measure.id, { on: right.on }, right.keeps) } : {}),
        ...(isNarrowed
          ? { by: right.counts(by) }
          : isTold
            ? { by: isFlow ? right.table(by) : stockSplit(tables, right, by) }
            : {}),
        ...(isNarrowed ? { share: right.share(), shareBy: right.share(by) } : {}),
        ...(wait === undefined
          ? {}
          : {
              waits: byLabel(
                right
                  .waits(by)
                  .filter(({ days }) => days.length > 0)
                  .map(summed),
              ),
            }),
        months: right.months(),
        rate: rightRate && [rightRate.part.length, rightRate.whole.length, rightRate.percent],
        miscounted: [],
        rateCases: rightRate && [rightRate.part, rightRate.whole],
      },
    };
  };
}

const runs = { numRuns: isLong ? 200 : 10, seed: 2021 };
const questionsEach = 3;

describe("every measure agrees with the oracle about what is asked", () => {
  it("in random boroughs, periods, filters, parts and thresholds", () => {
    fc.assert(
      fc.property(anyBorough(60), ({ seed, borough }) => {
        const snapshot = aSnapshot(borough);
        const original = randomBorough(seed);
        const ask = questioner(original, seed, filterValues(aSnapshot(original)));
        const by = bys[seed % bys.length] ?? "team";
        const answer = answers(snapshot, borough, by);
        const kinds = oracleAsked(factsOf(borough), label);
        const differing: { readonly found: unknown; readonly right: unknown }[] = [];
        for (const measure of measures) {
          const { kind } = kinds(measure.id, { today: "2021-06-30" });
          for (let many = 0; many < questionsEach; many += 1) {
            const question = ask(kind);
            const { found, right } = answer(measure, question);
            if (JSON.stringify(found) !== JSON.stringify(right)) {
              const asked = { id: measure.id, by, ...question };
              differing.push({ found: { asked, ...found }, right: { asked, ...right } });
            }
          }
        }

        expect(differing.map(({ found }) => found)).toEqual(differing.map(({ right }) => right));
      }),
      runs,
    );
  }, 900_000);
});
