import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, dayOfText, type Day } from "../../src/cases/day.ts";
import { periodLabel, type AskedPeriod } from "../../src/facts/period.ts";
import { readDay, readPeriods, readStretch, type FoundPeriod } from "../../src/query/periods.ts";
import { normalized } from "../../src/query/tokens.ts";

const dayBetween = (from: string, to: string) =>
  fc.integer({ min: dayOfText(from), max: dayOfText(to) }).map((day) => dayOf(day));
/** The last day of a question is at most two years ahead. */
const lateToday = dayBetween("2028-01-01", "2032-12-31");
const anyToday = dayBetween("1995-01-01", "2040-12-31");
const anyDay = dayBetween("1990-01-01", "2030-12-31");

/** Any days, and those at the ends of months, where labels change. */
const edgeDay = fc
  .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, -1))
  .map(([year, month, shift]) => dayOf(dayOfText(`${year}-${String(month).padStart(2, "0")}-01`) + shift))
  .filter((day) => day >= dayOfText("1990-01-01"));
const anyPeriod = fc
  .tuple(fc.oneof(anyDay, edgeDay), fc.oneof(anyDay, edgeDay))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

function onlyPeriod(words: string, today: Day): AskedPeriod | string | null {
  const { periods, rest } = readPeriods(normalized(words), today);
  const [found, other] = periods;
  if (found === undefined || other !== undefined || rest !== ";") return `${periods.length} times, ${rest}`;
  return "error" in found ? found.error : (found.past ?? found.ahead);
}

describe("any period", () => {
  it("is read back from its label, on any day", () => {
    fc.assert(
      fc.property(anyPeriod, lateToday, (period, today) => {
        expect(onlyPeriod(periodLabel(period), today)).toEqual(period);
      }),
      { numRuns: 2000 },
    );
  });
});

const movingWords = [
  "today",
  "yesterday",
  "tomorrow",
  "monday",
  "last friday",
  "next tuesday",
  "this sunday",
  "friday next week",
  ...["week", "month", "quarter", "term", "year", "academic year", "financial year"].flatMap((unit) => [
    `last ${unit}`,
    `this ${unit}`,
    `next ${unit}`,
    `${unit} to date`,
    `so far this ${unit}`,
    `end of last ${unit}`,
    `start of this ${unit}`,
    `since last ${unit}`,
    `since the start of the ${unit}`,
    `after last ${unit}`,
    `rest of this ${unit}`,
    `by the end of next ${unit}`,
    `last ${unit} to yesterday`,
    `this ${unit} last year`,
    `this ${unit} a year earlier`,
    `last ${unit} a year earlier`,
  ]),
  ...["day", "week", "month", "year"].flatMap((unit) => [
    `last 1 ${unit}`,
    `past 2 ${unit}s`,
    `next 1 ${unit}`,
    `next two ${unit}s`,
    `3 ${unit}s ago`,
    `the last ${unit}`,
    `a ${unit} ago`,
  ]),
  "last fortnight",
  "same time last year",
  "since september",
  "since 1 september",
  "from monday",
  "before may",
  "september to yesterday",
  "monday to friday",
  "until tomorrow",
  "31 march to today",
  "since 29 february",
];

const sides = ["past", "ahead"] as const;

function sideOf(words: string, today: Day, side: (typeof sides)[number]): AskedPeriod | string | null {
  const [found] = readPeriods(words, today).periods;
  if (found === undefined) return `no time: ${words}`;
  return "error" in found ? found.error : found[side];
}

describe("words that mean another time on another day", () => {
  it("have one form, which is read back to the same days and the same form", () => {
    fc.assert(
      fc.property(fc.constantFrom(...movingWords), anyToday, (words, today) => {
        const [found] = readPeriods(words, today).periods;
        // a time that cannot be told on some days: the rest of the year, on 31 December
        if (found === undefined || "error" in found) return;
        for (const side of sides) {
          const period = found[side];
          const again = period === null ? null : sideOf(period.relative ?? "", today, side);

          expect(again).toEqual(period);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it("move with the day", () => {
    for (const words of [
      "last week",
      "year to date",
      "since 1 september 2020",
      "last 3 months",
      "same time last year",
    ]) {
      const [then, now] = ["2021-06-30", "2021-07-14"].map((day) => onlyPeriod(words, dayOfText(day)));

      expect(then).not.toEqual(now);
    }
  });
});

const timeWords =
  "in on by to and the of from since between until up last this next past end start may march june 5 9th 31 2020 2021 20/21 2020/21 05/07/2021 5-9 week month year term q1 quarter academic financial fy days ago monday today to date so far ; - plans late first 12 300 rest";
const anyWords = fc
  .array(fc.oneof(fc.constantFrom(...timeWords.split(" ")), fc.string({ maxLength: 6 })), { maxLength: 12 })
  .map((words) => words.join(" "));

/** Whether what is past has begun, what is ahead is not over, and each begins before it ends. */
function isRight({ past, ahead }: FoundPeriod, today: Day): boolean {
  if (past === null && ahead === null) return false;
  const isPast = past === null || past.from <= Math.min(today, past.to);
  return isPast && (ahead === null || ahead.to >= Math.max(today, ahead.from));
}

describe("any words", () => {
  it("are read without an error, into periods that begin before they end, and leave the other words", () => {
    fc.assert(
      fc.property(anyWords, anyToday, fc.boolean(), (typed, today, hasFiscalQuarters) => {
        const words = normalized(typed);
        const { periods, rest } = readPeriods(words, today, { hasFiscalQuarters });
        readDay(typed, today);
        readStretch(typed, today);

        for (const period of periods) {
          expect(words).toContain(period.typed);
          expect("error" in period || isRight(period, today)).toBe(true);
        }
        const kept = rest.replaceAll(/[\s;]/g, "").length;
        const read = periods.map(({ typed: one }) => one).join("");
        expect(kept + read.replaceAll(/\s/g, "").length).toBe(words.replaceAll(/\s/g, "").length);
      }),
      { numRuns: 3000 },
    );
  });

  const today = dayOfText("2021-06-30");
  const milliseconds = (words: string, times: number) => {
    const start = performance.now();
    for (let run = 0; run < times; run += 1) readPeriods(words, today);
    return (performance.now() - start) / times;
  };

  it.each(["may ", "in the last ", "a ", "5 to 9 ", "between ", "x".repeat(100), "1-", "2020 and ", "of in at "])(
    "are read in less than 200 ms, were they 100 KB of %j",
    (piece) => {
      const words = piece.repeat(Math.ceil(100_000 / piece.length));
      milliseconds(words, 1);

      expect(milliseconds(words, 1)).toBeLessThan(200);
    },
  );

  it("are read in less than 1 ms, of the length that people type", () => {
    const words = "how many plans did we issue between 1 september 2020 and the end of march compared with last year";
    milliseconds(words, 50);

    expect(milliseconds(words, 50)).toBeLessThan(1);
  });
});
