import { expect, it } from "vitest";
import { startChannels, telling } from "../src/app/channels.ts";
import type { CaseBook } from "../src/cases/book.ts";
import { LoadRefused } from "../src/cases/source.ts";
import { botOf, clockOf, shelfOf } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { silentLog } from "../src/log.ts";
import { openShelf } from "../src/shelf.ts";
import { openStore } from "../src/store/store.ts";
import { aBook, aBorough } from "./support/borough.ts";

it("who shows the book is told when its records, its people, the day or a fault of the load are new, and not of the same anew", async () => {
  const book = aBook(aBorough({}));
  let today = "2021-06-30";
  let told = 0;
  let role: "analyst" | "viewer" = "analyst";
  const reads: (() => CaseBook)[] = [
    () => book,
    () => ({ ...book, readAt: "2021-06-30T07:15:00+01:00" }),
    () => {
      throw new LoadRefused("the server is away");
    },
    () => ({ ...book, readAt: "2021-06-30T07:45:00+01:00" }),
    () => aBook(aBorough({})),
  ];
  const shelf = telling(
    openShelf({
      source: () => ({ read: async () => reads.shift()?.() ?? aBook(aBorough({})) }),
      words: book.words,
      appointments: () => Promise.resolve([{ email: "ana@x.org", role, team: null }]),
      guard: null,
      now: () => "",
      log: silentLog,
    }),
    () => today,
    () => (told += 1),
  );
  const after: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    await shelf.refresh();
    after.push(told);
  }
  const again = async () => {
    reads.push(() => shelf.book());
    await shelf.refresh();
    after.push(told);
  };
  today = "2021-07-01";
  await again();
  role = "viewer";
  await again();
  await again();

  expect(after).toEqual([1, 1, 2, 3, 4, 5, 6, 6]);
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
