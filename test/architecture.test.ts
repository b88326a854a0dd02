import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { drivers, forms, rooms, roots } from "./support/rooms.ts";

/** What one command does is a file, however many words there are. */
const countedByWord = "commands";

/** The only files that may lie loose in src. */
const looseFiles = new Set(["main", ...forms, "answer", "user-error", "steps", "context", "dispatch"]);

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

/** The chat that a file is about, or the file itself. */
function placeOf(file: string): string {
  return /^src\/(?:channels|render)\/(slack|teams)\//.exec(file)?.[1] ?? file;
}

/** Whether names stand once for each chat: the two say the same, each in its own way. */
function isOneOfEachChat(places: readonly string[]): boolean {
  return places.every((place) => place === "slack" || place === "teams");
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

  it("gives each exported name one meaning, but for what both chats have", () => {
    const declared = /^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm;
    const places = new Map<string, string[]>();
    for (const [file, text] of sources) {
      for (const [, name = ""] of text.matchAll(declared)) {
        // overloads stand in one file
        const known = (places.get(name) ?? []).filter((other) => other !== placeOf(file));
        places.set(name, [...known, placeOf(file)]);
      }
    }
    const shared = [...places].filter(([, files]) => files.length > 1 && !isOneOfEachChat(files));

    expect(shared).toEqual([]);
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
