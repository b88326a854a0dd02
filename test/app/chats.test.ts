import { expect, it } from "vitest";
import { botOf, botClock, snapshotHolderOf } from "../../src/app/bot.ts";
import { startChannels, withChangeNotice } from "../../src/app/chats.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { LoadError } from "../../src/cases/source.ts";
import { readConfig } from "../../src/config/config.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openSnapshotHolder } from "../../src/snapshot/holder.ts";
import { openStore } from "../../src/store/store.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

it("a listener is called when the records, the people, the day or a load error change, and not otherwise", async () => {
  const snapshot = aSnapshot(aBorough({}));
  let today = "2021-06-30";
  let calls = 0;
  let role: "analyst" | "viewer" = "analyst";
  const reads: (() => Snapshot)[] = [
    () => snapshot,
    () => ({ ...snapshot, readAt: "2021-06-30T07:15:00+01:00" }),
    () => {
      throw new LoadError("the server is away");
    },
    () => ({ ...snapshot, readAt: "2021-06-30T07:45:00+01:00" }),
    () => aSnapshot(aBorough({})),
  ];
  const snapshots = withChangeNotice(
    openSnapshotHolder({
      source: () => ({ read: async () => reads.shift()?.() ?? aSnapshot(aBorough({})) }),
      words: snapshot.words,
      appointments: () => Promise.resolve([{ email: "ana@x.org", role, team: null }]),
      guard: null,
      now: () => "",
      log: silentLog,
    }),
    () => dayOfText(today),
  );
  snapshots.onChange(() => (calls += 1));
  const after: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    await snapshots.refresh();
    after.push(calls);
  }
  const again = async () => {
    reads.push(() => snapshots.current());
    await snapshots.refresh();
    after.push(calls);
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
  [{ TEAMS_CLIENT_SECRET: "s" }, "TEAMS_CLIENT_SECRET is set without TEAMS_CLIENT_ID"],
  [{ TEAMS_MANAGED_IDENTITY: "system" }, "TEAMS_MANAGED_IDENTITY is set without TEAMS_CLIENT_ID"],
  [{ TEAMS_CLIENT_ID: "c", TEAMS_CLIENT_SECRET: "s" }, "TEAMS_CLIENT_ID needs TEAMS_TENANT_ID"],
  [{ TEAMS_CLIENT_ID: "c", TEAMS_TENANT_ID: "t" }, "TEAMS_CLIENT_ID is set alone"],
  [
    { TEAMS_CLIENT_ID: "c", TEAMS_TENANT_ID: "t", TEAMS_CLIENT_SECRET: "s", TEAMS_MANAGED_IDENTITY: "system" },
    "two ways to one end",
  ],
])("the channels report in a sentence that a chat is half configured: %j", async (settings, sentence) => {
  const config = readConfig(settings);
  const clock = botClock(config);
  const store = openStore(":memory:");
  const bot = botOf(config, clock, silentLog, snapshotHolderOf(config, clock, silentLog, null), store);
  const channels = await startChannels(
    bot,
    config,
    async () => null,
    () => undefined,
  );
  await channels.stop();
  store.close();

  expect(channels.delivering).toEqual([]);
  expect(channels.errors.join()).toContain(sentence);
});
