import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dispatch } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { AmbiguousQuestion } from "../../src/query/ambiguity.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { askedRows, type AskedRow } from "./asked-rows.ts";
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

  it.each([
    [
      "what percentage of reviews were completed in 2019",
      "reviews.last-12-months in:2019",
      "reviews.completed in:2019",
    ],
  ])("is the numbers first where the percentage cannot be told: %s", (words, first, second) => {
    const [one, other] = offeredFor(words);

    expect(one).toBe(first);
    expect(other?.startsWith(second)).toBe(true);
  });

  it.each([
    "are we issuing more plans than in May",
    "fewer requests received than in March",
    "reviews completed compared with autumn term",
  ])("is a time with its like where a part of the year would be compared with all of it: %s", (words) => {
    const [one] = offeredFor(words);

    expect(one).toMatch(/ in:"[^"]+" vs:"[^"]+"/);
  });

  const colleagues = colleagueDirectory(demoSnapshot, demoAppointments);

  /** Returns what is offered to whoever asks, and refused when it is pressed. */
  function deadOffers({ question, as }: AskedRow): readonly string[] {
    const colleague = colleagues.get(as);
    if (colleague === undefined) throw new Error(`nobody in the demo borough is called ${as}`);
    const ask = (words: string) => dispatch(words, aCommandContext(demoSnapshot, { colleague, colleagues }));
    const answer = ask(question);
    const offered = [...answer.parts].flatMap((part) => (part.kind === "choices" ? part.choices : []));
    return offered.flatMap(({ words }) => {
      try {
        return ask(words).title === answer.title ? [words] : [];
      } catch (error) {
        if (error instanceof UserError) return [`${question}: ${words}: ${error.message}`];
        throw error;
      }
    });
  }

  it("is answered to whoever asked, when it is pressed", () => {
    const questions = askedRows.filter(({ kinds }) => kinds.length === 1 && kinds[0] === "offer");

    expect(questions.flatMap(deadOffers)).toEqual([]);
  });
});
