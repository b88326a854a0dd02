import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Answer } from "../src/answer.ts";
import type { Snapshot } from "../src/cases/snapshot.ts";
import { dispatch } from "../src/dispatch.ts";
import { measures } from "../src/measures/index.ts";
import type { Measure } from "../src/measure.ts";
import { UserError } from "../src/user-error.ts";
import { aSnapshot } from "./support/borough.ts";
import { aCommandContext } from "./support/context.ts";
import { demoSnapshot } from "./support/demo.ts";
import { isLong } from "./support/long.ts";
import { randomBorough } from "./support/random-borough.ts";
import { sourceTexts } from "./support/source-texts.ts";
import { namesOf, ruledOut, sentencesOf, styleFaults, titleFaults, titlesOf, unknownWords } from "./support/style.ts";

const folder = "test/messages";
const approved = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));

const periods = ["", " in:2020", ' in:"May 2021"', " on:2021-03-31"];
const splits = ["", " by team", " by officer", " by age"];

/** The forms of a question that a measure may be asked in. */
function formsOf({ id, parts, waitFrom }: Measure): string[] {
  const ofParts = parts.flatMap((part) => [`${id} part:${part.id}`, `${id} part:${part.id} show:share by team`]);
  const ofWaits =
    waitFrom === null ? [] : [`${id} show:duration`, `${id} over:20 weeks`, `${id} over:20 weeks by team`];
  const others = [
    `${id} by team most:all`,
    `${id} by officer least:3`,
    `${id} in:2021 vs:2020`,
    `${id} in:"May 2021" vs:2020 by team`,
    `${id} show:trend`,
    `${id} in:2020 show:trend`,
    `define ${id}`,
    `cases ${id}`,
  ];
  return [
    ...periods.flatMap((period) => splits.map((split) => `${id}${period}${split}`)),
    ...ofParts,
    ...ofWaits,
    ...others,
  ];
}

/** Returns what a manager of the borough is told, answered or refused. */
function told(words: string, snapshot: Snapshot): Answer | string {
  try {
    return dispatch(words, aCommandContext(snapshot));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Returns what is wrong with the words of all answers, each fault once, with the question that shows it. */
function faultsOf(questions: readonly string[], snapshot: Snapshot): string[] {
  const names = namesOf(snapshot);
  const found = new Map<string, string>();
  for (const words of questions) {
    const answer = told(words, snapshot);
    const texts = typeof answer === "string" ? [answer] : [...sentencesOf(answer), ...titlesOf(answer)];
    const faults = [
      ...texts.flatMap(styleFaults),
      ...(typeof answer === "string" ? [] : titlesOf(answer).flatMap(titleFaults)),
      ...texts.flatMap((text) => unknownWords(text, names).map((word) => `unknown word ${word}`)),
    ];
    for (const fault of faults) if (!found.has(fault)) found.set(fault, words);
  }
  return Array.from(found, ([fault, words]) => `${words}: ${fault}`);
}

const questions = measures.flatMap((measure, at) =>
  formsOf(measure).filter((_, place) => isLong || place === 0 || (place + at) % 20 === 0),
);

/** Files of words that people and files hold, which the bot reads and does not say; settings, queries and benchmarks hold days as ISO dates. */
const typedWords =
  /src\/query\/(?:absent|terms|forms|search|time|wording)|src\/cases\/cell|src\/config\/|src\/sources\/(?:demo|sen2)|src\/store\/sql-server|src\/benchmark/;
const programTexts = sourceTexts(["src", "commands", "jobs"]).filter(({ text }) => /\S\s+\S/.test(text));

describe("the words that people read", () => {
  it("are ruled by a page that rules something out", () => {
    expect(ruledOut.length).toBeGreaterThan(20);
    expect(styleFaults("On 2021-06-30 there are 1 plans, 2 plan and wrong records at hand")).toHaveLength(4);
    expect(titleFaults("Cases: New plans: share")).toHaveLength(1);
    expect(unknownWords("A plann in the data of Valerie", new Set(["valerie"]))).toEqual(["plann"]);
  });

  it.each(approved)("are plain in the approved text %s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const names = namesOf(demoSnapshot);
    const faults = text
      .split(/\n\n+/)
      .flatMap((passage) => [
        ...styleFaults(passage.replaceAll(/\s+/g, " ")),
        ...unknownWords(passage.replaceAll(/https?:\S+/g, " "), names).map((word) => `unknown word ${word}`),
      ]);

    // the reference of a test's own case is no word
    expect([...new Set(faults)].filter((fault) => !fault.includes("REF-"))).toEqual([]);
  });

  it("are plain in all that the program can say", () => {
    const said = programTexts.filter(
      // patterns read words, and options of scripts hold days as ISO dates
      ({ file, property, text }) => !typedWords.test(file) && property !== "synonyms" && !/\(\?|--on/.test(text),
    );
    const faults = said.flatMap(({ file, text }) => styleFaults(text).map((fault) => `${file}: ${fault}`));

    expect(said.length).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
  });

  it("are whole sentences in every error for a person", () => {
    const errors = programTexts.filter(({ of }) => of === "UserError");
    const isWhole = (text: string) => /^["\p{Lu}…]/u.test(text) && /[.?…]$|: \S.*$/.test(text) && !text.includes(";");

    expect(errors.length).toBeGreaterThan(50);
    expect(errors.filter(({ text }) => !isWhole(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it("are plain in every form of every measure on the demo", () => {
    expect(faultsOf(questions, demoSnapshot)).toEqual([]);
  }, 1_800_000);

  it("are plain in every form of every measure on a random borough", () => {
    expect(faultsOf(questions, aSnapshot(randomBorough(7)))).toEqual([]);
  }, 1_800_000);
});
