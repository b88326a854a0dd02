import type { Day } from "../cases/day.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Chart } from "../answer.ts";
import { botClock, snapshotHolderOf } from "../app/app.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { readConfig, type Config } from "../config/config.ts";
import { boroughCopies } from "../sources/demo/borough.ts";
import { writeCsvFolder } from "../sources/csv/csv-writer.ts";
import { chartDrawer } from "../drawing/chart-drawer.ts";
import { silentLog } from "../platform/log.ts";
import { measureAnswer } from "../measures/answer/measure-answer.ts";
import { measures } from "../measures/index.ts";
import { rules } from "../rules/index.ts";

const { values } = parseArgs({ options: { times: { type: "string", default: "100" } } });

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ result: Result; milliseconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

interface Opened {
  readonly book: Snapshot;
  readonly today: Day;
}

async function openBook(config: Config): Promise<Opened> {
  const clock = botClock(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, null);
  const { error: fault } = await snapshots.refresh();
  if (fault !== null) throw new Error(fault);
  return { book: snapshots.current(), today: clock.today() };
}

/** Each measure three times, the last two counted: what one question costs once the book has been asked a few. */
async function benchMeasures({ book: snapshot, today }: Opened, name: string): Promise<void> {
  const times: number[] = [];
  for (const measure of measures) {
    for (let run = 0; run < 3; run += 1) {
      const { milliseconds } = await timed(() => measure.figures(scopeOf(snapshot, today)));
      if (run > 0) times.push(milliseconds);
    }
  }
  say(`${name}: one measure p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`);
}

async function benchPictures({ book: snapshot, today }: Opened): Promise<void> {
  const draw = chartDrawer({ timeoutMilliseconds: 3000, onError: say });
  const charts = measures.flatMap((measure) =>
    measureAnswer(measure, scopeOf(snapshot, today), rules).parts.filter(
      (part): part is Chart => part.kind === "chart",
    ),
  );
  const times: number[] = [];
  for (const chart of charts) times.push((await timed(() => draw(chart))).milliseconds);
  const [cold = 0, ...warm] = times;
  say(
    `one picture: cold ${cold.toFixed(0)} ms, warm p50 ${quantile(warm, 0.5).toFixed(0)} ms, p95 ${quantile(warm, 0.95).toFixed(0)} ms`,
  );
}

async function benchLarge(times: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "send-bench-"));
  try {
    const written = await timed(() => writeCsvFolder(folder, boroughCopies(times)));
    say(`demo × ${times}: written in ${(written.milliseconds / 1000).toFixed(1)} s`);
    const config = readConfig({ CASE_DATABASE: `csv:${folder}`, TODAY: "2021-06-30" });
    const { result, milliseconds } = await timed(() => openBook(config));
    const { rss } = process.memoryUsage();
    say(`demo × ${times}: loaded in ${(milliseconds / 1000).toFixed(1)} s, ${(rss / 2 ** 30).toFixed(2)} GiB resident`);
    await benchMeasures(result, `demo × ${times}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const demo = await timed(() => openBook(readConfig({})));
say(`demo: loaded in ${demo.milliseconds.toFixed(0)} ms`);
await benchMeasures(demo.result, "demo");
await benchPictures(demo.result);
await benchLarge(Number(values.times));
