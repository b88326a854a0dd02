import { expect, it } from "vitest";
import { startChannels, telling } from "../src/app/channels.ts";
import type { CaseBook } from "../src/cases/book.ts";
import { botOf, clockOf, shelfOf } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { silentLog } from "../src/log.ts";
import { openStore } from "../src/store/store.ts";

it("who shows the book is told of every new one", async () => {
  const config = readConfig({});
  const told: CaseBook[] = [];
  const shelf = telling(shelfOf(config, clockOf(config), silentLog, null), () => void told.push(shelf.book()));
  await shelf.refresh();

  expect(told).toHaveLength(1);
  expect(told[0]).toBe(shelf.book());
});

it.each([
  [{ SLACK_SIGNING_SECRET: "8f74" }, "SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN"],
  [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN"],
  [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN is set alone"],
])("half of Slack's settings is said in a sentence: %j", async (settings, says) => {
  const config = readConfig(settings);
  const clock = clockOf(config);
  const store = openStore(":memory:");
  const bot = botOf(config, clock, silentLog, shelfOf(config, clock, silentLog, null), store);
  const channels = await startChannels(bot, config, () => null);
  await channels.stop();
  store.close();

  expect(channels.slack).toBeNull();
  expect(channels.faults.join()).toContain(says);
});
