import { notAllocated } from "../facts/case-officer.ts";
import { notRecorded } from "../facts/age.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import { AmbiguousQuestion } from "./ambiguity.ts";
import type { Question } from "./exact-query.ts";
import type { FreeWords } from "./free-words.ts";
import type { ListedFilter } from "./suggestions.ts";
import { nearestValues } from "./search/word-index.ts";

/** Few enough to compare at a glance. */
const mostOffered = 3;

/** Throws what is offered where a time or a value that was named cannot be asked about: those near to it, and the split. */
export function throwIfUnread({ unread }: Pick<FreeWords, "unread">, question: Question, snapshot: Snapshot): void {
  if (unread === undefined) return;
  const { reason, value } = unread;
  const near: Question[] =
    value === undefined
      ? []
      : nearValues(value.name, value.typed, snapshot).map((text) => ({
          ...question,
          filters: { ...question.filters, [value.name]: text },
        }));
  const isSplit = question.by !== undefined || question.measure.rowsAreOfficers === true;
  const split: Question[] = value === undefined || isSplit ? [] : [{ ...question, by: value.name }];
  throw new AmbiguousQuestion(sentence(reason), [...near, ...split, question].slice(0, mostOffered), snapshot);
}

/** Chooses; where that is not sure either, what cannot be asked about is said first. */
export function orUnread<Chosen>(
  { unread }: Pick<FreeWords, "unread">,
  choose: () => Chosen,
  snapshot: Snapshot,
): Chosen {
  try {
    return choose();
  } catch (error) {
    if (unread === undefined || !(error instanceof AmbiguousQuestion)) throw error;
    throw new AmbiguousQuestion(`${sentence(unread.reason)} ${error.reason}`, error.nearest, snapshot);
  }
}

function nearValues(name: ListedFilter, typed: string, snapshot: Snapshot): readonly string[] {
  const all = filterValues(snapshot)[name];
  const age = Number(/\d+/.exec(typed)?.[0] ?? NaN);
  if (name === "age") {
    return all.filter((band) => {
      const [from, to] = band.match(/\d+/g)?.map(Number) ?? [];
      return from !== undefined && (to === undefined ? age > from : age >= from && age <= to);
    });
  }
  return nearestValues(typed, all)
    .filter((value) => value !== notRecorded && value !== notAllocated)
    .slice(0, mostOffered - 1);
}

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
