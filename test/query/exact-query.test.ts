import {
  assert,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  option,
  property,
  record,
  tuple,
  uniqueArray,
  type Arbitrary,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/facts/calendar.ts";
import type { AskedPeriod } from "../../src/facts/period.ts";
import type { Measure } from "../../src/measure.ts";
import type { By, Filters } from "../../src/measures/engine/asked.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { measures } from "../../src/measures/index.ts";
import { exactQuery, questionTitle, type Question } from "../../src/query/exact-query.ts";
import { readPeriods } from "../../src/query/periods.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { phraseDay, phraseSnapshot } from "./phrase-borough.ts";

const values = filterValues(phraseSnapshot);
const splits = ["officer", "team", "age"] as const;
const read = (words: string) => understandQuestion(words, phraseSnapshot, phraseDay, measures);

const relativeTimes = ["last week", "this year", "last month", "yesterday", "this academic year", "last 30 days"];

const period = (): Arbitrary<AskedPeriod> =>
  oneof(
    record({ back: integer({ min: 0, max: 1500 }), length: integer({ min: 0, max: 500 }) }).map(({ back, length }) => ({
      from: addDays(phraseDay, -back - length),
      to: addDays(phraseDay, -back),
    })),
    constantFrom(...relativeTimes).map((words) => {
      const [found] = readPeriods(words, phraseDay).periods;
      if (found === undefined || "error" in found || found.past === null) throw new Error(`no time: ${words}`);
      return found.past;
    }),
  );

const someOf = (name: By, min: number) => uniqueArray(constantFrom(...values[name]), { minLength: min, maxLength: 3 });

/** Makes a question of what the measure can be asked. */
function question(measure: Measure): Arbitrary<Question> {
  const isTimed = measure.waitFrom !== null;
  const parts = [...new Set(measure.parts.map(({ id }) => id))];
  const show = constantFrom("share", "cases", "trend", ...(isTimed ? (["duration"] as const) : []));
  return record({
    officer: option(constantFrom(...values.officer), { nil: undefined }),
    team: option(constantFrom(...values.team), { nil: undefined }),
    age: option(constantFrom(...values.age), { nil: undefined }),
    without: option(tuple(constantFrom(...splits), nat(20)), { nil: undefined }),
    by: option(constantFrom(...splits), { nil: undefined }),
    among: option(tuple(someOf("officer", 2), someOf("team", 2), someOf("age", 2)), { nil: undefined }),
    period: option(period(), { nil: undefined }),
    against: option(period(), { nil: undefined }),
    part: parts.length === 0 ? constant(undefined) : option(constantFrom(...parts), { nil: undefined }),
    threshold: isTimed
      ? option(
          record({
            than: constantFrom("over", "under", "at-least", "at-most"),
            count: integer({ min: 0, max: 999 }),
            unit: constantFrom("days", "weeks", "months"),
          }),
          { nil: undefined },
        )
      : constant(undefined),
    ranking: option(
      record({
        first: constantFrom("most", "least"),
        top: option(integer({ min: 1, max: 99 }), { nil: null }),
      }),
      { nil: undefined },
    ),
    show: option(show, { nil: undefined }),
  }).map(({ officer, team, age, without, by, among, ...others }) => {
    const isAmong = by !== undefined && among !== undefined;
    const single = { officer, team, age };
    const kept = splits.flatMap((name) =>
      single[name] === undefined || (isAmong && name === by) ? [] : [[name, single[name]] as const],
    );
    const excluded = without === undefined ? [] : [values[without[0]][without[1] % values[without[0]].length] ?? ""];
    const filters: Filters = {
      ...Object.fromEntries(kept),
      ...(without === undefined ? {} : { without: { [without[0]]: excluded } }),
    };
    const rest = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
    return {
      measure,
      filters,
      ...rest,
      ...(by === undefined ? {} : { by }),
      ...(isAmong ? { among: among[splits.indexOf(by)] ?? [] } : {}),
    };
  });
}

const anyQuestion = constantFrom(...measures).chain(question);

/** Without the words that mean other days tomorrow. */
function fixed(asked: Question): Question {
  const days = ({ from, to }: AskedPeriod): AskedPeriod => ({ from, to });
  return {
    ...asked,
    ...(asked.period === undefined ? {} : { period: days(asked.period) }),
    ...(asked.against === undefined ? {} : { against: days(asked.against) }),
  };
}

describe("the exact words of a question", () => {
  it("ask it again, with its times as words or as days", () => {
    assert(
      property(anyQuestion, (asked) => {
        expect(read(exactQuery(asked, phraseSnapshot, "relative"))).toEqual(asked);
        expect(read(exactQuery(asked, phraseSnapshot))).toEqual(fixed(asked));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'issued.total in:"May 2021" vs:"May 2020" team:Primary not-age:"5 to 10" part:late by team most:5 show:share',
      "New plans issued late, over 20 weeks, Primary, not aged 5 to 10 today, May 2021, compared with May 2020, as a share, by team, the 5 with the most",
    ],
    ['reviews.overdue not-team:"Post 16" over:"18 months"', "Overdue reviews, not Post 16, over 18 months"],
    ["reviews.overdue by officer most:all", "Overdue reviews, by case officer, the most first"],
    ["reviews.overdue team:Primary team:Secondary", "Overdue reviews, Primary and Secondary"],
    ['reviews.overdue team:"Not allocated"', "Overdue reviews, team not allocated"],
    ["issued.total year:2020", "New EHCPs issued, 2020"],
    ["plans.current on:2021-03-31", "Children and young people with an EHCP, month by month, on 31 March 2021"],
  ])("stay as they are, and have a sentence for people: %s", (words, title) => {
    expect(exactQuery(read(words), phraseSnapshot)).toBe(words);
    expect(questionTitle(read(words))).toBe(title);
  });

  it("name officers by their worker id alone", () => {
    const words = "reviews.overdue officer:#w1 officer:#w2 not-team:Primary";

    expect(exactQuery(read("overdue reviews for Alma and Gita not Primary"), phraseSnapshot)).toBe(words);
    expect(exactQuery(read("overdue reviews except Alma"), phraseSnapshot)).toBe("reviews.overdue not-officer:#w1");
  });

  it.each([
    ["issued.total part:none", "has no part called none; its parts are on-time, late"],
    ["plans.by-team part:late", "it has none"],
    ['plans.current over:"20 weeks"', "counts nothing that waits or takes time"],
    ["issued.total over:much", 'over: must be a length of time such as "20 weeks"'],
    ["issued.total over:2weeks under:3weeks", "one length of time can be asked about"],
    ["issued.total most:none", "most: must be a number such as 5, or all"],
    ["issued.total most:5 least:5", "cannot be asked together"],
    ["issued.total show:all", "show: must be one of share, duration, cases, trend"],
    ["issued.total in:whenever", 'in: must be a time such as "last month" or 2020'],
    ['issued.total in:"next month"', "issued.total cannot be told of days to come"],
    ["issued.total team:Primary team:North age:5-10 age:0-4", "stand side by side, so the answer cannot be by age too"],
  ])("are refused where they ask what cannot be: %s", (words, says) => {
    expect(() => read(words)).toThrow(says);
  });
});
