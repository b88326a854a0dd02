import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { Rounder } from "../../src/access/rounding.ts";
import type { Borough } from "../../src/cases/contract.ts";
import { sharedQuestionAnswer } from "../../src/measures/answer/question-answer.ts";
import { measures } from "../../src/measures/index.ts";
import type { Measure } from "../../src/measure.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { toText } from "../../src/render/text.ts";
import { askedScopes } from "../../src/reports/question/question-report.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { UserError } from "../../src/user-error.ts";
import { aSnapshot } from "../support/borough.ts";
import { isLong, seedsOf } from "../support/long.ts";
import { randomBorough } from "../support/random-borough.ts";
import { aRounder } from "../support/rounder.ts";

/** Shows every number as 0: what an answer still says of the records, their numbers do not. */
const toNothing: Rounder = { ...aRounder, base: 1000, round: () => 0, roundTally: () => 0 };

const forms = [
  "",
  "by team",
  "by age",
  "team:North",
  "not-team:North",
  "team:North team:South",
  "age:5-10",
  "in:2020",
  'in:"1 to 14 March 2021"',
  "on:2020-12-31",
  "in:2021 vs:2020",
  "in:2021 vs:2020 by team",
  "by team most:3",
  "by age least:all",
  "most:all",
  "show:trend",
  "show:share",
  "show:duration",
  "show:duration by age",
  "show:duration in:2021 vs:2020",
  'over:"6 weeks"',
  'under:"20 weeks" by team',
  'over:"10 weeks" show:share by age',
];

const formsOf = ({ id, parts }: Measure): string[] => [
  ...forms.map((form) => `${id} ${form}`),
  ...parts.flatMap((part) =>
    ["", "by team", "show:share", "show:share by age", "in:2021 vs:2020"].map(
      (form) => `${id} part:${part.id} ${form}`,
    ),
  ),
];

const shared = measures.filter(({ rowsAreOfficers }) => rowsAreOfficers !== true);
/** Of these, a short run asks some of each form. */
const questions = shared.flatMap(formsOf).filter((_, at) => isLong || at % 8 === 0);

function answersOf(borough: Borough): string[] {
  const snapshot = aSnapshot(borough);
  return questions.map((words) => {
    try {
      const question = understandQuestion(words, snapshot, demoDay, measures);
      const scopes = askedScopes(question, { snapshot, today: demoDay });
      return `${words}\n${toText(atOnce(sharedQuestionAnswer(question.measure, question, scopes, toNothing)))}`;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return `${words}\n${error.message}`;
    }
  });
}

describe("an answer for many", () => {
  it.each(seedsOf(10))("tells of borough %i by its numbers alone: where all are 0, it is as of nobody", (seed) => {
    const borough = randomBorough(seed, 60);
    const ofSome = answersOf(borough);
    const ofNobody = answersOf({
      ...borough,
      person: [],
      worker_relationship: [],
      referral: [],
      assessment: [],
      plan: [],
      review: [],
    });

    expect(ofSome.filter((answer, at) => answer !== ofNobody[at])).toEqual([]);
  });
});
