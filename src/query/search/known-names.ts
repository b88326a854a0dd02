import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { filterValues } from "../../measures/engine/filter-values.ts";
import { normalized } from "../tokens.ts";
import type { MeasureSearch } from "./measure-search.ts";

const namesOfValues = oncePerSnapshot((snapshot) => {
  const { team, officer } = filterValues(snapshot);
  const words = officer.flatMap((name) => normalized(name).split(" "));
  return { whole: [...team, ...officer].map(normalized), words: new Set(words) };
});

/** Whether words that may mean what is not held are part of a team's or an officer's name, or of a measure's as typed. */
export function isNameOfSomething(phrase: string, words: string, snapshot: Snapshot, search: MeasureSearch): boolean {
  const plain = phrase.trim();
  const isSplit = /^(?:by|per) /.test(plain);
  const bare = plain.replace(/^(?:by|per|about|with|of) /, "");
  const { whole, words: ofOfficers } = namesOfValues(snapshot);
  if (!isSplit && ofOfficers.has(bare)) return true;
  if (whole.some((name) => name.includes(bare) && words.includes(name))) return true;
  return search.names.some(({ text }) => {
    const name = normalized(text);
    return name.includes(bare) && words.includes(name);
  });
}
