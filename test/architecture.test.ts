import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const forms = ["alert", "command", "job", "measure", "rule"];
const botParts = ["context", "snapshot", "store", "platform"];
const core = ["cases", "facts", "answer", "user-error", ...forms, "measures/engine"];
const edges = ["sources/csv", "sources/demo", "sources/sql-server", "drawing", "config", "platform"];
const teams = ["channels/teams", "channels/teams/answering", "channels/teams/connection"];
const channel = ["answer", "access", "dispatch", "context", "delivery", "store", "platform"];

/** Each room, and the rooms that it may import from besides its own. A file loose in src is a room of its own. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  "user-error": [],
  answer: [],
  cases: ["user-error"],
  facts: ["cases"],
  platform: ["cases"],

  // the forms
  rule: ["cases", "measures/engine"],
  measure: ["answer", "cases", "facts", "measures/engine"],
  alert: ["cases", "facts", "measures/engine"],
  command: ["answer", "user-error", "cases", "context", "access"],
  job: ["answer", "context", "cases", "facts"],

  // what the forms are filled with
  "measures/engine": ["answer", "cases", "facts", "measure", "rule"],
  rules: ["rule", "cases", "facts", "measures/engine"],
  measures: ["measure", "measures/engine", "rule", "rules", "answer", "cases", "facts"],
  "alerts/engine": ["alert", "cases", "facts", "measures/engine"],
  alerts: ["alert", "alerts/engine", "rule", "rules", "cases", "facts"],
  access: ["user-error", "answer", "cases", "facts", "measure", "measures/engine"],
  query: ["user-error", "answer", "cases", "facts", "measure", "measures/engine", "access"],
  "measures/answer": [...core, "access", "query"],
  digest: ["answer", "cases", "facts", "alert", "access"],
  reports: [...core, "access", "query", "measures/answer", "digest", "context"],

  // what keeps and carries
  store: ["user-error", "cases", "digest", "store/chats"],
  "store/chats": ["store"],
  snapshot: ["user-error", "cases", "access", "store", "platform"],
  context: ["cases", "access", "store"],
  delivery: [
    ...core,
    "access",
    "alerts",
    "query",
    "measures",
    "measures/answer",
    "digest",
    "reports",
    "store",
    "context",
    "platform",
  ],
  commands: [
    ...core,
    "access",
    "alerts",
    "query",
    "measures",
    "measures/answer",
    "rules",
    "digest",
    "reports",
    "context",
  ],
  jobs: [...core, "alerts", "digest", "reports", "context"],
  dispatch: ["answer", "user-error", "access", "command", "commands", "measure", "query", ...botParts],

  // the edges
  render: ["answer"],
  "render/chart": ["answer", "render"],
  "render/slack": ["answer", "render"],
  "render/teams": ["answer", "render"],
  drawing: ["answer", "render/chart"],
  "channels/slack/connection": ["user-error", "render/slack", "platform"],
  "channels/slack": [...channel, "channels/slack/connection", "render", "render/slack"],
  "channels/teams/connection": ["user-error", "platform"],
  "channels/teams": [...channel, "store/chats", ...teams],
  "channels/teams/answering": [...channel, "cases", ...teams, "render", "render/teams"],
  "channels/web": [...channel, "cases", "facts", "render"],
  "sources/csv": ["cases", "access", "user-error"],
  "sources/demo": ["cases", "access", "facts", "sources/demo/requests"],
  "sources/demo/requests": ["cases", "facts", "sources/demo"],
  "sources/sql-server": ["cases", "user-error"],
  config: ["cases", "facts", "user-error"],
  // what npm run bench measures
  benchmark: [...core, "measures", "measures/answer", "rules", "snapshot", ...edges],
};

/** The composition root and what starts it: they may import every room. */
const roots = new Set(["app", "run", "main"]);

/** Which rooms may import a driver: what stands between the bot and the world, or a library that one idea rests on. */
const drivers: Readonly<Record<string, readonly string[]>> = {
  "csv-parse": ["sources/csv"],
  "csv-stringify": ["sources/csv", "render"],
  "@remix-run/html-template": ["render", "channels/web"],
  "lru-cache": ["cases", "access", "channels/slack", ...teams, "channels/web", "platform", "query"],
  "quickchart-js": ["drawing"],
  "@napi-rs/canvas": ["drawing"],
  "chart.js": ["drawing"],
  "date-fns": ["facts"],
  "@date-fns/utc": ["facts"],
  "better-sqlite3": ["store"],
  "drizzle-orm": ["store", "store/chats", "sources/sql-server"],
  dotenv: ["config"],
  express: ["channels/teams/connection", "channels/web", "platform"],
  mssql: ["sources/sql-server"],
  pino: ["platform"],
  minisearch: ["query"],
  stemmer: ["query"],
  "@slack/bolt": ["channels/slack", "channels/slack/connection"],
  "@slack/web-api": ["channels/slack", "channels/slack/connection"],
  "@slack/types": ["channels/slack", "render/slack"],
  "@microsoft/teams.cards": ["channels/teams", "render/teams"],
  "@microsoft/teams.apps": ["channels/teams/connection"],
  "@microsoft/teams.api": ["channels/teams/connection"],
  "node-cron": ["platform"],
};

/** What one command does is a file, however many words there are. */
const countedByWord = "commands";

/** The only files that may lie loose in src. */
const looseFiles = new Set(["main", ...forms, "answer", "user-error", "context", "dispatch"]);

async function filesUnder(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  return new Map(
    await Promise.all(
      names.map(async (name) => [`${folder}/${name}`, await readFile(join(folder, name), "utf8")] as const),
    ),
  );
}

const sources = new Map([
  ...(await filesUnder("src")),
  ...(await filesUnder("commands")),
  ...(await filesUnder("jobs")),
]);
const tests = await filesUnder("test");

function roomOf(file: string): string {
  const folder = dirname(file);
  if (folder === "src") return basename(file, ".ts");
  return folder.replace(/^src\//, "");
}

function importsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?:from|require\(|import)\s*\(?"([^"]+)"/g), (match) => match[1] ?? "");
}

function targetsOf(file: string, text: string): string[] {
  return importsOf(text)
    .filter((name) => name.startsWith("."))
    .map((name) => normalize(join(dirname(file), name)));
}

const targets = new Map(Array.from(sources, ([file, text]) => [file, targetsOf(file, text)]));

/** The circles of files that import each other, each named once by its way around. */
function circles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    if (done.has(file)) return;
    done.add(file);
    for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
  };
  for (const file of sources.keys()) visit(file, []);
  return found;
}

/** How many rooms stand on each other, at most. Rooms that import each other's types stand on one level. */
function levels(): number {
  const below = new Map<string, Set<string>>();
  for (const [file, all] of targets) {
    const room = below.get(roomOf(file)) ?? new Set<string>();
    below.set(roomOf(file), room);
    for (const target of all) if (roomOf(target) !== roomOf(file)) room.add(roomOf(target));
  }
  const reached = new Map<string, Set<string>>();
  const reach = (room: string, into: Set<string>): Set<string> => {
    for (const next of below.get(room) ?? []) if (!into.has(next)) reach(next, into.add(next));
    return into;
  };
  for (const room of below.keys()) reached.set(room, reach(room, new Set()));
  const levelOf = (room: string): number => {
    const under = [...(reached.get(room) ?? [])].filter((next) => reached.get(next)?.has(room) !== true);
    return 1 + Math.max(0, ...under.map(levelFrom));
  };
  const known = new Map<string, number>();
  const levelFrom = (room: string): number => {
    const level = known.get(room) ?? levelOf(room);
    known.set(room, level);
    return level;
  };
  return Math.max(...Array.from(below.keys(), levelFrom));
}

function foldersOf(files: Iterable<string>): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return folders;
}

/** Entries are named for the word people type, the job or the script: one word may be a command and a job. */
function isEntry(file: string): boolean {
  return basename(file) === "index.ts" || /^(commands|jobs|src\/run)\//.test(file);
}

describe("the house", () => {
  it("names every room and what it may import", () => {
    const unnamed = [...new Set(Array.from(sources.keys(), roomOf))].filter(
      (room) => !(room in rooms) && !roots.has(room),
    );
    const gone = Object.keys(rooms).filter((room) => !Array.from(sources.keys(), roomOf).includes(room));

    expect(unnamed).toEqual([]);
    expect(gone).toEqual([]);
  });

  it("imports only as its rooms allow", () => {
    const wrong = [...targets].flatMap(([file, all]) =>
      all
        .filter((target) => roomOf(target) !== roomOf(file) && !roots.has(roomOf(file)))
        .filter((target) => !rooms[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} imports ${target}`),
    );

    expect(wrong).toEqual([]);
  });

  it("holds nothing loose but the forms and what everybody needs", () => {
    const loose = [...sources.keys()].filter((file) => dirname(file) === "src");

    expect(loose.filter((file) => !looseFiles.has(basename(file, ".ts")))).toEqual([]);
  });

  it("keeps a folder to 15 files", () => {
    const full = [...foldersOf(sources.keys())].filter(
      ([folder, files]) => files.length > 15 && folder !== countedByWord,
    );

    expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
  });

  it("gives each idea a file name of its own", () => {
    const named = new Map<string, string[]>();
    for (const file of sources.keys()) {
      if (!isEntry(file)) named.set(basename(file), [...(named.get(basename(file)) ?? []), file]);
    }

    expect([...named.values()].filter((files) => files.length > 1)).toEqual([]);
  });

  it("imports in no circle, and stands at most 14 levels high", () => {
    expect(circles()).toEqual([]);
    expect(levels()).toBeLessThanOrEqual(14);
  });

  it("imports each driver in its own place", () => {
    const wrong = [...sources].flatMap(([file, text]) =>
      importsOf(text)
        .filter((name) => {
          const driver = Object.keys(drivers).find((known) => name === known || name.startsWith(`${known}/`));
          return driver !== undefined && !drivers[driver]?.includes(roomOf(file));
        })
        .map((name) => `${file} imports ${name}`),
    );

    expect(wrong).toEqual([]);
  });

  it("reads the clock only at its edges, and the environment in one file", () => {
    const edges = new Set(["platform", "app", "run"]);
    const clocks = [...sources].filter(
      ([file, text]) => !edges.has(roomOf(file)) && /new Date\(\)|Date\.now\(|Math\.random/.test(text),
    );
    const environments = [...sources].filter(([, text]) => text.includes("process.env"));

    expect(clocks.map(([file]) => file)).toEqual([]);
    expect(environments.map(([file]) => file)).toEqual(["src/config/config.ts"]);
  });

  it("keeps files to 300 lines and free of words that say nothing", () => {
    const long = [...sources, ...tests].filter(([, text]) => text.trimEnd().split("\n").length > 300);

    expect(long.map(([file]) => file)).toEqual([]);
    expect([...sources.keys()].filter((file) => /utils|helpers|manager|service|types\.ts/.test(file))).toEqual([]);
  });
});
