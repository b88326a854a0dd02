import { wordCounts, wordShown, type CellCount } from "../cases/column-tally.ts";
import type { View } from "../cases/contract.ts";
import { decisionWords, isWord } from "../cases/council-words.ts";
import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { counted, wordsText } from "./place-text.ts";

/** A column in which words of the settings decide what is counted: what it holds, and these words. */
interface WordColumn {
  readonly view: View;
  readonly column: string;
  readonly texts: readonly (string | null)[];
  readonly words: readonly string[];
}

function wordColumns({ words, referrals, assessments }: Snapshot): WordColumn[] {
  const { referral, assessment } = decisionWords(words);
  return [
    {
      view: "referral",
      column: "decision_taken",
      texts: referrals.map(({ decisionTaken }) => decisionTaken),
      words: referral.decision_taken,
    },
    {
      view: "referral",
      column: "next_action",
      texts: referrals.map(({ nextAction }) => nextAction),
      words: referral.next_action,
    },
    {
      view: "assessment",
      column: "next_action",
      texts: assessments.map(({ nextAction }) => nextAction),
      words: assessment.next_action,
    },
  ];
}

/** How many rows of a column hold words of the settings, and how many hold others. */
interface WordShare extends Pick<WordColumn, "view" | "column"> {
  readonly known: number;
  readonly unknown: readonly CellCount[];
}

const wordShares = oncePerSnapshot((snapshot): WordShare[] =>
  wordColumns(snapshot).map(({ view, column, texts, words }) => {
    return { view, column, ...unknownCounts(texts, (text) => words.some((word) => isWord(text, word))) };
  }),
);

/** Returns how many rows of each such column hold words that no rule knows, of how many with words. */
export function unknownWords(snapshot: Snapshot): { view: View; column: string; unknown: number; of: number }[] {
  return wordShares(snapshot).map(({ view, column, known, unknown }) => {
    const rows = rowsIn(unknown);
    return { view, column, unknown: rows, of: known + rows };
  });
}

function rowsIn(words: readonly CellCount[]): number {
  return words.reduce((sum, word) => sum + word.count, 0);
}

/** Says which words no rule knows, with their counts, and whether any relationship is a case officer's. */
export const wordLines = oncePerSnapshot((snapshot): string[] => [
  ...relationshipLines(snapshot),
  ...wordShares(snapshot).flatMap(({ view, column, known, unknown }) => {
    if (unknown.length === 0) return [];
    const hint = known === 0 ? ". None of the words in this column is in a WORD_ setting" : "";
    return [
      `${view}: ${column} holds words that the settings do not name in ${counted(rowsIn(unknown), "row")}: ${wordsText(unknown)}${hint}`,
    ];
  }),
]);

function relationshipLines(snapshot: Snapshot): string[] {
  const { caseOfficer } = snapshot.words;
  const texts = snapshot.persons.flatMap(({ relationships }) => relationships.map(({ relationship }) => relationship));
  const { known, unknown } = unknownCounts(texts, (text) => isWord(text, caseOfficer));
  if (unknown.length === 0 || known > 0) return [];
  return [
    `worker_relationship: none of ${counted(texts.length, "relationship")} is "${caseOfficer}", so no case has a case officer. They are ${wordsText(unknown)}: set WORD_CASE_OFFICER`,
  ];
}

/** Counts the texts that are none of the words; how many are. */
function unknownCounts(
  texts: Iterable<string | null>,
  isKnown: (text: string) => boolean,
): { known: number; unknown: CellCount[] } {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  let known = 0;
  const unknown = new Map<string, number>();
  for (const [text, times] of counts) {
    const word = wordShown(text);
    if (isKnown(text)) known += times;
    else if (word !== null) unknown.set(word, (unknown.get(word) ?? 0) + times);
  }
  return { known, unknown: wordCounts(unknown) };
}
