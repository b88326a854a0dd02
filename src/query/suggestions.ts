import type { Snapshot } from "../cases/snapshot.ts";
import { breakdownName, splits, type By } from "../measures/engine/asked.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import { UserError } from "../user-error.ts";
import { nearestValues } from "./search/word-index.ts";

export const filterNames = [
  "officer",
  "team",
  "age",
  "gender",
  "ethnicity",
  "care",
  "in",
  "vs",
  "year",
  "on",
  "not-officer",
  "not-team",
  "not-age",
  "not-gender",
  "not-ethnicity",
  "not-care",
  "part",
  "over",
  "under",
  "at-least",
  "at-most",
  "most",
  "least",
  "show",
] as const;
export type FilterName = (typeof filterNames)[number];

/** The filters whose values are listed in filterValues. */
export type ListedFilter = By;

/** A judgement: more would make an error too long to read. */
const mostListed = 60;

/** What is said of filters whose values are not listed. */
const examples: Readonly<Partial<Record<FilterName, string>>> = {
  year: "Type a year such as 2020",
  on: "Type a day such as 31/03/2021",
  in: 'Type a time such as "last month"',
  vs: 'Type a time such as "last year"',
  over: 'Type a length of time such as "20 weeks"',
  under: 'Type a length of time such as "20 weeks"',
  "at-least": 'Type a length of time such as "20 weeks"',
  "at-most": 'Type a length of time such as "20 weeks"',
  most: "Type a number such as 5, or all",
  least: "Type a number such as 5, or all",
  show: "Type one of share, duration, cases, trend, monthly, weekly",
};

/** Says which values a filter may have, with those like the words first. */
export function validValues(name: FilterName, snapshot: Snapshot, words = ""): string {
  const split = splits.find((one) => name === one || name === `not-${one}`);
  if (split === undefined) return examples[name] ?? "Type one";
  const all = filterValues(snapshot)[split];
  const values = [...new Set([...nearestValues(words, all), ...all])];
  const more = values.length > mostListed ? ` and ${values.length - mostListed} more` : "";
  return `Name one of ${values.slice(0, mostListed).join(", ")}${more}`;
}

/** Names a filter for people. */
function splitName(name: ListedFilter): string {
  return name === "age" ? "age group" : breakdownName(name);
}

/** Says that a filter has no such value, and which it has. */
export function noSuchValue(name: ListedFilter, words: string, snapshot: Snapshot): string {
  return `There is no ${splitName(name)} ${quoted(words)}. ${validValues(name, snapshot, words)}.`;
}

/** The error for a name that several officers share. */
export function ambiguousOfficerError(words: string, names: readonly string[]): UserError {
  return new UserError(`Several case officers are called ${quoted(words)}. Name one of ${names.join(", ")}.`);
}

/** Quotes what was typed, without line breaks and cut to 60 characters, so that an error stays one line. */
export function quoted(text: string | undefined): string {
  const line = (text ?? "").replaceAll(/\p{C}/gu, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
