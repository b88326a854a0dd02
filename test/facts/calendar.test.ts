import { describe, expect, it } from "vitest";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import {
  addDays,
  addMonths,
  canBeTrue,
  dayOfMonth,
  endOfMonth,
  endOfYear,
  firstOfMonth,
  firstOfYear,
  isWithin,
  knownBy,
  lastAugust31,
  lastMonths,
  monthLabel,
  monthOrder,
  monthOf,
  spelledDay,
  yearOf,
} from "../../src/facts/calendar.ts";

const day = dayOfText;

describe("a day moves", () => {
  it.each([
    ["2021-06-30", 1, "2021-07-01"],
    ["2021-01-01", -1, "2020-12-31"],
    ["2020-02-28", 1, "2020-02-29"],
    ["9999-12-30", 1, "9999-12-31"],
    ["9999-12-31", 1, "9999-12-31"],
    ["0001-01-02", -9, "0001-01-01"],
  ])("from %s by %i days to %s, and never past either end of the calendar", (from, days, to) => {
    expect(textOfDay(addDays(day(from), days))).toBe(to);
  });

  it.each([
    ["1850-08-31", 6, "1851-02-28"],
    ["1899-12-31", 2, "1900-02-28"],
    ["1979-12-31", 2, "1980-02-29"],
    ["1980-01-01", 1, "1980-02-01"],
    ["2059-12-31", 2, "2060-02-29"],
    ["2060-01-01", 1, "2060-02-01"],
    ["2099-12-31", 2, "2100-02-28"],
    ["9999-11-30", 1, "9999-12-30"],
    ["9999-12-01", 1, "9999-12-31"],
    ["0001-06-30", -12, "0001-01-01"],
  ])("from %s by %i months to %s, the same however often it is asked, in any century", (from, months, to) => {
    const moved = () => textOfDay(addMonths(day(from), months));

    expect([moved(), moved()]).toEqual([to, to]);
  });
});

describe("the calendar", () => {
  it.each([
    ["2020-02-29", 2020, 2, 29],
    ["2021-01-01", 2021, 1, 1],
    ["2021-12-31", 2021, 12, 31],
    ["1899-12-31", 1899, 12, 31],
  ])("knows of %s the year %i, the month %i and the day of the month %i", (text, year, month, date) => {
    expect([yearOf(day(text)), monthOf(day(text)), dayOfMonth(day(text))]).toEqual([year, month, date]);
  });

  it("knows the ends of a month and of a year, and takes years outside its own for the nearest", () => {
    expect([firstOfMonth(day("2020-02-29")), endOfMonth(day("2020-02-01"))].map(textOfDay)).toEqual([
      "2020-02-01",
      "2020-02-29",
    ]);
    expect([2021, 0, 10_000].map((year) => [firstOfYear(year), endOfYear(year)].map(textOfDay))).toEqual([
      ["2021-01-01", "2021-12-31"],
      ["0001-01-01", "0001-12-31"],
      ["9999-01-01", "9999-12-31"],
    ]);
  });

  it.each([
    ["2021-08-30", "2020-08-31"],
    ["2021-08-31", "2021-08-31"],
    ["2021-09-01", "2021-08-31"],
    ["2021-12-31", "2021-08-31"],
    ["2021-01-31", "2020-08-31"],
  ])("turns the school year before %s on %s", (text, turned) => {
    expect(textOfDay(lastAugust31(day(text)))).toBe(turned);
  });

  it("lists the months up to a day's own, over the turn of a year", () => {
    expect(lastMonths(day("2021-02-28"), 3).map(textOfDay)).toEqual(["2020-12-01", "2021-01-01", "2021-02-01"]);
  });

  it("names a month and a day, and counts months by their names", () => {
    expect([monthLabel(day("2021-07-09")), spelledDay(day("2021-07-09"))]).toEqual(["Jul 2021", "9 July 2021"]);
    expect(["Dec 2020", "Jan 2021", "Jul 2021"].map(monthOrder)).toEqual([24_251, 24_252, 24_258]);
  });

  it("holds in a period its ends, and no day that is missing", () => {
    const period = { from: day("2021-06-01"), to: day("2021-06-30") };
    const days = ["2021-05-31", "2021-06-01", "2021-06-30", "2021-07-01"].map(day);

    expect([...days, null].map((one) => isWithin(period, one))).toEqual([false, true, true, false, false]);
  });

  it.each<[string, readonly (string | null)[], boolean]>([
    ["none at all", [], true],
    ["one that is not recorded", [null], true],
    ["the first that an event may have", ["1990-01-01"], true],
    ["the day before it", ["1989-12-31"], false],
    ["the last for which anything is planned", ["2023-06-30"], true],
    ["the day after it", ["2023-07-01"], false],
    ["one of two", ["2021-06-30", "1950-01-01"], false],
    ["one beside a day that is not recorded", [null, "1950-01-01"], false],
  ])("takes days for those of events on 30 June 2021: %s", (_, days, isPossible) => {
    const recorded = days.map((text) => (text === null ? null : day(text)));

    expect(canBeTrue(recorded, day("2021-06-30"))).toBe(isPossible);
  });

  it("knows on a day what happened by it", () => {
    const known = ["2021-06-29", "2021-06-30", "2021-07-01"].map((text) => knownBy(day(text), day("2021-06-30")));

    expect(known).toEqual([day("2021-06-29"), day("2021-06-30"), null]);
    expect(knownBy(null, day("2021-06-30"))).toBeNull();
  });
});
