import { describe, expect, it } from "vitest";
import { openQuestionLimits } from "../../src/access/question-limits.ts";
import { questionKeeper } from "../../src/delivery/button-words.ts";
import type { Bot } from "../../src/dispatch.ts";
import { answered, wordsOf, workplaceOfEachTest } from "../support/slack-bot.ts";
import { answerOf, teamsOfEachTest, told } from "../support/teams-bot.ts";
import { wordsOf as teamsWordsOf } from "../support/fake-teams/fake-teams.ts";

const changed = (bot: Bot): Bot => ({
  ...bot,
  limits: openQuestionLimits({ questionsPerMinute: 2, questionsAtOnce: 5 }, () => 0),
});
const tooMany = "You asked 2 questions in a minute. Wait a few seconds, then ask again.";
const seen = (bot: Bot) => `${questionKeeper(bot, { query: "" }, "")(["seen"])}:0`;
const reviews = (bot: Bot) => `${questionKeeper(bot, { query: "" }, "")(["reviews"])}:0`;

describe("somebody who asks too much", () => {
  const slackOf = workplaceOfEachTest();
  const teamsOf = teamsOfEachTest();

  it("is told so in Slack, by words and by buttons, while others are answered and a digest's buttons work", async () => {
    const { slack, bot } = await slackOf.start({ changed });
    const by = { user: "UMANAGER", channel: "CTEAM" };
    const press = async (value: string) => {
      const message = slack.workspace.post({ channel: "CTEAM", user: "UBOT", text: "x", blocks: [] });
      await slack.act(message, { type: "button", action_id: "a", block_id: "b", value }, by.user);
    };
    const last = async (count: number) => wordsOf((await answered(slackOf.at(), by.user, count)).at(-1));
    for (const count of [1, 2]) {
      await slack.command("reviews", by);
      expect(await last(count)).not.toContain(tooMany);
    }
    await slack.command("reviews", by);
    expect(await last(3)).toContain(tooMany);
    await slack.say("reviews", { ...by, channel: "DIRECT" });
    expect(await last(4)).toContain(tooMany);
    await press(reviews(bot));
    expect(await last(5)).toContain(tooMany);
    await press(seen(bot));
    expect(await last(6)).not.toContain(tooMany);
    await slack.command("reviews", { ...by, user: "UANALYST" });
    expect(wordsOf((await answered(slackOf.at(), "UANALYST"))[0])).not.toContain(tooMany);
  });

  it("is told so in Teams too", async () => {
    const { teams, bot } = await teamsOf.start({ changed });
    const ask = async () => teamsWordsOf(await answerOf(teamsOf.at(), "reviews", "manager"));
    expect([await ask(), await ask()].join()).not.toContain(tooMany);
    expect(await ask()).toContain(tooMany);
    const [message] = await told(teamsOf.at(), "manager");
    if (message === undefined) throw new Error("no answer");
    const press = async (value: string) =>
      JSON.stringify(await teams.act(message, { type: "Action.Execute", verb: "ask", data: { value } }, "manager"));

    expect(await press(reviews(bot))).toContain(tooMany);
    expect(await press(seen(bot))).not.toContain(tooMany);
  });
});
