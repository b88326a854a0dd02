import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";

let folder = "";
let bot: ChildProcess | null = null;
const settings = () => ({ PATH: process.env["PATH"] ?? "", DATA_DIR: join(folder, "data"), PAGE_PORT: "0" });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-restore-"));
});
afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

/** Runs the built script in a process of its own; resolves with its exit code and what it printed. */
function script(name: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`dist/src/run/${name}.js`, ...args], { env: settings() }, (error, stdout, stderr) => {
      resolve(`${error?.code ?? 0}: ${stdout}${stderr}`.replaceAll(folder, ""));
    });
  });
}

/** Starts the bot, and resolves when its page is served. */
async function start(): Promise<void> {
  bot = spawn(process.execPath, ["dist/src/main.js"], { env: settings() });
  let output = "";
  for (const stream of [bot.stdout, bot.stderr]) stream?.on("data", (bytes: Buffer) => (output += bytes.toString()));
  while (!output.includes("http://127.0.0.1")) await once(bot.stdout ?? bot, "data");
}

async function stop(): Promise<void> {
  if (bot !== null && bot.exitCode === null) {
    bot.kill();
    await once(bot, "exit");
  }
  bot = null;
}

describe("a backup of a bot", () => {
  it("is written while it runs and restored while it is stopped", async () => {
    const backup = join(folder, "backup.db");
    await start();

    expect(await script("backup", backup)).toBe(
      "0: the store was copied to /backup.db; npm run -s restore -- FILE puts it back\n",
    );
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect(await script("restore", backup)).toBe(
      "2: the bot or one of its scripts has the store open: stop it, then restore\n",
    );

    await stop();
    expect(await script("restore", backup)).toMatch(
      /^0: the store was restored from \/backup\.db.*\n.*\nthe replaced store is kept as \/data\/send-bot\.replaced-.*\.db: delete it/,
    );
    await start();
    await stop();
  });

  it("is not restored while a bot runs that has looked at its store", async () => {
    const data = join(folder, "data");
    const store = openStore(data);
    const backup = join(folder, "looked-at.db");
    store.backup(backup);
    store.health.check(new Date().toISOString());

    expect(await script("restore", backup)).toMatch(/^2: the bot or one of its scripts has the store open/);
    store.close();
  });

  it("must be named", async () => {
    expect(await script("restore")).toBe("2: Name the backup to restore: npm run -s restore -- FILE\n");
  });
});
