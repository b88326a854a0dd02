import { describe, expect, it } from "vitest";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import type { Period } from "../../src/facts/calendar.ts";
import { inEarlierYear, partLabel, periodLabel, upTo } from "../../src/facts/period.ts";

const days = (from: string, to: string): Period => ({ from: dayOfText(from), to: dayOfText(to) });
const texts = (period: Period | null) => period && [textOfDay(period.from), textOfDay(period.to)];

describe("a period's label", () => {
  it.each([
    ["2021-07-05", "2021-07-05", "5 July 2021"],
    ["2021-05-01", "2021-05-31", "May 2021"],
    ["2020-02-01", "2020-02-29", "February 2020"],
    ["2020-02-01", "2020-02-28", "1 to 28 February 2020"],
    ["2021-01-01", "2021-03-31", "January to March 2021"],
    ["2021-01-01", "2021-12-31", "2021"],
    ["2021-07-01", "2021-12-31", "July to December 2021"],
    ["2021-01-01", "2021-06-30", "January to June 2021"],
    ["2019-01-01", "2020-12-31", "2019 to 2020"],
    ["2020-09-01", "2021-08-31", "academic year 2020 to 2021"],
    ["2020-04-01", "2021-03-31", "financial year 2020 to 2021"],
    ["2020-09-01", "2022-08-31", "September 2020 to August 2022"],
    ["2020-09-01", "2021-03-31", "September 2020 to March 2021"],
    ["2020-10-01", "2021-09-30", "October 2020 to September 2021"],
    ["2021-06-21", "2021-06-27", "21 to 27 June 2021"],
    ["2021-05-28", "2021-06-03", "28 May to 3 June 2021"],
    ["2020-12-30", "2021-01-02", "30 December 2020 to 2 January 2021"],
    ["2020-06-15", "2021-06-15", "15 June 2020 to 15 June 2021"],
  ])("of %s to %s is %s", (from, to, label) => {
    expect(periodLabel(days(from, to))).toBe(label);
  });
});

describe("the label of a period on a day", () => {
  it.each([
    ["2021-01-01", "2021-12-31", "2021-06-30", "2021 to 30 June"],
    ["2021-06-01", "2021-06-30", "2021-06-29", "1 to 29 June 2021"],
    ["2020-09-01", "2021-08-31", "2021-06-30", "academic year 2020 to 2021, to 30 June 2021"],
    ["2021-06-28", "2021-07-04", "2021-06-28", "28 June 2021"],
    ["2020-01-01", "2021-12-31", "2021-06-30", "January 2020 to June 2021"],
    ["2021-04-01", "2021-08-31", "2021-06-30", "April to June 2021, so far"],
    ["2021-04-01", "2021-08-31", "2021-06-15", "1 April to 15 June 2021, so far"],
    ["2021-04-01", "2021-08-31", "2021-04-01", "1 April 2021"],
    ["2021-06-01", "2021-06-30", "2021-06-30", "June 2021"],
    ["2020-06-15", "2021-06-14", "2021-06-01", "15 June 2020 to 1 June 2021"],
    ["2020-06-15", "2021-06-15", "2021-06-01", "15 June 2020 to 1 June 2021"],
    ["2021-05-01", "2021-05-31", "2021-06-30", "May 2021"],
    ["2021-06-30", "2021-06-30", "2021-06-30", "30 June 2021"],
    ["2021-07-01", "2021-07-31", "2021-06-30", "July 2021"],
  ])("of %s to %s on %s is %s", (from, to, today, label) => {
    expect(partLabel(days(from, to), dayOfText(today))).toBe(label);
  });
});

describe("the same period in an earlier year", () => {
  it.each([
    ["2021-02-01", "2021-02-28", 1, "2020-02-01", "2020-02-29"],
    ["2020-02-01", "2020-02-29", 1, "2019-02-01", "2019-02-28"],
    ["2021-01-01", "2021-12-31", 2, "2019-01-01", "2019-12-31"],
    ["2020-09-01", "2021-08-31", 1, "2019-09-01", "2020-08-31"],
    ["2021-02-10", "2021-02-28", 1, "2020-02-10", "2020-02-28"],
    ["2020-02-10", "2020-02-29", 1, "2019-02-10", "2019-02-28"],
    ["2020-02-29", "2020-02-29", 1, "2019-02-28", "2019-02-28"],
    ["2020-12-30", "2021-01-02", 1, "2019-12-30", "2020-01-02"],
    ["2021-06-01", "2021-06-29", 0, "2021-06-01", "2021-06-29"],
  ])("of %s to %s, %i earlier, is %s to %s", (from, to, years, earlierFrom, earlierTo) => {
    expect(texts(inEarlierYear(days(from, to), years))).toEqual([earlierFrom, earlierTo]);
  });
});

describe("the part of a period up to a day", () => {
  it.each([
    ["2021-06-30", ["2021-01-01", "2021-06-30"]],
    ["2021-01-01", ["2021-01-01", "2021-01-01"]],
    ["2021-12-31", ["2021-01-01", "2021-12-31"]],
    ["2022-05-01", ["2021-01-01", "2021-12-31"]],
    ["2020-12-31", null],
  ])("of 2021 up to %s is %j", (day, part) => {
    expect(texts(upTo(days("2021-01-01", "2021-12-31"), dayOfText(day)))).toEqual(part);
  });
});
