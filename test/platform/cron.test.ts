import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startSchedules, type Scheduled, type Schedules } from "../../src/platform/cron.ts";
import { silentLog } from "../../src/platform/log.ts";

const minute = 60_000;

let ran: string[];
let warned: string[];
/** The hours, in UTC, until which reading fails. */
let failsUntil: string;
let schedules: Schedules | null;

beforeEach(() => {
  vi.useFakeTimers();
  [ran, warned, failsUntil, schedules] = [[], [], "", null];
});
afterEach(async () => {
  const stopped = schedules?.stop();
  await vi.advanceTimersByTimeAsync(20 * minute);
  await stopped;
  vi.useRealTimers();
});

const now = () => new Date().toISOString().slice(5, 16);

/** A job that takes so many milliseconds; `isFirst` reads, and fails while reading fails. */
function aJob(id: string, schedule: string, takes = 0, isFirst = false): Scheduled {
  const run = async () => {
    ran.push(`${now()} ${id}`);
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
    return !isFirst || now() >= failsUntil;
  };
  return { id, schedule, isFirst, isAtStart: id === "digest", run };
}

const usual = () => [
  aJob("digest", "*/5 6-16 * * 1-5"),
  aJob("watch", "5 * * * *"),
  aJob("read", "0 * * * *", 0, true),
];

async function startAt(instant: string, all: readonly Scheduled[]): Promise<void> {
  vi.setSystemTime(instant);
  const log = {
    ...silentLog,
    warn: (event: string, fields = {}) => void warned.push(`${event} ${JSON.stringify(fields)}`),
  };
  schedules = startSchedules(all, log);
  await vi.advanceTimersByTimeAsync(0);
  ran = [];
}

/** Sets the wall clock without any timer noticing, as a machine that sleeps does, then lets ten seconds pass. */
async function jumpTo(instant: string): Promise<void> {
  vi.setSystemTime(instant);
  await vi.advanceTimersByTimeAsync(10_000);
}

// 10 to 15 June 2026: a Wednesday to a Monday; London is an hour ahead of UTC
describe("the schedules", () => {
  it("run each job at its minute, once", async () => {
    await startAt("2026-06-10T06:58:30Z", usual());
    await vi.advanceTimersByTimeAsync(8 * minute);

    expect(ran).toEqual(["06-10T07:00 digest", "06-10T07:00 read", "06-10T07:05 digest", "06-10T07:05 watch"]);
  });

  it("after a weekend's sleep read first, then run each missed job once, and go on", async () => {
    await startAt("2026-06-12T17:10:00Z", usual());
    await jumpTo("2026-06-15T07:01:00Z");

    expect(ran).toEqual(["06-15T07:01 read", "06-15T07:01 digest", "06-15T07:01 watch"]);
    expect(warned).toEqual(['the clock jumped {"minutes":3711}']);
    await vi.advanceTimersByTimeAsync(5 * minute);
    expect(ran.slice(3)).toEqual(["06-15T07:05 digest", "06-15T07:05 watch"]);
  });

  it("after the clock was set back by two days read first, catch up, and go on by the new time", async () => {
    await startAt("2026-06-12T09:02:00Z", usual());
    await jumpTo("2026-06-10T09:02:00Z");

    expect(ran).toEqual(["06-10T09:02 read", "06-10T09:02 digest"]);
    await vi.advanceTimersByTimeAsync(4 * minute);
    expect(ran.slice(2)).toEqual(["06-10T09:05 digest", "06-10T09:05 watch"]);
  });

  it("after seconds of correction run no minute again", async () => {
    await startAt("2026-06-10T06:59:59Z", usual());
    await vi.advanceTimersByTimeAsync(2000);
    await jumpTo("2026-06-10T06:59:50Z");
    await vi.advanceTimersByTimeAsync(minute);

    expect(ran).toEqual(["06-10T07:00 digest", "06-10T07:00 read"]);
    expect(warned).toEqual([]);
  });

  it("after a sleep decide nothing until the data could be read, and are not settled meanwhile", async () => {
    await startAt("2026-06-10T03:00:30Z", usual());
    expect(schedules?.isSettled()).toBe(true);
    failsUntil = "06-10T07:10";
    vi.setSystemTime("2026-06-10T07:07:00Z");
    expect(schedules?.isSettled()).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(ran.filter((one) => !one.endsWith("read"))).toEqual([]);
    expect(schedules?.isSettled()).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * minute);

    expect(ran.filter((one) => !one.endsWith("read"))).toEqual(["06-10T07:10 digest", "06-10T07:10 watch"]);
    expect(schedules?.isSettled()).toBe(true);
  });

  it("go on without data that cannot be read for twenty minutes after a sleep", async () => {
    await startAt("2026-06-10T03:00:30Z", usual());
    failsUntil = "07";
    await jumpTo("2026-06-10T07:07:00Z");
    await vi.advanceTimersByTimeAsync(25 * minute);

    expect(ran.find((one) => one.endsWith("digest"))).toBe("06-10T07:26 digest");
  });

  it("do not take work that held the process up for a sleep", async () => {
    const holdsUp = aJob("read", "0 * * * *", 0, true);
    const run = () => {
      vi.setSystemTime(Date.now() + 3 * minute);
      return holdsUp.run();
    };
    await startAt("2026-06-10T06:59:30Z", [aJob("digest", "*/5 6-16 * * 1-5"), { ...holdsUp, run }]);
    await vi.advanceTimersByTimeAsync(4 * minute);

    expect(ran).toEqual(["06-10T07:00 digest", "06-10T07:03 read", "06-10T07:05 digest"]);
    expect(warned).toEqual([]);
  });

  it("do not start a run a second time while it goes on, in a catch-up neither", async () => {
    await startAt("2026-06-10T06:59:30Z", [
      aJob("slow", "* * * * *", 10 * minute),
      aJob("read", "0 1 * * *", 90_000, true),
    ]);
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(ran).toEqual(["06-10T07:00 slow"]);
    await jumpTo("2026-06-10T09:00:30Z");
    await vi.advanceTimersByTimeAsync(2 * minute);

    expect(ran).toEqual(["06-10T07:00 slow"]);
  });

  it("wait, when they stop, for what is under way but not for a load", async () => {
    await startAt("2026-06-10T06:59:59Z", [aJob("slow", "* * * * *", 5000), aJob("read", "* * * * *", 600_000, true)]);
    await vi.advanceTimersByTimeAsync(2000);
    let hasStopped = false;
    void schedules?.stop().then(() => (hasStopped = true));
    await vi.advanceTimersByTimeAsync(3000);
    expect(hasStopped).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);

    expect(hasStopped).toBe(true);
  });
});
