import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import whom: the room of a file under src, and the rooms it may import from besides its own. */
const core = ["cases", "facts", "answer", "desk", "split", "forms", "splits"];
const allowed: Readonly<Record<string, readonly string[]>> = {
  answer: [],
  cases: [],
  facts: ["cases"],
  config: ["cases"],
  split: ["cases", "facts", "forms"],
  splits: core,
  forms: core,
  rules: core,
  measures: [...core, "rules"],
  // a wrong record is alerted by the rules themselves
  alerts: [...core, "rules"],
  render: ["answer"],
  io: ["answer", "cases", "facts", "forms", "render", "desk", "dispatch", "store", "bot", "delivery"],
  shelf: [...core, "desk", "store"],
  bot: [...core, "desk", "shelf", "store"],
  delivery: [...core, "measures", "rules", "alerts", "desk", "shelf", "bot", "store"],
  commands: [...core, "measures", "rules", "alerts", "desk", "store"],
  jobs: [...core, "measures", "rules", "alerts", "desk", "store"],
  desk: ["cases", "forms", "store"],
  // the forms' types of what it keeps, by keys and days
  store: ["answer", "cases", "forms"],
  dispatch: [...core, "commands", "desk", "store"],
  app: [
    ...core,
    "config",
    "measures",
    "rules",
    "render",
    "io",
    "desk",
    "dispatch",
    "store",
    "shelf",
    "bot",
    "delivery",
    "jobs",
  ],
  main: ["app", "config"],
  run: [
    ...core,
    "config",
    "measures",
    "rules",
    "render",
    "io",
    "desk",
    "dispatch",
    "store",
    "shelf",
    "bot",
    "app",
    "jobs",
    "delivery",
  ],
};

const drivers: Readonly<Record<string, readonly string[]>> = {
  "csv-parse": ["io/csv"],
  "csv-stringify": ["io/csv"],
  "quickchart-js": ["io/quickchart"],
  "@napi-rs/canvas": ["io/canvas"],
  "chart.js": ["io/canvas"],
  "date-fns": ["facts"],
  "better-sqlite3": ["store"],
  "drizzle-orm/better-sqlite3": ["store"],
  "drizzle-orm/node-mssql": ["io/sql-server"],
  "drizzle-orm/mssql-core": ["io/sql-server"],
  "drizzle-orm": ["io/sql-server", "store"],
  dotenv: ["config"],
  express: ["io/web", "io/listener"],
  mssql: ["io/sql-server"],
  pino: ["io/log"],
  minisearch: ["word-index"],
  stemmer: ["terms"],
  "@slack/bolt": ["io/slack"],
  "@slack/web-api": ["io/slack"],
  "@slack/types": ["io/slack", "render/slack"],
  "node-cron": ["io/cron"],
};

async function filesUnder(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const)),
  );
}

const sources = new Map([
  ...(await filesUnder("src")),
  ...Array.from(await filesUnder("commands"), ([file, text]) => [`commands/${file}`, text] as const),
  ...Array.from(await filesUnder("jobs"), ([file, text]) => [`jobs/${file}`, text] as const),
]);
const tests = await filesUnder("test");

function roomOf(file: string): string {
  const [room = ""] = file.split("/");
  if (file.includes("/")) return room;
  const name = room.replace(".ts", "");
  return name in allowed ? name : "forms";
}

function importsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?:from|require\(|import)\s*\(?"([^"]+)"/g), (match) => match[1] ?? "");
}

function localTargets(file: string, text: string): string[] {
  return importsOf(text)
    .filter((name) => name.startsWith("."))
    .map((name) => normalize(join(dirname(file), name)).replace(/^(\.\.\/)?(src\/)?/, ""));
}

function outsideThing(file: string): string | undefined {
  return file.split("/")[1]?.replace(".ts", "");
}

function longerThan(lines: number, all: ReadonlyMap<string, string>): string[] {
  return [...all].filter(([, text]) => text.trimEnd().split("\n").length > lines).map(([file]) => file);
}

describe("the house", () => {
  it("imports only as its rooms allow", () => {
    const wrong = [...sources].flatMap(([file, text]) =>
      localTargets(file, text)
        .filter((target) => roomOf(target) !== roomOf(file) && !allowed[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} imports ${target}`),
    );

    expect(wrong).toEqual([]);
  });

  it("lets no outside thing import another, but the one that chooses who draws", () => {
    const wrong = [...sources].flatMap(([file, text]) =>
      roomOf(file) !== "io" || outsideThing(file) === "draw"
        ? []
        : localTargets(file, text).filter(
            (target) => roomOf(target) === "io" && outsideThing(target) !== outsideThing(file),
          ),
    );

    expect(wrong).toEqual([]);
  });

  it("imports each driver in its own place", () => {
    const wrong = [...sources].flatMap(([file, text]) =>
      importsOf(text).filter((name) => {
        const driver = Object.keys(drivers).find((known) => name === known || name.startsWith(`${known}/`));
        return driver !== undefined && !drivers[driver]?.some((place) => file.startsWith(place));
      }),
    );

    expect(wrong).toEqual([]);
  });

  it("reads the clock only at its edges, and the environment in one file", () => {
    const clocks = [...sources].filter(
      ([file, text]) => !["io", "app", "run"].includes(roomOf(file)) && /new Date\(|Date\.now\(/.test(text),
    );
    const environments = [...sources].filter(([, text]) => text.includes("process.env"));

    expect(clocks.map(([file]) => file)).toEqual([]);
    expect(environments.map(([file]) => file)).toEqual(["config.ts"]);
  });

  it("keeps files under 300 lines and free of words that say nothing", () => {
    expect([...longerThan(300, sources), ...longerThan(300, tests)]).toEqual([]);
    expect([...sources.keys()].filter((file) => /utils|helpers|manager|service|types\.ts/.test(file))).toEqual([]);
  });
});
