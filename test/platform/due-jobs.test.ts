import { createTask } from "node-cron";
import { describe, expect, it } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { lookAt, type DueCheck } from "../../src/platform/due-jobs.ts";

const checks = jobs.map(({ id, schedule, isFirst, due }): DueCheck => {
  const text = typeof schedule === "string" ? schedule : schedule({ atWork: 15, otherwise: 60 });
  const tasks = text.split(";").map((one) => createTask(one.trim(), () => undefined, { timezone: "Europe/London" }));
  return {
    id,
    matches: (minute) => tasks.some((task) => task.match(minute)),
    isFirst: isFirst === true,
    isAtStart: due?.until !== undefined,
  };
});

const all = jobs.map(({ id }) => id);
const catchUp = ["digest", "summary", "weekly-post", "subscriptions"];

/** Returns the kind of the look and what it finds due but deliver, which is due every minute. */
function look(now: string, last: string | null, lastRuns: Readonly<Record<string, string>> = {}) {
  const lastRunOf = (id: string) => (lastRuns[id] === undefined ? null : new Date(lastRuns[id]));
  const { kind, due } = lookAt(checks, new Date(now), last === null ? null : new Date(last), lastRunOf);
  return [kind, due.filter((id) => id !== "deliver").join(" ")];
}

describe("a look at the wall clock", () => {
  it.each([
    ["in a minute without jobs", "2026-06-10T07:31:00Z", "2026-06-10T07:30:50Z", "steady", ""],
    ["twice in a minute", "2026-06-10T07:30:10Z", "2026-06-10T07:30:00Z", "steady", ""],
    [
      "at London's half past eight",
      "2026-06-10T07:30:00Z",
      "2026-06-10T07:29:50Z",
      "steady",
      "refresh digest analyst-note subscriptions",
    ],
    [
      "at half past eight in winter",
      "2026-01-14T08:30:00Z",
      "2026-01-14T08:29:50Z",
      "steady",
      "refresh digest analyst-note subscriptions",
    ],
    ["at five past the hour at night", "2026-06-10T23:05:01Z", "2026-06-10T23:04:58Z", "steady", "watch"],
    ["at 03:20 in summer", "2026-06-10T02:20:00Z", "2026-06-10T02:19:51Z", "steady", "tidy"],
    ["that is exactly a minute after the last", "2026-06-10T02:20:00Z", "2026-06-10T02:19:00Z", "steady", "tidy"],
    ["after a minute and a second", "2026-06-10T02:20:01Z", "2026-06-10T02:19:00Z", "late", "tidy"],
  ])("%s finds what the schedules name", (_, now, last, kind, due) => {
    expect(look(now, last)).toEqual([kind, due]);
  });

  it.each([
    [
      "from Friday 18:10 to Monday 08:00",
      "2026-06-15T07:00:00Z",
      "2026-06-12T17:10:00Z",
      "refresh watch digest analyst-note subscriptions notice tidy".split(" "),
    ],
    [
      "from Friday 18:10 to Monday 10:00",
      "2026-06-15T09:00:00Z",
      "2026-06-12T17:10:00Z",
      all.filter((id) => id !== "deliver"),
    ],
    [
      "over a night",
      "2026-06-10T05:00:00Z",
      "2026-06-09T20:00:00Z",
      ["refresh", "watch", "digest", "subscriptions", "tidy"],
    ],
    [
      "over five minutes at noon",
      "2026-06-10T11:07:00Z",
      "2026-06-10T11:02:00Z",
      "watch digest summary weekly-post subscriptions".split(" "),
    ],
    ["over a month", "2026-07-13T09:00:00Z", "2026-06-12T17:10:00Z", all.filter((id) => id !== "deliver")],
    // London's clocks go from 01:00 to 02:00 on 29 March 2026, and from 02:00 back to 01:00 on 25 October
    ["over the hour that spring leaves out", "2026-03-29T01:01:00Z", "2026-03-29T00:58:00Z", ["refresh"]],
    [
      "over the night in which spring leaves an hour out",
      "2026-03-29T03:00:00Z",
      "2026-03-28T23:30:00Z",
      ["refresh", "watch", "tidy"],
    ],
    ["over the hour that autumn repeats", "2026-10-25T01:10:00Z", "2026-10-25T00:10:00Z", ["refresh", "watch"]],
  ])("after a sleep %s finds each missed job once", (_, now, last, due) => {
    expect(look(now, last)[0]).toBe("late");
    expect(look(now, last)[1]?.split(" ").toSorted()).toEqual(due.toSorted());
  });

  it.each([
    ["two days", "2026-06-08T09:00:00Z", "2026-06-10T09:00:00Z"],
    ["an hour", "2026-06-10T08:00:00Z", "2026-06-10T09:00:00Z"],
    ["61 seconds", "2026-06-10T08:58:59Z", "2026-06-10T09:00:00Z"],
  ])("after the clock was set back by %s reads the data, then catches up", (_, now, last) => {
    expect(look(now, last)).toEqual(["set back", ["refresh", ...catchUp].join(" ")]);
  });

  it("after the clock was put right by some seconds repeats nothing", () => {
    expect(look("2026-06-10T07:29:40Z", "2026-06-10T07:30:05Z")).toEqual(["steady", ""]);
  });

  it.each([
    ["that never ran", {}, catchUp],
    ["that ran in the night", { tidy: "2026-06-10T02:20:00Z", watch: "2026-06-10T07:05:00Z" }, catchUp],
    [
      "whose nights it was off",
      { tidy: "2026-06-08T02:20:00Z", refresh: "2026-06-08T02:20:00Z" },
      [...catchUp, "tidy"],
    ],
    ["whose last run is of a clock that was ahead", { tidy: "2026-06-30T02:20:00Z" }, catchUp],
  ])("at the start of a bot %s catches up with what passed since, without reading the data again", (_, ran, due) => {
    expect(look("2026-06-10T07:10:00Z", null, ran)).toEqual(["start", due.join(" ")]);
  });
});
