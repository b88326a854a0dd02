import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { By } from "../measures/engine/asked.ts";
import type { Filters } from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import { readOwnWords, type Asker } from "./asker-words.ts";
import { readPartNames, readUnknownNames, readValues, type NamedValue } from "./entities.ts";
import { readGroupBy } from "./group-by.ts";
import type { MeasureSearch } from "./measure-search.ts";
import { readPeriods, type When } from "./periods.ts";
import { noSuchValueError, ambiguousOfficerError } from "./suggestions.ts";
import { normalized } from "./tokens.ts";

/** What free words name besides the measure. */
export interface FreeWords {
  /** The rest of the words, for the measure. */
  readonly subject: string;
  /** Officer, team and age. */
  readonly filters: Filters;
  readonly when?: Exclude<When, { readonly error: string }>;
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
  const timed = search.isName(valued.rest) ? { when: [], rest: valued.rest } : readPeriods(valued.rest, today);
  const split = search.isName(timed.rest) ? { rest: timed.rest } : readGroupBy(timed.rest);
  const partly = search.isName(split.rest)
    ? { named: [], rest: split.rest }
    : readPartNames(split.rest, snapshot, search.isVocabulary);
  const unknown = readUnknownNames(partly.rest, search.isVocabulary);
  const filters = onlyValues([...own.named, ...valued.named, ...partly.named, ...unknown], snapshot);
  const when = onlyTime(timed.when);
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

/** Returns the one time, if any. Throws UserError for a time that cannot be asked about, and for two that differ. */
function onlyTime(times: readonly When[]): FreeWords["when"] {
  const [first, ...others] = times;
  for (const time of times) if ("error" in time) throw new UserError(time.error);
  if (first === undefined || "error" in first) return undefined;
  const other = others.find((time) => dayOrYear(time) !== dayOrYear(first));
  if (other) {
    throw new UserError(
      `two times are named: "${first.typed}" and "${other.typed}"; name one (measures by year show three years together)`,
    );
  }
  return first;
}

function dayOrYear(when: When): string {
  if ("error" in when) return when.error;
  return "on" in when ? textOfDay(when.on) : String(when.year);
}
