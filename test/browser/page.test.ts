import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { silentLog } from "../../src/log.ts";

const found = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "chromium"))
  .find((file) => existsSync(file));
const executablePath = process.env["CHROMIUM"] ?? found;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(executablePath === undefined)(
  "the local page in a browser (without one: apt-get install chromium)",
  () => {
    let browser: Browser;
    let site: Awaited<ReturnType<typeof start>>;

    beforeAll(async () => {
      site = await start(readConfig({ PAGE_PORT: "0", DATA_DIR: ":memory:" }), silentLog);
      browser = await chromium.launch({
        executablePath: executablePath ?? "",
        args: [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      });
    });
    afterAll(async () => {
      await browser.close();
      await site.stop();
    });

    async function open(words: string, width = 1200, colorScheme: "light" | "dark" = "light"): Promise<Page> {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await page.goto(`${site.page}/?words=${encodeURIComponent(words)}`);
      return page;
    }

    it("answers words typed and sent by keyboard alone, with picture and table", async () => {
      const page = await open("");
      await page.keyboard.type("reviews overdue");
      await page.keyboard.press("Enter");
      await page.waitForSelector("h2:text('Overdue reviews')");

      await expect
        .poll(() => page.locator("img.chart").evaluate((image: { naturalWidth: number }) => image.naturalWidth), {
          timeout: 30_000,
        })
        .toBe(2000);
      expect(await page.locator("table").innerText()).toContain("15 to 18 months");
      expect(await page.locator("img.chart").getAttribute("alt")).toContain("15 to 18 months 203");
      await page.close();
    });

    it("filters by a drop-down list and opens the cases behind a number", async () => {
      const page = await open("reviews.due");
      await page.locator("select[name=team]").selectOption("Primary");
      await page.getByRole("button", { name: "Apply" }).click();
      await page.waitForSelector(".about:has-text('team Primary')");
      await page.getByRole("link", { name: "The cases behind it" }).click();
      await page.waitForSelector("h2:text('Cases: Reviews due')");
      await page.locator("td a").first().click();

      expect(await page.locator("h2").innerText()).toMatch(/^Case SEND-\d+$/);
      await page.close();
    });

    it("shows an officer no other's case, whatever the address says", async () => {
      const page = await open('cases reviews.due officer:"Gita Yilmaz"');
      const reference = await page.locator("td a").first().innerText();
      await page.goto(`${site.page}/?as=alma.yardley@example.org&words=${encodeURIComponent(`case ${reference}`)}`);

      expect(await page.locator("[role=alert]").innerText()).toBe(
        "there is no case of that reference that you may see",
      );
      await page.goto(`${site.page}/chart.png?as=viewer@example.org&words=quality.worker-relationship`);
      expect(await page.locator("body").innerText()).toContain("Not Found");
      await page.close();
    });

    it.each([
      ["reviews.trend", 1200, "light"],
      ["reviews.trend", 360, "dark"],
      ["plans.by-age by officer", 360, "light"],
      ["cases reviews.due", 768, "dark"],
      ["help", 360, "light"],
      ["nonsense", 768, "light"],
    ] as const)(
      "has nothing serious for axe, and does not scroll sideways: %s at %i, %s",
      async (words, width, scheme) => {
        const page = await open(words, width, scheme);
        // The page forbids itself all script: axe comes in from outside, through the browser.
        const context = await page.context().newCDPSession(page);
        await context.send("Page.setBypassCSP", { enabled: true });
        await page.reload();
        await page.evaluate(axe);
        const serious: string[] = await page.evaluate(
          "axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0].html}`))",
        );
        const overflow: number = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );

        expect(serious).toEqual([]);
        expect(overflow).toBe(0);
        await page.close();
      },
    );
  },
);
