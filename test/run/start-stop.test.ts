import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { start } from "../../src/app/app.ts";
import { readConfig } from "../../src/config/config.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openStore } from "../../src/store/store.ts";
import { cleanUpAfterEach, askPage, scratchFolder, startBot } from "../support/bot-process.ts";
import { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { isLong } from "../support/long.ts";
import { demoUsers } from "../support/slack-bot.ts";

cleanUpAfterEach();

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Holds a port; resolves with it. */
async function aTakenPort(): Promise<number> {
  const server = await listening(0);
  const at = server.address();
  return typeof at === "object" && at !== null ? at.port : 0;
}

async function listening(port: number): Promise<Server> {
  const server = createServer().listen(port);
  await once(server, "listening");
  closers.push(() => server.close());
  return server;
}

async function aFreePort(): Promise<number> {
  const port = await aTakenPort();
  await closers.pop()?.();
  return port;
}

async function aSlack() {
  const slack = await FakeSlack.start({ users: demoUsers });
  closers.push(() => slack.close());
  const { botToken, signingSecret, apiUrl } = slack;
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl };
  return { slack, settings };
}

describe("a start that cannot serve everything", () => {
  const failing = async (env: Readonly<Record<string, string>>): Promise<string> =>
    start(readConfig({ DATA_DIR: ":memory:", PAGE_PORT: "0", ...env }), silentLog).then(
      async ({ stop }) => {
        await stop();
        return "started";
      },
      (error: unknown) => (error instanceof Error ? error.message : "unknown"),
    );

  it("names the taken port and its setting, and frees the other port", async () => {
    const { settings } = await aSlack();
    const [taken, free] = [String(await aTakenPort()), String(await aFreePort())];

    expect(await failing({ ...settings, PORT: taken, PAGE_PORT: free })).toBe(
      `port ${taken} is in use: stop what uses it, or set PORT to another`,
    );
    expect(await failing({ ...settings, PORT: free, PAGE_PORT: taken })).toBe(
      `port ${taken} is in use: stop what uses it, or set PAGE_PORT to another`,
    );
    await listening(Number(free));
  });

  it("names everything that is wrong at once", async () => {
    const { settings } = await aSlack();
    const taken = String(await aTakenPort());
    const message = await failing({ ...settings, SLACK_BOT_TOKEN: "xoxb-another", PAGE_PORT: taken });

    expect(message).toContain("Slack refuses SLACK_BOT_TOKEN");
    expect(message).toContain(`port ${taken} is in use`);
    expect(await failing({ CASE_DATABASE: "csv:/nowhere", PAGE_HOST: "0.0.0.0" })).toMatch(
      /nothing to serve: .*; PAGE_HOST is for the demo alone/,
    );
  });

  it("ends its process at once, with one sentence and a code that is not 0", async () => {
    const { settings } = await aSlack();
    const taken = String(await aTakenPort());
    const bot = startBot({ ...settings, PORT: "0", PAGE_PORT: taken, LOG_LEVEL: "error" });
    const { code, seconds } = await bot.end();

    expect(code).toBe(2);
    expect(seconds).toBeLessThan(10);
    expect(bot.lines()).toEqual([`port ${taken} is in use: stop what uses it, or set PAGE_PORT to another`]);
  });
});

describe("the bot in a process of its own", () => {
  it("is the process that npm starts, so that it ends with it", async () => {
    const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync("package.json", "utf8"));
    const bot = startBot({}, { command: scripts.start });
    const page = await bot.page();
    const { code } = await bot.end("SIGTERM");

    expect(code).toBe(0);
    await expect(fetch(page)).rejects.toThrow("fetch failed");
  });

  it.each(isLong ? ["npm"] : [])("ends when %s is stopped", async () => {
    const bot = startBot({}, { command: "exec npm start" });
    const page = await bot.page();
    await bot.end("SIGTERM");

    await vi.waitFor(() => expect(fetch(page)).rejects.toThrow("fetch failed"), { timeout: 20_000 });
  });

  it.each(isLong ? [20] : [])(
    "is gone within %i seconds though Slack hangs, and sends what it left once, at the next start",
    async (most) => {
      const { slack, settings } = await aSlack();
      const folder = scratchFolder();
      const store = openStore(folder);
      const payload = { kind: "note", day: "2021-06-30", title: "A note", lines: [] } as const;
      for (const key of ["one", "two"])
        store.outbox.put(key, `person:${store.personKey("manager@example.org")}`, payload, "2021-06-30T07:30:00.000Z");
      store.close();
      slack.tell("chat.postMessage", { kind: "hang" }, 1000);
      const env = { ...settings, DATA_DIR: folder, PORT: "0" };
      const first = startBot(env);
      await askPage(await first.page(), "");
      await vi.waitUntil(() => slack.server.calls.some(({ method }) => method === "chat.postMessage"), {
        timeout: 20_000,
      });
      const { code, seconds } = await first.end("SIGTERM");
      slack.server.faults.clear();
      const second = startBot(env);
      const sent = () => slack.posts("DMANAGER").length;
      await vi.waitUntil(() => sent() === 2, { timeout: 90_000 });
      await second.end("SIGTERM");

      expect([code, sent()]).toEqual([0, 2]);
      expect(seconds).toBeLessThan(most);
    },
    150_000,
  );
});

describe("a script whose reader has gone", () => {
  const folder = () => ({ PATH: process.env["PATH"] ?? "", DATA_DIR: scratchFolder() });
  const scripts = [
    "job.js watch --dry-run --json",
    "ask.js all",
    "ask.js status --json",
    "ask.js plans.current --json",
    "ask.js help",
    "job.js digest --dry-run",
  ];

  it.each(isLong ? scripts : scripts.slice(0, 1))("is quiet: %s | head -1", (script) => {
    const command = `(node dist/src/run/${script}; echo "code $?" >&2) | head -c 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { env: folder(), encoding: "utf8" });

    expect(stdout).toHaveLength(1);
    expect(stderr).toBe("code 0\n");
  });

  it("says in a sentence that a full disk takes no answer", async () => {
    const child = spawn("sh", ["-c", "node dist/src/run/ask.js plans.current > /dev/full"], { env: folder() });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    await once(child, "exit");

    expect(child.exitCode).toBe(2);
    expect(stderr).toBe("the answer could not be written (ENOSPC): check that the disk has room\n");
  });
});
