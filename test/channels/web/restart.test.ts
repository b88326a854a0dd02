import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { start } from "../../../src/app/app.ts";
import { botClock, botOf, snapshotHolderOf } from "../../../src/app/bot.ts";
import { jobRunnerOf } from "../../../src/app/work.ts";
import { servePage } from "../../../src/channels/web/server.ts";
import { readConfig } from "../../../src/config/config.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { openStore } from "../../../src/store/store.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-page-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What Alma's messages show on the page of a bot that is started for it, and stopped after. */
async function messages(isMorningRun: boolean): Promise<string> {
  const bot = await start(readConfig({ PAGE_PORT: "0", DATA_DIR: folder }), silentLog);
  const as = "alma.yardley@example.org";
  try {
    if (isMorningRun) {
      const body = new URLSearchParams({ as, day: "same" });
      await fetch(`${bot.page}/morning`, { method: "POST", body, headers: { origin: bot.page ?? "" } });
    }
    return await (await fetch(`${bot.page}/messages?${new URLSearchParams({ as }).toString()}`)).text();
  } finally {
    await bot.stop();
  }
}

it("the page shows what was sent before the bot was last started", async () => {
  const [before, after, again] = [await messages(true), await messages(false), await messages(true)];

  for (const html of [before, after, again]) {
    expect(html).toContain("Messages (1)");
    expect(html.split("This is your first digest")).toHaveLength(2);
  }
  expect(before).toContain("SEND bot · 30 June 2021, 8:30am");
  expect(after).toContain("SEND bot, sent earlier · 30 June 2021<");
  expect(before).not.toContain("sent earlier");
}, 60_000);

it("the page says that the case data is still being read, and asks again by itself", async () => {
  const config = readConfig({ PAGE_PORT: "0" });
  const clock = botClock(config);
  const store = openStore(":memory:");
  const bot = botOf(config, clock, silentLog, snapshotHolderOf(config, clock, silentLog, null), store);
  const { runner, inbox } = jobRunnerOf(config, bot, []);
  const page = await servePage(bot, runner, inbox, config);
  const asked = () => fetch(`${page.address}/?words=reviews`);
  const early = await asked();
  await bot.snapshots.refresh();
  const late = await asked();
  await page.close();
  store.close();

  expect([early.status, early.headers.get("refresh")]).toEqual([503, "3"]);
  expect(await early.text()).toContain("The case data is still being read. Ask again in a few minutes.");
  expect(late.status).toBe(200);
});
