import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { SharedAnswer } from "../../src/answer.ts";
import { sharedQuestionAnswer } from "../../src/measures/answer/question-answer.ts";
import { measures } from "../../src/measures/index.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { askedScopes } from "../../src/reports/question/question-report.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoSnapshot } from "../support/demo.ts";
import { notRounded } from "../support/not-rounded.ts";
import { aRounder } from "../support/rounder.ts";

function shared(words: string): SharedAnswer {
  const question = understandQuestion(words, demoSnapshot, demoDay, measures);
  const scopes = askedScopes(question, { snapshot: demoSnapshot, today: demoDay });
  return atOnce(sharedQuestionAnswer(question.measure, question, scopes, aRounder));
}

function textOf({ parts }: SharedAnswer): string {
  return parts.map((part) => (part.kind === "say" ? part.text : "")).join(" ");
}

describe("a shared answer of a form", () => {
  it.each([
    "issued.total in:2020",
    "referrals.decisions in:2020 part:refused",
    "referrals.decisions part:refused by team",
    'issued.awaiting-since-referral over:"20 weeks"',
    "referrals.decisions part:refused show:share",
    "referrals.decisions part:agreed show:share by team",
    "issued.total in:2021 vs:2020",
    "issued.total in:2021 vs:2020 by team",
    "reviews.completed show:trend",
    "reviews.overdue team:Primary team:Secondary",
    "reviews.overdue by team most:3",
    "reviews.overdue not-team:Primary",
    "reviews.overdue by team",
    "reviews.last-12-months part:not-reviewed",
  ])("has rounded numbers only: %s", (words) => {
    const { title, parts } = shared(words);

    // a year, a month's day and a length of time are no counts
    const plain = parts.map((part) =>
      part.kind === "say"
        ? {
            ...part,
            text: part.text.replaceAll(/\b(?:19|20)\d\d\b|\b\d+ (?:weeks|months|June)\b|(?:top|The) \d+ of \d+/g, ""),
          }
        : part.kind === "chart"
          ? { ...part, alt: "" }
          : part,
    );

    expect(notRounded(plain, title)).toEqual([]);
    expect(parts.some((part) => part.kind === "note" && part.about === "rounding")).toBe(true);
  });

  it("takes a share of rounded counts", () => {
    const [, part = "", whole = ""] =
      /: (\d+) refusals to assess out of (\d+)/.exec(textOf(shared("referrals.decisions part:refused show:share"))) ??
      [];
    const [, percent = ""] = /^(\d+)%/.exec(textOf(shared("referrals.decisions part:refused show:share"))) ?? [];

    expect(Number(percent)).toBe(Math.round((100 * Number(part)) / Number(whole)));
  });

  it("tells how long of 10 or more, to a whole day, and never the shortest or longest", () => {
    const table = shared("issued.total show:duration by team").parts.find((part) => part.kind === "table");
    const few = shared('issued.total in:"21 to 27 June 2021" show:duration');

    expect(table?.columns.map(({ label }) => label)).toEqual([
      "Median (weeks)",
      "Mean (weeks)",
      "Median (days)",
      "Mean (days)",
    ]);
    expect(table?.rows.flatMap(({ values }) => values.slice(2)).every(Number.isInteger)).toBe(true);
    expect(textOf(few)).toContain("to say how long without identifying a child");
    expect(few.parts.some((part) => part.kind === "table")).toBe(false);
  });

  it("refuses what tells officers apart", () => {
    for (const words of [
      "reviews.overdue by officer",
      'reviews.overdue not-officer:"Oona Waverley"',
      'reviews.overdue officer:"Oona Waverley" officer:"Katya Kingsnorth"',
      "issued.total show:duration by officer",
      "referrals.decisions part:refused show:share by officer",
    ]) {
      expect(() => shared(words)).toThrow("Figures by case officer cannot be shared");
    }
  });
});
