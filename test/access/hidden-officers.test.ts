import { describe, expect, it } from "vitest";
import { commandOf, answerTo } from "../../src/dispatch.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { contextOf } from "../support/every-answer.ts";
import { demoSnapshot } from "../support/demo.ts";

function told(words: string, email: string): string {
  try {
    return JSON.stringify(atOnce(answerTo(commandOf(words), contextOf(email))));
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

const officers = demoSnapshot.workers.map(({ name }) => name);

describe("a viewer", () => {
  it.each([
    "reviews.overdue officer:zzz",
    "reviews.overdue not-officer:zzz",
    "reviews for Katya",
    "overdue reviews for officer zork",
    "overdue reviews for Katya Kingsnoth",
    "overdue reviews Katya and Oona",
    "who has the most overdue reviews",
    "plans held by Dev",
    "deadlines",
    "cases reviews.overdue officer:zzz",
    "define reviews.overdue officer:zzz",
    "pin reviews.overdue officer:zzz",
    "help",
    "status",
  ])("is told no officer's name, whatever is asked: %s", (words) => {
    const text = told(words, "viewer@example.org");

    expect(officers.filter((name) => text.includes(name))).toEqual([]);
  });
});

it("a manager is told which officers there are", () => {
  expect(told("reviews.overdue officer:zzz", "manager@example.org")).toContain("Oona Waverley");
});
