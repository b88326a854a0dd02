import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { dayOfText } from "../../../src/cases/day.ts";
import type { Snapshot } from "../../../src/cases/snapshot.ts";
import { errorLastYear, pastForecast } from "../../../src/facts/ahead/year-outlook.ts";
import { demoSnapshot } from "../../support/demo.ts";
import { driftingBorough } from "../../support/drifting-borough.ts";

const today = dayOfText("2021-06-30");
const boroughs: readonly (readonly [string, Snapshot])[] = [
  ["the demo", demoSnapshot],
  ...Array.from({ length: 10 }, (_, at) => [`drifting borough ${at + 1}`, driftingBorough(at + 1)] as const),
];

const lines = boroughs.map(([name, snapshot]) => {
  const error = errorLastYear(snapshot, today);
  if (error === null) throw new Error(`nothing came in ${name}`);
  return { name, ...error };
});

describe("the forecast of last year", () => {
  it("was off by what the document says, beside the simple rule", async () => {
    const text = (await readFile("docs/ahead.md", "utf8")).replaceAll(/ +/g, " ");
    const rows = lines.map(({ name, said, asLately }) => `| ${name} | ${said.toFixed(1)} | ${asLately.toFixed(1)} |`);

    expect(rows.filter((row) => !text.includes(row))).toEqual([]);
  });

  it("uses nothing that happened after the day", () => {
    for (const seed of [1, 2, 3]) {
      for (const day of ["2019-11-30", "2020-06-30", "2021-03-31"]) {
        const [then, now] = [driftingBorough(seed, day), driftingBorough(seed)].map((snapshot) =>
          pastForecast(snapshot, dayOfText(day), dayOfText(day)),
        );

        expect(now).toEqual(then);
      }
    }
  });
});
