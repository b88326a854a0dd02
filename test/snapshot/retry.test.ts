import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { LoadError, type LoadState } from "../../src/cases/source.ts";
import { silentLog, type LogFields } from "../../src/platform/log.ts";
import { openSnapshotHolder } from "../../src/snapshot/holder.ts";
import { millisecondsUntilRetry, retrying } from "../../src/snapshot/retry.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

/** A retrying holder whose loads have the given outcomes, and the waits that it asks for. */
function aHolder(...outcomes: ("away" | "wrong" | "read")[]) {
  let at = 0;
  const snapshots = openSnapshotHolder({
    source: () => ({
      read: () => {
        const outcome = outcomes[Math.min(at++, outcomes.length - 1)];
        if (outcome === "read") return Promise.resolve(aSnapshot(aBorough({})));
        return Promise.reject(new LoadError(`it is ${outcome}`, { isRetryable: outcome === "away" }));
      },
    }),
    words: defaultWords,
    appointments: () => Promise.resolve([]),
    guard: null,
    now: () => "2026-01-05T09:00:00.000Z",
    log: silentLog,
  });
  const warned: unknown[] = [];
  const log = { ...silentLog, warn: (_: string, fields?: LogFields) => void warned.push(fields?.["inMinutes"]) };
  const waits: { minutes: number; work: () => void; isCancelled: boolean }[] = [];
  const retryingHolder = retrying(snapshots, log, (milliseconds, work) => {
    const waiting = { minutes: milliseconds / 60_000, work, isCancelled: false };
    waits.push(waiting);
    return () => void (waiting.isCancelled = true);
  });
  return { snapshots: retryingHolder, waits, warned };
}

describe("a load that failed", () => {
  it("is retried at growing intervals while its error is retryable", async () => {
    const { snapshots, waits, warned } = aHolder("away");
    for (let at = 0; at < 7; at += 1) await snapshots.refresh();

    expect(waits.map(({ minutes }) => minutes)).toEqual([1, 2, 5, 10, 20, 30, 30]);
    expect(warned).toEqual([1, 2, 5, 10, 20, 30, 30]);
    expect(waits.map(({ isCancelled }) => isCancelled)).toEqual([true, true, true, true, true, true, false]);
  });

  it("is not retried once it succeeds, or if its error is not retryable", async () => {
    const { snapshots, waits } = aHolder("away", "read", "away", "wrong");
    const states: LoadState[] = [];
    for (let at = 0; at < 4; at += 1) states.push(await snapshots.refresh());

    expect(states.map(({ error }) => error)).toEqual(["it is away", null, "it is away", "it is wrong"]);
    expect(waits.map(({ minutes, isCancelled }) => [minutes, isCancelled])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it("is not retried once the bot stops", async () => {
    const { snapshots, waits } = aHolder("away");
    await snapshots.refresh();
    snapshots.stop();

    expect(waits.map(({ isCancelled }) => isCancelled)).toEqual([true]);
  });
});

it("waits longer after each failure in a row, and at most half an hour", () => {
  const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => millisecondsUntilRetry(failures) / 60_000);

  expect(minutes).toEqual([1, 1, 2, 5, 10, 20, 30, 30, 30]);
});
