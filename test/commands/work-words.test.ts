import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import type { Answer } from "../../src/answer.ts";
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

function itemsOf({ parts }: Answer): readonly { readonly cells: readonly string[] }[] {
  return [...parts].flatMap((part) => (part.kind === "list" ? part.items : []));
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
    ["what's due this week", "4 July 2021"],
    ["What is due this week?", "4 July 2021"],
    ["anything due today", "30 June 2021"],
    ["is anything due today?", "30 June 2021"],
    ["what's due today", "30 June 2021"],
    ["what is due tomorrow", "1 July 2021"],
    ["what's due next week", "11 July 2021"],
    ["what is coming up this week", "4 July 2021"],
    ["what do I have due this week", "4 July 2021"],
    ["what's due by Friday", "2 July 2021"],
    ["what's due by 9 July", "9 July 2021"],
    ["what's due before 09/07/2021", "9 July 2021"],
    ["what is due in July", "31 July 2021"],
    ["what do I need to do this week", "4 July 2021"],
    ["my work this week", "4 July 2021"],
    ["my work due next week", "11 July 2021"],
    ["my tasks this week", "4 July 2021"],
  ])("is narrowed to what is due by then: %s, %s", (words, by) => {
    const answer = dispatch(words, valerie);
    const whens = itemsOf(answer).map(({ cells }) => cells[2] ?? "");
    const due = whens.filter((when) => !when.includes("late"));

    expect(answer.title).toBe(`Your work due by ${by}`);
    expect(whens).toEqual([...due, ...whens.filter((when) => when.includes("late"))]);
  });

  it("that is due by a day is counted apart from what is late already, day by day", () => {
    const answer = dispatch("what's due by 31 July", valerie);
    const days = itemsOf(answer).flatMap(({ cells }) => /(\d+) days? left/.exec(cells[2] ?? "")?.[1] ?? []);

    expect(toText(answer)).toMatch(/\d+ things? due by 31 July 2021; \d+ late already, page 1 of \d+/);
    expect(days.length).toBeGreaterThan(0);
    expect(days.map(Number)).toEqual(days.map(Number).sort((a, b) => a - b));
    expect(days.every((left) => Number(left) <= 31)).toBe(true);
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

    expect(answer.title).toBe("Your work that is late");
    expect(itemsOf(answer).length).toBeGreaterThan(0);
    expect(itemsOf(answer).every(({ cells }) => cells[2]?.includes("late"))).toBe(true);
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
    ["my work yesterday", "is past; type a time to come"],
    ["my work due", "Your work"],
    ["my work on reviews", "my work can be followed by late, older, unallocated, a time such as this week"],
  ])("says what can be typed after %s", (words, says) => {
    expect(refusal(words)).toContain(says);
  });

  it("of a manager who holds no cases is said, and the borough's or the team's offered", () => {
    const team = toText(dispatch("my cases", contextOf("primary.manager@example.org")));

    expect(toText(dispatch("my cases", contextOf("manager@example.org")))).toContain(
      "You hold no cases: a manager has none",
    );
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
