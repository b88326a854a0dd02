import { setTimeout as pause } from "node:timers/promises";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formOf } from "../support/fake-slack/sender.ts";
import { processTime } from "../support/hostile.ts";
import { isLong } from "../support/long.ts";
import { byteChanges, mutated } from "../support/mutation.ts";
import { answered, workplaceOfEachTest } from "../support/slack-bot.ts";
import { teamsOfEachTest, told } from "../support/teams-bot.ts";
import { watchForUncaught, type Uncaught } from "../support/unexpected.ts";

let uncaught: Uncaught;
beforeEach(() => (uncaught = watchForUncaught()));
afterEach(() => uncaught.stop());

const numRuns = isLong ? 8000 : 20;

describe("a signed request with bytes changed", () => {
  const slackOf = workplaceOfEachTest();
  const teamsOf = teamsOfEachTest();

  it("ends nothing and holds nothing up where it is of Slack", { timeout: 1_800_000 }, async () => {
    const { slack } = await slackOf.start();
    const by = { user: "UMANAGER", channel: "CTEAM" };
    const bodies = [
      [formOf(slack.commandPayload("reviews overdue by team", by)), false],
      [
        JSON.stringify(
          slack.event({ type: "message", channel_type: "im", user: "UMANAGER", text: "help", channel: "D1" }),
        ),
        true,
      ],
      [JSON.stringify(slack.event({ type: "app_home_opened", tab: "home", user: "UMANAGER" })), true],
    ] as const;
    let slow = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bodies), byteChanges(), async ([body, isJson], made) => {
        const answer = slack.sender.signed(mutated(body, made).toString("utf8"), isJson);
        if ((await processTime(() => Promise.race([answer, pause(20)]))) > 400) slow += 1;
      }),
      { numRuns, seed: 2021 },
    );
    await slack.command("status", { ...by, user: "UANALYST" });

    // all that was asked before is answered first: in tests one person may ask without end
    expect(await answered(slackOf.at(), "UANALYST", 1, 1_500_000)).not.toEqual([]);
    expect(uncaught.names).toEqual([]);
    expect(slow).toBeLessThanOrEqual(numRuns / 50);
  });

  it("ends nothing and holds nothing up where it is of Teams", { timeout: 1_800_000 }, async () => {
    const { teams } = await teamsOf.start();
    const body = JSON.stringify(teams.activity("manager", "a:manager", { type: "message", text: "reviews overdue" }));
    let slow = 0;
    await fc.assert(
      fc.asyncProperty(byteChanges(), async (made) => {
        if ((await processTime(() => teams.post(mutated(body, made).toString("utf8")))) > 400) slow += 1;
      }),
      { numRuns, seed: 2021 },
    );
    await teams.say("status", "analyst");

    expect(await told(teamsOf.at(), "analyst")).not.toEqual([]);
    expect(uncaught.names).toEqual([]);
    expect(slow).toBeLessThanOrEqual(numRuns / 50);
  });
});
