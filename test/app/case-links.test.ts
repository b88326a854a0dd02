import { expect, it } from "vitest";
import { consoleManager } from "../../src/access/colleagues.ts";
import { botClock, botOf, snapshotHolderOf } from "../../src/app/bot.ts";
import { caseStandInHtml } from "../../src/channels/web/case-stand-in.ts";
import { readConfig } from "../../src/config/config.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openStore } from "../../src/store/store.ts";

it.each<[string, Readonly<Record<string, string>>, string | null]>([
  ["over the demo to the page that stands for its case system", {}, "http://127.0.0.1:3000/case/SEND%2F1"],
  ["over the demo on another port", { PAGE_PORT: "3005" }, "http://127.0.0.1:3005/case/SEND%2F1"],
  ["nowhere where the page takes any free port", { PAGE_PORT: "0" }, null],
  ["nowhere over a council's data", { CASE_DATABASE: "csv:./cases" }, null],
  [
    "to the case system that is set",
    { CASE_URL: "https://cases.council.example/{reference}" },
    "https://cases.council.example/SEND%2F1",
  ],
])("a case links %s", (_, settings, address) => {
  const config = readConfig(settings);
  const clock = botClock(config);
  const store = openStore(":memory:");
  const bot = botOf(config, clock, silentLog, snapshotHolderOf(config, clock, silentLog, null), store);

  expect(bot.contextOf(consoleManager, "page").caseAddress?.("SEND/1") ?? null).toBe(address);
  store.close();
});

it("the page that stands for a case says what would open, and takes no reference for markup", () => {
  const page = caseStandInHtml("<b>SEND-1");

  expect(page).toContain("&lt;b&gt;SEND-1");
  expect(page).not.toContain("<b>SEND-1");
  expect(page).toContain("opens the case in your case system");
});
