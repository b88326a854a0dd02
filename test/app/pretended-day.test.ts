import { afterEach, describe, expect, it } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { consoleManager } from "../../src/access/colleagues.ts";
import { botOf, botClock, snapshotHolderOf } from "../../src/app/bot.ts";
import { jobRunnerOf, startWork } from "../../src/app/work.ts";
import { readConfig, type Config } from "../../src/config/config.ts";
import { commandOf } from "../../src/dispatch.ts";
import { silentLog } from "../../src/platform/log.ts";
import { toText } from "../../src/render/text.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { fakeChat } from "../support/chat.ts";

const sqlServer = {
  CASE_DATABASE: "mssql",
  MSSQL_SERVER: "db",
  MSSQL_DATABASE: "cases",
  MSSQL_USER: "bot",
  MSSQL_PASSWORD: "x",
};
const ofDemo = readConfig({});
const pretended: Config = { ...readConfig({ ...sqlServer, TODAY: "2021-07-01", TODAY_FOR_TESTS: "1" }) };
const payload = { kind: "note", day: "2021-06-30", title: "A note", lines: [] } as const;

let store: Store;
afterEach(() => store.close());

/** Makes a bot over the demo's cases with one chat, and collects the warnings of its log. */
async function aBot(config: Config) {
  store = openStore(":memory:");
  const snapshots = snapshotHolderOf(ofDemo, botClock(ofDemo), silentLog, null);
  await snapshots.refresh();
  const warned: string[] = [];
  const log = { ...silentLog, warn: (message: string) => void warned.push(message) };
  const chat = fakeChat(
    () => "well",
    () => undefined,
  );
  return { bot: botOf(config, botClock(config), log, snapshots, store), chat, warned };
}

describe("a day that is pretended over SQL Server", () => {
  it("is named in the title of every answer", async () => {
    const { bot } = await aBot(pretended);
    const titles = ["reviews overdue", "share reviews overdue", "status", "help"].map((words) => {
      const answer = atOnce(bot.answer(commandOf(words), consoleManager, "page"));
      return "error" in answer ? answer.error : toText(answer).split("\n")[0];
    });

    expect(titles).toHaveLength(4);
    for (const title of titles) expect(title).toMatch(/ \(test day\)$/);
  });

  it("lets no job run and no message go, and says why", async () => {
    const { bot, chat, warned } = await aBot(pretended);
    store.outbox.put("k1", "channel:C1", payload, bot.clock.now());
    const { runner } = jobRunnerOf(pretended, bot, [chat.channel]);
    const reason = "TODAY pretends a day over SQL Server: nothing is sent";

    for (const job of jobs) await expect(runner.run(job, true)).rejects.toThrow(reason);
    await expect(runner.deliver()).rejects.toThrow(reason);
    await startWork(runner, pretended, bot).stop();
    expect(warned).toEqual([`no job runs: ${reason}`]);
    expect([chat.arrived.length, store.outbox.waiting()]).toEqual([0, 1]);
  });

  it("changes nothing over the demo, where every day is pretended", async () => {
    const { bot, chat } = await aBot(ofDemo);
    const answer = atOnce(bot.answer(commandOf("status"), consoleManager, "page"));

    expect("error" in answer ? answer.error : answer.title).toBe("Data status");
    expect(jobRunnerOf(ofDemo, bot, [chat.channel]).runner.refusal).toBeNull();
  });
});

describe("a bot without a chat and without a page", () => {
  it("runs no job and says why", async () => {
    const config = readConfig(sqlServer);
    const { bot } = await aBot(config);
    const { runner } = jobRunnerOf(config, bot, []);

    for (const job of jobs) {
      await expect(runner.run(job, false)).rejects.toThrow("there is no channel and no page to send by");
    }
  });
});
