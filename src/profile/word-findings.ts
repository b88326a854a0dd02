import { countsOf, textShown, type CellCount } from "../cases/column-tally.ts";
import type { View } from "../cases/contract.ts";
import { decisionWords, isWord } from "../cases/council-words.ts";
import { oncePerSnapshot } from "../cases/per-snapshot.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { count, counted, wordsText } from "./place-text.ts";

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

/** Says which words no rule knows, with their counts, and whether any relationship is a case officer's. */
export const wordLines = oncePerSnapshot((snapshot): string[] => [
  ...relationshipLines(snapshot),
  ...wordColumns(snapshot).flatMap(({ view, column, texts, words }) => {
    const { known, unknown } = wordCounts(texts, (text) => words.some((word) => isWord(text, word)));
    if (unknown.length === 0) return [];
    const rows = unknown.reduce((sum, word) => sum + word.count, 0);
    const hint = known === 0 ? ". None of the words in this column is in a WORD_ setting" : "";
    return [
      `${view}: ${column} holds words that the settings do not name in ${counted(rows, "row")}: ${wordsText(unknown)}${hint}`,
    ];
  }),
]);

function relationshipLines(snapshot: Snapshot): string[] {
  const { caseOfficer } = snapshot.words;
  const texts = snapshot.persons.flatMap(({ relationships }) => relationships.map(({ relationship }) => relationship));
  const { known, unknown } = wordCounts(texts, (text) => isWord(text, caseOfficer));
  if (unknown.length === 0 || known > 0) return [];
  return [
    `worker_relationship: none of ${counted(texts.length, "relationship")} is "${caseOfficer}", so no case has a case officer. They are ${wordsText(unknown)}: set WORD_CASE_OFFICER`,
  ];
}

/** Counts the texts that are none of the words; how many are. Of many words that occur once only their number is told. */
function wordCounts(
  texts: Iterable<string | null>,
  isKnown: (text: string) => boolean,
): { known: number; unknown: CellCount[] } {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  let known = 0;
  const unknown = new Map<string, number>();
  for (const [text, times] of counts) {
    if (isKnown(text)) known += times;
    else {
      const word = text.includes("@") ? "(like an email)" : textShown(text);
      unknown.set(word, (unknown.get(word) ?? 0) + times);
    }
  }
  if (isVocabulary(unknown)) return { known, unknown: countsOf(unknown) };
  const rows = [...unknown.values()].reduce((sum, times) => sum + times, 0);
  return { known, unknown: [{ what: `${count(unknown.size)} different texts`, count: rows }] };
}

// Words that mostly occur once are sentences or names, which are not shown.
function isVocabulary(words: ReadonlyMap<string, number>): boolean {
  const once = [...words.values()].filter((times) => times === 1).length;
  return once <= 10 || once < words.size / 2;
}
