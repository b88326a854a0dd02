import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { commandOf, dispatch } from "../../src/dispatch.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { UserError } from "../../src/user-error.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const context = aCommandContext(aSnapshot(aBorough({})));
const tooLong = "That is too long to read: use up to 500 characters.";

const pieces = [
  "a",
  " ",
  "a ",
  "9",
  "a-9 ",
  "send ",
  "page 2 ",
  "reviews ",
  "case REF-1 ",
  "by team ",
  'officer:"',
  "'s ",
  "- ",
  "/",
  ".",
  "é",
  "\u{1f600}",
  "\n",
  "\t",
  "(",
  "monday ",
  "9:30 ",
  "from 5 July to ",
  "snooze ",
  "my ",
  "alerts away ",
  "\u0000",
  "%",
];

/** Returns how many milliseconds of the process's own time an act takes. Refusing is not a failure. */
function timeOf(act: () => unknown): number {
  const start = process.cpuUsage();
  try {
    act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return process.cpuUsage(start).user / 1000;
}

describe("100 KB of words", () => {
  it.each(pieces)("of %j are refused by whoever reads them, at once", (piece) => {
    const words = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
    const whole = `a${words}z`;

    expect(() => dispatch(whole, context)).toThrow(tooLong);
    expect(timeOf(() => commandOf(whole))).toBeLessThan(200);
    const times = commands.flatMap((command) => [
      timeOf(() => atOnce(command.run(whole, context))),
      timeOf(() => commandOf(`${command.name} ${whole}`)),
      timeOf(() => dispatch(`${command.name} ${whole}`, context)),
    ]);
    expect(times.reduce((sum, one) => sum + one, 0)).toBeLessThan(200);
  });

  it.each(pieces)("are refused, and 500 of them (%j) are read at once", (piece) => {
    const words = `a${piece.repeat(Math.ceil(498 / piece.length)).slice(0, 498)}z`;

    expect(timeOf(() => commandOf(words))).toBeLessThan(200);
    for (const { name } of commands)
      expect(timeOf(() => commandOf(`${name} ${words}`.slice(0, 500)))).toBeLessThan(200);
    expect(() => dispatch(`${words}${words}`, context)).toThrow(tooLong);
  });
});
