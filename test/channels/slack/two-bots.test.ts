import { describe, expect, it } from "vitest";
import { jobRunnerOf } from "../../../src/app/work.ts";
import { startSlack } from "../../../src/channels/slack/start.ts";
import { commandOf } from "../../../src/dispatch.ts";
import { channelConversation } from "../../../src/digest/conversation.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { openChatListener } from "../../../src/platform/http/http-listener.ts";
import { openIncidents } from "../../../src/reports/incidents.ts";
import { toText } from "../../../src/render/text.ts";
import { openStore } from "../../../src/store/store.ts";
import { botOf } from "../../../src/app/bot.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import { config, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();

/** A bot by the same Slack app, with a store of its own. */
async function aSecondBot() {
  const { slack, bot } = at();
  const store = openStore(":memory:");
  const incidents = openIncidents(bot.clock.now, silentLog);
  const second = botOf(config, bot.clock, silentLog, bot.snapshots, store, incidents);
  const settings = {
    botToken: slack.botToken,
    signingSecret: slack.signingSecret,
    appToken: null,
    apiUrl: slack.apiUrl,
    emailDomains: [],
    openChannels: [],
    exportDays: 7,
    noticeAfter: 60_000,
  };
  const channel = await startSlack({
    bot: second,
    settings,
    web: openChatListener().web,
    rewrite: async () => null,
    reached: () => undefined,
  });
  return { bot: second, runner: jobRunnerOf(config, second, [channel.adapter]).runner, stop: channel.stop };
}

const put = (bot: { readonly store: ReturnType<typeof openStore> }, key: string) =>
  bot.store.outbox.put(
    key,
    channelConversation("CTEAM"),
    { kind: "weekly", day: "2021-06-28" },
    "2021-06-28T08:00:00Z",
  );
const posts = () => at().slack.posts("CTEAM").length;

describe("two bots on one Slack app, each with its own store", () => {
  it("see each other's messages: the second sends nothing until somebody accepts its store", async () => {
    const { bot, channel } = await start();
    const { runner } = jobRunnerOf(config, bot, [channel.adapter]);
    put(bot, "weekly:2021-06-28:CTEAM");
    expect([await runner.deliver(), posts()]).toEqual([1, 1]);

    const second = await aSecondBot();
    put(second.bot, "weekly:2021-06-28:CTEAM");
    await second.runner.deliver();
    expect(posts()).toBe(1);
    const [incident] = second.bot.incidents.current();
    expect(incident?.id).toBe("second bot");
    expect(incident?.sentence).toMatch(/a second bot uses the app, or the store lost them/);

    const manager = second.bot.snapshots.colleagues().get("manager@example.org");
    if (manager === undefined) throw new Error("the demo has no manager");
    const answer = atOnce(second.bot.answer(commandOf("accept-store"), manager, "page"));
    expect("error" in answer ? answer.error : toText(answer)).toContain("Messages are sent from this store again");
    await second.runner.deliver();
    expect(second.bot.incidents.current()).toEqual([]);
    await second.stop();
  });

  it("are told apart from a bot that finds its own messages again, in whatever process", async () => {
    const { bot, channel } = await start();
    const one = jobRunnerOf(config, bot, [channel.adapter]).runner;
    put(bot, "first");
    await one.deliver();
    const other = jobRunnerOf(config, bot, [channel.adapter]).runner;
    put(bot, "second");

    expect([await other.deliver(), posts(), bot.incidents.current()]).toEqual([1, 2, []]);
  });

  it("are not assumed where the conversation cannot be read", async () => {
    const { bot, channel } = await start();
    const { runner } = jobRunnerOf(config, bot, [channel.adapter]);
    at().slack.tell("conversations.history", { kind: "refuse", error: "unknown_method" }, 5);
    put(bot, "first");

    expect([await runner.deliver(), bot.incidents.current()]).toEqual([1, []]);
  });
});
