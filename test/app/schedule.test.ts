import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { botOf } from "../../src/app/bot.ts";
import { jobRunnerOf, scheduled, startWork } from "../../src/app/work.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { readConfig } from "../../src/config/config.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { startSchedules } from "../../src/platform/cron.ts";
import { silentLog, type LogFields } from "../../src/platform/log.ts";
import { instantInLondon, machineClock } from "../../src/platform/london-clock.ts";
import type { SnapshotHolder } from "../../src/snapshot/holder.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

const config = readConfig({ WEEKLY_CHANNELS: "C1" });
const clock = machineClock(null, "08:30");
const minute = 60_000;

/** Case data with a new request every day, so that every day has a digest. */
const snapshots: SnapshotHolder = {
  current() {
    const today = clock.today();
    const borough = aBorough({
      person: [{}],
      worker: [{ email: "ada@x.org" }],
      worker_relationship: [{}],
      referral: [{ referral_id: `r-${textOfDay(today)}`, received_date: textOfDay(addDays(today, -35)) }],
    });
    return { ...aSnapshot(borough), readAt: instantInLondon(new Date()) };
  },
  colleagues: () => colleagueDirectory(snapshots.current(), [{ email: "boss@x.org", role: "manager", team: null }]),
  state: () => ({
    isEmpty: false,
    error: null,
    isRetryable: false,
    isShrunken: false,
    peopleError: null,
    progress: null,
  }),
  refresh: () => Promise.resolve(snapshots.state()),
};

let store: Store;
let done: string[];
beforeEach(() => {
  vi.useFakeTimers();
  store = openStore(":memory:");
  done = [];
});
afterEach(() => {
  vi.useRealTimers();
  store.close();
});

/** Makes the jobs of one process. `done` collects when, in London, which job queued a message. */
function jobsOfBot() {
  const info = (event: string, { job, done: result }: LogFields = {}) => {
    if (event !== "job" || !/^[1-9]\d* .* on (its|their) way$/.test(String(result))) return;
    done.push(`${instantInLondon(new Date()).slice(0, 16)} ${String(job)}`);
  };
  const bot = botOf(config, clock, { ...silentLog, info }, snapshots, store);
  const { runner } = jobRunnerOf(config, bot, []);
  const tested = new Set(["digest", "summary", "weekly-post", "notice"]);
  return scheduled(runner, config, bot).filter(({ id }) => tested.has(id));
}

async function runUntil(instant: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(Date.parse(instant) - Date.now());
}

const of = (job: string) => done.flatMap((one) => (one.endsWith(` ${job}`) ? [one.slice(0, 16)] : []));

describe("the schedules", () => {
  it.each([
    ["spring", "2026-03-26", ["2026-03-26", "2026-03-27", "2026-03-30", "2026-03-31"], "2026-03-30"],
    ["autumn", "2026-10-22", ["2026-10-22", "2026-10-23", "2026-10-26", "2026-10-27"], "2026-10-26"],
  ])(
    "run each working day's digests once at London's half past eight across the clock change in %s, by two bots",
    async (_, first, days, monday) => {
      for (let at = 0; at < 6; at += 1) {
        for (const hour of ["07:25", "07:30", "08:00", "08:25", "08:30", "09:00", "12:00"]) {
          vi.setSystemTime(`${textOfDay(addDays(dayOfText(first), at))}T${hour}:00Z`);
          for (const bot of [jobsOfBot(), jobsOfBot()]) for (const { run } of bot) await run();
        }
      }

      expect(of("digest")).toEqual(days.map((day) => `${day}T08:30`));
      expect(of("summary")).toEqual([`${monday}T09:00`]);
      expect(of("weekly-post")).toEqual([`${monday}T09:00`]);
    },
    120_000,
  );

  it.each([
    ["the bot is back before noon", "2026-03-30T11:02", "2026-03-30T11:02"],
    ["the bot is back just before five", "2026-03-30T16:58", "2026-03-30T16:58"],
    ["the bot is back at five", "2026-03-30T17:00", "2026-03-31T08:30"],
  ])(
    "catch up with a morning's digests once: %s",
    async (_, back, next) => {
      vi.setSystemTime(londonInstant("2026-03-27T08:00"));
      const before = startSchedules(jobsOfBot(), silentLog);
      await vi.advanceTimersByTimeAsync(60 * minute);
      await before.stop();
      vi.setSystemTime(londonInstant(back));
      const after = startSchedules(jobsOfBot(), silentLog);
      await runUntil(londonInstant("2026-03-31T12:00"));
      await after.stop();

      expect(of("digest").slice(0, 2)).toEqual(["2026-03-27T08:30", next]);
      expect(new Set(of("digest").map((at) => at.slice(0, 10))).size).toBe(of("digest").length);
      expect(of("notice")).toEqual(back >= "2026-03-30T17:00" ? ["2026-03-30T17:30"] : []);
    },
    120_000,
  );
});

describe("a bot that is off at night", () => {
  it.each([
    ["since its last run passed over three nights", "2026-03-27T03:20:00.000Z", "2026-03-30T08:00"],
    ["not when the night's run was done", "2026-03-30T02:20:00.000Z", "2026-03-30T02:20"],
  ])("tidies when it starts, %s", async (_, lastRan, ran) => {
    store.runs.ranAt("tidy", lastRan);
    vi.setSystemTime("2026-03-30T08:00:00.000Z");
    const bot = botOf(config, clock, silentLog, snapshots, store);
    const { runner } = jobRunnerOf(config, bot, []);
    const work = startWork(runner, config, bot);
    await vi.advanceTimersByTimeAsync(5000);
    await work.stop();

    expect(store.runs.lastRanAt("tidy")?.slice(0, 16)).toBe(ran);
    expect(store.runs.lastRanAt("digest")?.slice(0, 16)).toBe("2026-03-30T08:00");
  });
});

describe("the case data", () => {
  it.each([
    ["15, 60", 12 * 4 + 12, 24],
    ["30, 30", 48, 48],
    ["60, 20", 12 + 12 * 3, 72],
  ])("are loaded again every %s minutes in working hours and otherwise", async (minutes, onFriday, onSaturday) => {
    const settings = readConfig({ REFRESH_MINUTES: minutes });
    const bot = botOf(settings, clock, silentLog, snapshots, store);
    const { runner } = jobRunnerOf(settings, bot, []);
    const read: string[] = [];
    const refresh = scheduled(runner, settings, bot).filter(({ id }) => id === "refresh");
    const run = async () => read.push(instantInLondon(new Date()).slice(0, 10)) > 0;
    vi.setSystemTime(londonInstant("2026-03-05T23:59"));
    const schedules = startSchedules(
      refresh.map((one) => ({ ...one, run })),
      silentLog,
    );
    await runUntil(londonInstant("2026-03-07T23:59"));
    await schedules.stop();
    const on = (day: string) => read.filter((one) => one === day).length;

    expect([on("2026-03-06"), on("2026-03-07")]).toEqual([onFriday, onSaturday]);
  });
});

it("a job still runs where another delayed it past its second", async () => {
  vi.setSystemTime(londonInstant("2026-03-30T08:29"));
  const ran: string[] = [];
  const job = (id: string, work: () => void = () => undefined) => ({
    id,
    schedule: "30 8 * * *",
    isFirst: false,
    isAtStart: false,
    run: async () => {
      ran.push(id);
      work();
      return true;
    },
  });
  const busy = job("busy", () => vi.setSystemTime(Date.now() + minute / 2));
  const schedules = startSchedules([busy, job("delayed"), job("delayed too")], silentLog);
  await vi.advanceTimersByTimeAsync(3 * minute);
  await schedules.stop();

  expect(ran).toEqual(["busy", "delayed", "delayed too"]);
});

/** Returns the instant at which London's clocks show this time in spring 2026. */
function londonInstant(shown: string): string {
  return `${shown}:00${shown < "2026-03-29T01:00" ? "Z" : "+01:00"}`;
}
