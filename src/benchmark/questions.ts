import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { addDays } from "../facts/calendar.ts";
import type { Figures } from "../measures/engine/figures.ts";
import { measureAnswer } from "../measures/answer/measure-answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { measures } from "../measures/index.ts";
import { rules } from "../rules/index.ts";
import { demoDay } from "../sources/demo/borough.ts";
import { queries } from "./duckdb-queries.ts";
import type { DuckDb } from "./duckdb.ts";
import type { Report } from "./report.ts";
import { duel, geometricMean, median, quantile, spread, timed } from "./timing.ts";

/** Returns the day that a round asks about: another each round, so that no answer comes from a cache. */
function dayAsked(round: number): Day {
  return addDays(demoDay, -23 * round);
}

const rounds = 9;

/** Measures how long a question takes: each measure on several days, after all were asked once. */
export async function benchQuestions(report: Report, snapshot: Snapshot, name: string, mostP95: number): Promise<void> {
  const first = await timed(() => measures.forEach((measure) => measure.figures(scopeOf(snapshot, demoDay))));
  const ofMeasure = new Map(measures.map(({ id }) => [id, new Array<number>()]));
  const whole: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const scope = scopeOf(snapshot, dayAsked(round));
    for (const measure of measures) {
      const figures = await timed(() => measure.figures(scope));
      const answer = await timed(() => measureAnswer(measure, scope, rules));
      if (round < 2) continue;
      ofMeasure.get(measure.id)?.push(figures.milliseconds);
      whole.push(answer.milliseconds);
    }
  }
  const all = [...ofMeasure.values()].flat();
  const [slowest] = [...ofMeasure].sort(([, one], [, other]) => median(other) - median(one));
  report.part(`${measures.length} measures, ${name}`);
  report.line(`all of them asked for the first time: ${first.milliseconds.toFixed(0)} ms`);
  report.line(`figures of one: p50 ${ms(quantile(all, 0.5))}, p95 ${ms(quantile(all, 0.95))}`);
  report.line(`whole answer of one: p50 ${ms(quantile(whole, 0.5))}, p95 ${ms(quantile(whole, 0.95))}`);
  report.line(`slowest: ${slowest?.[0]} ${spread(slowest?.[1] ?? [])}`);
  report.goal({ name: `figures, ${name}, p95`, figure: quantile(all, 0.95), atMost: mostP95, unit: " ms" });
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}

/** Compares five measures with DuckDB over the same rows: first the numbers, which must be equal, then the times. */
export async function benchBesideDuckDb(report: Report, snapshot: Snapshot, db: DuckDb, name: string): Promise<void> {
  report.part(`questions beside DuckDB, ${name}`);
  const ratios: number[] = [];
  for (const [id, statements] of queries) {
    const measure = measures.find((one) => one.id === id);
    if (measure === undefined) throw new Error(`there is no measure ${id}`);
    const figuresOn = (day: Day) => measure.figures(scopeOf(snapshot, day));
    const prepared = await Promise.all(statements.map((statement) => db.prepare(statement)));
    for (const ask of prepared) {
      for (let round = 0; round < 3; round += 1) {
        const wrong = differences(figuresOn(dayAsked(round)), await ask(textOfDay(dayAsked(round))));
        for (const one of wrong) report.fail(`${id} on ${textOfDay(dayAsked(round))}, ${name}: ${one}`);
      }
    }
    const duels = [];
    for (const ask of prepared) {
      duels.push(
        await duel(
          rounds,
          (round) => figuresOn(dayAsked(round)),
          (round) => ask(textOfDay(dayAsked(round))),
        ),
      );
    }
    const [against] = duels.sort((one, other) => median(one.theirs) - median(other.theirs));
    if (against === undefined) continue;
    ratios.push(against.ratio);
    report.line(
      `${id}: ours ${spread(against.ours)}, DuckDB ${spread(against.theirs)}: ${against.ratio.toFixed(2)} times as fast`,
    );
  }
  const mean = geometricMean(ratios);
  report.line(`geometric mean: ${mean.toFixed(2)} times as fast`);
  report.goal({ name: `questions, ${name}, times as fast as DuckDB`, figure: mean, atLeast: 5, unit: "" });
}

/** Returns the cells in which the figures and the rows of a query differ; percentages are not compared. */
function differences({ columns, rows }: Figures, found: readonly (readonly unknown[])[]): string[] {
  const theirs = new Map(found.map(([row, column, count]) => [`${String(row)}, ${String(column)}`, Number(count)]));
  const wrong: string[] = [];
  for (const row of rows) {
    for (const [at, { label, unit }] of columns.entries()) {
      if (unit === "percent") continue;
      const cell = `${row.label}, ${label}`;
      const [our, their] = [row.values[at] ?? 0, theirs.get(cell) ?? 0];
      if (our !== their) wrong.push(`${cell}: ours ${our}, DuckDB ${their}`);
      theirs.delete(cell);
    }
  }
  for (const [cell, count] of theirs) if (count !== 0) wrong.push(`${cell}: DuckDB ${count}, no cell of ours`);
  return wrong;
}
