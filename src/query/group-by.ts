import { nearestValues } from "./word-index.ts";
import type { By } from "../measures/engine/breakdown.ts";
import { alone } from "./tokens.ts";

/** The words for another split, as people say them. */
const heads: Readonly<Record<string, By>> = {
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

const known = Object.keys(heads);

const split = alone(
  String.raw`(?:(?:split|broken|break|breakdown|grouped) )?(?:down )?(?:by(?: which)?|per|all|every|each|for each|in each|across|for every) (?:the )?(${Object.keys(
    heads,
  )
    .sort((a, b) => b.length - a.length)
    .join(
      "|",
    )}|[\p{L}]{4,})|(?:which|what) (officers?|case officers?|teams?) (?:have|has|hold|holds|with|are|is)(?: the)?`,
);

/** The split that words name (`by team`, `per officer`, `by ofiicer`), and the words without it. */
export function splitWords(words: string): { readonly by?: By; readonly rest: string } {
  const found = split.exec(words);
  const head = found?.[1] ?? found?.[2];
  if (!found || head === undefined) return { rest: words };
  const by = heads[head] ?? slipped(head);
  if (by === undefined) return { rest: words };
  return { by, rest: `${words.slice(0, found.index)} ; ${words.slice(found.index + found[0].length)}` };
}

/** A word that is one of these but for a slip or two of the fingers, and begins like it. */
function slipped(word: string): By | undefined {
  const isTurned = (head: string) => letters(head) === letters(word);
  const near = known.find(isTurned) ?? nearestValues(word, known).find((head) => head.startsWith(word.slice(0, 1)));
  return near === undefined ? undefined : heads[near];
}

function letters(word: string): string {
  return word.split("").sort().join("");
}
