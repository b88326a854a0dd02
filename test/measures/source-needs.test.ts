import { describe, expect, it } from "vitest";
import { alertKinds } from "../../src/alerts/index.ts";
import { namedIds } from "../../src/measures/engine/source-needs.ts";
import { measures } from "../../src/measures/index.ts";
import { rules } from "../../src/rules/index.ts";

describe("what is needed of a source", () => {
  it("is said of measures, rules and alerts that there are", () => {
    const known = new Set([
      ...measures.map(({ id }) => id),
      ...rules.map(({ id }) => `quality.${id}`),
      ...alertKinds.map(({ id }) => id),
    ]);

    expect(namedIds.filter((id) => !known.has(id))).toEqual([]);
  });
});
