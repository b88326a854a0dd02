import { describe, expect, it } from "vitest";
import { dispatch } from "../../src/dispatch.ts";
import { UserError } from "../../src/user-error.ts";
import { contextOf } from "../support/every-answer.ts";

const words = Object.getOwnPropertyNames(Object.prototype);

describe("a word that every object of the language knows", () => {
  it.each(words)("is a word like any other: %s", (word) => {
    const asked = [
      word,
      `reviews ${word}`,
      `overdue reviews by ${word}`,
      `overdue reviews over ${word} weeks`,
      `top ${word} officers by overdue reviews`,
      `issued last ${word}`,
      `issued on ${word}`,
      `reviews.overdue ${word}:x`,
      `reviews.overdue show:${word}`,
      `issued.total part:${word}`,
      `snooze SEND-1 ${word}`,
      `alerts hour ${word} past nine`,
      `subscribe reviews ${word}`,
    ];

    const faults = asked.flatMap((one) => {
      try {
        dispatch(one, contextOf("manager@example.org"));
        return [];
      } catch (error) {
        return error instanceof UserError ? [] : [`${one}: ${String(error)}`];
      }
    });

    expect(faults).toEqual([]);
  });
});
