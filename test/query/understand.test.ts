import { describe, expect, it } from "vitest";
import type { Answer, Choices } from "../../src/answer.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { dispatch } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { UserError } from "../../src/user-error.ts";
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
  it("says first what was understood", () => {
    const text = toText(dispatch("overdue reviews north end of march by officer", context));

    expect(text.replaceAll("\n", " ")).toContain(
      "Understood: Overdue reviews · team North · on 31 March 2021 · by case officer; the last day of March 2021.",
    );
    expect(toText(dispatch("overdue reviews north", viewer))).toContain("Understood: Overdue reviews · team North.");
    expect(toText(dispatch("cases late reviews", context))).toContain("Understood: Overdue reviews.");
  });

  it("says nothing of it where the words were exact", () => {
    expect(toText(dispatch("reviews overdue team:north on:2021-03-31 by officer", context))).not.toContain(
      "Understood",
    );
  });

  it("says where a time is not what it seems", () => {
    const says = (words: string) => understandQuestion(words, snapshot, context.today, measures).interpretation;

    expect(says("how many plans last year")).toContain("on 31 December 2020; 2020 is taken at its end");
    expect(says("how many plans this year")).toContain("this measure has no year: it is of today");
    expect(says("plans issued in may")).toContain("on 31 May 2021; the last day of May 2021; counted to that day");
  });
});

describe("words that may mean several things", () => {
  it("are not answered, and the nearest are offered with the filters that were understood", () => {
    const answer = dispatch("assessments in progress north by age", context);

    expect(answer.title).toBe("Which of these?");
    expect(answer.parts.some(({ kind }) => kind === "table" || kind === "chart")).toBe(false);
    expect(choicesOf(answer).slice(0, 2)).toEqual([
      "assessments.undecided-since-referral team:North by age",
      "assessments.undecided-since-decision-to-assess team:North by age",
    ]);
  });

  it("name the word that was not understood, and the names that it may be a slip of", () => {
    const answer = dispatch("cases overdue reviews primry", context);

    expect(toText(answer)).toContain('Not understood: "primry".');
    expect(choicesOf(answer)[0]).toBe("cases reviews.overdue team:Primary");
  });

  it("offer what is asked most where no measure is named", () => {
    expect(choicesOf(dispatch("north 2020", context))).toEqual([
      "plans.current team:North on:2020-12-31",
      "issued.within-20-weeks team:North year:2020",
      "reviews.overdue team:North on:2020-12-31",
    ]);
  });

  it("are refused where an answer is for a whole channel", () => {
    expect(() => dispatch("share assessments in progress", context)).toThrow("may mean several things");
  });

  it("with a month that is still to come, offer what looks ahead", () => {
    expect(choicesOf(dispatch("reviews due in september", context))).toEqual([
      "reviews.due",
      "reviews.upcoming",
      "reviews.due on:2020-09-30",
    ]);
  });
});

describe("words of one's own", () => {
  it("are the asker's team, and the asker as case officer", () => {
    const asked = (words: string) =>
      understandQuestion(words, snapshot, context.today, measures, officer.colleague).filters;

    expect(asked("overdue reviews my team")).toEqual({ team: "Primary" });
    expect(asked("my overdue reviews")).toEqual({ officer: "Alma Yardley" });
  });

  it("are answered with whose cases are counted, also where another's were asked for", () => {
    const note = (words: string) => JSON.stringify(dispatch(words, { ...context, colleague: officer.colleague }).parts);

    expect(note("my overdue reviews")).toContain("Only your own cases are counted here");
    expect(note('reviews.overdue officer:"Gita Yilmaz"')).toContain("Only your own cases are counted here");
    expect(note("reviews.overdue")).not.toContain("Only your own cases");
  });

  it("are refused to who has none, and never dropped", () => {
    expect(() => dispatch("my overdue reviews", context)).toThrow("you have no cases of your own here");
    expect(() => dispatch("overdue reviews my team", context)).toThrow(
      "you have no team of your own here; name one of",
    );
  });
});

describe("what is refused in words", () => {
  it.each([
    ["asdf qwerty", 'nothing here is called "asdf qwerty"; "help" names all that can be asked'],
    ["overdue reviews team nroth", 'there is no team "nroth"; name one of North, Primary'],
    ["overdue reviews officer yilmas", 'there is no officer "yilmas"; name one of Gita Yilmaz, Alma Yardley'],
    ["overdue reviews 11-16", 'there is no age "11-16"; name one of 11 to 15'],
    ["overdue reviews team:north in primary", "team: is named twice, and once as Primary"],
    ["overdue reviews on:2021-03-31 last month", "on: is named twice"],
    ["overdue reviews year:2020 last month", "two times are named"],
    ["overdue reviews next year", "nothing later than today can be asked"],
    ["overdue reviews 2019 and 2020", "two times are named"],
  ])("%s", (words, says) => {
    expect(() => dispatch(words, context)).toThrow(UserError);
    expect(() => dispatch(words, context)).toThrow(says);
  });
});
