import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { variables } from "../src/config/config.ts";
import { isLong } from "./support/long.ts";

const pages = ["operations", "dpia", "security", "access", "alerts", "slack", "teams", "sql-server", "case-data"];
const textOf = (page: string) => readFileSync(`docs/${page}.md`, "utf8");
const operations = textOf("operations");
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

/** The commands of a section that are there to be typed in bash, in order. */
function commandsOf(section: string): string {
  const [, after = ""] = operations.split(`\n## ${section}\n`);
  const blocks = (after.split("\n## ")[0] ?? "").matchAll(/```sh\n(.*?)```/gs);
  return Array.from(blocks, ([, block = ""]) => block).join("");
}

describe("the documents", () => {
  it("name no npm script that is not there", () => {
    const named = pages.flatMap((page) =>
      Array.from(textOf(page).matchAll(/npm run (?:-s )?([\w:-]+)/g), ([, name = ""]) => name),
    );

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it("link to no file that is not there", () => {
    const links = pages.flatMap((page) =>
      Array.from(textOf(page).matchAll(/\]\(((?!https?:)[^)#]+)\)/g), ([, link = ""]) => join("docs", link)),
    );

    expect(links.filter((link) => !existsSync(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(20);
  });

  it("name no setting that the bot does not know, on the page for operating it", () => {
    const known = new Set([
      ...variables.map(({ name }) => name),
      "SOURCE",
      "BACKUPS",
      "NODE_EXTRA_CA_CERTS",
      "NODE_OPTIONS",
    ]);
    const named = Array.from(operations.matchAll(/`([A-Z][A-Z]+_[A-Z_]+)[`=]/g), ([, name = ""]) => name);

    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(15);
  });

  it("name every metric of the alarms as the bot does", () => {
    const source = readFileSync("src/operations/metrics.ts", "utf8");
    const named = Array.from(operations.matchAll(/send_bot_([a-z_]+)/g), ([, name = ""]) => name).filter(
      (name) => name !== "",
    );

    expect(named.filter((name) => !source.includes(`"${name}"`))).toEqual([]);
    expect(named.length).toBeGreaterThan(8);
  });
});

describe.each(isLong ? ["a clean clone"] : [])(
  "the commands for operating the bot, typed one after the other on %s,",
  () => {
    let folder: string;
    const type = (commands: string, at = ".") =>
      execFileSync("bash", ["-euc", commands], {
        cwd: join(folder, at),
        env: {
          PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
          HOME: folder,
          SOURCE: resolve("."),
          BACKUPS: join(folder, "backups"),
          DATA_DIR: join(folder, "data"),
        },
        encoding: "utf8",
      });
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "operations-"));
      mkdirSync(join(folder, "backups"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const long = 600_000;
    const [install = "", settings = ""] = commandsOf("Install").split(/(?=^cp )/m);
    it("install it", () => expect(type(install)).toMatch(/Data status[^]*\d+\.\d+\.\d+\n$/), long);
    it(
      "check it",
      () => expect(type(settings.replace("npm start\n", ""), "send-bot")).toContain("The bot can run"),
      long,
    );
    it(
      "back it up, and restore it",
      () => {
        expect(type(commandsOf("Back up and restore"), "send-bot")).toContain("Data status");
      },
      long,
    );
    it(
      "upgrade it beside the old one, and move it",
      () => {
        expect(type(commandsOf("Upgrade and roll back"))).toContain("The bot can run");
        expect(type(commandsOf("Move to another machine"), "send-bot-next")).toContain("Data status");
      },
      long,
    );
  },
);
