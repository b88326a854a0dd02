import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { canMount } from "../support/can-mount.ts";
import { isLong } from "../support/long.ts";

const undo: (() => void)[] = [];
let bot: ChildProcess | null = null;
let output = "";

afterEach(async () => {
  if (bot !== null && bot.exitCode === null) {
    bot.kill();
    await once(bot, "exit");
  }
  bot = null;
  for (const step of undo.splice(0).toReversed()) step();
});

/** Starts the built bot over the demo, with its store in a folder; resolves with the page's address. */
async function start(folder: string): Promise<string> {
  output = "";
  const env = { PATH: process.env["PATH"] ?? "", DATA_DIR: folder, PAGE_PORT: "0" };
  bot = spawn(process.execPath, ["dist/src/main.js"], { env });
  const keep = (chunk: Buffer) => void (output += chunk.toString());
  bot.stdout?.on("data", keep);
  bot.stderr?.on("data", keep);
  await vi.waitUntil(() => /the page is at \S+/.test(output), { timeout: 50_000 });
  return /the page is at (\S+)/.exec(output)?.[1] ?? "";
}

const page = async (address: string) =>
  (await (await fetch(`${address}/?words=reviews+overdue`)).text()).replaceAll(/\s+/g, " ");
const morning = (address: string) =>
  fetch(`${address}/morning`, {
    method: "POST",
    headers: { origin: address },
    body: new URLSearchParams({ day: "same" }),
  });

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "store-process-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("the running bot", () => {
  it.runIf(canMount)(
    "says on its page that the store's disk is full, answers on, and goes on by itself",
    async () => {
      const folder = aFolder();
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", folder]);
      undo.push(() => execFileSync("umount", ["--lazy", folder]));
      const address = await start(folder);
      expect(() => writeFileSync(join(folder, "filler"), Buffer.alloc(16_000_000))).toThrow("ENOSPC");
      const refused = await morning(address);
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringMatching(/its disk is full\./)]);

      const shown = await page(address);
      expect(shown).toMatch(/role="alert"><p>The store in \S+ cannot be written, as its disk is full/);
      expect(shown).toContain("650");
      expect(output).toContain('"incident":"store"');
      rmSync(join(folder, "filler"));
      await expect.poll(() => page(address), { timeout: 20_000 }).not.toContain('role="alert"');
      expect((await morning(address)).status).toBe(200);
    },
    120_000,
  );

  it.runIf(isLong)(
    "notices within a minute and a bit that its store was deleted",
    async () => {
      const folder = aFolder();
      const address = await start(folder);
      await morning(address);
      rmSync(join(folder, "send-bot.db"));
      await expect
        .poll(() => page(address), { timeout: 75_000, interval: 1000 })
        .toContain("was deleted while the bot ran");

      expect(await page(address)).toContain("650");
      const stopped = bot === null ? Promise.resolve([]) : once(bot, "exit");
      bot?.kill("SIGTERM");
      await stopped;
      const again = await start(folder);
      await expect.poll(() => page(again), { timeout: 20_000 }).toContain("is not the one that the bot last sent from");
    },
    240_000,
  );
});
