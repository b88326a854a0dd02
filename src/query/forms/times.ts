import type { Day } from "../../cases/day.ts";
import { addDays, firstOfYear, yearOf, type Period } from "../../facts/calendar.ts";
import type { AskedTime } from "../filter-words.ts";
import type { MeasureSearch } from "../search/measure-search.ts";
import { readPeriods, type PeriodSettings } from "../periods.ts";
import { normalized, wholeWords } from "../tokens.ts";
import type { Cut } from "./cut-words.ts";

/** Years that follow each other and are named one by one: "2018, 2019 and 2020". */
export interface EachYear {
  readonly reason: string;
  readonly years: readonly Period[];
}

/** The times that words name. */
export interface Times extends Cut {
  readonly time?: AskedTime;
  /** What it is compared with. */
  readonly against?: AskedTime;
  /** Two times beside each other as one, which is meant of what happened: "July and August". */
  readonly joined?: AskedTime;
  readonly explanations: readonly string[];
  /** Why three years or more, which `time` is from the first to the last of, cannot be told of what is not shown by year. */
  readonly eachYear?: EachYear;
  /** Why a time cannot be told from the words. */
  readonly unread?: string;
}

const versus = "(?:vs?|versus|against|compared?(?: (?:with|to))?|than|and|or)";
/** "This academic year v last": the last one of the same. */
const sameUnit = new RegExp(
  wholeWords(
    String.raw`(this ((?:(?:academic|school|financial|fin|fiscal|calendar) )?(?:year|yr|month|mth|week|wk|term|quarter|qtr)))(?: so far| to date)? ${versus} last(?! (?:\d|academic|school|financial|fin|fiscal|calendar|year|yr|month|mth|week|wk|term|quarter|qtr|few|two|three))`,
  ).source,
  "gu",
);
/** "This year v last year to date": the same days of last year. */
const toDate = new RegExp(wholeWords(`(${versus}) last year (?:to date|so far)`).source, "gu");
/** Words of which two times are the two sides, and not one time. */
const compares = wholeWords(
  String.raw`compar\p{L}*|versus|vs?|against|difference|than|between|with|chang\p{L}*|up|down|better|worse|trend`,
);
/** Words for today, which beside a time that is past are a second time: "now and a year ago". */
const now = wholeWords("(?:as of |right |just )?now|currently|presently|at (?:the moment|present)|these days");
const joiner = wholeWords(String.raw`compar\p{L}*|versus|vs?|against|than|and|or|but|with|between|from|to`);
/** A quarter has at most 92 days. */
const longest = 92;

/** Words that make a time the one to compare with. */
const comparing =
  /(?<![\p{L}\d])(?:compared?(?: (?:with|to))?|versus|vs|v|against|than|up on|down on|relative to)(?: the)? ;/u;

/**
 * Reads one time or two, of which the earlier is compared with. A time that is part of a measure's name as it was typed
 * (`reviewed in the last 12 months`) is left in the words.
 */
export function readTimes(words: string, today: Day, search: MeasureSearch, settings: PeriodSettings): Times {
  const phrases = timesInNames(search, today);
  const spelled = words.replaceAll(sameUnit, "$1 vs last $2").replaceAll(toDate, "$1 same time last year");
  const kept = phrases.reduce(
    (text, phrase) => text.replaceAll(phrase, (typed) => typed.replaceAll(" ", "_")),
    spelled,
  );
  const { periods: when, rest: cut } = readPeriods(kept, today, settings);
  const rest = cut.replaceAll("_", " ");
  const times: { readonly typed: string; readonly past: AskedTime["past"]; readonly ahead: AskedTime["ahead"] }[] = [];
  const explanations: string[] = [];
  for (const one of when) {
    if ("error" in one) return { rest, typed: one.typed, explanations, unread: one.error };
    if (one.explanation !== undefined) explanations.push(one.explanation);
    if (!times.some((other) => isSame(one, other))) times.push(one);
  }
  const [first, second, third] = [...times].sort((a, b) => lastDay(b) - lastDay(a));
  if (third !== undefined) {
    const typed = times.map((one) => `"${one.typed.trim()}"`);
    const unread = `You named ${typed.length} times: ${typed.join(", ")}. Two can be compared.`;
    const found = { rest, typed: typed.join(" "), explanations };
    const years = eachYear(times);
    const [from, to] = [years?.[0]?.from, years?.at(-1)?.to];
    return years === null || from === undefined || to === undefined
      ? { ...found, unread }
      : { ...found, time: { past: { from, to }, ahead: null }, eachYear: { reason: unread, years } };
  }
  const typed = when.map((one) => one.typed).join(" ");
  if (first === undefined) return { rest, typed: "", explanations };
  if (second !== undefined) {
    const joined = compares.test(spelled) ? null : joinedTime(second, first);
    return { rest, typed, time: first, against: second, explanations, ...(joined === null ? {} : { joined }) };
  }
  if (now.test(rest) && first.past !== null && first.past.to < today) {
    const unread = `"now" is a second time. Put "and" between the two, such as "now and ${first.typed.trim()}".`;
    if (!joiner.test(spelled)) return { rest: rest.replace(now, " ; "), typed, time: first, explanations, unread };
    return { rest: rest.replace(now, " ; "), typed, against: first, explanations };
  }
  return comparing.test(rest)
    ? { rest: rest.replace(comparing, " ; "), typed, against: first, explanations }
    : { rest, typed, time: first, explanations };
}

/** Returns two times that follow each other, neither as long as a year, as one; null for others. */
function joinedTime(one: AskedTime, other: AskedTime): AskedTime | null {
  const joined = (side: "past" | "ahead") => {
    const [a, b] = [one[side], other[side]];
    if (a === null || b === null || a.to + 1 !== b.from || b.to - b.from > longest || a.to - a.from > longest)
      return null;
    return { from: a.from, to: b.to };
  };
  const [past, ahead] = [joined("past"), joined("ahead")];
  return past === null && ahead === null ? null : { past, ahead };
}

/** Returns calendar years that follow each other, the earliest first; null for other times. */
function eachYear(times: readonly AskedTime[]): readonly Period[] | null {
  const years = times.flatMap(({ past }) => (past === null ? [] : [past])).sort((a, b) => a.from - b.from);
  const isEach = years.every(({ from, to }, at) => {
    const isWhole = from === firstOfYear(yearOf(from)) && to === addDays(firstOfYear(yearOf(from) + 1), -1);
    return isWhole && (at === 0 || years[at - 1]?.to === addDays(from, -1));
  });
  return isEach && years.length === times.length ? years : null;
}

function lastDay({ past, ahead }: AskedTime): number {
  return (past ?? ahead)?.to ?? 0;
}

function isSame(one: AskedTime, other: AskedTime): boolean {
  return [one.past, one.ahead].every((period, at) => {
    const same = at === 0 ? other.past : other.ahead;
    return period?.from === same?.from && period?.to === same?.to;
  });
}

const cached = new WeakMap<MeasureSearch, readonly RegExp[]>();

/** Returns the times in names of measures that do not look ahead, each with the word before it, the longest first. */
function timesInNames(search: MeasureSearch, today: Day): readonly RegExp[] {
  const known = cached.get(search);
  if (known !== undefined) return known;
  const phrases = search.names.flatMap(({ measure, text }) => {
    // an id is typed as it is, or is no name
    const name = text === measure.id ? "" : normalized(text);
    return readPeriods(name, today).periods.flatMap((period) => {
      if (measure.looksAhead && !("error" in period)) return [];
      const before = name.slice(0, name.indexOf(period.typed)).trim().split(" ").at(-1);
      const time = period.typed.trim().replace(/^(?:(?:in|on|over|within|the) )+/, "");
      return before === undefined || before === ""
        ? []
        : [String.raw`${before}(?: in| on| over| within| the)* ${time}`];
    });
  });
  const longestFirst = [...new Set(phrases)]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => new RegExp(wholeWords(phrase).source, "gu"));
  cached.set(search, longestFirst);
  return longestFirst;
}
