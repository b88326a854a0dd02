import type { By } from "../../measures/engine/asked.ts";
import { editDistance } from "../search/spelling.ts";
import { anyOf, entryOf, wholeWords } from "../tokens.ts";
import { marks } from "./marks.ts";
import { cutOut, type Cut } from "./cut-words.ts";

/** What people call each breakdown. */
const breakdowns: Readonly<Record<string, By>> = {
  team: "team",
  teams: "team",
  officer: "officer",
  officers: "officer",
  "case officer": "officer",
  "case officers": "officer",
  "case worker": "officer",
  "case workers": "officer",
  caseworker: "officer",
  caseworkers: "officer",
  worker: "officer",
  workers: "officer",
  caseholder: "officer",
  caseholders: "officer",
  "case holder": "officer",
  "case holders": "officer",
  person: "officer",
  age: "age",
  ages: "age",
  "age band": "age",
  "age bands": "age",
  "age group": "age",
  "age groups": "age",
};

const names = Object.keys(breakdowns);

/** The source of a pattern of what can be split by; `splitOf` names the split. */
export const splitNames = anyOf(names) ?? "";

/** What people call the splits by what is recorded of people, which are also names of measures. */
const ofPeople: Readonly<Record<string, By>> = {
  gender: "gender",
  genders: "gender",
  sex: "gender",
  ethnicity: "ethnicity",
  ethnicities: "ethnicity",
  "ethnic group": "ethnicity",
  "ethnic groups": "ethnicity",
  "ethnic background": "ethnicity",
  race: "ethnicity",
  "social care status": "care",
  "social care": "care",
};

const peopleSplitNames = anyOf(Object.keys(ofPeople)) ?? "";

/** Returns the split that a word names. */
export function splitOf(name: string): By | undefined {
  return entryOf(breakdowns, name) ?? entryOf(ofPeople, name);
}

const byPeople = wholeWords(
  String.raw`(?:(?:split|broken|break|breakdown|grouped) )?(?:down )?(?:by|per|each|every|for each|across|between) (?:the |different )?(${peopleSplitNames})|(?:which|what) (${peopleSplitNames})(?: (?:have|has|hold|holds|with|are|is|waits?))(?: the)?|(${peopleSplitNames}) (?:breakdown|split|profile)`,
);

const pattern = wholeWords(
  String.raw`(?:(?:split|broken|break|breakdown|grouped) )?(?:down )?(?:by(?: which)?|per|all|every|each|for each|in each|across|for every) (?:the )?(${splitNames}|[\p{L}]{4,})|(?:which|what) (${splitNames}) (?:have|has|hold|holds|with|are|is)(?: the)?|(who)(?: ${marks})*(?: (?:is|are|currently|now))* (?:has|have|holds?|holding|carrying|carries|got)(?: got)?(?: the)?`,
);

/**
 * Reads a breakdown (`by team`, `per officer`, `who has`), and returns the rest of the words too. `isOfPeople`: what is
 * recorded of people is one as well.
 */
export function readGroupBy(words: string, isOfPeople: boolean): Cut & { readonly by?: By } {
  const people = isOfPeople ? byPeople.exec(words) : null;
  const split = people?.slice(1).find((group) => group !== undefined);
  if (people !== null && split !== undefined) {
    const by = splitOf(split);
    if (by !== undefined) return { ...cutOut(words, people), by };
  }
  const found = pattern.exec(words);
  const name = found?.[1] ?? found?.[2];
  if (!found || (name === undefined && found[3] === undefined)) return { rest: words, typed: "" };
  const by = name === undefined ? "officer" : (entryOf(breakdowns, name) ?? mistyped(name));
  return by === undefined ? { rest: words, typed: "" } : { ...cutOut(words, found), by };
}

/** Returns the breakdown whose name differs from the word by one letter, or by two that are exchanged. */
function mistyped(word: string): By | undefined {
  const near = names.find((name) => name.length >= 4 && editDistance(name, word) <= 1);
  return near === undefined ? undefined : breakdowns[near];
}
