import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { endOfYear, firstOfMonth, firstOfYear, yearOf } from "../facts/calendar.ts";
import { periodLabel } from "../facts/period.ts";
import type { By, Filters } from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import { readOwnWords, type Asker } from "./asker-words.ts";
import { readPartNames, readUnknownNames, readValues, type NamedValue } from "./entities.ts";
import { readGroupBy } from "./group-by.ts";
import type { MeasureSearch } from "./measure-search.ts";
import { readPeriods, type ReadPeriod } from "./periods.ts";
import { noSuchValueError, ambiguousOfficerError } from "./suggestions.ts";
import { normalized } from "./tokens.ts";

/** A time as a day asked about or a reporting year. */
export type When = { readonly typed: string; readonly explanation?: string; readonly mayBeAhead?: true } & (
  { readonly on: Day } | { readonly year: number }
);

/** What free words name besides the measure. */
export interface FreeWords {
  /** The rest of the words, for the measure. */
  readonly subject: string;
  /** Officer, team and age. */
  readonly filters: Filters;
  readonly when?: When;
  readonly by?: By;
}

/**
 * Reads filters, a time and a breakdown out of free words. A time or breakdown that is part of a measure's name (`by age`,
 * `on 31 August`) is left in the words. Throws UserError for values and times that cannot be asked about.
 */
export function readFreeWords(
  words: string,
  snapshot: Snapshot,
  today: Day,
  search: MeasureSearch,
  asker: Asker | undefined,
): FreeWords {
  const own = readOwnWords(normalized(words), snapshot, asker);
  const valued = readValues(own.rest, snapshot, search.isVocabulary);
  const timed = search.isName(valued.rest) ? { periods: [], rest: valued.rest } : readPeriods(valued.rest, today);
  const split = search.isName(timed.rest) ? { rest: timed.rest } : readGroupBy(timed.rest);
  const partly = search.isName(split.rest)
    ? { named: [], rest: split.rest }
    : readPartNames(split.rest, snapshot, search.isVocabulary);
  const unknown = readUnknownNames(partly.rest, search.isVocabulary);
  const filters = onlyValues([...own.named, ...valued.named, ...partly.named, ...unknown], snapshot);
  const when = onlyTime(timed.periods.map((period) => asTime(period, today)));
  return {
    subject: partly.rest.replaceAll(/[\s;]+/g, " ").trim(),
    filters,
    ...(when === undefined ? {} : { when }),
    ...(split.by === undefined ? {} : { by: split.by }),
  };
}

/** Returns the values as filters. Throws UserError where a filter has no, several or differing values. */
function onlyValues(named: readonly NamedValue[], snapshot: Snapshot): Filters {
  const chosen: { officer?: string; team?: string; age?: string } = {};
  for (const { name, typed, values } of named) {
    const [value, other] = values;
    if (value === undefined) throw noSuchValueError(name, typed, snapshot);
    if (other !== undefined) throw ambiguousOfficerError(typed, values);
    const earlier = chosen[name];
    if (earlier !== undefined && earlier !== value) {
      throw new UserError(`two are named as ${name}: ${earlier}, ${value}; name one`);
    }
    chosen[name] = value;
  }
  return chosen;
}

/** Returns the one time, if any. Throws UserError for two that differ. */
function onlyTime(times: readonly When[]): When | undefined {
  const [first, ...others] = times;
  if (first === undefined) return undefined;
  const other = others.find((time) => dayOrYear(time) !== dayOrYear(first));
  if (other) {
    throw new UserError(
      `two times are named: "${first.typed}" and "${other.typed}"; name one (measures by year show three years together)`,
    );
  }
  return first;
}

/** Takes a period for its year, or for its last day. Throws UserError for a time that cannot be asked about. */
function asTime(read: ReadPeriod, today: Day): When {
  if ("error" in read) throw new UserError(read.error);
  const { typed, past, ahead, explanation } = read;
  if (past === null) throw new UserError(`${typed} is later than today, ${textOfDay(today)}`);
  const mayBeAhead = ahead !== null && ahead !== past && ahead.from > past.from ? { mayBeAhead: true as const } : {};
  const year = yearOf(past.from);
  if (past.from === firstOfYear(year) && past.to === endOfYear(year)) return { typed, year };
  if (past.from !== past.to && firstOfMonth(past.to) !== past.from) {
    throw new UserError(
      `"${typed}" is a stretch of time: name one day such as ${textOfDay(today)}, or one year such as ${yearOf(today)}`,
    );
  }
  const on = past.to < today ? past.to : today;
  return { typed, on, explanation: explanation ?? periodLabel(past), ...mayBeAhead };
}

function dayOrYear(when: When): string {
  return "on" in when ? textOfDay(when.on) : String(when.year);
}
