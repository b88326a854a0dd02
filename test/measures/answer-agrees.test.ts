import { describe, expect, it } from "vitest";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { contextOf } from "../support/every-answer.ts";

const manager = "manager@example.org";

/** Returns an answer as text in one line. */
function said(words: string, email = manager): string {
  return toText(dispatch(words, contextOf(email))).replaceAll(/\s+/g, " ");
}

function buttonsOf(words: string, email = manager): readonly string[] {
  return dispatch(words, contextOf(email)).parts.flatMap((part) =>
    part.kind === "choices" ? part.choices.map((choice) => choice.words) : [],
  );
}

describe("the cases behind a question", () => {
  it("are of the values that stand side by side on every page, in the file and in the number", () => {
    const words = "cases reviews.overdue team:Primary team:Secondary";

    expect(buttonsOf(words)).toEqual([
      "cases reviews.overdue team:Primary team:Secondary page 2",
      "export reviews.overdue team:Primary team:Secondary",
      "reviews.overdue team:Primary team:Secondary",
    ]);
  });

  it("are of one time", () => {
    expect(() => said("cases issued.total in:2021 vs:2020")).toThrow("of one time");
  });

  it.each(["alma.yardley@example.org", "primary.manager@example.org"])(
    "are not said to be none where %s may not see them",
    (email) => {
      const text = said("cases reviews.overdue team:Secondary", email);

      expect(text).toContain("None of these cases is yours to see");
      expect(text).not.toContain("No overdue reviews");
    },
  );
});
