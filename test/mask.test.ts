import { describe, expect, it } from "vitest";
import type { ShownRow } from "../src/answer.ts";
import { asked, type Filters } from "../src/asked.ts";
import type { CaseBook } from "../src/cases/book.ts";
import { filterValues } from "../src/filter-values.ts";
import { demoBorough, demoDay } from "../src/io/demo/borough.ts";
import { maskedFigures } from "../src/mask.ts";
import type { Measure } from "../src/measure.ts";
import { measures } from "../src/measures/index.ts";
import { peopleOf } from "../src/io/csv/people.ts";
import { aBook } from "./support/borough.ts";
import { randomBorough } from "./support/random-borough.ts";

const books: [string, CaseBook][] = [
  ["the demo", aBook(demoBorough())],
  ["a random borough", aBook(randomBorough(7, 400))],
];

function isHidden(value: ShownRow["values"][number] | undefined): boolean {
  return typeof value === "string";
}

/** Cells that a reader of all answers for one filter could work out by taking the others from the whole. */
function recovered(book: CaseBook, measure: Measure, name: "team" | "age"): string[] {
  const tables = [{}, ...filterValues(book)[name].map((value): Filters => ({ [name]: value }))].map((filters) =>
    maskedFigures(measure, asked(book, demoDay, filters), 5),
  );
  const [whole, ...parts] = tables;
  const found: string[] = [];
  for (const row of whole?.rows ?? []) {
    whole?.columns.forEach(({ label: column, unit }, at) => {
      if (unit !== "count" || isHidden(row.values[at])) return;
      const cells = parts.map(({ rows, columns }) => {
        const own = rows.find(({ label }) => label === row.label);
        return own?.values[columns.findIndex(({ label }) => label === column)];
      });
      if (cells.filter((cell) => isHidden(cell)).length === 1)
        found.push(`${measure.id} ${row.label} ${column} by ${name}`);
    });
  }
  for (const { rows, columns } of tables) {
    columns.forEach(({ unit }, at) => {
      const cells = rows.map(({ values }) => values[at]);
      const isAlone = cells.filter((cell) => isHidden(cell)).length === 1;
      if (unit === "count" && isAlone && cells.some((cell) => typeof cell === "number" && cell > 0))
        found.push(`${measure.id} column ${at}`);
    });
  }
  return found;
}

describe.each(books)("shared numbers of %s", (_, book) => {
  it.each(["team", "age"] as const)("cannot be worked out from the answers for every %s and for the whole", (name) => {
    const shared = measures.filter(({ rowsAreOfficers }) => !rowsAreOfficers);

    expect(shared.flatMap((measure) => recovered(book, measure, name))).toEqual([]);
  });

  it("keep zeros and all of 5 or more that give nothing away, and say which are small", () => {
    const byTeam = measures.find(({ id }) => id === "plans.by-team");
    const open = byTeam && maskedFigures(byTeam, asked(book, demoDay), 0);

    expect(open?.rows).toEqual(byTeam?.figures(asked(book, demoDay)).rows);
    expect(open?.isMasked).toBe(false);
  });
});

describe("a shared answer", () => {
  it("carries at most one of team and age, and no officer", () => {
    const [measure] = measures;
    const [, book] = books[0] ?? [];
    if (!measure || !book) throw new Error("no measure");

    expect(() => maskedFigures(measure, asked(book, demoDay, { team: "Primary", age: "5 to 10" }), 5)).toThrow(
      "at most one",
    );
    expect(() => maskedFigures(measure, asked(book, demoDay, { officer: "Not allocated" }), 5)).toThrow("at most one");
  });
});

describe("the people file", () => {
  it("gives email, role and team, whatever the order and case", () => {
    expect(peopleOf("\uFEFFTeam,ROLE,email\nNorth,Team-Manager, A@x.org \n,manager,b@x.org\n")).toEqual([
      { email: "a@x.org", role: "team-manager", team: "North", slackId: null, entraId: null },
      { email: "b@x.org", role: "manager", team: null, slackId: null, entraId: null },
    ]);
  });

  it("is refused with every fault at once, and without naming anybody", () => {
    const read = () =>
      peopleOf("email,role,team\nsecret,manager,\nb@x.org,king,\nc@x.org,team-manager,\nc@x.org,viewer,\n");

    expect(read).toThrow(
      /line 2 has no email; line 3 has a role that is none of.*; line 4 has a team-manager without a team; line 5 names somebody a second time/,
    );
    expect(read).not.toThrow(/secret|x\.org/);
    expect(() => peopleOf("email,role\n")).toThrow("PEOPLE_FILE has no column team");
  });
});
