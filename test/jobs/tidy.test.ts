import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tidy } from "../../jobs/tidy.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { emptyHistory } from "../../src/digest/history.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aNote } from "../support/delivery.ts";
import { aJobContext } from "../support/job-context.ts";

// months are calendar months: three before 31 May is 28 February
const today = "2021-05-31";
const yesterday = "2021-05-30";

let folder = "";
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-tidy-"));
  store = openStore(folder);
  store.retention.countFrom(noon(yesterday));
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

/** Returns the values of a column in the store's file, sorted. */
function storedValues(table: string, column: string): string[] {
  const file = new Database(join(folder, "send-bot.db"));
  const found: unknown[] = file.prepare(`SELECT ${column} FROM ${table} ORDER BY ${column}`).pluck().all();
  file.close();
  return found.map(String);
}

const noon = (day: string) => `${day}T12:00:00.000Z`;

interface RetentionCase {
  readonly table: string;
  readonly column: string;
  /** Stores something of the day. */
  readonly put: (day: string) => void;
  /** One day outside the limit and one inside it. */
  readonly days: readonly [deleted: string, kept: string];
}

const tables: readonly (readonly [string, RetentionCase])[] = [
  [
    "audit entries 24 months",
    {
      table: "audit",
      column: "substr(at, 1, 10)",
      put: (day) =>
        store.audit.add({
          at: noon(day),
          who: "k",
          via: "page",
          command: "help",
          query: null,
          outcome: "answered",
          audience: "private",
          rows: 0,
          rounded: false,
          cases: null,
          channel: null,
        }),
      days: ["2019-05-29", "2019-05-30"],
    },
  ],
  [
    "resolved alerts 12 months",
    {
      table: "alert",
      column: "gone_on",
      put: (day) => {
        store.alerts.observe([{ key: `gone on ${day}` }], dayOfText("2019-01-01"));
        store.alerts.observe([], dayOfText(day));
      },
      days: ["2020-05-30", "2020-05-31"],
    },
  ],
  [
    "deferrals 12 months after they end",
    {
      table: "put_off",
      column: "until",
      put: (day) =>
        store.alerts.defer({ key: day, by: "ada@x.org", how: "seen", until: dayOfText(day), urgency: "late" }),
      days: ["2020-05-30", "2020-05-31"],
    },
  ],
  [
    "ended messages 3 months",
    {
      table: "outbox",
      column: "substr(done_at, 1, 10)",
      put: (day) => {
        store.outbox.put(day, "channel:C1", aNote, noon("2019-01-01"));
        const id = store.outbox.claim("a test", 0, () => false)?.id ?? 0;
        store.outbox.end(id, "a test", "given up", noon(day), "no such channel");
      },
      days: ["2021-02-27", "2021-02-28"],
    },
  ],
  [
    "runs of jobs 3 months",
    {
      table: "run",
      column: "slot",
      put: (day) => void store.runs.begin("digest", day, noon(day)),
      days: ["2021-02-27", "2021-02-28"],
    },
  ],
  [
    "questions behind buttons 30 days",
    {
      table: "question",
      column: "json_extract(words, '$[0]')",
      put: (day) => void store.questions.keep([day], noon(day)),
      days: ["2021-04-30", "2021-05-01"],
    },
  ],
];

const run = () => tidy.run(aJobContext(aSnapshot(aBorough({})), { store, today: dayOfText(today), now: noon(today) }));

it.each(tables)("the store keeps %s, and not a day longer", (_, { table, column, put, days }) => {
  for (const day of days) put(day);
  expect(storedValues(table, column)).toEqual(days);
  void run();

  expect(storedValues(table, column)).toEqual(days.slice(1));
});

it("the store keeps raised alerts, waiting messages and their delivery history, however old", () => {
  store.alerts.observe([{ key: "still raised" }], dayOfText("2018-01-01"));
  store.outbox.put("waiting", "channel:C1", aNote, noon("2018-01-01"));
  const record = {
    key: "still raised",
    to: "ada@x.org",
    urgency: "late",
    dueOn: dayOfText("2018-01-01"),
    round: null,
    rows: null,
    person: null,
    unreadSince: null,
    leftOn: null,
    on: dayOfText("2018-01-01"),
  } as const;
  store.alerts.apply(
    "ada@x.org",
    { recorded: [record], forgotten: [], endedDeferrals: [], onboarded: "ada@x.org" },
    () => true,
  );
  void run();

  expect([storedValues("alert", "key"), storedValues("outbox", "key"), storedValues("told", "key")]).toEqual([
    ["still raised"],
    ["waiting"],
    ["still raised"],
  ]);
  expect(store.alerts.history(["ada@x.org"])).not.toEqual(emptyHistory);
});

describe("a clock that was set forward", () => {
  const audited = (day: string) =>
    store.audit.add({
      at: noon(day),
      who: "k",
      via: "page",
      command: "help",
      query: "help",
      outcome: "answered",
      audience: "private",
      rows: 0,
      rounded: false,
      cases: null,
      channel: null,
    });
  const runOn = (day: string) =>
    tidy.run(aJobContext(aSnapshot(aBorough({})), { store, today: dayOfText(day), now: noon(day) }));

  it("takes a week from the store at most, also where something was asked by it", () => {
    for (const day of ["2019-05-29", "2019-06-08", "2020-01-01", "2099-01-01"]) audited(day);
    store.outbox.put("a key", "channel:C1", aNote, noon("2021-05-01"));
    store.outbox.end(store.outbox.claim("a test", 0, () => false)?.id ?? 0, "a test", "sent", noon("2021-05-01"), null);
    void runOn("2099-01-01");

    expect(storedValues("audit", "substr(at, 1, 10)")).toEqual(["2019-06-08", "2020-01-01", "2099-01-01"]);
    expect(store.outbox.find("a key")).not.toBeNull();
  });

  it("takes nothing from a store that was never tidied", async () => {
    store.close();
    await rm(folder, { recursive: true });
    store = openStore(folder);
    for (const day of ["2019-07-10", "2021-06-29"]) audited(day);
    void runOn("2099-01-01");

    expect(storedValues("audit", "substr(at, 1, 10)")).toEqual(["2019-07-10", "2021-06-29"]);
  });
});
