import { describe, expect, it } from "vitest";
import { headline } from "../../src/measures/answer/headline.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoSnapshot } from "../support/demo.ts";

const scope = scopeOf(demoSnapshot, demoDay);

describe("a headline", () => {
  it.each(measures.map(({ id }) => id))("of %s writes thousands with a comma", (id) => {
    const measure = measures.find((one) => one.id === id);
    const text = measure && headline(measure, measure.figures(scope), scope, false);

    // a year is the one number of four digits without one
    expect(text?.match(/(?<![\d,])(?!(?:19|20)\d\d\b)\d{4,}/g) ?? []).toEqual([]);
  });
});
