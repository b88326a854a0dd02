import { textOfDay, type Day } from "../cases/day.ts";
import type { Filters } from "../measures/engine/scope.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { MeasureSearch } from "./measure-search.ts";
import { ownWords, type Asker } from "./asker-words.ts";
import { periodWords, type When } from "./periods.ts";
import { UserError } from "../user-error.ts";
import type { By } from "../measures/engine/breakdown.ts";
import { noSuchValue, severalOfficers } from "./suggestions.ts";
import { splitWords } from "./group-by.ts";
import { spoken } from "./tokens.ts";
import { partNames, unknownNames, valueWords, type Named } from "./entities.ts";

/** What free words say besides the measure. */
export interface FreeWords {
  /** The words that are left for the measure. */
  readonly subject: string;
  /** Officer, team and age. */
  readonly filters: Filters;
  readonly when?: Exclude<When, { readonly cannot: string }>;
  readonly by?: By;
}

/**
 * Reads filters, a time and another split out of free words. Where the words with their time or split are a measure's own
 * (`by age`, `on 31 August`), they stay. Throws UserError for values and times that cannot be.
 */
export function readFreeWords(
  words: string,
  snapshot: Snapshot,
  today: Day,
  search: MeasureSearch,
  asker: Asker | undefined,
): FreeWords {
  const own = ownWords(spoken(words), snapshot, asker);
  const valued = valueWords(own.rest, snapshot, search.isVocabulary);
  const isOwn = search.isName;
  const timed = isOwn(valued.rest) ? { when: [], rest: valued.rest } : periodWords(valued.rest, today);
  const split = isOwn(timed.rest) ? { rest: timed.rest } : splitWords(timed.rest);
  const late = isOwn(split.rest)
    ? { named: [], rest: split.rest }
    : partNames(split.rest, snapshot, search.isVocabulary);
  const unknown = unknownNames(late.rest, search.isVocabulary);
  const filters = oneOfEach([...own.named, ...valued.named, ...late.named, ...unknown], snapshot);
  const when = oneTime(timed.when);
  return {
    subject: late.rest.replaceAll(/[\s;]+/g, " ").trim(),
    filters,
    ...(when === undefined ? {} : { when }),
    ...(split.by === undefined ? {} : { by: split.by }),
  };
}

function oneOfEach(named: readonly Named[], snapshot: Snapshot): Filters {
  const chosen: { officer?: string; team?: string; age?: string } = {};
  for (const { name, typed, values } of named) {
    const [value, other] = values;
    if (value === undefined) throw noSuchValue(name, typed, snapshot);
    if (other !== undefined) throw severalOfficers(typed, values);
    const before = chosen[name];
    if (before !== undefined && before !== value) {
      throw new UserError(`two are named as ${name}: ${before}, ${value}; name one`);
    }
    chosen[name] = value;
  }
  return chosen;
}

/** One time at most: what cannot be asked about, and two that differ, are refused. */
function oneTime(when: readonly When[]): FreeWords["when"] {
  const [first, ...others] = when;
  for (const one of when) if ("cannot" in one) throw new UserError(one.cannot);
  if (first === undefined || "cannot" in first) return undefined;
  const other = others.find((one) => dayOrYear(one) !== dayOrYear(first));
  if (other) {
    throw new UserError(
      `two times are named: "${first.typed}" and "${other.typed}"; name one (measures by year show three years together)`,
    );
  }
  return first;
}

function dayOrYear(when: When): string {
  if ("cannot" in when) return when.cannot;
  return "on" in when ? textOfDay(when.on) : String(when.year);
}
