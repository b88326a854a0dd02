import { describe, expect, it } from "vitest";
import { commandOf } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { UserError } from "../../src/user-error.ts";
import { phraseDay, phrases, phraseSnapshot } from "./phrase-borough.ts";

/** Words that narrow a question, or mean nothing here. Put into a phrase, each must change the question or stop its answer. */
const narrowing =
  `need,school,autism,tribunal,xyzzy,boys,cost,not,except,next month,schools,placement,north,yesterday,primary,
  no,nursery,college,SEMH,attendance,mediation,transport,exclusions,postcode,UPN,NEET,budget,parents,mainstream,
  independent,my,overdue,refused,withdrawn,tomorrow,since march,over 9 weeks,aged 16 to 19,gita,girls,under 2 months,
  alma,oldest,average,urgent,medical,speech,siblings,adopted,welsh,blue,south,post,sibling,twins,secondary need,
  appealed,named,expensive,who,than,compared`
    .split(",")
    .map((word) => word.trim());

/** What is answered, in exact words; null: nothing is. */
function answered(words: string): string | null {
  const { command, rest } = commandOf(words);
  if (command.name !== "measure") return null;
  try {
    return exactQuery(understandQuestion(rest, phraseSnapshot, phraseDay, measures), phraseSnapshot);
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

/** How many of the words are put into each phrase. */
const wordsEach = 6;

describe("a word put into a question", () => {
  it("changes what is answered, or nothing is", () => {
    const isSaid = (phrase: string, word: string) => phrase.toLowerCase().includes(word.slice(0, 4).toLowerCase());
    const dropped = phrases.flatMap(([phrase], index) => {
      const before = answered(phrase);
      if (before === null) return [];
      return Array.from({ length: wordsEach }, (_, at) => narrowing[(index * 13 + at * 11) % narrowing.length] ?? "")
        .filter((word) => !isSaid(phrase, word))
        .map((word, at) => withWord(phrase, word, index + at))
        .filter((words) => answered(words) === before)
        .map((words) => `${phrase} -> ${words}: ${before}`);
    });

    expect(dropped).toEqual([]);
  });
});
