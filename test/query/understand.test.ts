import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import type { Answer, Choices } from "../../src/answer.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { dispatch } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { readPeriods } from "../../src/query/periods.ts";
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

describe("times in words, on 30 June 2021", () => {
  it.each([
    ["yesterday", "2021-06-29"],
    ["last week", "2021-06-23"],
    ["last month", "2021-05-31"],
    ["this month", "2021-06-30"],
    ["june", "2021-06-30"],
    ["june 2020", "2020-06-30"],
    ["end of march", "2021-03-31"],
    ["start of march", "2021-03-01"],
    ["july", "2020-07-31"],
    ["february", "2021-02-28"],
    ["feb 2020", "2020-02-29"],
    ["on 31 march 2021", "2021-03-31"],
    ["31st of march", "2021-03-31"],
    ["march 31st", "2021-03-31"],
    ["31/03/2021", "2021-03-31"],
    ["31.3.21", "2021-03-31"],
    ["2021-03-31", "2021-03-31"],
    ["end of last year", "2020-12-31"],
    ["a year ago", "2020-06-30"],
    ["3 months ago", "2021-03-30"],
    ["this time last year", "2020-06-30"],
    ["last year", 2020],
    ["this year", 2021],
    ["year to date", 2021],
    ["year 2020", 2020],
    ["in 2019", 2019],
    ["2022", "cannot"],
    ["july 2021", "cannot"],
    ["since march", "cannot"],
    ["2020/21", "cannot"],
    ["march 21", "cannot"],
    ["q2", "cannot"],
    ["31 june", "cannot"],
  ])("%s: %s", (words, read) => {
    const [when] = readPeriods(`late reviews ${words} by team`, dayOfText("2021-06-30")).when;
    const got = when === undefined ? null : "on" in when ? textOfDay(when.on) : "year" in when ? when.year : "cannot";

    expect(got).toBe(read);
  });
});
