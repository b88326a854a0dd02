import type { By, Filters } from "../../measures/engine/asked.ts";
import { notTogether } from "../filter-words.ts";
import { ambiguousOfficerError, type ListedFilter } from "../suggestions.ts";

/** A value that was named, and those that it may mean. */
interface Named {
  readonly name: ListedFilter;
  readonly typed: string;
  readonly values: readonly string[];
}

/** Returns the values as filters, and several of one filter as a split among them. Throws UserError where several officers are meant. */
export function filtersOf(
  wanted: readonly Named[],
  unwanted: readonly Named[],
  by: By | undefined,
): { readonly filters: Filters; readonly by?: By; readonly among?: readonly string[] } {
  const values = grouped(wanted);
  const without = grouped(unwanted);
  const several = Array.from(values).filter(([, texts]) => texts.length > 1);
  const [amongOne, second] = several;
  if (amongOne !== undefined) {
    const [name] = amongOne;
    const other = by !== undefined && by !== name ? by : second?.[0];
    if (other !== undefined) throw notTogether(name, other);
  }
  const split = amongOne?.[0] ?? by;
  return {
    filters: {
      ...Object.fromEntries(
        Array.from(values).flatMap(([name, texts]) => (texts.length === 1 ? [[name, texts[0]]] : [])),
      ),
      ...(without.size === 0 ? {} : { without: Object.fromEntries(without) }),
    },
    ...(split === undefined ? {} : { by: split }),
    ...(amongOne === undefined ? {} : { among: amongOne[1] }),
  };
}

function grouped(named: readonly Named[]): ReadonlyMap<ListedFilter, readonly string[]> {
  const groups = new Map<ListedFilter, string[]>();
  for (const { name, typed, values } of named) {
    const [value, other] = values;
    if (value === undefined) continue;
    if (other !== undefined) throw ambiguousOfficerError(typed, values);
    const group = groups.get(name) ?? [];
    if (!group.includes(value)) groups.set(name, [...group, value]);
  }
  return groups;
}
