import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { jobs } from "../../jobs/index.ts";
import { watch } from "../../jobs/watch.ts";
import { colleagueDirectory, consoleManager } from "../../src/access/colleagues.ts";
import { botClock, botOf } from "../../src/app/bot.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { readConfig } from "../../src/config/config.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import { answerTo, commandOf } from "../../src/dispatch.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openSerialQueue } from "../../src/platform/serial-queue.ts";
import { csvFolder } from "../../src/sources/csv/csv-reader.ts";
import { writeCsvFolder } from "../../src/sources/csv/csv-writer.ts";
import { boroughChunks } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { atOnce, mapInSteps, type Steps } from "../../src/cases/snapshot-work.ts";
import { openStore } from "../../src/store/store.ts";
import { UserError } from "../../src/user-error.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { isLong } from "../support/long.ts";

/** The largest council has seven times the demo's plans. */
const largest = 8;
/** How long anything may hold the process, in milliseconds of its own time: less in the demo, which is a small borough. */
const most = isLong ? 200 : 50;

const snapshot = isLong ? await boroughOf(largest) : demoSnapshot;
const colleagues = colleagueDirectory(snapshot, demoAppointments);
const rehearsal = "rehearse 1 June to 30 June 2021";

async function boroughOf(times: number) {
  const folder = await mkdtemp(join(tmpdir(), "turns-"));
  try {
    await writeCsvFolder(folder, boroughChunks(times));
    return await csvFolder(folder, () => "2021-06-30T07:00:00+01:00").read(defaultWords);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const reference = snapshot.plans[0]?.person.caseReference ?? "";

const asked: readonly string[] = [
  ...pages.flatMap(({ id }) => [id, `${id} team:Primary in 2020`]),
  "measure reviews overdue",
  "cases reviews.overdue",
  "export reviews.overdue",
  "share plans.current",
  "accept-load",
  "accept-store",
  "alerts",
  `case ${reference}`,
  "data checks",
  "readiness",
  "define reviews",
  "digest",
  "help",
  "my work",
  "my cases",
  "my work unallocated",
  "pin reviews.overdue",
  "unpin reviews.overdue",
  rehearsal,
  `seen ${reference}`,
  `snooze ${reference} two weeks`,
  "status",
  "today",
  "subscribe weekly",
  "subscribe plans.current",
  "subscriptions",
  "unsubscribe 1",
  "undelivered",
  `why ${reference}`,
];

const contextOf = (email: string) => {
  const colleague = colleagues.get(email);
  if (colleague === undefined) throw new Error("nobody has this email");
  return aCommandContext(snapshot, { colleagues, colleague });
};

/** Returns the most milliseconds of the process's own time that passed from one stop to the next. */
function longestTurn(steps: Steps<unknown>): number {
  let longest = 0;
  let isDone = false;
  while (!isDone) {
    const start = process.cpuUsage();
    try {
      isDone = steps.next().done === true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      isDone = true;
    }
    longest = Math.max(longest, process.cpuUsage(start).user / 1000);
  }
  return longest;
}

/** The least of some times, but for times that are low enough: other work of the process may fall into any of them. */
function leastTurn(begin: () => Steps<unknown>): number {
  let least = Infinity;
  for (let time = 0; time < 4 && least > most; time += 1) least = Math.min(least, longestTurn(begin()));
  return least;
}

const tooLong = (entries: readonly (readonly [name: string, begin: () => Steps<unknown>])[]): string[] =>
  entries.flatMap(([name, begin]) => {
    const turn = leastTurn(begin);
    return turn > most ? [`${name}: ${Math.round(turn)} ms`] : [];
  });

describe(`nothing holds the process for more than ${most} ms`, () => {
  it.each<[string, (id: string) => string[]]>([
    ["manager@example.org", (id) => [`${id} by officer`, `cases ${id}`, `export ${id}`, `share ${id} by team`]],
    ["viewer@example.org", (id) => [id]],
    ["alma.yardley@example.org", () => []],
  ])("of all that %s may ask", (email, ofMeasure) => {
    const context = contextOf(email);
    const words = [...asked, ...measures.flatMap(({ id }) => ofMeasure(id))];

    expect(tooLong(words.map((one) => [one, () => answerTo(commandOf(one), context)]))).toEqual([]);
  });

  it.each(["reviews overdue by team", "today", "my work"])("of the first that is asked after a load: %s", (words) => {
    // what is worked out of a snapshot is kept for its own list of persons
    const context = contextOf("manager@example.org");
    const begin = () => {
      const loaded = { ...snapshot, persons: [...snapshot.persons] };
      return answerTo(commandOf(words), { ...context, snapshot: loaded });
    };

    expect(tooLong([[words, begin]])).toEqual([]);
  });

  it("of the jobs", () => {
    const sliced = jobs.flatMap(({ id, run }) => {
      const begin = () => {
        const given = { appointments: demoAppointments, isForced: true, today: dayOfText("2021-06-28") };
        const context = aJobContext(snapshot, { ...given, weeklyChannels: ["C1"] });
        // only the first run in the life of a store learns every alert
        ran(watch, context);
        const done = run(context);
        // what only waits for others is not steps
        if (done instanceof Promise) return mapInSteps([], String);
        return typeof done === "string" ? mapInSteps([done], String) : done;
      };
      return [[id, begin] as const];
    });

    expect(tooLong(sliced)).toEqual([]);
  });

  it("of the messages that go unasked", () => {
    const store = openStore(":memory:");
    const context = aJobContext(snapshot, { appointments: demoAppointments, store, today: dayOfText("2021-06-28") });
    const boss = colleagues.get("manager@example.org") ?? null;
    const day = "2021-06-28";
    const payloads = [
      { kind: "summary", day },
      { kind: "weekly", day },
      { kind: "measure", day, words: "plans.current" },
      { kind: "digest", day, items: [], reassigned: [], isFirst: true },
    ] as const;

    expect(
      tooLong(payloads.map((payload) => [payload.kind, () => payloadRenderer(context)(payload, boss, context)])),
    ).toEqual([]);
  });

  it("of any command: each has words that are asked here", () => {
    const named = new Set(asked.map((words) => commandOf(words).command.name));

    expect(commands.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("while one person's long question is worked at", () => {
  it("another person is answered", async () => {
    const { runInSlices } = openSerialQueue();
    const answered: string[] = [];
    const ask = async (words: string, email: string): Promise<void> => {
      await runInSlices(answerTo(commandOf(words), contextOf(email)));
      answered.push(words);
    };
    await Promise.all([ask(rehearsal, "manager@example.org"), ask("help", "viewer@example.org")]);

    expect(answered).toEqual(["help", rehearsal]);
  });

  it("a snapshot that comes meanwhile is not mixed into its answer", () => {
    const config = readConfig({});
    const held = { snapshot };
    const { load } = contextOf("viewer@example.org");
    const holder = {
      current: () => held.snapshot,
      colleagues: () => colleagues,
      state: () => load,
      refresh: async () => load,
    };
    const bot = botOf(config, botClock(config), silentLog, holder, openStore(":memory:"));
    const ask = () => bot.answer(commandOf("rehearse 21 June to 30 June 2021"), consoleManager, "page");
    const whole = atOnce(ask());
    const steps = ask();
    steps.next();
    held.snapshot = aSnapshot(aBorough({}));

    expect(atOnce(steps)).toEqual(whole);
    expect(atOnce(ask())).not.toEqual(whole);
  });
});
