import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { dispatch } from "../../src/dispatch.ts";
import { isDigestHour } from "../../src/facts/working-days.ts";
import { UserError } from "../../src/user-error.ts";
import { aBook, aBorough } from "../support/borough.ts";
import { aDesk } from "../support/context.ts";

const context = aDesk(aBook(aBorough({})));

function isTaken(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

describe("an hour at which something goes", () => {
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
  ])("%s is taken or refused by the settings, by a person's and by a subscription alike (%s)", (hour, isGood) => {
    expect(isDigestHour(hour)).toBe(isGood);
    expect(isTaken(() => readConfig({ DIGEST_HOUR: hour }))).toBe(isGood);
    expect(isTaken(() => dispatch(`alerts hour ${hour}`, context))).toBe(isGood);
    expect(isTaken(() => dispatch(`subscribe reviews.overdue daily ${hour}`, context))).toBe(isGood);
  });

  it.each(["8:30", "08:60", "24:00", "noon", ""])("%j is none", (text) => {
    expect(isDigestHour(text)).toBe(false);
  });

  it("is refused by a subscription with the hours that are taken", () => {
    const subscribe = () => dispatch("subscribe reviews.overdue daily 17:00", context);

    expect(subscribe).toThrow("the hour must be from 06:00 to 16:55");
  });
});
