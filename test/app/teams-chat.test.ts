import { describe, expect, it } from "vitest";
import { botClock, botOf, snapshotHolderOf } from "../../src/app/bot.ts";
import { teamsChat } from "../../src/app/teams-chat.ts";
import { jobRunnerOf } from "../../src/app/work.ts";
import { consoleManager } from "../../src/access/colleagues.ts";
import { commandOf } from "../../src/dispatch.ts";
import { readConfig } from "../../src/config/config.ts";
import { openChatListener } from "../../src/platform/http/http-listener.ts";
import { silentLog } from "../../src/platform/log.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { openStore } from "../../src/store/store.ts";
import { aNote, madeAt, scriptedChat } from "../support/delivery.ts";

/** The bot of the settings, over the demo. */
async function aBot(settings: Readonly<Record<string, string>>) {
  const config = readConfig(settings);
  const clock = botClock(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, null);
  await snapshots.refresh();
  return { config, bot: botOf(config, clock, silentLog, snapshots, openStore(":memory:")) };
}

describe("Teams on this machine", () => {
  it("says in capitals at the start that nobody is checked, and refuses to be answered at any other machine", async () => {
    const { config, bot } = await aBot({ TEAMS_LOCAL: "1" });
    const listener = openChatListener();
    const chat = await teamsChat.start({
      bot,
      config,
      web: listener.web,
      rewrite: async () => null,
      reached: () => undefined,
    });
    const port = await listener.listen(0);
    const serviceUrl = "https://smba.trafficmanager.net/uk/";
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ channelId: "msteams", serviceUrl }),
    });
    await listener.close();
    await chat.stop();
    bot.store.close();

    expect(chat.line(port)).toContain("ANYONE WHO USES THIS MACHINE CAN ASK AS ANYONE, WITHOUT ANY CHECK");
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining("not one of Teams")]);
  });
});

describe("with Slack and Teams both, a person is told in one:", () => {
  it.each([
    ["where they last spoke", {}, "teams", [0, 1]],
    ["where they last spoke, in Slack", {}, "slack", [1, 0]],
    ["where PREFERRED_CHAT says, wherever they spoke", { PREFERRED_CHAT: "teams" }, "slack", [0, 1]],
  ] as const)("%s", async (_, settings, spoke, counts) => {
    const { config, bot } = await aBot(settings);
    const manager = { ...consoleManager, email: "manager@example.org" };
    atOnce(bot.answer(commandOf("status"), manager, spoke));
    const [slack, teams] = [scriptedChat([]), scriptedChat([])];
    const chats = [
      { ...slack.channel, name: "slack" },
      { ...teams.channel, name: "teams" },
    ];
    const { runner } = jobRunnerOf(config, bot, chats);
    bot.store.outbox.put("k", `person:${bot.store.personKey(manager.email)}`, aNote, madeAt);
    await runner.deliver();
    bot.store.close();

    expect([slack.messages.length, teams.messages.length]).toEqual(counts);
  });
});
