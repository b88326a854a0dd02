import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { defaultWords } from "../cases/council-words.ts";
import { csvFolder } from "../sources/csv/csv-reader.ts";
import { loadFolder, type DuckDb } from "./duckdb.ts";
import type { Report } from "./report.ts";
import { duel, spread } from "./timing.ts";

/** Compares loading the seven files with DuckDB's own reader. */
export async function benchLoads(
  report: Report,
  folder: string,
  openDuckDb: () => Promise<DuckDb>,
  name: string,
): Promise<void> {
  const ours = () => csvFolder(folder, () => "").read(defaultWords);
  const theirs = async () => {
    const db = await openDuckDb();
    await loadFolder(db, folder);
    db.close();
  };
  await duel(2, ours, theirs);
  const against = await duel(7, ours, theirs);
  report.part(`loading from CSV beside DuckDB, ${name}`);
  report.line(
    `ours ${spread(against.ours)}, DuckDB ${spread(against.theirs)}: ${against.ratio.toFixed(2)} times as fast`,
  );
  report.goal({ name: `loading, ${name}, times as fast as DuckDB`, figure: against.ratio, atLeast: 0.5, unit: "" });
}

/** How long one load took, how long it blocked the event loop, and what it left in memory. */
export interface LoadMeasurement {
  readonly milliseconds: number;
  /** The longest time for which nothing else could run, in milliseconds, and the 95th percentile of such times. */
  readonly longest: number;
  readonly p95: number;
  /** In use after garbage collection. */
  readonly heapBytes: number;
  /** The peak resident size of the process. */
  readonly peakBytes: number;
}

// Goals in GiB: the memory that a borough a hundred times as large took before it was loaded in slices.
const mostHeap = 0.39;
const mostResident: Readonly<Record<string, number>> = { "first load": 0.65, refresh: 1.05 };

/**
 * Profiles loading a large borough twice in a process of its own: into an empty bot, and as a refresh while the last
 * snapshot is still in memory.
 */
export async function benchLargeLoad(report: Report, folder: string, name: string): Promise<void> {
  const child = fork(fileURLToPath(new URL("load-process.js", import.meta.url)), [folder], {
    execArgv: [...process.execArgv, "--expose-gc"],
  });
  report.part(`loading in slices, ${name}`);
  for (const load of ["first load", "refresh", "questions after it"]) {
    const [profile] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (!isLoadProfile(profile)) throw new Error("the process that loads a large borough ended early");
    const { milliseconds, longest, p95, heapBytes, peakBytes } = profile;
    report.line(
      `${load}: ${(milliseconds / 1000).toFixed(1)} s, event loop held ${longest.toFixed(0)} ms at most, ` +
        `p95 ${p95.toFixed(0)} ms; ${gibibytes(heapBytes)} of heap in use, ${gibibytes(peakBytes)} resident at most`,
    );
    const most = mostResident[load];
    if (most === undefined) continue;
    const goal = (what: string, figure: number, atMost: number, unit: string) =>
      report.goal({ name: `${load}, ${name}, ${what}`, figure, atMost, unit });
    goal("event loop held at most", longest, 200, " ms");
    goal("event loop held, p95", p95, 150, " ms");
    goal("heap in use", heapBytes / 2 ** 30, mostHeap, " GiB");
    goal("resident", peakBytes / 2 ** 30, most, " GiB");
  }
  child.disconnect();
}

function isLoadProfile(message: unknown): message is LoadMeasurement {
  return typeof message === "object" && message !== null && "heapBytes" in message;
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}
