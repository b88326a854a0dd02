import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import type { Answer, List } from "../../src/answer.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { commandOf, dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";

const people = colleagueDirectory(snapshot, demoAppointments);

function contextOf(email: string, today = demoDay) {
  const colleague = people.get(email);
  if (!colleague) throw new Error("nobody of that email");
  return aCommandContext(snapshot, { colleague, colleagues: people, today });
}

const valerie = contextOf("valerie.quayle@example.org");

function refusal(words: string): string {
  try {
    return dispatch(words, valerie).title;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function listsOf({ parts }: Answer): List[] {
  return [...parts].flatMap((part) => (part.kind === "list" ? [part] : []));
}

describe("one's own work", () => {
  it.each([
    "my work",
    "what do I need to do today",
    "What do I need to do today?",
    "what should I do today",
    "what do I have to do",
    "what must I do now",
    "what have I got on today",
    "what do I have on",
    "what should I work on next",
    "todo",
    "to do",
    "to-do",
    "todo list",
    "my todo list",
    "my to do list please",
    "my to-dos",
    "show me my to do list",
    "my cases",
    "all my cases",
    "my tasks",
    "my jobs",
    "my actions",
    "my alerts",
    "show my alerts",
    "my work today",
    "what's my work today",
    "what is on my plate",
    "what's on my list",
    "what is due",
    "what's due?",
    "whats due for me",
    "anything due",
    "anything due for me",
    "anything needs doing",
    "what needs doing",
    "do I have anything to do",
    "can you show me my work",
    "/send my work",
  ])("is listed whole: %s", (words) => {
    expect(dispatch(words, valerie)).toEqual(dispatch("my work", valerie));
  });

  // 30 June 2021 is a Wednesday
  it.each([
    ["what's due this week", "4 July"],
    ["What is due this week?", "4 July"],
    ["anything due today", "30 June"],
    ["is anything due today?", "30 June"],
    ["what's due today", "30 June"],
    ["what is due tomorrow", "1 July"],
    ["what's due next week", "11 July"],
    ["what is coming up this week", "4 July"],
    ["what do I have due this week", "4 July"],
    ["what's due by Friday", "2 July"],
    ["what's due by 9 July", "9 July"],
    ["what's due before 09/07/2021", "9 July"],
    ["what is due in July", "31 July"],
    ["what do I need to do this week", "4 July"],
    ["my work this week", "4 July"],
    ["my work due next week", "11 July"],
    ["my tasks this week", "4 July"],
  ])("is narrowed to what is due by then: %s, %s", (words, by) => {
    const answer = dispatch(words, valerie);
    const lists = listsOf(answer);
    const firstLate = lists.findIndex(({ items }) => items.some(({ cells }) => cells[1]?.includes("ago")));

    expect(answer.title).toBe(`Your work due by ${by}`);
    expect(lists.slice(firstLate).every(({ items }) => items.every(({ cells }) => cells[1]?.includes("ago")))).toBe(
      true,
    );
  });

  it("that is due by a day is counted apart from what is overdue already, day by day", () => {
    const answer = dispatch("what's due by 31 July", valerie);
    const days = listsOf(answer).map(({ items }) =>
      items.flatMap(({ cells }) => /(\d+) days? left/.exec(cells[1] ?? "")?.[1] ?? []).map(Number),
    );

    expect(toText(answer)).toMatch(/\d+ alerts? due by 31 July, and \d+ already overdue\. Page 1 of \d+\./);
    expect(days.flat().length).toBeGreaterThan(0);
    expect(days).toEqual(days.map((some) => some.toSorted((a, b) => a - b)));
    expect(days.flat().every((left) => left <= 31)).toBe(true);
  });

  it.each([
    "whats overdue for me",
    "what's late for me",
    "what am I late with",
    "my late work",
    "my overdue tasks",
    "am I behind with anything",
  ])("is narrowed to what is late: %s", (words) => {
    const answer = dispatch(words, valerie);

    const items = listsOf(answer).flatMap((list) => list.items);

    expect(answer.title).toBe("Your overdue work");
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ cells }) => cells[1]?.includes("ago"))).toBe(true);
  });

  it("goes on by buttons that are understood", () => {
    for (const words of ["what's due by 31 July", "whats overdue for me", "my work"]) {
      const buttons = [...dispatch(words, valerie).parts].flatMap((part) =>
        part.kind === "choices" ? part.choices : [],
      );

      expect(buttons.length).toBeGreaterThan(0);
      for (const one of buttons) expect(() => dispatch(one.words, valerie)).not.toThrow();
    }
  });

  it.each([
    ["my overdue reviews", "measure"],
    ["my workload", "measure"],
    ["my cases by age", "measure"],
    ["what reviews are due this week", "measure"],
    ["reviews due this week", "measure"],
    ["what is due for review", "measure"],
    ["what is overdue", "measure"],
    ["what's late", "measure"],
    ["how many cases do I have", "measure"],
    ["what is due in primary this week", "measure"],
    ["what do I need to do about reviews", "measure"],
    ["my team", "measure"],
    ["alerts", "alerts"],
  ])("is never seen in a question: %s", (words, name) => {
    expect(commandOf(words).command.name).toBe(name);
  });

  it.each([
    ["my work yesterday", "is in the past. Type a later time"],
    ["my work due", "Your work"],
    ["my work on reviews", "Type my work alone, or with late, older, unallocated, a time such as this week"],
  ])("says what can be typed after %s", (words, says) => {
    expect(refusal(words)).toContain(says);
  });

  it.each([
    ["manager@example.org", "The borough's work", /Team +Due soon +Overdue/],
    ["primary.manager@example.org", "Primary's work", /Case officer +Due soon +Overdue/],
  ])("is the borough's or the team's for a manager: %s", (email, title, overview) => {
    const answer = dispatch("my work", contextOf(email));
    const items = listsOf(answer).flatMap((list) => list.items);
    const others = items.filter(({ choices = [] }) => choices.every(({ label }) => label === "Why?"));

    expect(answer.title).toBe(title);
    expect(toText(answer)).toMatch(overview);
    expect(items).toHaveLength(10);
    // nobody puts aside what is another's
    expect(others.every(({ cells }) => cells[2]?.includes("case officer ") === true)).toBe(true);
    expect(others.length).toBeGreaterThan(0);
  });

  it("of a manager who holds no cases is said, and the borough's or the team's offered", () => {
    const team = toText(dispatch("my cases", contextOf("primary.manager@example.org")));

    expect(toText(dispatch("my cases", contextOf("manager@example.org")))).toContain("You hold no cases of your own.");
    expect(team).toContain("You can ask for your team's");
    for (const email of ["manager@example.org", "primary.manager@example.org"]) {
      const answer = dispatch("my cases", contextOf(email));
      const choices = [...answer.parts].flatMap((part) => (part.kind === "choices" ? part.choices : []));
      expect(choices.length).toBeGreaterThan(2);
      for (const { words } of choices) expect(() => dispatch(words, contextOf(email))).not.toThrow();
    }
    expect(dispatch("my cases", contextOf("valerie.quayle@example.org", dayOfText("2021-06-30"))).title).toBe(
      "Your work",
    );
  });
});
