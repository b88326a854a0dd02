import { afterEach, expect, it, vi } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { cleanUpAfterEach, scratchFolder, startBot } from "../support/bot-process.ts";
import { FakeTeams } from "../support/fake-teams/fake-teams.ts";
import { anAccount } from "../support/fake-teams/office.ts";
import type { Faults } from "../support/fake-slack/faults.ts";
import { isLong } from "../support/long.ts";
import { aSlackForProcesses, notesLeft, putNotes } from "../support/waiting-notes.ts";

cleanUpAfterEach();

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

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
