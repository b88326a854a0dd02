import { describe, expect, it } from "vitest";
import { commandOf } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { UserError } from "../../src/user-error.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { demoSnapshot } from "../support/demo.ts";
import { askedRows } from "./asked-rows.ts";
import { phraseDay, phrases, phraseSnapshot } from "./phrase-borough.ts";

/** Words that narrow a question, or mean nothing here. Put into a phrase, each must change the question or stop its answer. */
const narrowing =
  `need,school,autism,tribunal,xyzzy,boys,cost,not,except,next month,schools,placement,north,yesterday,primary,
  no,nursery,college,SEMH,attendance,mediation,transport,exclusions,postcode,UPN,NEET,budget,parents,mainstream,
  independent,my,overdue,refused,withdrawn,tomorrow,since march,over 9 weeks,aged 16 to 19,gita,girls,under 2 months,
  alma,oldest,average,urgent,medical,speech,siblings,adopted,welsh,blue,south,post,sibling,twins,secondary need,
  appealed,named,expensive,who,than,compared,because the family moved,with the reasons,and the change,this time last year,a week`
    .split(",")
    .map((word) => word.trim());

/** What is answered, in exact words; null: nothing is. */
function answered(words: string, snapshot: Snapshot): string | null {
  const { command, rest } = commandOf(words);
  if (command.name !== "measure") return null;
  try {
    return exactQuery(understandQuestion(rest, snapshot, phraseDay, measures), snapshot);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Returns the words with another put in at each of a few places, the same in each run. */
function withWord(words: string, word: string, seed: number): string {
  const all = words.split(" ");
  const at = (seed * 7919) % (all.length + 1);
  return [...all.slice(0, at), word, ...all.slice(at)].join(" ");
}

/** Words that say again what such words of a question say: the longest waiting are the oldest. */
const repeating: Readonly<Record<string, RegExp>> = {
  oldest: /longest|oldest|worst|list|which/,
  average: /typical|average|avg|mean|median|how long/,
  than: /vs?\b|versus|than|compare|against|between| and | or | to /,
  compared: /vs?\b|versus|than|compare|against|between| and | or | to /,
  who: /caseload/,
  "aged 16 to 19": /16/,
  no: /since/,
  "with the reasons": /rea?son|why/,
  "and the change": /growth|grow|gone|moved/,
};

/** Returns the questions that are answered as if a word put into them were not there. `wordsEach`: how many are tried. */
function droppedFrom(questions: readonly string[], snapshot: Snapshot, wordsEach: number): string[] {
  const isSaid = (phrase: string, word: string) => phrase.toLowerCase().includes(word.slice(0, 4).toLowerCase());
  return questions.flatMap((question, index) => {
    const before = answered(question, snapshot);
    if (before === null) return [];
    return Array.from({ length: wordsEach }, (_, at) => narrowing[(index * 13 + at * 11) % narrowing.length] ?? "")
      .filter((word) => !isSaid(question, word) && repeating[word]?.test(question) !== true)
      .map((word, at) => withWord(question, word, index + at))
      .filter((words) => answered(words, snapshot) === before)
      .map((words) => `${question} -> ${words}: ${before}`);
  });
}

describe("a word put into a question", () => {
  it("changes what is answered, or nothing is", () => {
    const questions = phrases.map(([phrase]) => phrase);

    expect(droppedFrom(questions, phraseSnapshot, 6)).toEqual([]);
  });

  it("changes what is answered of the demo borough, or nothing is", () => {
    const questions = askedRows.map(({ question }) => question);

    expect(droppedFrom(questions, demoSnapshot, 1)).toEqual([]);
  });
});
