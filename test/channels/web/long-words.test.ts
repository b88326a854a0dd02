import { expect, it } from "vitest";
import { start } from "../../../src/app/app.ts";
import { readConfig } from "../../../src/config/config.ts";
import { silentLog } from "../../../src/platform/log.ts";

it("the page refuses words that are too long, and reads no part of them", async () => {
  const bot = await start(readConfig({ PAGE_PORT: "0", DATA_DIR: ":memory:" }), silentLog);
  const page = bot.page ?? "";
  const post = (words: string) =>
    fetch(`${page}/ask`, { method: "POST", body: new URLSearchParams({ words }), headers: { origin: page } });
  try {
    for (const [length, status] of [
      [501, 422],
      [100_000, 413],
    ] as const) {
      const response = await post(`status ${"a".repeat(length)}`);
      expect(await response.text()).toContain("That is too long to read: use up to 500 characters.");
      expect(response.status).toBe(status);
    }
    expect((await post(`status${" ".repeat(600)}`)).status).toBe(200);
  } finally {
    await bot.stop();
  }
});
