import type { By } from "../measures/engine/asked.ts";
import { anyOf, wholeWords } from "./tokens.ts";
import { nearestValues } from "./word-index.ts";

/** What people call each breakdown. */
const breakdowns: Readonly<Record<string, By>> = {
  team: "team",
  teams: "team",
  officer: "officer",
  officers: "officer",
  "case officer": "officer",
  "case officers": "officer",
  "case worker": "officer",
  caseworker: "officer",
  caseworkers: "officer",
  worker: "officer",
  caseholder: "officer",
  person: "officer",
  age: "age",
  ages: "age",
  "age band": "age",
  "age bands": "age",
  "age group": "age",
  "age groups": "age",
};

const names = Object.keys(breakdowns);

const pattern = wholeWords(
  String.raw`(?:(?:split|broken|break|breakdown|grouped) )?(?:down )?(?:by(?: which)?|per|all|every|each|for each|in each|across|for every) (?:the )?(${anyOf(names) ?? ""}|[\p{L}]{4,})|(?:which|what) (officers?|case officers?|teams?) (?:have|has|hold|holds|with|are|is)(?: the)?`,
);

/** Reads a breakdown (`by team`, `per officer`, `by ofiicer`), and returns the rest of the words too. */
export function readGroupBy(words: string): { readonly by?: By; readonly rest: string } {
  const found = pattern.exec(words);
  const name = found?.[1] ?? found?.[2];
  if (!found || name === undefined) return { rest: words };
  const by = breakdowns[name] ?? mistyped(name);
  if (by === undefined) return { rest: words };
  return { by, rest: `${words.slice(0, found.index)} ; ${words.slice(found.index + found[0].length)}` };
}

/** Returns the breakdown whose name has the same letters in another order, or nearly the word's spelling. */
function mistyped(word: string): By | undefined {
  const hasSameLetters = (name: string) => sortedLetters(name) === sortedLetters(word);
  const near =
    names.find(hasSameLetters) ?? nearestValues(word, names).find((name) => name.startsWith(word.slice(0, 1)));
  return near === undefined ? undefined : breakdowns[near];
}

function sortedLetters(word: string): string {
  return word.split("").sort().join("");
}
