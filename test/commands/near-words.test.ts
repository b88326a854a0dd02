import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dispatch } from "../../src/dispatch.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { isNearWord } from "../../src/typed/near-word.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";

const people = colleagueDirectory(snapshot, demoAppointments);

/** Returns the words of the buttons under an answer; empty where it is refused. */
function offered(words: string, email = "manager@example.org"): string[] {
  const colleague = people.get(email);
  if (!colleague) throw new Error("nobody of that email");
  try {
    const { parts } = dispatch(words, aCommandContext(snapshot, { colleague, colleagues: people }));
    return [...parts].flatMap((part) => (part.kind === "choices" ? part.choices.map((one) => one.words) : []));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

describe("a command's name", () => {
  it.each([
    ["snoze", "snooze", true],
    ["snooze", "snooze", false],
    ["snoooze", "snooze", true],
    ["snooez", "snooze", true],
    ["dnooze", "snooze", true],
    ["snozee", "snooze", false],
    ["alert", "alerts", true],
    ["why", "who", false],
    ["pins", "pin", false],
    ["define", "digest", false],
  ])("%s is near %s: %s", (typed, name, isNear) => {
    expect(isNearWord(typed, name)).toBe(isNear);
  });

  it.each([
    ["snoze SEND-105120 week", "snooze SEND-105120 week"],
    ["alert away 5 to 9 July", "alerts away 5 to 9 July"],
    ["subscirbe overdue reviews", "subscribe overdue reviews"],
    ["undeliverd", "undelivered"],
    ["dgest", "digest"],
    ["halp", "help"],
    ["statsu", "status"],
  ])("that is mistyped is offered, not run: %s", (words, meant) => {
    expect(offered(words)).toContain(meant);
  });

  it("is offered only to somebody who may use it", () => {
    expect(offered("undeliverd", "viewer@example.org")).not.toContain("undelivered");
  });
});
