import { beforeEach, describe, expect, it } from "vitest";
import { openQuestionLimits, type QuestionLimits } from "../../src/access/question-limits.ts";

let clock = 0;
let limits: QuestionLimits;
beforeEach(() => {
  clock = 1_000_000;
  limits = openQuestionLimits({ questionsPerMinute: 30, questionsAtOnce: 5 }, () => clock);
});

const tooMany = "You asked 30 questions in a minute. Wait a few seconds, then ask again.";
const answered = async () => undefined;

/** Asks so often; resolves with how often that was allowed. */
async function ask(count: number, person = "ada"): Promise<number> {
  let allowed = 0;
  for (let at = 0; at < count; at += 1) if ((await limits.within(person, answered)) === null) allowed += 1;
  return allowed;
}

describe("one person", () => {
  it("is answered thirty questions at once, then one every two seconds", async () => {
    expect(await ask(40)).toBe(30);
    expect(await limits.within("ada", answered)).toBe(tooMany);
    clock += 1900;
    expect(await ask(5)).toBe(0);
    clock += 200;
    expect(await ask(5)).toBe(1);
    clock += 3_600_000;
    expect(await ask(100)).toBe(30);
  });

  it("keeps nobody else from asking", async () => {
    await ask(100);

    expect(await ask(30, "bob")).toBe(30);
  });

  it("has at most five questions that are not answered yet, however they end", async () => {
    let fail: (error: Error) => void = () => undefined;
    const open = new Promise<void>((_, reject) => (fail = reject));
    const running = Array.from({ length: 5 }, () => limits.within("ada", () => open).catch(() => "failed"));

    expect(await limits.within("ada", answered)).toBe(
      "You have 5 questions waiting for an answer. Wait for the answer, then ask again.",
    );
    expect(await limits.within("bob", answered)).toBeNull();
    fail(new Error("broken"));
    expect(await Promise.all(running)).toEqual(Array.from({ length: 5 }, () => "failed"));
    expect(await limits.within("ada", answered)).toBeNull();
  });
});

it("says one question as one", async () => {
  const one = openQuestionLimits({ questionsPerMinute: 1, questionsAtOnce: 5 }, () => 0);
  await one.within("ada", answered);

  expect(await one.within("ada", answered)).toContain("You asked 1 question in a minute.");
});
