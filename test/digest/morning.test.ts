import { dayOfText } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { machineClock } from "../../src/platform/london-clock.ts";
import { isStaleAt } from "../../src/digest/decide.ts";
import { aBook, aBorough } from "../support/borough.ts";

describe("the case data", () => {
  it.each([
    ["read an hour before", "2021-06-30T07:30:00+01:00", "08:30", false],
    ["read at the same minute of the day before", "2021-06-29T08:30:00+01:00", "08:30", false],
    ["read a minute earlier than that", "2021-06-29T08:29:59+01:00", "08:30", true],
    ["read at noon of the day before, asked in the morning", "2021-06-29T12:00:00+01:00", "08:30", false],
    ["read at noon of the day before, asked at one", "2021-06-29T12:00:00+01:00", "13:00", true],
    ["read two days before", "2021-06-28T23:59:00+01:00", "06:00", true],
    ["read after a day that is pretended", "2026-11-25T09:00:00+00:00", "08:30", false],
  ])("%s: %s at %s is older than a day: %s", (_, readAt, clock, isStale) => {
    expect(isStaleAt({ ...aBook(aBorough({})), readAt }, { today: dayOfText("2021-06-30"), clock })).toBe(isStale);
  });
});

describe("a pretended day", () => {
  it("stands at the usual hour of digests, and the calendar's at what London shows", () => {
    expect(machineClock(dayOfText("2021-06-30"), "08:30").hour()).toBe("08:30");
    expect(machineClock(null, "08:30").hour()).toMatch(/^[0-2]\d:[0-5]\d$/);
  });
});
