import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { sharedQuestionAnswer } from "../../src/measures/answer/question-answer.ts";
import { measures } from "../../src/measures/index.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { postWords } from "../../src/reports/question/channel-posts.ts";
import { askedScopes } from "../../src/reports/question/question-report.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { aRounder } from "../support/rounder.ts";

function headlineOn(words: string, day: string): string {
  const today = dayOfText(day);
  const question = understandQuestion(words, demoSnapshot, today, measures);
  const scopes = askedScopes(question, { snapshot: demoSnapshot, today });
  const answer = atOnce(sharedQuestionAnswer(question.measure, question, scopes, aRounder));
  return answer.parts.map((part) => (part.kind === "say" ? part.text : "")).join("");
}

describe("a channel's post", () => {
  const context = aCommandContext(demoSnapshot);

  it.each([
    ["plans issued last week", 'issued.total in:"last week"'],
    ["reviews completed last month", 'reviews.completed in:"last month"'],
    ["refused this year", 'referrals.decisions in:"this year" part:refused'],
    ["issued in May 2021", 'issued.total in:"May 2021"'],
    ["overdue reviews by team", "reviews.overdue by team"],
  ])("keeps of %j the words that move with the days", (words, kept) => {
    expect(atOnce(postWords(words, context, measures))).toBe(kept);
  });

  it("of a flow by the week says the week of its own day", () => {
    const words = atOnce(postWords("plans issued last week", context, measures));

    expect(headlineOn(words, "2021-06-21")).toContain("from 14 to 20 June 2021");
    expect(headlineOn(words, "2021-06-28")).toContain("from 21 to 27 June 2021");
  });

  it("is no list of cases, and tells no officers apart", () => {
    expect(() => atOnce(postWords("list of overdue reviews", context, measures))).toThrow("Cases are never posted");
    expect(() => atOnce(postWords("overdue reviews by officer", context, measures))).toThrow("cannot be shared");
  });
});
