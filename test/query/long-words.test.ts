import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { measures } from "../../src/measures/index.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { UserError } from "../../src/user-error.ts";
import { phraseDay, phraseSnapshot } from "./phrase-borough.ts";

/** Returns how many milliseconds it takes to read the words or to refuse them. */
function timeOf(words: string): number {
  const before = performance.now();
  try {
    understandQuestion(words, phraseSnapshot, phraseDay, measures);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return performance.now() - before;
}

const repeated = [
  "a ",
  "reviews ",
  "plans issued ",
  "in may ",
  "in may 2021 and ",
  "not primary ",
  "primary and ",
  "over 20 weeks ",
  "over 20 ",
  "who has the ",
  "top 5 ",
  "my ",
  "for me ",
  "average ",
  "by team ",
  "alma ",
  "need ",
  "team zork ",
  "aaaaaaaa ",
  "reveiwss ",
  "1",
  "1/1/",
  "'",
  "team:",
  'team:"',
  "-",
  "\ue000",
  "ﷺ ",
];

describe("words of any kind", () => {
  it.each(repeated)("are read or refused at once, up to the longest question and beyond: %s", (part) => {
    timeOf(part);
    const times = [500, 28_000].map((length) =>
      Math.min(...[0, 1, 2].map(() => timeOf(part.repeat(Math.ceil(length / part.length)).slice(0, length)))),
    );

    expect(Math.max(...times)).toBeLessThan(200);
  });

  it("are refused where they are too long, with how long they may be", () => {
    expect(() => understandQuestion("reviews ".repeat(100), phraseSnapshot, phraseDay, measures)).toThrow(
      "That is too long for a question. Use up to 500 characters.",
    );
  });
});
