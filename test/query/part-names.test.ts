import { describe, expect, it } from "vitest";
import { measures } from "../../src/measures/index.ts";
import { synonymList } from "../../src/measure.ts";
import { AmbiguousQuestion } from "../../src/query/ambiguity.ts";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { UserError } from "../../src/user-error.ts";
import { phraseDay, phraseSnapshot } from "./phrase-borough.ts";

/** What is answered; null: nothing is. */
function answered(words: string): ReturnType<typeof understandQuestion> | null {
  try {
    return understandQuestion(words, phraseSnapshot, phraseDay, measures);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const named = measures.flatMap((measure) =>
  measure.parts
    // a band of waiting is typed together with its measure
    .filter(({ id }) => measure.bands === undefined || (id !== "on-time" && id !== "late"))
    .flatMap((part) => [part.title, ...synonymList(part.synonyms)].map((name) => ({ measure, part, name }))),
);

/** These measures tell both sides in their headline: how many were reviewed, and how many not. */
const tellsAll = new Set(["issued.within-20-weeks", "reviews.last-12-months", "reviews.overdue"]);

describe("a name of some of a measure's records", () => {
  it("is never answered with all of them", () => {
    const swallowed = named.flatMap(({ measure, part, name }) => {
      const question = answered(name);
      const isWhole = question !== null && question.part === undefined && question.threshold === undefined;
      return isWhole && !tellsAll.has(question.measure.id)
        ? [`${measure.id} ${part.id}: ${name} -> ${exactQuery(question, phraseSnapshot)}`]
        : [];
    });

    expect(swallowed).toEqual([]);
  });

  it("is answered, or offered, in a period too", () => {
    const lost = named
      .filter(({ measure }) => measure.event !== null && !measure.id.startsWith("issued-excluding"))
      .filter(({ part, name }) => {
        const question = answered(`${name} in 2020`);
        const isSome = question === null || question.part === part.id || question.threshold !== undefined;
        return !isSome && !tellsAll.has(question.measure.id);
      })
      .map(({ measure, part, name }) => `${measure.id} ${part.id}: ${name}`);

    expect(lost).toEqual([]);
  });

  it.each([
    ["refused and agreed last year"],
    ["child protection and care leavers"],
    ["boys and looked after children"],
    ["amended drafts and amended finals awaited"],
  ])("is not taken for both of two: %s", (words) => {
    const question = answered(words);

    expect(question?.part).toBeUndefined();
    expect(() => understandQuestion(words, phraseSnapshot, phraseDay, measures)).toThrow(AmbiguousQuestion);
  });
});
