import { parseDay, textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay, yearOf } from "../facts/calendar.ts";
import type { AskedPeriod } from "../facts/period.ts";
import {
  breakdownName,
  splits,
  type Asked,
  type By,
  type Filters,
  type Ranking,
  type Show,
  type Threshold,
} from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import { oneValue, valuesNamed } from "./filter-matches.ts";
import { readPeriods } from "./periods.ts";
import { filterNames, quoted, validValues, type FilterName, type ListedFilter } from "./suggestions.ts";
import { entryOf, normalized } from "./tokens.ts";

/** A time that words name, as days up to today and as days to come; null where there are none such. */
export interface AskedTime {
  readonly past: AskedPeriod | null;
  readonly ahead: AskedPeriod | null;
}

/** What is typed in the exact form, besides the measure. */
export interface TypedQuestion extends Omit<Asked, "period" | "against"> {
  /** The words without filters and breakdown: a measure's id, or others. */
  readonly subject: string;
  /** `in:` */
  readonly time?: AskedTime;
  /** `vs:` */
  readonly against?: AskedTime;
}

const filterStart = /(?<=^|\s)(\p{L}[\p{L}-]*):\s*/gu;
const quotes: Readonly<Record<string, string>> = { '"': '"', "“": "”", "”": "”", "'": "'", "‘": "’", "«": "»" };
const breakdownWords: Readonly<Record<string, By>> = {
  team: "team",
  officer: "officer",
  "case officer": "officer",
  age: "age",
  gender: "gender",
  ethnicity: "ethnicity",
  care: "care",
  "social care": "care",
};
const thresholds = ["over", "under", "at-least", "at-most"] as const;
const rankings = ["most", "least"] as const;
const shows: readonly Show[] = ["share", "duration", "cases", "trend", "monthly", "weekly"];
/** Filters that may be named more than once: their values stand side by side, or are all left out. */
const repeatable = new Set<FilterName>([...splits, ...splits.map((split) => `not-${split}` as const)]);

type Texts = ReadonlyMap<FilterName, readonly string[]>;

/**
 * Reads `reviews.overdue team:Primary not-officer:"Full Name" in:"May 2021" by team most:5`: filters in any order, values
 * quoted or not. Values are checked against the snapshot and returned in the spelling that people see. Throws UserError
 * for unknown filters and values, and for days and years later than today.
 */
export function parseQuestion(
  words: string,
  snapshot: Snapshot,
  today: Day,
  isSubject: (words: string) => boolean,
): TypedQuestion {
  const texts = new Map<FilterName, string[]>();
  const { rest, found } = cutFilters(words, snapshot, today);
  for (const [name, value] of found) {
    const others = texts.get(name) ?? [];
    if (others.length > 0 && !repeatable.has(name)) throw new UserError(`"${name}:" is typed twice. Type it once.`);
    texts.set(name, [...others, value]);
  }
  const subject = rest.replaceAll(/\s+/g, " ").trim();
  const breakdown = isSubject(subject)
    ? null
    : / by (team|officer|case officer|age|gender|ethnicity|care|social care)$/i.exec(subject);
  const typedBy = entryOf(breakdownWords, breakdown?.[1]?.toLowerCase() ?? "");
  const { by, among, filters } = checkedFilters(texts, typedBy, snapshot, today);
  return {
    subject: breakdown === null ? subject : subject.slice(0, breakdown.index),
    filters,
    ...timesOf(texts, snapshot, today),
    ...(by === undefined ? {} : { by }),
    ...(among === undefined ? {} : { among }),
    ...partOf(texts),
    ...thresholdOf(texts),
    ...rankingOf(texts),
    ...showOf(texts),
  };
}

function cutFilters(words: string, snapshot: Snapshot, today: Day): { rest: string; found: [FilterName, string][] } {
  const found: [FilterName, string][] = [];
  let subject = "";
  let rest = words;
  for (;;) {
    filterStart.lastIndex = 0;
    const start = filterStart.exec(rest);
    if (start === null) return { rest: subject + rest, found };
    subject += rest.slice(0, start.index);
    const name = filterNames.find((filter) => filter === start[1]?.toLowerCase());
    if (name === undefined) {
      throw new UserError(`There is no filter ${quoted(start[1])}. The filters are ${filterNames.join(", ")}.`);
    }
    const { value, after } = valueAt(rest.slice(start.index + start[0].length), name, snapshot, today);
    if (value === "") throw new UserError(`"${name}:" has no value. ${validValues(name, snapshot)}.`);
    found.push([name, value]);
    rest = ` ${after}`;
  }
}

/** Reads a quoted value, else the longest run of words that is a known value, else the words up to the next filter. */
function valueAt(
  text: string,
  name: FilterName,
  snapshot: Snapshot,
  today: Day,
): { readonly value: string; readonly after: string } {
  const close = entryOf(quotes, text.slice(0, 1));
  const end = close === undefined ? -1 : text.slice(1).search(close === "”" ? /[”“"]/ : close);
  if (end >= 0) return { value: text.slice(1, end + 1).trim(), after: text.slice(end + 2) };
  if (close !== undefined)
    throw new UserError(`A quotation mark after "${name}:" is not closed. Close it, or leave it out.`);
  filterStart.lastIndex = 0;
  const next = filterStart.exec(text)?.index ?? text.length;
  const words = text.slice(0, next).trim().split(/\s+/);
  const take = (count: number) => ({
    value: words.slice(0, count).join(" "),
    after: `${words.slice(count).join(" ")} ${text.slice(next)}`,
  });
  const isValue = valueTest(name, snapshot, today);
  if (isValue === null) return take(1);
  for (let count = Math.min(words.length, mostWords); count > 0; count -= 1) {
    if (isValue(words.slice(0, count).join(" "))) return take(count);
  }
  return take(words.length);
}

/** No value is of more words. */
const mostWords = 12;

/** Returns what tells a filter's values of several words; null: its values are of one word. */
function valueTest(name: FilterName, snapshot: Snapshot, today: Day): ((words: string) => boolean) | null {
  const split = listedFilter(name);
  if (split !== undefined) return (words) => valuesNamed(split, words, snapshot).length > 0;
  if (name === "in" || name === "vs") return (words) => timeNamed(words, snapshot, today) !== null;
  if (isThreshold(name)) return (words) => thresholdPattern.test(words);
  return null;
}

function listedFilter(name: FilterName): ListedFilter | undefined {
  return splits.find((split) => name === split || name === `not-${split}`);
}

function isThreshold(name: FilterName): name is Threshold["than"] {
  return thresholds.some((than) => than === name);
}

function checkedFilters(
  texts: Texts,
  typedBy: By | undefined,
  snapshot: Snapshot,
  today: Day,
): { readonly filters: Filters; readonly by?: By; readonly among?: readonly string[] } {
  const valuesOf = (name: FilterName, split: ListedFilter) => [
    ...new Set((texts.get(name) ?? []).map((text) => oneValue(split, text, snapshot))),
  ];
  const values = splits.map((split) => ({ split, values: valuesOf(split, split) }));
  const several = values.filter((one) => one.values.length > 1);
  const [amongOne, second] = several;
  const otherBy =
    amongOne !== undefined && typedBy !== undefined && typedBy !== amongOne.split ? typedBy : second?.split;
  if (amongOne !== undefined && otherBy !== undefined) throw notTogether(amongOne.split, otherBy);
  const without = splits.flatMap((split) => {
    const excluded = valuesOf(`not-${split}`, split);
    return excluded.length === 0 ? [] : [[split, excluded] as const];
  });
  const by = amongOne?.split ?? typedBy;
  return {
    filters: {
      ...Object.fromEntries(values.flatMap((one) => (one.values.length === 1 ? [[one.split, one.values[0]]] : []))),
      ...datesOf(texts, today),
      ...(without.length === 0 ? {} : { without: Object.fromEntries(without) }),
    },
    ...(by === undefined ? {} : { by }),
    ...(amongOne === undefined ? {} : { among: amongOne.values }),
  };
}

/** The error for values of one filter side by side where another is asked to be split by too. */
export function notTogether(among: ListedFilter, by: By): UserError {
  return new UserError(
    `Several values of ${breakdownName(among)} cannot be split by ${breakdownName(by)} as well. Name one ${breakdownName(among)}, or leave out the ${breakdownName(by)}.`,
  );
}

function datesOf(texts: Texts, today: Day): Pick<Filters, "year" | "on"> {
  const [dayText] = texts.get("on") ?? [];
  const on = dayText === undefined ? undefined : parseDay(dayText);
  if (on === null)
    throw new UserError(
      `"on:" must be a day such as ${textOfDay(today).split("-").reverse().join("/")}, not ${quoted(dayText)}.`,
    );
  if (on !== undefined && on > today) {
    throw new UserError(`"on:" must be today, ${spelledDay(today)}, or earlier.`);
  }
  const [year] = texts.get("year") ?? [];
  const lastYear = yearOf(on ?? today);
  if (year !== undefined && !/^[12]\d{3}$/.test(year)) {
    throw new UserError(`"year:" must be a year such as ${lastYear}, not ${quoted(year)}.`);
  }
  if (Number(year ?? 0) > lastYear) throw new UserError(`"year:" must be ${lastYear} or earlier.`);
  return { ...(year === undefined ? {} : { year: Number(year) }), ...(on === undefined ? {} : { on }) };
}

/** Returns the one time that the words name, and nothing else; null where they do not. */
function timeNamed(words: string, snapshot: Snapshot, today: Day): AskedTime | null {
  const { periods, rest } = readPeriods(normalized(words), today, snapshot.words);
  const [first] = periods;
  if (first === undefined || periods.length > 1 || "error" in first || /[^\s;]/.test(rest)) return null;
  return { past: first.past, ahead: first.ahead };
}

function timesOf(texts: Texts, snapshot: Snapshot, today: Day): Pick<TypedQuestion, "time" | "against"> {
  const timeOf = (name: "in" | "vs") => {
    const [text] = texts.get(name) ?? [];
    if (text === undefined) return undefined;
    const time = timeNamed(text, snapshot, today);
    if (time === null)
      throw new UserError(`"${name}:" must be a time such as "last month" or 2020, not ${quoted(text)}.`);
    return time;
  };
  const [time, against] = [timeOf("in"), timeOf("vs")];
  return { ...(time === undefined ? {} : { time }), ...(against === undefined ? {} : { against }) };
}

function partOf(texts: Texts): Pick<Asked, "part"> {
  const [part] = texts.get("part") ?? [];
  return part === undefined ? {} : { part };
}

const thresholdPattern = /^(\d{1,4})\s*(days?|weeks?|months?)$/i;
const units = { d: "days", w: "weeks", m: "months" } as const;

function thresholdOf(texts: Texts): Pick<Asked, "threshold"> {
  const named = thresholds.flatMap((than) => (texts.get(than) ?? []).map((text) => ({ than, text })));
  const [first, second] = named;
  if (first === undefined) return {};
  if (second !== undefined)
    throw new UserError(`Only one length of time can be asked about. Leave out "${second.than}:".`);
  const [, count, unit] = thresholdPattern.exec(first.text) ?? [];
  const letter = (["d", "w", "m"] as const).find((one) => unit?.toLowerCase().startsWith(one));
  if (letter === undefined) {
    throw new UserError(`"${first.than}:" must be a length of time such as "20 weeks", not ${quoted(first.text)}.`);
  }
  return { threshold: { than: first.than, count: Number(count), unit: units[letter] } };
}

const limitPattern = /^(over|under|at[ -]least|at[ -]most) (\d{1,4})(%?)$/i;

function rankingOf(texts: Texts): Pick<Asked, "ranking"> {
  const named = rankings.flatMap((first) => (texts.get(first) ?? []).map((text) => ({ first, text })));
  const [one, other] = named;
  if (one === undefined) return {};
  if (other !== undefined) throw new UserError('"most:" and "least:" cannot be asked together. Type one of them.');
  const limit = limitPattern.exec(one.text);
  if (limit !== null) {
    const than = thresholds.find((name) => name === limit[1]?.toLowerCase().replace(" ", "-")) ?? "over";
    return {
      ranking: { first: one.first, top: null, limit: { than, count: Number(limit[2]), isPercent: limit[3] === "%" } },
    };
  }
  const top = one.text.toLowerCase() === "all" ? null : /^\d{1,3}$/.test(one.text) ? Number(one.text) : 0;
  if (top === 0) throw new UserError(`"${one.first}:" must be a number such as 5, or all, not ${quoted(one.text)}.`);
  const ranking: Ranking = { first: one.first, top };
  return { ranking };
}

function showOf(texts: Texts): Pick<Asked, "show"> {
  const [text] = texts.get("show") ?? [];
  if (text === undefined) return {};
  const show = shows.find((one) => one === text.toLowerCase());
  if (show === undefined) throw new UserError(`"show:" must be one of ${shows.join(", ")}, not ${quoted(text)}.`);
  return { show };
}
