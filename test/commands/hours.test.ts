import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { dispatch } from "../../src/dispatch.ts";
import { isDigestHour } from "../../src/facts/working-days.ts";
import { UserError } from "../../src/user-error.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const context = aCommandContext(aSnapshot(aBorough({})));

function isAccepted(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

describe("an hour for digests and posts", () => {
  it.each([
    ["00:00", false],
    ["05:59", false],
    ["06:00", true],
    ["08:30", true],
    ["16:45", true],
    ["16:46", true],
    ["16:55", true],
    ["16:56", false],
    ["17:00", false],
    ["23:59", false],
  ])("of %s is accepted alike by the council's settings, by a person's and by a subscription (%s)", (hour, isGood) => {
    expect(isDigestHour(hour)).toBe(isGood);
    expect(isAccepted(() => readConfig({ DIGEST_HOUR: hour }))).toBe(isGood);
    expect(isAccepted(() => dispatch(`alerts hour ${hour}`, context))).toBe(isGood);
    expect(isAccepted(() => dispatch(`subscribe reviews.overdue daily ${hour}`, context))).toBe(isGood);
  });

  it.each(["8:30", "08:60", "24:00", "noon", ""])("is not %j", (text) => {
    expect(isDigestHour(text)).toBe(false);
  });

  it("outside the day is refused by a subscription with the hours that it accepts", () => {
    const subscribe = () => dispatch("subscribe reviews.overdue daily 17:00", context);

    expect(subscribe).toThrow("Type a time from 6am to 4:55pm");
  });
});
