import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";

type Json = string | number | null | readonly Json[] | { readonly [name: string]: Json };
type Figure = [measure: string, row: string, column: string, value: number];

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The published labels that differ from those of the measures. */
const labels = new Map([
  ["Apr-21", "Apr 2021"],
  ["May-21", "May 2021"],
  ["Jun-21", "Jun 2021"],
  ["percentage reviewed", "Percentage reviewed"],
  ["Not Reviewed", "Not reviewed"],
]);
const labelOf = (name: string) => labels.get(name) ?? name;

/** The numbers of one measure in the file; a null is 0. */
function figuresOf(id: string, ofMeasure: Json, column = "Count"): Figure[] {
  if (!isObject(ofMeasure)) return [];
  const named = ofMeasure["columns"];
  const columns = isList(named)
    ? named.map((name) => labelOf(typeof name === "string" ? name : JSON.stringify(name)))
    : [];
  return Object.entries(ofMeasure).flatMap(([row, value]): Figure[] => {
    if (row === "columns" || row === "year") return [];
    if (row === "percent") return figuresOf(id, value, "Percent");
    const values = isList(value) ? value : [value];
    return values.map((one, at): Figure => [id, labelOf(row), columns[at] ?? column, Number(one ?? 0)]);
  });
}

const file: Json = JSON.parse(await readFile("test/measures/figures.json", "utf8"));
const published = Object.entries(isObject(file) ? file : {}).flatMap(([page, ofPage]) =>
  isObject(ofPage) ? Object.entries(ofPage).flatMap(([name, figures]) => figuresOf(`${page}.${name}`, figures)) : [],
);

/** The measure's number; a `Total` that is no row of it is the sum of its rows. */
function shown([id, row, column]: Figure): number | null | undefined {
  const found = measures.find((measure) => measure.id === id)?.figures(scopeOf(snapshot, demoDay));
  const index = found?.columns.findIndex(({ label }) => label === column) ?? -1;
  const inRow = found?.rows.find(({ label }) => label === row);
  if (inRow || row !== "Total") return inRow?.values[index];
  return found?.rows.reduce((sum, { values }) => sum + values.reduce<number>((all, value) => all + (value ?? 0), 0), 0);
}

describe("the demo borough", () => {
  it("has 109 published figures, the target among them", () => {
    expect(published).toHaveLength(109);
    expect(measures.filter(({ target }) => target !== undefined).map(({ target }) => target)).toEqual([85, 85, 85, 85]);
  });

  it.each(published)("shows in %s, %s, %s: %d", (...figure) => {
    expect(shown(figure)).toBe(figure[3]);
  });
});
