import { describe, expect, it } from "vitest";
import type { Answer, Choices } from "../../src/answer.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { dispatch } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { UserError } from "../../src/user-error.ts";
import { readConfig } from "../../src/config/config.ts";
import { periodLabel } from "../../src/facts/period.ts";
import { toText } from "../../src/render/text.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const snapshot = aSnapshot(
  aBorough({
    person: [{}],
    worker: [
      { worker_id: "w1", name: "Alma Yardley", team: "Primary" },
      { worker_id: "w2", name: "Gita Yilmaz", team: "North" },
    ],
    worker_relationship: [{}],
    plan: [{ issued_date: "2019-01-01" }],
  }),
);
const context = aCommandContext(snapshot);
const officer = aCommandContext(snapshot, {
  colleague: { ...context.colleague, role: "officer", team: "Primary", workers: snapshot.workers.slice(0, 1) },
});
const viewer = aCommandContext(snapshot, {
  colleague: { ...context.colleague, role: "viewer", team: null, workers: [] },
});

function choicesOf({ parts }: Answer): string[] {
  const all: readonly { readonly kind: string }[] = parts;
  const choices = all.find((part): part is Choices => part.kind === "choices");
  return choices?.choices.map(({ words }) => words) ?? [];
}

describe("an answer to words that are not exact", () => {
  it("says in its title and filters what was understood, and only once", () => {
    const text = toText(dispatch("overdue reviews north end of march by officer", context)).replaceAll(/\s+/g, " ");

    expect(text).toMatch(/^Overdue reviews, by case officer .*Team: North/);
    for (const asker of [context, viewer])
      expect(toText(dispatch("overdue reviews north", asker))).not.toContain("Understood");
    expect(toText(dispatch("cases late reviews", context))).not.toContain("Understood");
    expect(toText(dispatch("ovrdue reviews", context))).toContain('Understood: "ovrdue" read as overdue.');
  });

  it("says nothing of it where the words were exact", () => {
    expect(toText(dispatch("reviews overdue team:north on:2021-03-31 by officer", context))).not.toContain(
      "Understood",
    );
  });

  it("says which days a time was taken for, and which word for another", () => {
    const says = (words: string) => understandQuestion(words, snapshot, context.today, measures).interpretation;

    expect(says("how many plans last year")).toBeUndefined();
    expect(says("plans issued in may")).toBeUndefined();
    expect(says("compliance q1 2021")).toContain("quarter 1 of the calendar year, January to March");
    expect(says("ovrdue reviews for primry")).toBe('"ovrdue" read as overdue; "primry" read as primary');
  });
});

describe("quarters", () => {
  const quarterOf = (words: string, text: string) => {
    const { words: read } = readConfig({ FISCAL_QUARTERS: text });
    const { period } = understandQuestion(words, { ...snapshot, words: read }, context.today, measures);
    return period === undefined ? "" : periodLabel(period);
  };

  it("are those of the calendar year, or by FISCAL_QUARTERS those of the financial year, in words and as a filter", () => {
    for (const words of ["plans issued in Q1", 'issued.total in:"q1 2021"']) {
      expect(quarterOf(words, "0")).toBe("January to March 2021");
      expect(quarterOf(words, "1")).toBe("April to June 2021");
    }
  });
});

describe("words that can mean more than one thing", () => {
  it("are not answered, and the nearest are offered with the filters that were understood", () => {
    const answer = dispatch("funding requests north by age", context);

    expect(answer.title).toBe("Did you mean one of these?");
    expect(answer.parts.some(({ kind }) => kind === "table" || kind === "chart")).toBe(false);
    expect(choicesOf(answer).slice(0, 2)).toEqual([
      "other-referrals.decisions-by-year team:North part:funding by age",
      "other-referrals.undecided team:North part:funding by age",
    ]);
  });

  it("name the word that was not understood, and the names that it may be a slip of", () => {
    const answer = dispatch("cases overdue reviews yilmazz", context);

    expect(toText(answer)).toContain('You can ask for overdue reviews, but the word "yilmazz" is not understood.');
    expect(choicesOf(answer)[0]).toBe("cases reviews.overdue officer:#w2");
  });

  it("offer what is asked most where no measure is named", () => {
    expect(choicesOf(dispatch("north 2020", context))).toEqual([
      "plans.current in:2020 team:North",
      "issued.within-20-weeks in:2020 team:North",
      "reviews.overdue in:2020 team:North",
    ]);
  });

  it("are refused where an answer is for a whole channel", () => {
    expect(() => dispatch("share funding requests", context)).toThrow("can mean more than one thing");
  });

  it("of a time that is still to come, offer what can be told of it", () => {
    expect(choicesOf(dispatch("plans issued next month in north", context))).toEqual([
      'issued.reaching-20-weeks in:"July 2021" team:North',
    ]);
  });

  it("offer three at most, each with a word of weight in common", () => {
    for (const words of ["overdue reviews zork", "plans zork", "zork weeks primary", "late zork"]) {
      const offered = choicesOf(dispatch(words, context));

      expect(offered.length).toBeGreaterThan(0);
      expect(offered.length).toBeLessThanOrEqual(3);
    }
    expect(choicesOf(dispatch("overdue reviews zork", context))[0]).toBe("reviews.overdue");
    expect(choicesOf(dispatch("plans zork", context))[0]).toBe("plans.current");
  });
});

describe("words of one's own", () => {
  it("are the asker's team, and the asker as case officer", () => {
    const asked = (words: string) =>
      understandQuestion(words, snapshot, context.today, measures, officer.colleague).filters;

    expect(asked("overdue reviews my team")).toEqual({ team: "Primary" });
    expect(asked("my overdue reviews")).toEqual({ officer: "Alma Yardley" });
  });

  it("are answered with whose cases are counted, and another's are refused to an officer", () => {
    const note = (words: string) => JSON.stringify(dispatch(words, { ...context, colleague: officer.colleague }).parts);

    expect(note("my overdue reviews")).toContain("This counts only your own cases");
    expect(() => note('reviews.overdue officer:"Gita Yilmaz"')).toThrow("Ask about your own, or by team");
    expect(note("reviews.overdue")).not.toContain("Only your own cases");
  });

  it("are not answered to who has none, and everybody's are offered", () => {
    const manager = { ...context, colleague: { ...context.colleague, team: null, workers: [] } };
    const ofTeam = { ...manager, colleague: { ...manager.colleague, team: "North" } };

    expect(toText(dispatch("my overdue reviews", manager))).toContain("You are not the case officer of any case");
    expect(choicesOf(dispatch("my overdue reviews", manager))).toEqual(["reviews.overdue", "reviews.overdue by team"]);
    expect(choicesOf(dispatch("how many plans do I have", ofTeam))).toEqual([
      "plans.current",
      "plans.current team:North",
    ]);
    expect(toText(dispatch("overdue reviews our team", manager))).toContain("You are not in a team here");
  });

  it.each([
    ["how many plans do I have", true],
    ["reviews overdue for me", true],
    ["what's my caseload", true],
    ["overdue reviews that are mine", true],
    ["which of my reviews are overdue", true],
    ["how many plans do we have", false],
    ["do we have overdue reviews", false],
    ["show me overdue reviews", false],
    ["can you give me overdue reviews please", false],
    ["I need overdue reviews", false],
    ["I want to see our overdue reviews", false],
  ])("are told from politeness: %s", (words, isOwn) => {
    const { filters } = understandQuestion(words, snapshot, context.today, measures, officer.colleague);

    expect(filters).toEqual(isOwn ? { officer: "Alma Yardley" } : {});
  });
});

describe("what is not there", () => {
  it.each([
    ["asdf qwerty", 'There is no measure called "asdf qwerty".', "plans.current"],
    ["how many", "Say what to count, such as plans or reviews.", "plans.current"],
    ["overdue reviews team zork", 'There is no team "zork". Name one of', "reviews.overdue by team"],
    ["overdue reviews in the zork team", 'There is no team "zork". Name one of', "reviews.overdue by team"],
    ["overdue reviews officer yilmas", 'There is no case officer "yilmas". Name one of', "reviews.overdue officer:#w2"],
    ["overdue reviews 11-16", 'There is no age group "11-16". Name one of 11 to 15', 'reviews.overdue age:"11 to 15"'],
    ["overdue reviews for 10 year olds", 'There is no age group "10"', 'reviews.overdue age:"5 to 10"'],
    ["overdue reviews on 31 February", 'There is no day "31 february"', "reviews.overdue"],
    ["overdue reviews 2018, 2019 and 2020", "Two can be compared", "reviews.overdue in:2020"],
  ])("is said, with what can be asked instead: %s", (words, says, offered) => {
    const answer = dispatch(words, context);

    expect(answer.title).toBe("Did you mean one of these?");
    expect(toText(answer)).toContain(says);
    expect(choicesOf(answer)).toContain(offered);
  });
});

describe("what is refused in words", () => {
  it.each([
    ["overdue reviews team:north in primary", '"team:" is typed twice, once as Primary'],
    ["overdue reviews on:2021-03-31 last month", "You named two times"],
    ["overdue reviews year:2020 last month", "You named two times"],
    ["overdue reviews primary and north by officer", "cannot be split by case officer"],
  ])("%s", (words, says) => {
    expect(() => dispatch(words, context)).toThrow(UserError);
    expect(() => dispatch(words, context)).toThrow(says);
  });
});
