import type { Snapshot } from "../cases/snapshot.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import { nearestValues } from "./word-index.ts";
import { UserError } from "../user-error.ts";

export const filterNames = ["officer", "team", "age", "year", "on"] as const;
export type FilterName = (typeof filterNames)[number];

/** The filters whose values are those of a book. */
export type Listed = "officer" | "team" | "age";

const mostListed = 60;

/** The values that would be right, those like the words first. */
export function rightValues(name: FilterName, snapshot: Snapshot, words = ""): string {
  if (name === "year") return "name one such as 2020";
  if (name === "on") return "name a day such as 2021-03-31";
  const all = filterValues(snapshot)[name];
  const values = [...new Set([...nearestValues(words, all), ...all])];
  const more = values.length > mostListed ? ` and ${values.length - mostListed} more` : "";
  return `name one of ${values.slice(0, mostListed).join(", ")}${more}`;
}

export function noSuchValue(name: Listed, words: string, snapshot: Snapshot): UserError {
  return new UserError(`there is no ${name} ${quoted(words)}; ${rightValues(name, snapshot, words)}`);
}

export function severalOfficers(words: string, names: readonly string[]): UserError {
  return new UserError(`several officers are called ${quoted(words)}; name one of ${names.join(", ")}`);
}

/** What was typed, without line breaks and no longer than a name, so that an error stays one line. */
export function quoted(text: string | undefined): string {
  const line = (text ?? "").replaceAll(/\p{C}/gu, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
