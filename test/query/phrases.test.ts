import { describe, expect, it } from "vitest";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { commandOf } from "../../src/dispatch.ts";
import { officerNames } from "../../src/facts/case-officer.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { UserError } from "../../src/user-error.ts";
import { AmbiguousQuestion, NotInTheData } from "../../src/query/ambiguity.ts";
import { phraseDay, phrases, phraseSnapshot } from "./phrase-borough.ts";

const names = officerNames(phraseSnapshot);

/** Exact words with officers by name, and quotation marks only where they are needed. */
function named(words: string): string {
  return words
    .replaceAll(/officer:"?#(\w+)"?/g, (_, id: string) => {
      const worker = phraseSnapshot.workers.find(({ workerId }) => workerId === id) ?? null;
      return `officer:"${names.officer(worker)}"`;
    })
    .replaceAll(/(team|officer|age|year|on):"(\S+)"/g, "$1:$2");
}

/** What words reach: exact words, `? ` and the ids offered, `absent`, `refused`, or the command. */
function reached(words: string): string {
  const { command, rest } = commandOf(words);
  if (pages.some(({ id }) => id === command.name)) return `the page ${command.name}`;
  if (command.name !== "measure" && command.name !== "cases") return command.name;
  const before = command.name === "cases" ? "cases " : "";
  try {
    const question = understandQuestion(rest, phraseSnapshot, phraseDay, measures);
    return before + named(exactQuery(question, phraseSnapshot, "relative"));
  } catch (error) {
    if (error instanceof NotInTheData) return "absent";
    if (error instanceof AmbiguousQuestion) return `? ${error.choices.map((one) => one.words.split(" ")[0]).join(" ")}`;
    if (error instanceof UserError) return "refused";
    throw error;
  }
}

/** What was reached; of what is offered, only what the table names. */
function seen(got: string, wanted: string): string {
  const offered = new Set(got.split(" "));
  return wanted.startsWith("? ") && wanted.split(" ").every((one) => offered.has(one)) ? wanted : got;
}

describe("what managers type", () => {
  it.each(phrases)("%s => %s", (words, reaches) => {
    const wanted = named(reaches);

    expect(seen(reached(words), wanted)).toBe(wanted);
  });

  it("is a table of at least 150", () => {
    expect(phrases.length).toBeGreaterThan(150);
  });
});
