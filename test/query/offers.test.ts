import { describe, expect, it } from "vitest";
import { measures } from "../../src/measures/index.ts";
import { AmbiguousQuestion } from "../../src/query/ambiguity.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { UserError } from "../../src/user-error.ts";
import { phraseDay, phrases, phraseSnapshot } from "./phrase-borough.ts";

const read = (words: string) => understandQuestion(words, phraseSnapshot, phraseDay, measures);

/** Words that narrow what is offered, or ask of it what cannot be asked of every measure. */
const endings = [
  "",
  " zork",
  " next month",
  " over 20 weeks",
  " how long on average",
  " tribunal",
  " my team",
  " rate",
];

function offeredFor(words: string): readonly string[] {
  try {
    read(words);
  } catch (error) {
    if (error instanceof AmbiguousQuestion) return error.choices.map((choice) => choice.words);
    if (!(error instanceof UserError)) throw error;
  }
  return [];
}

/** Returns why exact words are not answered; null where they are. */
function refusal(words: string): string | null {
  try {
    read(words);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("what is offered instead of an answer", () => {
  it("is three questions at most, each different and each answered", () => {
    const wrong = phrases.flatMap(([phrase], at) => {
      const words = `${phrase}${endings[at % endings.length] ?? ""}`;
      const offered = offeredFor(words);
      const dead = offered.flatMap((one) => refusal(one) ?? []);
      const isRight = dead.length === 0 && offered.length <= 3 && new Set(offered).size === offered.length;
      return isRight ? [] : [`${words}: ${offered.join(" / ")}: ${dead.join("; ")}`];
    });

    expect(wrong).toEqual([]);
  });
});
