import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { textOfDay } from "../../src/cases/day.ts";
import { command, firstWord, pageNumber, questionText } from "../../src/command.ts";
import { commandOf, dispatch } from "../../src/dispatch.ts";
import { synonymList } from "../../src/measure.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aCommandContext } from "../support/context.ts";

const snapshot = aSnapshot(aBorough({}));
const files = (await readdir("commands")).map((file) => file.replace(".ts", "")).filter((file) => file !== "index");
const names = commands.map(({ name }) => name);
const pageNames = pages.map(({ id }) => id);

/** Returns the names of the commands that a file exports. */
async function wordsIn(file: string): Promise<string[]> {
  const exported: object = await import(`../../commands/${file}.ts`);
  return Object.values(exported).flatMap((one) => commands.find((command) => command === one)?.name ?? []);
}

describe("the catalogue of commands", () => {
  it("has a file for each word, named for it and exporting it", async () => {
    const found = await Promise.all(files.map(async (file) => ({ file, words: await wordsIn(file) })));
    // page.ts makes a command of each page, help.ts one of all the others
    const own = found.filter(({ file }) => file !== "page" && file !== "help");

    expect(own.filter(({ file, words }) => words.length !== 1 || !`${file}-`.startsWith(`${words[0]}-`))).toEqual([]);
    expect(own.flatMap(({ words }) => words).sort()).toEqual(
      names.filter((name) => name !== "help" && !pageNames.includes(name)).sort(),
    );
  });

  it("has a command for each page", () => {
    expect(names.filter((name) => pageNames.includes(name))).toEqual(pageNames);
  });

  it("gives no two commands the same name or synonym", () => {
    const allNames = commands.flatMap(({ name, synonyms = "" }) => [name, ...synonymList(synonyms)]);

    expect(allNames.filter((one, at) => allNames.indexOf(one) !== at)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
    expect(measures.filter(({ id }) => names.includes(id))).toEqual([]);
  });

  it("finds each command by its name and by its synonyms", () => {
    const pagesByTitle = new Map(pages.map(({ title, id }) => [title, id]));
    const lost = commands.filter(({ name, isDefault }) => !isDefault && commandOf(name).command.name !== name);
    const misled = commands.flatMap(({ name, synonyms = "" }) =>
      synonymList(synonyms).filter((one) => ![name, pagesByTitle.get(one)].includes(commandOf(one).command.name)),
    );

    expect(lost.map(({ name }) => name)).toEqual([]);
    expect(misled).toEqual([]);
  });

  it("has one default command and one for help", () => {
    expect(commands.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(["measure"]);
    expect(commands.filter(({ isHelp }) => isHelp).map(({ name }) => name)).toEqual(["help"]);
  });

  it("is listed by help with each command's usage", () => {
    const { parts } = dispatch("help commands", aCommandContext(snapshot));
    const cells = parts.flatMap((part) => (part.kind === "list" ? part.items.map((item) => item.cells) : []));

    expect(cells).toEqual(commands.map(({ usage, description }) => [usage, description]));
    for (const { name, usage, isDefault } of commands) {
      expect(usage.split(" ")[0]).toBe(isDefault ? `[${name}]` : name);
    }
  });
});

describe("a command", () => {
  const heard: unknown[] = [];
  const made = command({
    name: "tell",
    description: "for this test",
    args: { who: firstWord("<who>"), what: questionText("[what]"), page: pageNumber },
    run(args, { today }) {
      heard.push(args);
      return { audience: "private", title: "Told", on: textOfDay(today), asAt: "", filters: [], parts: [] };
    },
  });

  it("takes its usage from what may be typed after it", () => {
    expect(made.usage).toBe("tell <who> [what] [page N]");
  });

  it.each<[string, object]>([
    ["", { who: "", what: "", page: 1 }],
    ["Ada", { who: "ada", what: "", page: 1 }],
    ["ada page 2", { who: "ada", what: "", page: 2 }],
    ["ada PAGE: 03", { who: "ada", what: "", page: 3 }],
    ["ada page 0", { who: "ada", what: "", page: 1 }],
    ["ada All of It", { who: "ada", what: "All of It", page: 1 }],
    ["  ada   all  of it   page 2 ", { who: "ada", what: "all  of it", page: 2 }],
    ["ada page two", { who: "ada", what: "page two", page: 1 }],
    ["page 2", { who: "page", what: "2", page: 1 }],
  ])("reads %j as its table says", (words, values) => {
    atOnce(made.run(words, aCommandContext(snapshot)));

    expect(heard.at(-1)).toEqual(values);
  });

  it("reads many words, and many blanks between them, at once", () => {
    const start = performance.now();
    const context = aCommandContext(snapshot);
    for (const one of ["a ", "a  page "]) atOnce(made.run(one.repeat(250).slice(0, 500), context));
    atOnce(made.run(`a${" ".repeat(498)}b`, context));

    expect(performance.now() - start).toBeLessThan(500);
  });
});
