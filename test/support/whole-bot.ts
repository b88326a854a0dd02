import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { start, type RunningBot } from "../../src/app/app.ts";
import { views } from "../../src/cases/contract.ts";
import { readConfig, type Config } from "../../src/config/config.ts";
import type { Log } from "../../src/platform/log.ts";
import { csvBorough } from "./csv-borough.ts";
import { FakeSlack } from "./fake-slack/fake-slack.ts";
import { aChannel, aUser, botUser } from "./fake-slack/workspace.ts";

/** The whole bot over forty children in CSV files, with a store on disk, in a fake Slack by Socket Mode. */
export interface WholeBot {
  readonly bot: RunningBot;
  readonly config: Config;
  readonly slack: FakeSlack;
  /** The sentences that were said once a chat had reached the bot. */
  readonly reached: readonly string[];
  /** Holds `cases`, `data` and `people.csv`, which makes boss@example.org a manager. */
  readonly folder: string;
  /** Resolves with a page by which the bot is watched. */
  readonly page: (path: string, method?: string) => Promise<{ readonly status: number; readonly body: string }>;
  /** Asks in a person's conversation with the bot; resolves once that is answered. */
  readonly ask: (words: string, user?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts it on 30 June 2021. Its officers are called Quillfeather, its cases REF-0 to REF-39, its tokens end on Secret. */
export async function aWholeBot(logOf: (config: Config, folder: string) => Log): Promise<WholeBot> {
  const folder = mkdtempSync(join(tmpdir(), "whole-bot-"));
  mkdirSync(join(folder, "cases"));
  const borough = csvBorough();
  for (const view of views) {
    writeFileSync(join(folder, "cases", `${view}.csv`), borough[view].replaceAll("Officer ", "Quillfeather "));
  }
  writeFileSync(join(folder, "people.csv"), "email,role,team\nboss@example.org,manager,\n");
  const slack = await FakeSlack.start({
    users: [aUser({ id: "UMANAGER", email: "boss@example.org" }), aUser({ id: "UOFFICER", email: "o0@x.org" })],
    channels: [aChannel({ id: "CTEAM", members: new Set(["UMANAGER", botUser]) })],
    botToken: "xoxb-7-Secret",
    appToken: "xapp-7-Secret",
  });
  const config = readConfig({
    CASE_DATABASE: `csv:${join(folder, "cases")}`,
    LOCAL_PAGE: "1",
    PAGE_PORT: "0",
    PEOPLE_FILE: join(folder, "people.csv"),
    DATA_DIR: join(folder, "data"),
    TODAY: "2021-06-30",
    OPS_PORT: "0",
    QUESTIONS_PER_MINUTE: "1000",
    WEEKLY_CHANNELS: "CTEAM",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });
  const reached: string[] = [];
  const bot = await start(config, logOf(config, folder), undefined, (sentence) => reached.push(sentence));
  await vi.waitUntil(() => reached.length > 0, { timeout: 20_000, interval: 10 });
  return {
    bot,
    config,
    slack,
    reached,
    folder,
    async page(path, method = "GET") {
      const response = await fetch(`http://127.0.0.1:${bot.opsPort}${path}`, { method });
      return { status: response.status, body: await response.text() };
    },
    async ask(words, user = "UMANAGER") {
      const before = slack.toldTo(user).length;
      await slack.say(words, { user, channel: `D${user.slice(1)}` });
      await vi.waitUntil(() => slack.toldTo(user).length > before, { timeout: 30_000, interval: 5 });
    },
    async close() {
      await bot.stop();
      await slack.close();
      rmSync(folder, { recursive: true });
    },
  };
}
