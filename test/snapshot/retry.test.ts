import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { LoadError } from "../../src/cases/source.ts";
import { silentLog, type LogFields } from "../../src/platform/log.ts";
import { openSnapshotHolder, type LoadState } from "../../src/snapshot/holder.ts";
import { retrying } from "../../src/snapshot/retry.ts";
import { aBook, aBorough } from "../support/borough.ts";

/** A shelf whose loads end as told, and the waits that were asked for. */
function tried(...outcomes: ("away" | "wrong" | "read")[]) {
  let at = 0;
  const snapshots = openSnapshotHolder({
    source: () => ({
      read: () => {
        const outcome = outcomes[Math.min(at++, outcomes.length - 1)];
        if (outcome === "read") return Promise.resolve(aBook(aBorough({})));
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
  const again = retrying(snapshots, log, (milliseconds, work) => {
    const waiting = { minutes: milliseconds / 60_000, work, isCancelled: false };
    waits.push(waiting);
    return () => void (waiting.isCancelled = true);
  });
  return { again, waits, warned };
}

describe("a load that failed", () => {
  it("is tried again, longer apart each time, while it may heal", async () => {
    const { again, waits, warned } = tried("away");
    for (let at = 0; at < 7; at += 1) await again.refresh();

    expect(waits.map(({ minutes }) => minutes)).toEqual([1, 2, 5, 10, 20, 30, 30]);
    expect(warned).toEqual([1, 2, 5, 10, 20, 30, 30]);
    expect(waits.map(({ isCancelled }) => isCancelled)).toEqual([true, true, true, true, true, true, false]);
  });

  it("is not tried again once it was read, or where somebody must mend it", async () => {
    const { again, waits } = tried("away", "read", "away", "wrong");
    const states: LoadState[] = [];
    for (let at = 0; at < 4; at += 1) states.push(await again.refresh());

    expect(states.map(({ error: fault }) => fault)).toEqual(["it is away", null, "it is away", "it is wrong"]);
    expect(waits.map(({ minutes, isCancelled }) => [minutes, isCancelled])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it("is not tried again once the bot stops", async () => {
    const { again, waits } = tried("away");
    await again.refresh();
    again.stop();

    expect(waits.map(({ isCancelled }) => isCancelled)).toEqual([true]);
  });
});
