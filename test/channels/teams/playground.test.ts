import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launchBrowser } from "../../support/browser.ts";

/** The folder into which Microsoft's Agents Playground was installed. */
const playground = process.env["AGENTS_PLAYGROUND"] ?? "";

/** The client's one user. */
const user = "00000000-0000-0000-0000-0000000000020";

describe.skipIf(playground === "" || !hasBrowser)("in Microsoft's Agents Playground", () => {
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const processes: ChildProcess[] = [];
  let browser: Browser;
  let page: Page;
  /** The bot's own local page. */
  let local = "";

  const run = (args: readonly string[], env: Readonly<Record<string, string>>, cwd = process.cwd()): ChildProcess => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    processes.push(child);
    return child;
  };

  beforeAll(async () => {
    const people = join(folder, "people.csv");
    // an officer who has cases, as the client's user, who may see everything
    writeFileSync(people, `email,role,team,entra_id\nalma.yardley@example.org,manager,,${user}\n`);
    const settings = { TEAMS_LOCAL: "1", PEOPLE_FILE: people, DATA_DIR: join(folder, "data"), LOG_LEVEL: "silent" };
    const bot = run(["dist/src/main.js"], { ...settings, PORT: "0", PAGE_PORT: "0" });
    const lines = [/http:\/\/127\.0\.0\.1:\d+/, /http:\/\/localhost:\d+\/api\/messages/] as const;
    const [served, endpoint = ""] = await Promise.all(lines.map((pattern) => lineWith(bot, pattern)));
    local = served ?? "";
    const port = await freePort();
    const cli = join(playground, "node_modules/@microsoft/m365agentsplayground/cli.js");
    // it writes a log into the folder in which it runs
    const client = run(
      [cli, "start", "-e", endpoint, "-c", "msteams", "-p", String(port), "--dt"],
      { BROWSER: "none" },
      folder,
    );
    await lineWith(client, /Listening on \d+/);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 1100 } });
    await page.goto(`http://127.0.0.1:${port}`);
    await page.getByRole("button", { name: "Overdue reviews", exact: true }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all(
      processes.map(async (child) => {
        if (child.exitCode !== null) return;
        child.kill();
        await once(child, "exit");
      }),
    );
    rmSync(folder, { recursive: true });
  });

  const type = async (words: string): Promise<void> => {
    await page.locator("[contenteditable]").first().click();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  };

  it("a question is answered with a drawn chart and a table, and a button changes the card in its place", async () => {
    await type("reviews overdue");
    await page.getByText("759 reviews are late in law").first().waitFor();
    await page.getByRole("img", { name: "Over 36 months, 51" }).waitFor();
    expect(await page.getByText("Over 36 months").count()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Cases", exact: true }).last().click();
    await page.getByText("page 1 of 33").waitFor();

    expect(await page.getByRole("img", { name: "Over 36 months, 51" }).count()).toBe(0);
    await page.getByRole("button", { name: "Next", exact: true }).last().click();
    await page.getByText("page 2 of 33").waitFor();
    expect(await page.getByText("page 1 of 33").count()).toBe(0);
  });

  it("a morning's messages arrive unasked", async () => {
    const headers = { origin: local, "content-type": "application/x-www-form-urlencoded" };
    const body = "day=same&as=alma.yardley%40example.org";
    const response = await fetch(`${local}/morning`, { method: "POST", headers, body, redirect: "manual" });
    await page.getByText("This is your first digest").first().waitFor();

    expect(response.status).toBe(303);
  });

  it("a question in a group shows nothing private there", async () => {
    await page.getByText("Group Chat", { exact: true }).first().click();
    await page.getByText("Each answer is private").first().waitFor();
    await page.locator("[contenteditable]").first().click();
    await page.keyboard.type("@");
    await page.getByRole("menuitem", { name: "Test Bot" }).click();
    await page.keyboard.type(" reviews overdue");
    await page.keyboard.press("Enter");
    await page.getByText("The answer is in your own chat with this bot.").first().waitFor();
    const [group = ""] = (await page.locator("body").innerText()).split("Log Panel");

    expect(group).not.toMatch(/SEND-\d|650|Over 36 months/);
    await page.getByText("Personal Chat", { exact: true }).first().click();
    await page.getByText("759 reviews are late in law").first().waitFor();
  });
});

/** Resolves with what matches in the first line of a process's output that does; goes on reading. */
function lineWith(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("the process ended")));
    if (child.stdout === null) return reject(new Error("the process says nothing"));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [found] = pattern.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  server.close();
  return typeof at === "object" && at !== null ? at.port : 0;
}
