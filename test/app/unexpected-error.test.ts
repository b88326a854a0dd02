import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { askPage, cleanUpAfterEach, scratchFolder, startBot } from "../support/bot-process.ts";

cleanUpAfterEach();

it.each([
  ["thrown", "uncaughtException"],
  ["rejected", "unhandledRejection"],
])(
  "an error %s where nobody catches it ends the bot once its store is closed, and the log says why",
  async (fault, origin) => {
    const folder = scratchFolder();
    const bot = startBot(
      { FAULT: fault, DATA_DIR: folder },
      { command: "exec node --import ./test/support/faulty-process.mjs dist/src/main.js" },
    );
    await askPage(await bot.page(), "status");
    expect(statSync(join(folder, "send-bot.db-wal")).size).toBeGreaterThan(0);
    const { code } = await bot.end("SIGUSR2");

    expect(code).toBe(1);
    await vi.waitUntil(() => bot.lines().some((line) => line.includes("stopping")));
    const line = bot.lines().find((one) => one.includes("an unexpected error ends the process")) ?? "";
    expect(JSON.parse(line)).toMatchObject({ error: "TypeError", origin });
    expect(bot.lines().join("\n")).not.toContain("a secret of somebody");
    // closing the store writes everything into the one file and empties the other
    expect(statSync(join(folder, "send-bot.db-wal")).size).toBe(0);
  },
);
