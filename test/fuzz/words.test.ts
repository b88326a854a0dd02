import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Answer } from "../../src/answer.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { longPieces } from "../support/hostile.ts";
import { isLong } from "../support/long.ts";

const context = aCommandContext(demoSnapshot);
const hidden = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;
const numRuns = isLong ? 10_000 : 60;

const piece = fc.oneof(
  fc.constantFrom(...commands.map(({ name }) => name)),
  fc.constantFrom(...longPieces),
  fc.constantFrom(
    "reviews",
    "overdue",
    "by team",
    "team:Primary",
    "year:2020",
    "on:2021-03-31",
    "officer:",
    "SEND-100279",
  ),
  fc.constantFrom(
    "in last month",
    "vs 2019",
    "over 20 weeks",
    "most 3",
    "5 to 9 July",
    "digest at 8:30am",
    "two weeks",
  ),
  fc.constantFrom("page 2", "at-least", "not-team:", "show cases", "part:", "__proto__", "%00", "'; DROP TABLE"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const sentence = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(" "));

/** A sentence of the bot's own with some of its signs changed. */
const mutated = fc
  .tuple(
    fc.constantFrom(
      ...commands.map(({ usage }) => usage),
      "reviews overdue by team",
      'plans officer:"Alma Yardley" year:2020',
      "snooze SEND-100279 two weeks",
      "subscribe reviews.overdue",
      "alerts away 5 to 9 July",
    ),
    fc.array(fc.tuple(fc.nat(80), fc.string({ unit: "binary", maxLength: 2 })), { maxLength: 5 }),
  )
  .map(([words, changes]) =>
    changes.reduce((text, [at, sign]) => text.slice(0, at) + sign + text.slice(at + 1), words),
  );

/** Returns what is said to words, and how long that took this process; throws what is no UserError. */
function said(words: string): { readonly text: string; readonly milliseconds: number } {
  const start = process.cpuUsage();
  const took = () => process.cpuUsage(start).user / 1000;
  try {
    const answer: Answer = dispatch(words, context);
    return { milliseconds: took(), text: toText(answer) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { milliseconds: took(), text: toText({ ...empty, title: error.message }) };
  }
}

const empty = {
  audience: "private",
  title: "",
  on: "",
  asAt: "2021-06-30T07:00:00+01:00",
  filters: [],
  parts: [],
} as const;

describe("whatever is typed", () => {
  it.each([
    ["of pieces of words", sentence],
    ["of commands with signs changed", mutated],
  ])(
    "is answered or refused within 200 ms, without a sign that is not shown, where it is made %s",
    { timeout: 1_800_000 },
    (_, words) => {
      said("reviews");
      const slow: string[] = [];
      fc.assert(
        fc.property(words, (typed) => {
          const { text, milliseconds } = said(typed);
          if (milliseconds > 200) slow.push(`${JSON.stringify(typed)}: ${Math.round(milliseconds)} ms`);
          expect(hidden.exec(text)?.[0]).toBeUndefined();
        }),
        { numRuns, seed: 2021 },
      );
      // collecting what is no longer needed may fall into any one of them
      expect(slow.slice(numRuns / 50)).toEqual([]);
    },
  );
});
