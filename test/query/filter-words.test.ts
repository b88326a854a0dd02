import { dayOfText } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { findMeasure } from "../../src/query/search/measure-search.ts";
import { measures } from "../../src/measures/index.ts";
import { parseQuestion } from "../../src/query/filter-words.ts";
import { UserError } from "../../src/user-error.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

const snapshot = aSnapshot(
  aBorough({
    worker: [
      { worker_id: "w1", name: "Ada O'Neill", team: "North" },
      { worker_id: "w2", name: "Ben Sharp", team: "South East" },
      { worker_id: "w3", name: "Ben Sharp", team: "North" },
      { worker_id: "w4", name: "Cy Gone", team: "South", active: "0" },
    ],
  }),
);
const ask = (words: string) =>
  parseQuestion(words, snapshot, dayOfText("2021-06-30"), (subject) => findMeasure(measures, subject) !== undefined);

describe("a question", () => {
  it.each([
    ["reviews.overdue", { subject: "reviews.overdue", filters: {} }],
    [
      'reviews overdue team:north officer:"Ada O\'Neill" year:2020',
      { subject: "reviews overdue", filters: { team: "North", officer: "Ada O'Neill", year: 2020 } },
    ],
    ["year:2020 reviews overdue", { subject: "reviews overdue", filters: { year: 2020 } }],
    ["team:south east reviews overdue", { subject: "reviews overdue", filters: { team: "South East" } }],
    [
      "plans.current age:“5 to 10” on:2021-03-31",
      { subject: "plans.current", filters: { age: "5 to 10", on: dayOfText("2021-03-31") } },
    ],
    [
      "plans.current age:5-10 officer: not allocated",
      { subject: "plans.current", filters: { age: "5 to 10", officer: "Not allocated" } },
    ],
    [
      "plans.current officer:Ben Sharp (North)",
      { subject: "plans.current", filters: { officer: "Ben Sharp (North)" } },
    ],
    ["reviews overdue by team", { subject: "reviews overdue", by: "team", filters: {} }],
    [
      "reviews overdue team:North by case officer",
      { subject: "reviews overdue", by: "officer", filters: { team: "North" } },
    ],
    ["plans by team", { subject: "plans by team", filters: {} }],
    ["plans by team by age", { subject: "plans by team", by: "age", filters: {} }],
  ])("is read from %s", (words, read) => {
    expect(ask(words)).toEqual(read);
  });

  it.each([
    ["x team:West", 'There is no team "West". Name one of North, South, South East, Not recorded, Not allocated'],
    ["x age:3", 'There is no age group "3". Name one of 0 to 4, 5 to 10'],
    ["x officer:Ben Sharp", "Name one of Ben Sharp (North), Ben Sharp (South East)"],
    ["x officer:Cy Gone", 'There is no case officer "Cy Gone"'],
    ["x year:2022", '"year:" must be 2021 or earlier'],
    ["x year:2021 on:2020-03-01", '"year:" must be 2020 or earlier'],
    ["x year:soon", '"year:" must be a year such as 2021'],
    ["x on:2021-07-01", '"on:" must be today, 30 June 2021, or earlier'],
    ["x on:2021-02-29", '"on:" must be a day such as'],
    ["x on:2021-03-31 on:2021-03-30", '"on:" is typed twice'],
    ["x team:North team:South age:5-10 age:0-4", "cannot be split by age"],
    ["x team:", '"team:" has no value'],
    ['x team:"North', 'A quotation mark after "team:" is not closed'],
    [
      "x colour:red",
      'There is no filter "colour". The filters are officer, team, age, gender, ethnicity, care, in, vs',
    ],
  ])("is refused in words for %s", (words, says) => {
    expect(() => ask(words)).toThrow(UserError);
    expect(() => ask(words)).toThrow(says);
  });

  it("finds every measure with and without the dot", () => {
    for (const { id } of measures) {
      expect(findMeasure(measures, id)?.id).toBe(id);
      expect(findMeasure(measures, id.replace(".", " ").toUpperCase())?.id).toBe(id);
    }
  });
});
