import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start } from "../../../src/app/app.ts";
import { readConfig } from "../../../src/config/config.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { hasBrowser, launchBrowser } from "../../support/browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!hasBrowser)("the local page in a browser (without one: apt-get install chromium)", () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    site = await start(readConfig({ PAGE_PORT: "0", DATA_DIR: ":memory:" }), silentLog);
    browser = await launchBrowser();
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
    expect(await page.locator("img.chart").getAttribute("alt")).toContain("15 to 18 months: 203");
    await page.close();
  });

  it("filters by a drop-down list and opens the cases behind a number", async () => {
    const page = await open("reviews.due");
    await page.locator("select[name=team]").selectOption("Primary");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForSelector(".about:has-text('Team: Primary')");
    await page.getByRole("link", { name: "Cases", exact: true }).click();
    await page.waitForSelector("h2:text('Cases: Reviews due')");
    await page
      .getByRole("link", { name: /^Clock: SEND-/ })
      .first()
      .click();

    expect(await page.locator("#answer h2").innerText()).toMatch(/^Case SEND-\d+$/);
    await page.close();
  });

  it("narrows an answer by its drop-down lists, and keeps the split", async () => {
    const page = await open("reviews.completed by team");
    await page.locator("select[name=age]").selectOption("5 to 10");
    await page.locator("select[name=year]").selectOption("2020");
    await page.getByRole("button", { name: "Apply" }).click();

    expect(await page.locator(".asked").innerText()).toBe('reviews.completed age:"5 to 10" year:"2020" by team');
    expect(await page.locator(".about").first().innerText()).toContain("Age: 5 to 10 · Year: 2020");
    await page.close();
  });

  it("shares with a channel what everybody may see, and says who shared it", async () => {
    const page = await open("assessments.reasons-no-plan");
    await page.getByRole("button", { name: "Share", exact: true }).click();

    expect(await page.locator("#answer h2").first().innerText()).toBe("The channel, as everyone in it sees it");
    expect(await page.locator(".by").first().innerText()).toContain("Manager ·");
    expect(await page.locator("#answer").first().innerText()).toContain("Figures are rounded to multiples of 5");
    await page.close();
  });

  it("opens on today: what needs a decision, six figures that lead on, and questions to click", async () => {
    const page = await open("");
    const figures = page.locator("a.figure");

    expect(await page.locator("#answer h2").first().innerText()).toBe("Today");
    expect(await page.locator("#answer").innerText()).toContain("alerts on");
    expect(await figures.count()).toBe(6);
    expect(await page.locator("svg.trend").count()).toBe(6);
    await figures.last().click();
    expect(await page.locator("#answer h2").first().innerText()).toBe("Overdue reviews");
    await page.close();
  });

  it("names people as they are called", async () => {
    const page = await open("");
    const names = await page.locator("select[name=as] option").allInnerTexts();

    expect(names.slice(0, 4)).toEqual(["Manager", "Team manager, Primary", "Analyst", "Viewer"]);
    expect(names).toContain("Alma Yardley, Primary");
    await page.close();
  });

  it("offers the last questions again, the newest first, to whoever asked them", async () => {
    const page = await open("plans issued last month");
    await page.goto(`${site.page}/?words=${encodeURIComponent("reviews completed in May")}`);
    const asked = await page.getByRole("navigation", { name: "You asked" }).getByRole("link").allInnerTexts();
    await page.goto(`${site.page}/?as=viewer@example.org`);

    expect(asked.slice(0, 2)).toEqual(["reviews completed in May", "plans issued last month"]);
    expect(await page.getByRole("navigation", { name: "You asked" }).count()).toBe(0);
    await page.close();
  });

  it("says what became of this morning's messages, and that each is sent once", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Send this morning's messages" }).click();
    const first = await page.locator("[role=status]").innerText();
    await page.getByRole("button", { name: "Send this morning's messages" }).click();

    expect(first).toMatch(/^Morning of 30 June 2021: \d+ messages sent to officers, managers and the channel\.$/);
    expect(await page.locator("[role=status]").innerText()).toBe(
      "Morning of 30 June 2021: no messages were due. Each message is sent once.",
    );
    await page.close();
  });

  it("gives a phone a picture of its width", async () => {
    const page = await open("reviews.trend", 390);

    await expect
      .poll(() => page.locator("img.chart").evaluate((image: { naturalWidth: number }) => image.naturalWidth), {
        timeout: 30_000,
      })
      .toBe(780);
    await page.close();
  });

  it("keeps a measure at hand until it is taken back", async () => {
    const page = await open("reviews.due");
    await page.getByRole("button", { name: "Pin", exact: true }).click();
    expect(await page.getByRole("navigation", { name: "Pinned" }).innerText()).toContain("Reviews due");
    await page.getByRole("button", { name: "Unpin" }).click();

    expect(await page.getByRole("navigation", { name: "Pinned" }).count()).toBe(0);
    await page.close();
  });

  it("changes and posts nothing for a mere link, and asks first", async () => {
    const page = await open("pin reviews.upcoming");
    expect(await page.getByRole("banner").getByRole("navigation", { name: "Pinned" }).count()).toBe(0);
    await page.getByRole("button", { name: "Do it now" }).click();

    expect(await page.getByRole("banner").getByRole("navigation", { name: "Pinned" }).innerText()).toContain(
      "Upcoming reviews",
    );
    await page
      .getByRole("textbox", { name: "Your question" })
      .or(page.getByRole("combobox", { name: "Your question" }))
      .fill("unpin reviews.upcoming");
    await page.keyboard.press("Enter");
    await page.getByText("Unpinned.").waitFor();
    expect(await page.getByRole("banner").getByRole("navigation", { name: "Pinned" }).count()).toBe(0);
    await page.close();
  });

  it("answers nobody who is not known", async () => {
    const page = await open("help");
    const unknown = await page.request.get(`${site.page}/?as=nobody@example.org&words=reviews`);

    expect([unknown.status(), await unknown.text()]).toEqual([
      403,
      expect.stringContaining("That email address does not have access"),
    ]);
    await page.close();
  });

  it("shows an officer no other's case, whatever the address or the form says", async () => {
    const page = await open('cases reviews.due officer:"Gita Yilmaz"');
    const reference = await page.locator("td").first().innerText();
    const refused = "You cannot see a case with that reference. Check the reference.";
    await page.goto(`${site.page}/?as=alma.yardley@example.org&words=${encodeURIComponent(`case ${reference}`)}`);
    expect(await page.locator("[role=alert]").innerText()).toBe(refused);

    const forged = await page.request.post(`${site.page}/do`, {
      form: { as: "alma.yardley@example.org", words: `case ${reference}`, back: "//evil.example" },
      maxRedirects: 0,
    });
    expect([forged.status(), await forged.text()]).toEqual([422, expect.stringContaining(refused)]);
    const shared = await page.request.post(`${site.page}/do`, {
      form: { as: "alma.yardley@example.org", words: "share reviews.due", back: "/" },
      maxRedirects: 0,
    });
    expect(shared.status()).toBe(422);
    // What a viewer sees is rounded as if shared, and yet not theirs to share.
    await page.request.post(`${site.page}/do`, {
      form: { as: "viewer@example.org", words: "reviews.due", back: "/" },
    });
    const channel = await page.request.get(`${site.page}/channel`);
    expect(await channel.text()).not.toContain("Viewer ·");
    await page.goto(`${site.page}/chart/00000000-0000-0000-0000-000000000000.png`);
    expect(await page.locator("body").innerText()).toContain("Not Found");
    await page.close();
  });

  it.each([
    ["", 1280, "light"],
    ["", 390, "dark"],
    ["", 820, "light"],
    ["reviews.trend", 1200, "light"],
    ["reviews.trend", 360, "dark"],
    ["plans.by-age by officer", 360, "light"],
    ["cases reviews.due", 768, "dark"],
    ["reviews", 1200, "dark"],
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
});
