import { dayOfText } from "../../src/cases/day.ts";
import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { commandOf } from "../../src/dispatch.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { namesOf } from "../../src/query/search/measure-names.ts";
import { UserError } from "../../src/user-error.ts";
import { AmbiguousQuestion } from "../../src/query/ambiguity.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

const today = "2021-06-30";
const snapshot = aSnapshot(
  aBorough({
    worker: ["North", "Primary", "Reviews", "Assessment", "Plans"].map((team, at) => ({
      worker_id: `w${at}`,
      name: `May Day${at}`,
      team,
    })),
  }),
);

/** What is answered, or what is offered. */
function found(words: string): { readonly answered: string[]; readonly offered: string[] } {
  const { command, rest } = commandOf(words);
  if (command.name !== "measure") return { answered: [command.name], offered: [] };
  try {
    const { interpretation: _, ...question } = understandQuestion(rest, snapshot, dayOfText(today), measures);
    return { answered: [exactQuery(question, snapshot)], offered: [] };
  } catch (error) {
    if (error instanceof AmbiguousQuestion) return { answered: [], offered: error.choices.map(({ words }) => words) };
    if (error instanceof UserError) return { answered: [], offered: [] };
    throw error;
  }
}

describe("every visual is found by its title", () => {
  it.each(measures.map(({ id, title }) => [title, id]))("%s", (title, id) => {
    const ways = [
      title,
      title.toLowerCase(),
      title.toUpperCase(),
      title.replaceAll(/[^\p{L}\d\s-]/gu, ""),
      `${title}?`,
      `  show me ${title.toLowerCase()} please`,
      title.replaceAll("EHCP", "plan"),
    ];

    for (const words of ways) expect([words, found(words).answered]).toEqual([words, [id]]);
  });

  it("and with a word that says little left out, it is answered or offered", () => {
    const little =
      /^(a|an|and|been|between|by|children|current|ehcps?|exactly|has|have|in|is|new|of|on|people|send|since|something|the|time|to|whether|young)$/i;
    const missed = measures.flatMap(({ id, title }) => {
      const words = title.split(" ");
      const shorter = words.flatMap((word, at) =>
        little.test(word) && at < words.length - 1 ? [words.filter((_, other) => other !== at).join(" ")] : [],
      );
      return shorter
        .map((one) => ({ one, ...found(one) }))
        .filter(({ answered, offered }) => !answered.some((one) => one.startsWith(id)) && !offered.includes(id))
        .map(({ one, answered, offered }) => `${id}: ${one}: ${[...answered, "offered", ...offered].join(" ")}`);
    });

    expect(missed).toEqual([]);
  });

  it("and each page by its title, the status by its name", () => {
    for (const { id, title } of pages) {
      const wanted = title === "Data quality summary" ? "quality.summary" : id;

      expect(found(title).answered).toEqual([wanted]);
      expect(found(title.toLowerCase()).answered).toEqual([wanted]);
    }
    expect(found("Data status").answered).toEqual(["status"]);
  });
});

/** Whether a measure is called so too. */
function isNamed(measureId: string | undefined, name: string): boolean {
  return measures.some((measure) => measure.id === measureId && namesOf(measure).includes(name));
}

describe("the names of the measures", () => {
  it("each reach the measure, or offer it among those that are called the same", () => {
    const missed = measures.flatMap((measure) =>
      namesOf(measure)
        .filter((name) => {
          const { answered, offered } = found(name);
          // The page reviews, and the list: cases without an officer.
          const isCommand = answered.some((one) => commands.some(({ name: command }) => command === one));
          const isReached = [...answered, ...offered].some((one) => one.split(" ")[0] === measure.id);
          const isSameName = answered.some((one) => isNamed(one.split(" ")[0], name));
          return !isCommand && !isReached && !isSameName;
        })
        .map((name) => `${measure.id}: ${name}: ${JSON.stringify(found(name))}`),
    );

    expect(missed).toEqual([]);
  });

  it("can be searched in less than 5 ms", () => {
    found("overdue reviews north last month by officer");
    const words = "how many annual reveiws are overdue in north at the end of march by officer";
    const times = Array.from({ length: 51 }, () => {
      const before = performance.now();
      found(words);
      return performance.now() - before;
    }).sort((a, b) => a - b);

    expect(times[0]).toBeLessThan(5);
  });
});
