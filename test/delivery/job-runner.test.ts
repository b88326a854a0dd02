import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { botOf } from "../../src/app/bot.ts";
import { jobRunnerOf } from "../../src/app/work.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { readConfig } from "../../src/config/config.ts";
import type { JobRunner } from "../../src/delivery/job-runner.ts";
import { silentLog } from "../../src/platform/log.ts";
import { machineClock } from "../../src/platform/london-clock.ts";
import type { SnapshotHolder } from "../../src/snapshot/holder.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { fakeChat } from "../support/chat.ts";

const config = readConfig({ WEEKLY_CHANNELS: "C1" });
const boss: Appointment = { email: "boss@x.org", role: "manager", team: null };
// the week's first working day
const clock = machineClock(dayOfText("2021-06-28"), "08:30");

const full = aSnapshot(
  aBorough({
    person: [{ gender: null }],
    worker: [{ email: "ada@x.org" }],
    worker_relationship: [{}],
    referral: [{ referral_id: "r1", received_date: "2021-05-20" }],
  }),
);

let store: Store;
beforeEach(() => (store = openStore(":memory:")));
afterEach(() => store.close());

/** A bot's job runner over the snapshot, or over none: its database is down, or its load was refused. */
function aRunner(isEmpty: boolean) {
  const snapshot = isEmpty ? aSnapshot(aBorough({})) : full;
  const snapshots: SnapshotHolder = {
    current: () => snapshot,
    colleagues: () => colleagueDirectory(snapshot, [boss]),
    state: () => ({ isEmpty, error: null, isRetryable: true, isShrunken: false, peopleError: null, progress: null }),
    refresh: () => Promise.resolve(snapshots.state()),
  };
  const chat = fakeChat(
    () => "well",
    () => undefined,
  );
  const bot = botOf(config, clock, silentLog, snapshots, store);
  return { runner: jobRunnerOf(config, bot, [chat.channel]).runner, arrived: chat.arrived };
}

async function runOnly(runner: JobRunner, ids: readonly string[]): Promise<void> {
  for (const job of jobs.filter(({ id }) => ids.includes(id))) await runner.run(job, true);
}

describe("a job runner without case data", () => {
  it("posts no zeros, forgets no alert, and tells managers that the data are missing", async () => {
    store.alerts.observe([{ key: "of the first look" }], dayOfText("2021-06-01"));
    await runOnly(aRunner(false).runner, ["watch"]);
    const { runner, arrived } = aRunner(true);
    await runner.morning("same");
    await runOnly(runner, ["notice", "deliver"]);

    expect(store.alerts.firstSeen(dayOfText("2021-07-30"))("record-wrong/gender-not-recorded:p1")).toBe(
      dayOfText("2021-06-28"),
    );
    expect(arrived.map(({ key }) => key.split(":")[0])).toEqual(["notice"]);
  });

  it("keeps the messages in the outbox until there are data", async () => {
    await runOnly(aRunner(false).runner, ["digest", "summary", "weekly-post"]);
    const waiting = store.outbox.waiting();
    const empty = aRunner(true);
    await empty.runner.deliver();

    expect([empty.arrived.length, store.outbox.waiting(), waiting]).toEqual([0, 3, 3]);
  });
});
