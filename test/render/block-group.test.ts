import { describe, expect, it } from "vitest";
import { leftOutSentence } from "../../src/render/block-group.ts";

describe("what a message has no room for", () => {
  it.each([
    [[{ count: 1, what: "passage" }], "Not shown here: 1 passage."],
    [
      [
        { count: 2, what: "passage" },
        { count: 1, what: "chart" },
      ],
      "Not shown here: 2 passages; 1 chart.",
    ],
    [
      [
        { count: 20, what: "row of the table", from: "North" },
        { count: 1180, what: "row of the table", from: "South" },
      ],
      "Not shown here: 1,200 rows of the table from “North” on.",
    ],
    [[{ count: 3, what: "choice of “Go on”" }], "Not shown here: 3 choices of “Go on”."],
  ])("is counted, and named from where it begins", (left, sentence) => {
    expect(leftOutSentence(left.map((contents) => ({ contents })))).toBe(sentence);
  });
});
