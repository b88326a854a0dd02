import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import whom: the room of a file under src, and the rooms it may import from besides its own. */
const core = ["cases", "facts", "answer", "split", "forms", "splits"];
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
  render: ["answer"],
  io: ["answer", "cases", "facts", "render"],
  app: [...core, "config", "measures", "rules", "render", "io"],
  run: [...core, "config", "measures", "rules", "render", "io", "app"],
};

const drivers: Readonly<Record<string, string>> = {
  "csv-parse": "io/csv",
  "csv-stringify": "io/csv",
  "quickchart-js": "io/quickchart",
  "@napi-rs/canvas": "io/canvas",
  "chart.js": "io/canvas",
  "date-fns": "facts",
  dotenv: "config",
  pino: "io/log",
};

const files = (await readdir("src", { recursive: true })).filter((name) => name.endsWith(".ts"));
const sources = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(join("src", file), "utf8")] as const)),
);

function roomOf(file: string): string {
  const [room = ""] = file.split("/");
  if (file.includes("/")) return room;
  const name = room.replace(".ts", "");
  return name in allowed ? name : "forms";
}

function importsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?:from|require\(|import)\s*\(?"([^"]+)"/g), (match) => match[1] ?? "");
}

describe("the house", () => {
  it("imports only as its rooms allow", () => {
    const wrong = [...sources].flatMap(([file, text]) =>
      importsOf(text)
        .filter((name) => name.startsWith("."))
        .map((name) => normalize(join(dirname(file), name)))
        .filter((target) => roomOf(target) !== roomOf(file) && !allowed[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} imports ${target}`),
    );

    expect(wrong).toEqual([]);
  });

  it("lets no outside thing import another", () => {
    const ofFolder = (file: string) => file.split("/")[1]?.replace(".ts", "");
    const composers = new Set(["draw"]);
    const wrong = [...sources].flatMap(([file, text]) =>
      roomOf(file) !== "io" || composers.has(ofFolder(file) ?? "")
        ? []
        : importsOf(text)
            .filter((name) => name.startsWith("."))
            .map((name) => normalize(join(dirname(file), name)))
            .filter((target) => roomOf(target) === "io" && ofFolder(target) !== ofFolder(file)),
    );

    expect(wrong).toEqual([]);
  });

  it("imports each driver in its one place", () => {
    for (const [file, text] of sources) {
      for (const name of importsOf(text)) {
        const driver = Object.keys(drivers).find((known) => name === known || name.startsWith(`${known}/`));
        if (driver !== undefined) expect(file, `${file} imports ${name}`).toContain(drivers[driver]);
      }
    }
  });

  it("reads the clock only at its edges, and the environment in one file", () => {
    for (const [file, text] of sources) {
      if (!["io", "app", "run"].includes(roomOf(file))) expect(text, file).not.toMatch(/new Date\(|Date\.now\(/);
      if (file !== "config.ts") expect(text, file).not.toContain("process.env");
    }
  });

  it("keeps files under 300 lines and free of words that say nothing", async () => {
    const tests = (await readdir("test", { recursive: true })).filter((name) => name.endsWith(".ts"));
    for (const file of tests)
      expect((await readFile(join("test", file), "utf8")).split("\n").length, file).toBeLessThan(302);
    for (const [file, text] of sources) {
      expect(text.split("\n").length, file).toBeLessThan(302);
      expect(file).not.toMatch(/utils|helpers|manager|service|types\.ts/);
    }
  });
});
