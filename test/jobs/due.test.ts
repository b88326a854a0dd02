import { describe, expect, it } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { dueState, job } from "../../src/job.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aJobContext } from "../support/job-context.ts";

const hours = ["00:00", "05:59", "06:00", "08:59", "09:00", "09:59", "10:00", "16:59", "17:00", "23:59"];
const always = { weekStart: "dddddddddd", midweek: "dddddddddd", dayOff: "dddddddddd" };
const untilFive = { weekStart: "ddddddddxx", midweek: "ddddddddxx", dayOff: "oooooooooo" };
const weekly = { weekStart: "----ddddxx", midweek: "oooooooooo", dayOff: "oooooooooo" };

/** At each of the hours above: d due, - not yet, x too late, o a day off. */
const table: Readonly<Record<string, typeof always>> = {
  refresh: always,
  watch: always,
  digest: untilFive,
  summary: weekly,
  "analyst-note": { ...always, dayOff: "oooooooooo" },
  "weekly-post": weekly,
  subscriptions: untilFive,
  notice: { weekStart: "------dddd", midweek: "------dddd", dayOff: "oooooooooo" },
  deliver: always,
  tidy: always,
};

// 30 August 2021, a Monday, was a bank holiday
const days = {
  weekStart: ["2021-08-23", "2021-08-31"],
  midweek: ["2021-08-24", "2021-08-27", "2021-09-01"],
  dayOff: ["2021-08-28", "2021-08-29", "2021-08-30"],
} as const;

const signs = { due: "d", "not yet": "-", "too late": "x", "day off": "o" };

function statesOf(id: string, today: string, isForced = false): string {
  const due = jobs.find((one) => one.id === id)?.due;
  return hours.map((clock) => signs[dueState(due, { today: dayOfText(today), clock, isForced }).state]).join("");
}

describe("the due time of a job", () => {
  it("is listed here for every job", () => {
    expect(Object.keys(table)).toEqual(jobs.map(({ id }) => id));
  });

  it.each(Object.entries(table))(
    "of %s holds on working days, at week starts and on days off",
    (id, { weekStart, midweek, dayOff }) => {
      for (const day of days.weekStart) expect([day, statesOf(id, day)]).toEqual([day, weekStart]);
      for (const day of days.midweek) expect([day, statesOf(id, day)]).toEqual([day, midweek]);
      for (const day of days.dayOff) expect([day, statesOf(id, day)]).toEqual([day, dayOff]);
    },
  );

  it.each(Object.entries(table))(
    "of %s ignores the hour but not the day where somebody asks for the job",
    (id, row) => {
      const forced = (states: string) => states.replaceAll(/[-x]/g, "d");

      expect(statesOf(id, days.weekStart[0], true)).toBe(forced(row.weekStart));
      expect(statesOf(id, days.midweek[0], true)).toBe(forced(row.midweek));
      expect(statesOf(id, days.dayOff[0], true)).toBe(row.dayOff);
    },
  );

  it("has an end for each job that catches up and for no other", () => {
    expect(jobs.filter(({ due }) => due?.until).map(({ id }) => id)).toEqual([
      "digest",
      "summary",
      "weekly-post",
      "subscriptions",
    ]);
  });
});

describe("a job that is not due", () => {
  const snapshot = aSnapshot(aBorough({}));
  const due = {
    on: "working days",
    dayOff: "a day off",
    from: { hour: "09:00", notYet: "not yet" },
    until: { hour: "12:00", tooLate: "too late" },
  } as const;
  const made = job({ id: "made", description: "", schedule: "* * * * *", needs: [], due, run: () => "done" });

  it.each([
    ["2021-06-30", "08:59", false, "not yet"],
    ["2021-06-30", "09:00", false, "done"],
    ["2021-06-30", "12:00", false, "too late"],
    ["2021-06-30", "12:00", true, "done"],
    ["2021-07-03", "10:00", false, "a day off"],
    ["2021-07-03", "10:00", true, "a day off"],
  ])("on %s at %s (forced: %s) returns: %s", (today, clock, isForced, result) => {
    expect(made.run(aJobContext(snapshot, { today: dayOfText(today), clock, isForced }))).toBe(result);
  });

  it.each([
    ["digest", "2021-07-03", "12:00", "no digests on a day off"],
    ["digest", "2021-06-30", "17:00", "too late for today's digests"],
    ["subscriptions", "2021-07-03", "12:00", "no posts on a day off"],
    ["subscriptions", "2021-06-30", "17:00", "too late for today's"],
    ["summary", "2021-06-29", "12:00", "only on the week's first working day"],
    ["summary", "2021-06-28", "08:59", "not yet"],
    ["weekly-post", "2021-06-28", "17:00", "too late for this week's"],
    ["analyst-note", "2021-07-03", "12:00", "no notes on a day off"],
    ["notice", "2021-07-03", "12:00", "nothing to tell"],
    ["notice", "2021-06-30", "09:59", "nothing to tell"],
  ])("such as %s on %s at %s returns %j and sends nothing", (id, today, clock, result) => {
    const context = aJobContext(snapshot, { today: dayOfText(today), clock });

    expect(jobs.find((one) => one.id === id)?.run(context)).toBe(result);
    expect(context.store.outbox.waiting()).toBe(0);
  });
});

describe("the jobs", () => {
  it("run in a pretended morning, except notice and tidy", () => {
    expect(jobs.filter(({ isPartOfMorning }) => !isPartOfMorning).map(({ id }) => id)).toEqual(["notice", "tidy"]);
  });

  it("call the heartbeat after refresh and digest alone", () => {
    expect(jobs.filter(({ beatsHeart }) => beatsHeart).map(({ id }) => id)).toEqual(["refresh", "digest"]);
  });

  it("need what this table says, and nothing else can stop them", () => {
    expect(Object.fromEntries(jobs.map(({ id, needs }) => [id, needs]))).toEqual({
      refresh: [],
      watch: ["case data"],
      digest: ["case data", "reachability"],
      summary: ["case data", "reachability"],
      "analyst-note": ["case data", "reachability"],
      "weekly-post": ["case data"],
      subscriptions: ["case data"],
      notice: ["reachability where known"],
      deliver: [],
      tidy: [],
    });
  });

  it("read the case data first in refresh alone", () => {
    expect(jobs.filter(({ isFirst }) => isFirst).map(({ id }) => id)).toEqual(["refresh"]);
  });

  it("send the waiting messages in deliver alone", () => {
    expect(jobs.filter(({ delivers }) => delivers).map(({ id }) => id)).toEqual(["deliver"]);
  });
});
