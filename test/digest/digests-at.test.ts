import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { alertScope, raisedAlerts } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { isStaleAt, digestsAt } from "../../src/digest/decide.ts";
import { machineClock } from "../../src/platform/london-clock.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aSmallSnapshot } from "../support/sent.ts";

describe("the case data", () => {
  it.each([
    ["from an hour before", "2021-06-30T07:30:00+01:00", "08:30", false],
    ["from the same minute of the day before", "2021-06-29T08:30:00+01:00", "08:30", false],
    ["from a minute earlier than that", "2021-06-29T08:29:59+01:00", "08:30", true],
    ["from noon of the day before, asked in the morning", "2021-06-29T12:00:00+01:00", "08:30", false],
    ["from noon of the day before, asked at one", "2021-06-29T12:00:00+01:00", "13:00", true],
    ["from two days before", "2021-06-28T23:59:00+01:00", "06:00", true],
    ["from after a pretended day", "2026-11-25T09:00:00+00:00", "08:30", false],
  ])("%s (%s at %s) are older than a day: %s", (_, readAt, clock, isStale) => {
    expect(isStaleAt({ ...aSnapshot(aBorough({})), readAt }, { today: dayOfText("2021-06-30"), clock })).toBe(isStale);
  });
});

describe("a pretended day", () => {
  it("is always at the usual hour of digests, and the calendar's day at the time in London", () => {
    expect(machineClock(dayOfText("2021-06-30"), "08:30").hour()).toBe("08:30");
    expect(machineClock(null, "08:30").hour()).toMatch(/^[0-2]\d:[0-5]\d$/);
  });
});

describe("a late alert that was sent before", () => {
  it.each([
    ["2021-08-27", 0],
    ["2021-08-30", 0],
    ["2021-08-31", 1],
    ["2021-09-01", 0],
    ["2021-09-06", 1],
  ])("is sent on %s, around a week that begins with a bank holiday: %i times", (day, times) => {
    const snapshot = { ...aSmallSnapshot(), readAt: `${day}T07:00:00+01:00` };
    const colleagues = colleagueDirectory(snapshot, []);
    const reachability = { appointed: [], isReachable: (email: string) => colleagues.has(email), away: [] };
    const [alert] = raisedAlerts(alertKinds, alertScope(snapshot, dayOfText(day)));
    if (alert === undefined) throw new Error("nothing is raised");
    const { key, urgency, dueOn } = alert;
    const told = {
      urgency,
      dueOn,
      round: null,
      rows: null,
      person: null,
      unreadSince: null,
      leftOn: null,
      on: dayOfText("2021-08-02"),
    };
    const record = { key, to: "ada@x.org", ...told };
    const history = { records: [record], deferrals: [], onboarded: new Set(["ada@x.org"]) };
    const digests = digestsAt(alertKinds, { snapshot, today: dayOfText(day), clock: "08:30", reachability }, history);

    expect([urgency, digests.filter(({ isSent }) => isSent).length]).toEqual(["late", times]);
  });
});
