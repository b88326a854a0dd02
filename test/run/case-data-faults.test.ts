import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { views } from "../../src/cases/contract.ts";
import { askPage, cleanUpAfterEach, scratchFolder, startBot, type BotProcess } from "../support/bot-process.ts";
import { csvBorough } from "../support/csv-borough.ts";
import type { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { isLong } from "../support/long.ts";
import { aSlackForProcesses } from "../support/waiting-notes.ts";

cleanUpAfterEach();

let slack: FakeSlack | null = null;
afterEach(async () => {
  await slack?.close();
  slack = null;
});

type Files = Readonly<Record<string, string | Buffer>>;

/** Puts files in place of a folder's, as a whole. */
function write(folder: string, files: Files): void {
  rmSync(`${folder}.new`, { recursive: true, force: true });
  mkdirSync(`${folder}.new`);
  for (const [view, text] of Object.entries(files)) writeFileSync(join(`${folder}.new`, `${view}.csv`), text);
  rmSync(folder, { recursive: true, force: true });
  renameSync(`${folder}.new`, folder);
}

const whole: Files = csvBorough();
const headerOf = (text: string | Buffer) => `${text.toString().split("\n")[0]}\n`;
const plan = String(whole["plan"]);

/** The faults of a case database, and what the bot says of each. */
const faults: readonly (readonly [what: string, files: Files, says: RegExp])[] = [
  ["gone", {}, /missing from/],
  ["garbage", { ...whole, plan: Buffer.from([0, 255, 1, 254, 10, 0, 200]) }, /plan/],
  ["empty", Object.fromEntries(views.map((view) => [view, headerOf(whole[view] ?? "")])), /plan|person/],
  ["half a view", { ...whole, plan: plan.slice(0, plan.length / 2 - 3) }, /plan/],
  [
    "a view with other columns",
    { ...whole, plan: plan.replace("issued_date", "issued").replace("origin", "begun") },
    /origin/,
  ],
];

const readyz = async (bot: BotProcess): Promise<string> => {
  const port = /at port (\d+)/.exec(bot.stdout())?.[1];
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
};

describe("a bot whose case database, at its start, is", () => {
  it.each(isLong ? faults : [])("%s never answers from it, and says what is wrong", async (_, files, says) => {
    const folder = join(scratchFolder(), "cases");
    write(folder, files);
    const bot = startBot({ CASE_DATABASE: `csv:${folder}`, LOCAL_PAGE: "1", TODAY: "2021-06-30", OPS_PORT: "0" });
    const ended = bot.end();
    const refused = async () =>
      bot.lines().find((line) => line.includes("the load was refused")) ?? bot.lines().at(-1) ?? "";
    await expect.poll(refused, { timeout: 30_000 }).toMatch(says);
    // one that nobody can mend from here ends it; one that may heal, or that somebody may accept, leaves it waiting
    const isUp = await Promise.race([
      ended.then(() => false),
      new Promise((resolve) => setTimeout(() => resolve(true), 500)),
    ]);
    const outcome = isUp === true ? await readyz(bot) : `ended with ${(await ended).code}`;

    expect(outcome).toMatch(/^ended with 2$|"part":"case data"/);
  });

  it("dead is waited for, while the bot lives, is not ready and says so to whoever asks", async () => {
    const { slack: fake, settings } = await aSlackForProcesses();
    slack = fake;
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const at = server.address();
    server.close();
    const bot = startBot({
      ...settings,
      OPS_PORT: "0",
      CASE_DATABASE: "mssql",
      MSSQL_SERVER: "127.0.0.1",
      MSSQL_PORT: String(typeof at === "object" && at !== null ? at.port : 0),
      MSSQL_DATABASE: "cases",
      MSSQL_USER: "bot",
      MSSQL_PASSWORD: "x",
    });
    const log = async () => bot.lines().join("\n");
    await expect.poll(log, { timeout: 50_000 }).toContain('"msg":"the load is tried again"');
    await expect.poll(async () => bot.stdout(), { timeout: 50_000 }).toContain("Slack reaches the bot");
    // on a busy machine Slack may have given up on what was asked before it was taken
    const answers = async () => {
      await fake.say("status", { user: "UMANAGER", channel: "DMANAGER" });
      return fake
        .toldTo("UMANAGER")
        .map(({ text }) => text)
        .join();
    };
    await expect
      .poll(answers, { timeout: 50_000, interval: 500 })
      .toContain("The case data could not be read, so nothing can be answered yet");

    expect(await readyz(bot)).toContain(
      '{"part":"case data","reason":"The case data could not be read, so nothing can be answered yet',
    );
    expect((await bot.end("SIGTERM")).code).toBe(0);
  }, 150_000);
});

it.each(isLong ? ["while it runs"] : [])(
  "a bot whose case database goes wrong %s answers from the last good data, says that they are old, and goes on with the next",
  async () => {
    const folder = join(scratchFolder(), "cases");
    write(folder, whole);
    const bot = startBot({
      CASE_DATABASE: `csv:${folder}`,
      LOCAL_PAGE: "1",
      OPS_PORT: "0",
      REFRESH_MINUTES: "1, 1",
    });
    const page = await bot.page();
    const answer = () => askPage(page, "plans.current on:2021-06-30");
    const good = await answer();
    expect(good).toMatch(/40 plans/);
    const note = "Later changes are missing because the latest load failed";
    const refusals = () => bot.lines().filter((line) => line.includes("the load was refused")).length;
    for (const [, files] of faults) {
      const before = refusals();
      write(folder, files);
      await expect.poll(refusals, { timeout: 130_000, interval: 500 }).toBeGreaterThan(before);
      expect(await answer()).toMatch(/40 plans/);
      expect(await answer()).toContain(note);
    }
    write(folder, whole);
    await expect.poll(answer, { timeout: 130_000, interval: 1000 }).not.toContain(note);

    expect((await bot.end("SIGTERM")).code).toBe(0);
  },
  900_000,
);
