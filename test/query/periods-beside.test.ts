import { describe, expect, it } from "vitest";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { periodLabel } from "../../src/facts/period.ts";
import { readDay, readPeriods, readStretch } from "../../src/query/periods.ts";
import { normalized } from "../../src/query/tokens.ts";

const today = dayOfText("2021-06-30");
const readAll = (words: string) => readPeriods(normalized(words), today);

describe("times beside each other", () => {
  it.each([
    ["plans 2020 and 2021", "plans ; and ;", ["2020", "2021"]],
    ["2020 with 2019 issued", "; with ; issued", ["2020", "2019"]],
    ["this year vs last year", "; vs ;", ["2021", "2020"]],
    ["last month against May 2020", "; against ;", ["May 2021", "May 2020"]],
    ["May 2021 compared with May 2020", "; compared with ;", ["May 2021", "May 2020"]],
    ["compare 2019 to 2020", "compare ; to ;", ["2019", "2020"]],
    ["difference between 2019 and 2020", "difference ; and ;", ["2019", "2020"]],
    ["May 2020 and 2021", "; and ;", ["May 2020", "May 2021"]],
    ["autumn term 2019 vs 2020", "; vs ;", ["September to December 2019", "September to December 2020"]],
    ["May and June 2020", "; and ;", ["May 2020", "June 2020"]],
    ["May 2020 and June", "; and ;", ["May 2020", "June 2020"]],
    ["Q1 and Q2 2020", "; and ;", ["January to March 2020", "April to June 2020"]],
    ["May vs same time last year", "; vs ;", ["May 2021", "May 2020"]],
    ["last month and the same period last year", "; and ;", ["May 2021", "May 2020"]],
    ["year to date vs same time last year", "; vs ;", ["January to June 2021", "January to June 2020"]],
    ["more in 2020 than in 2019", "more ; than ;", ["2020", "2019"]],
    ["2019, 2020 and 2021", "; ; and ;", ["2019", "2020", "2021"]],
  ])("%s stay times of their own", (words, rest, labels) => {
    const read = readAll(words);

    expect(read.periods.map((one) => ("error" in one || one.past === null ? one : periodLabel(one.past)))).toEqual(
      labels,
    );
    expect(read.rest).toBe(rest);
  });
});

describe("a second time that nothing puts beside the first", () => {
  it.each(["2020 plans issued in May", "last month plans of 2019", "Q1-Q3", "this year last year", "May half term"])(
    "cannot be told: %s",
    (words) => {
      const [first, second] = readAll(words).periods;

      expect(first).not.toHaveProperty("error");
      expect(second).toHaveProperty("error", expect.stringContaining("is a second time. Type both as one"));
    },
  );
});

describe("words that are no time", () => {
  it.each([
    "20 weeks",
    "over 6 weeks",
    "within 12 months",
    "12 to 14 months",
    "more than 18 months",
    "more than 18 months ago",
    "over a year ago",
    "at least 2 years",
    "5 to 10",
    "5-10",
    "aged 12 to 14",
    "16 to 25 year olds",
    "16-25 year olds",
    "year 11",
    "9/10 of plans",
    "may i see plans",
    "may be late",
    "may have ceased",
    "second",
    "first review",
    "next review",
    "last review",
    "by team",
    "by month",
    "by year",
    "each month",
    "send 100279",
    "0.5",
    "for north",
    "since",
    "from",
    "",
  ])("%s", (words) => {
    expect(readAll(words)).toEqual({ periods: [], rest: words });
  });

  it("stay beside a time", () => {
    expect(readAll("issued in may 20 weeks").rest).toBe("issued ; 20 weeks");
    expect(readAll("cases over 6 weeks in may 2021").rest).toBe("cases over 6 weeks ;");
    expect(readAll("reviews past 12 to 14 months last week").rest).toBe("reviews past 12 to 14 months ;");
  });
});

describe("a time that the words leave open", () => {
  it.each([
    ["summer term", "summer term, 1 April to 31 August"],
    ["this term", "summer term, 1 April to 31 August"],
    ["Q1", "quarter 1 of the calendar year, January to March"],
    ["2020/21", "academic year, 1 September 2020 to 31 August 2021"],
    ["last 3 months", "31 March to 30 June 2021"],
    ["since September", "September 2020 to June 2021"],
    ["last year", undefined],
    ["May", undefined],
  ])("%s is explained: %s", (words, explanation) => {
    const [found] = readAll(words).periods;

    expect(found !== undefined && "error" in found ? null : found?.explanation).toBe(explanation);
  });

  it.each([
    ["in 31 June", 'There is no day "31 june".'],
    ["may 21", '"may 21" may be a day or a month. Write the day first (21 May) or the whole year (May 2021).'],
    ["in 1985", "1985 is too long ago or too far ahead. Type a time from 1990 to 2023."],
    ["FY21", '"fy21" may be one of two years. Type "financial year 2021/22" or "financial year 2020/21".'],
    [
      "up to 31 March 2021",
      '"up to 31 march 2021" has no first day. Type "1 January 2021 to 31 March 2021" for what happened then, or "on 31 March 2021" for how things stood on that day.',
    ],
    ["by July", '"by july" may end before or after those days. Type "before 1 July 2021", or "by 31 July 2021".'],
    ["at Christmas", '"christmas" cannot be read. Type its days, such as "25 December 2020".'],
    ["Friday 5 July 2021", '"friday 5 july 2021" does not fit: 5 July 2021 is a Monday. Type the day alone.'],
  ])("%s cannot be told, and the words say what to type", (words, error) => {
    const [found] = readAll(words).periods;

    expect(found !== undefined && "error" in found ? found.error : found).toBe(error);
  });
});

describe("a day as people type it to a command", () => {
  it.each([
    ["05/07/2021", "2021-07-05"],
    ["5 July", "2021-07-05"],
    ["on 5th July 2021", "2021-07-05"],
    ["29 June", "2022-06-29"],
    ["today", "2021-06-30"],
    ["tomorrow", "2021-07-01"],
    ["Monday", "2021-07-05"],
    ["next Friday", "2021-07-02"],
    ["yesterday", "2021-06-29"],
    ["next week", null],
    ["31 June", null],
    ["5 July 2021 please", null],
    ["soon", null],
    ["", null],
  ])("%s is %s", (words, day) => {
    const read = readDay(words, today);

    expect(read && textOfDay(read)).toBe(day);
  });
});

describe("a stretch of days as people type it to a command", () => {
  it.each([
    ["next week", "5 to 11 July 2021"],
    ["this week", "28 June to 4 July 2021"],
    ["5 to 9 July", "5 to 9 July 2021"],
    ["05/07/2021 09/07/2021", "5 to 9 July 2021"],
    ["05/07/2021 to 09/07/2021", "5 to 9 July 2021"],
    ["05/07/2021 - 09/07/2021", "5 to 9 July 2021"],
    ["from 5 July to 9 July", "5 to 9 July 2021"],
    ["5 July 9 July", "5 to 9 July 2021"],
    ["2021-07-05 2021-07-09", "5 to 9 July 2021"],
    ["tomorrow to Friday", "1 to 2 July 2021"],
    ["next two weeks", "1 to 14 July 2021"],
    ["August", "August 2021"],
    ["5 July", "5 July 2021"],
    ["09/07/2021 05/07/2021", null],
    ["next week or so", null],
    ["holiday", null],
  ])("%s is %s", (words, label) => {
    const read = readStretch(words, today);

    expect(read && periodLabel(read)).toBe(label);
  });
});
