import { parseDay, textOfDay, type Day } from "../cases/day.ts";
import { sameName } from "../cases/same-name.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { yearOf } from "../facts/calendar.ts";
import { officerNames } from "../facts/case-officer.ts";
import type { By } from "../measures/engine/asked.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import type { Filters } from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import {
  filterNames,
  noSuchValueError,
  validValues,
  ambiguousOfficerError,
  quoted,
  type FilterName,
  type ListedFilter,
} from "./suggestions.ts";

export interface Question {
  /** The words without filters and breakdown: a measure's id, or others. */
  readonly subject: string;
  readonly filters: Filters;
  /** The breakdown named at the end of the words, `by team`; absent where `isSubject` holds for the words with it. */
  readonly by?: By;
}

const filterStart = /(?<=^|\s)(\p{L}[\p{L}-]*):\s*/gu;
const quotes: Readonly<Record<string, string>> = { '"': '"', "“": "”", "”": "”", "'": "'", "‘": "’", "«": "»" };
const breakdownWords: Readonly<Record<string, By>> = {
  team: "team",
  officer: "officer",
  "case officer": "officer",
  age: "age",
};

/**
 * Reads `reviews.overdue team:Primary officer:"Full Name" year:2020`: filters in any order, values quoted or not. Values
 * are checked against the snapshot and returned in the spelling that people see. Throws UserError for unknown filters
 * and values, and for days and years later than today.
 */
export function parseQuestion(
  words: string,
  snapshot: Snapshot,
  today: Day,
  isSubject: (words: string) => boolean,
): Question {
  const texts = new Map<FilterName, string>();
  const { rest, found } = cutFilters(words, snapshot);
  for (const [name, value] of found) {
    if (texts.has(name)) throw new UserError(`${name}: is named twice; name it once`);
    texts.set(name, value);
  }
  const filters = checkedFilters(texts, snapshot, today);
  const subject = rest.replaceAll(/\s+/g, " ").trim();
  const breakdown = /^(.*?)\s+by (team|officer|case officer|age)$/i.exec(subject);
  if (breakdown === null || isSubject(subject)) return { subject, filters };
  const by = breakdownWords[breakdown[2]?.toLowerCase() ?? ""];
  return by === undefined ? { subject, filters } : { subject: breakdown[1] ?? "", filters, by };
}

function cutFilters(words: string, snapshot: Snapshot): { rest: string; found: [FilterName, string][] } {
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
      throw new UserError(`there is no filter ${quoted(start[1])}; filters are ${filterNames.join(", ")}`);
    }
    const { value, after } = valueAt(rest.slice(start.index + start[0].length), name, snapshot);
    if (value === "") throw new UserError(`${name}: has no value; ${validValues(name, snapshot)}`);
    found.push([name, value]);
    rest = ` ${after}`;
  }
}

/** Reads a quoted value, else the longest run of words that is a known value, else the words up to the next filter. */
function valueAt(text: string, name: FilterName, snapshot: Snapshot): { value: string; after: string } {
  const close = quotes[text.slice(0, 1)];
  const end = close === undefined ? -1 : text.slice(1).search(close === "”" ? /[”“"]/ : close);
  if (end >= 0) return { value: text.slice(1, end + 1).trim(), after: text.slice(end + 2) };
  if (close !== undefined) throw new UserError(`a quotation mark is not closed after ${name}:`);
  filterStart.lastIndex = 0;
  const next = filterStart.exec(text)?.index ?? text.length;
  const words = text.slice(0, next).trim().split(/\s+/);
  const take = (count: number) => ({
    value: words.slice(0, count).join(" "),
    after: `${words.slice(count).join(" ")} ${text.slice(next)}`,
  });
  if (name === "year" || name === "on") return take(1);
  for (let count = words.length; count > 0; count -= 1) {
    if (matches(name, words.slice(0, count).join(" "), snapshot).length > 0) return take(count);
  }
  return take(words.length);
}

/** Returns the values that words may mean: the same words ignoring case, else the officers who share the name. */
function matches(name: ListedFilter, words: string, snapshot: Snapshot): readonly string[] {
  if (name === "officer" && words.startsWith("#")) return officerOfId(words.slice(1), snapshot);
  const typed = sameName(words);
  const wanted = name === "age" ? typed.replace(/^(\d+)\s*[-–—]\s*(\d+)$/, "$1 to $2") : typed;
  const values = filterValues(snapshot)[name];
  const same = values.filter((value) => sameName(value) === wanted);
  if (same.length > 0 || name !== "officer") return same;
  return values.filter((value) => sameName(value).startsWith(`${wanted} (`));
}

function officerOfId(workerId: string, snapshot: Snapshot): readonly string[] {
  return snapshot.workers
    .filter((worker) => worker.isActive && worker.workerId === workerId)
    .map((worker) => officerNames(snapshot).officer(worker));
}

function checkedFilters(texts: ReadonlyMap<FilterName, string>, snapshot: Snapshot, today: Day): Filters {
  const valueOf = (name: ListedFilter): Record<string, string> => {
    const text = texts.get(name);
    if (text === undefined) return {};
    const found = matches(name, text, snapshot);
    const [value] = found;
    if (value === undefined) throw noSuchValueError(name, text, snapshot);
    if (found.length > 1) throw ambiguousOfficerError(text, found);
    return { [name]: value };
  };
  const dayText = texts.get("on");
  const on = dayText === undefined ? undefined : parseDay(dayText);
  if (on === null) throw new UserError(`on: must be a day such as ${textOfDay(today)}, not ${quoted(dayText)}`);
  if (on !== undefined && on > today) {
    throw new UserError(`on: must not be later than today, ${textOfDay(today)}`);
  }
  const year = texts.get("year");
  const lastYear = yearOf(on ?? today);
  if (year !== undefined && !/^[12]\d{3}$/.test(year)) {
    throw new UserError(`year: must be a year such as ${lastYear}, not ${quoted(year)}`);
  }
  if (Number(year ?? 0) > lastYear) throw new UserError(`year: must not be later than ${lastYear}`);
  return {
    ...valueOf("officer"),
    ...valueOf("team"),
    ...valueOf("age"),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(on === undefined ? {} : { on }),
  };
}
