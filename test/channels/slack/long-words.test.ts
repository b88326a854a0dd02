import { beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../support/fake-slack/json.ts";
import { longPieces, longWords, processTime } from "../../support/hostile.ts";
import { isLong } from "../../support/long.ts";
import { answered, wordsOf, workplaceOfEachTest, type Workplace } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();
beforeEach(async () => {
  await start();
});

const by = { user: "UMANAGER", channel: "CTEAM" };
const tooLong = "That is too long to read: use up to 500 characters.";

/** Presses something that bears the words, on a message that the bot wrote. */
async function press({ slack }: Workplace, action: (words: string) => Json, words: string): Promise<void> {
  const message = slack.workspace.post({ channel: "CTEAM", user: "UBOT", text: "x", blocks: [] });
  await slack.act(message, action(words), by.user);
}

const selected = (type: string) => (value: string) => ({
  type,
  action_id: "a",
  block_id: "b",
  selected_option: { value, text: { type: "plain_text", text: "x" } },
});

/** What is no words for a parser is tried with a few of them. */
const tried = (sentence: string) =>
  sentence === tooLong || isLong ? longPieces : longPieces.filter((_, at) => at % 6 === 0);

/** Every way by which words reach the bot, and what the person is told where they are too long. */
const ways: readonly (readonly [string, (words: string) => Promise<unknown>, string])[] = [
  ["a command", (words) => at().slack.command(words, by), tooLong],
  ["a mention", (words) => at().slack.say(`<@UBOT> ${words}`, by), tooLong],
  ["a message", (words) => at().slack.say(words, { ...by, channel: "DIRECT" }), tooLong],
  [
    "a button",
    (words) => press(at(), (value) => ({ type: "button", action_id: "a", block_id: "b", value }), words),
    "expired",
  ],
  ["a list", (words) => press(at(), selected("static_select"), words), "expired"],
  ["a menu", (words) => press(at(), selected("overflow"), words), "expired"],
  [
    "a button of the Home",
    (words) => at().slack.actHome({ type: "button", action_id: "a", block_id: "b", value: words }, by.user),
    "expired",
  ],
  ["a window", (words) => submit(at(), words), "Only figures can be shared."],
];

function submit({ slack }: Workplace, words: string): Promise<unknown> {
  const view = {
    type: "modal",
    callback_id: "share",
    id: "V1",
    private_metadata: JSON.stringify({ channel: "CTEAM", query: words }),
  };
  return slack.sender.send("interactive", {
    type: "view_submission",
    team: { id: "T0HOME" },
    user: { id: by.user },
    trigger_id: `t${words.slice(-4)}${words.slice(0, 9)}`,
    view,
    response_urls: [],
  });
}

describe("100 KB of words", () => {
  it.each(ways)("by %s are refused in under 200 ms, whatever they are", async (_, send, sentence) => {
    await at().slack.command("reviews", by);
    await answered(at(), by.user);
    const slow: string[] = [];
    for (const [count, piece] of tried(sentence).entries()) {
      // by Slack's own count a message holds fewer: the bot does not rely on it
      const words = `${piece}x${longWords(piece, 100_000)}x${count}`;
      const before = at().slack.toldTo(by.user).length;
      const time = await processTime(async () => {
        await send(words);
        await answered(at(), by.user, before + 1);
      });
      if (time >= 200) slow.push(`${JSON.stringify(piece)}: ${Math.round(time)} ms`);
      const said = wordsOf(at().slack.toldTo(by.user).at(-1));
      expect(said).toContain(sentence);
    }
    expect(slow).toEqual([]);
  });
});
