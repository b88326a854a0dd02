import { afterEach, describe, expect, it, vi } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { cleanUpAfterEach, scratchFolder, startBot, type BotProcess } from "../support/bot-process.ts";
import type { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import type { Faults } from "../support/fake-slack/faults.ts";
import { FakeTeams } from "../support/fake-teams/fake-teams.ts";
import { anAccount } from "../support/fake-teams/office.ts";
import { isLong } from "../support/long.ts";
import { aSlackForProcesses, notesLeft, putNotes } from "../support/waiting-notes.ts";

cleanUpAfterEach();

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function workplace(keys: readonly string[]) {
  const { slack: fake, settings, arrived } = await aSlackForProcesses();
  closers.push(() => fake.close());
  const folder = scratchFolder();
  putNotes(folder, keys);
  return { fake, folder, arrived, env: { ...settings, DATA_DIR: folder } };
}

const until = (isTrue: () => boolean) => vi.waitUntil(isTrue, { timeout: 90_000, interval: 20 });
const has = (bot: BotProcess, event: string) => () => bot.lines().some((line) => line.includes(`"msg":"${event}"`));

describe("a bot that is out of memory", () => {
  it("ends at once, so that it is started again", async () => {
    const { arrived, env } = await workplace(["one"]);
    const dead = startBot(env, { command: "exec node --max-old-space-size=24 dist/src/main.js" });
    const { code, seconds } = await dead.end();

    expect([code === 0, dead.child.signalCode === "SIGABRT" || (code ?? 0) > 0]).toEqual([false, true]);
    expect(seconds).toBeLessThan(60);
    expect(arrived()).toBe(0);
  });

  it.each(isLong ? [96] : [])(
    "and is started again with %i MB sends what waited, once",
    async (megabytes) => {
      const { arrived, env, folder } = await workplace(["one", "two"]);
      await startBot(env, { command: "exec node --max-old-space-size=24 dist/src/main.js" }).end();
      const again = startBot(env, { command: `exec node --max-old-space-size=${megabytes} dist/src/main.js` });
      await until(() => arrived() === 2);
      await again.end("SIGTERM");

      expect([arrived(), notesLeft(folder)]).toEqual([2, 0]);
    },
    150_000,
  );
});

const steps: readonly (readonly [step: string, isThere: (bot: BotProcess, fake: FakeSlack) => () => boolean])[] = [
  ["its ports are open", (bot) => () => bot.stdout().includes("the page is at")],
  ["its process has begun", () => () => true],
  ["its case data are read", (bot) => has(bot, "loaded")],
  ["Slack reaches it", (bot) => () => bot.stdout().includes("Slack reaches the bot")],
  [
    "it looks for who is there",
    (_, { server }) =>
      () =>
        server.calls.some(({ method }) => method === "users.list"),
  ],
  [
    "it sends",
    (_, { server }) =>
      () =>
        server.calls.some(({ method }) => method === "chat.postMessage"),
  ],
  ["it has sent", (bot) => has(bot, "delivered")],
];

describe("a bot that is stopped as soon as", () => {
  it.each(isLong ? steps : steps.slice(-2, -1))(
    "%s is gone within 20 seconds, and the next one sends the rest once",
    async (_, isThere) => {
      const keys = ["one", "two", "three"];
      const { fake, folder, arrived, env } = await workplace(keys);
      fake.tell("chat.postMessage", { kind: "slow", milliseconds: 300 }, 2);
      const bot = startBot(env);
      await until(isThere(bot, fake));
      const { code, seconds } = await bot.end("SIGTERM");
      // before it has opened anything, the signal ends it as any program
      expect([0, null]).toContain(code);
      expect(seconds).toBeLessThan(20);
      const next = startBot(env);
      await until(() => arrived() >= keys.length);
      await next.end("SIGTERM");

      expect([arrived(), notesLeft(folder)]).toEqual([keys.length, 0]);
    },
    200_000,
  );
});

it.each(isLong ? [20] : [])(
  "two bots on one store send each of %i messages once",
  async (count) => {
    const keys = Array.from({ length: count }, (_, at) => `note ${at}`);
    const { folder, arrived, env } = await workplace(keys);
    const both = [startBot(env), startBot(env)];
    await until(() => arrived() >= count);
    const [, first] = await Promise.all(both.map((one) => one.end("SIGTERM")));

    expect([first?.code, arrived(), notesLeft(folder)]).toEqual([0, count, 0]);
  },
  200_000,
);

/** A chat that a process is connected to, and how it is down. */
interface DownChat {
  readonly settings: Readonly<Record<string, string>>;
  readonly faults: Faults;
  readonly arrived: () => number;
  /** Why the bot is not ready meanwhile. */
  readonly reason: string;
}

async function slackChat(): Promise<DownChat> {
  const { slack, settings, arrived } = await aSlackForProcesses();
  closers.push(() => slack.close());
  return { settings, faults: slack.server.faults, arrived, reason: "Slack does not answer the bot." };
}

async function teamsChat(folder: string): Promise<DownChat> {
  const account = anAccount({ account: "manager", email: "manager@example.org" });
  const teams = await FakeTeams.start({ accounts: [account], isLocal: true });
  closers.push(() => teams.server.close());
  teams.office.personal("manager");
  const store = openStore(folder);
  store.conversations("teams").keep(
    {
      id: "a:manager",
      kind: "personal",
      service: teams.server.origin,
      tenant: null,
      account: "manager",
      who: store.personKey("manager@example.org"),
    },
    "2021-06-30T07:00:00.000Z",
  );
  store.close();
  const arrived = () => teams.toldTo("manager").length;
  return {
    settings: { TEAMS_LOCAL: "1", PORT: "0" },
    faults: teams.server.faults,
    arrived,
    reason: "Teams takes nothing from the bot.",
  };
}

const chats: readonly (readonly [name: string, open: (folder: string) => Promise<DownChat>])[] = [
  ["Slack", slackChat],
  ["Teams", teamsChat],
];

it.each(isLong ? chats : [])(
  "what waits while %s is down arrives once when it is back, and meanwhile the bot lives, is not ready and says why",
  async (_, open) => {
    const folder = scratchFolder();
    const { settings, faults, arrived, reason } = await open(folder);
    putNotes(folder, ["one", "two"]);
    faults.mood = () => ({ kind: "status", status: 503 });
    const bot = startBot({ ...settings, DATA_DIR: folder, OPS_PORT: "0" });
    await bot.page();
    const ops = (path: string) => {
      const port = /at port (\d+)/.exec(bot.stdout())?.[1];
      return fetch(`http://127.0.0.1:${port}${path}`).then((response) => response.text());
    };
    await expect.poll(() => ops("/readyz"), { timeout: 60_000, interval: 500 }).toContain(reason);
    expect(await ops("/healthz")).toContain("alive");
    expect(arrived()).toBe(0);
    faults.mood = () => undefined;
    await vi.waitUntil(() => arrived() >= 2, { timeout: 200_000, interval: 200 });
    await expect.poll(() => ops("/readyz"), { timeout: 90_000, interval: 500 }).toContain('"ready"');
    await bot.end("SIGTERM");

    expect([arrived(), notesLeft(folder)]).toEqual([2, 0]);
  },
  400_000,
);
