import { describe, expect, it } from "vitest";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { contextOf } from "../support/every-answer.ts";

/** Returns an answer of the demo borough as text in one line. */
function said(words: string): string {
  return toText(dispatch(words, contextOf("manager@example.org"))).replaceAll(/\s+/g, " ");
}

describe("a ranking without a split", () => {
  it("ranks the measure's own rows, by the period asked about where others stand beside it", () => {
    expect(said("plans.by-ethnicity most:all")).toContain("White British has the most: 634 out of 2,303.");
    expect(said("assessments.reasons-no-plan in:2020 most:all")).toContain(
      "Not Considered Eligible has the most: 16 out of 27.",
    );
    expect(said("plans.ceased-reasons most:3")).toContain("This shows the top 3 of 6.");
  });

  it("names rows as people see them", () => {
    expect(said("quality.summary most:all")).toContain("No annual review scheduled has the most: 64 out of 171.");
  });

  it("ranks the months of what happened, and months of a percentage by it", () => {
    expect(said("issued.total in:2021 most:all")).toContain("April has the most: 33 out of 161.");
    expect(said("issued.by-month in:2020 most:all")).toContain(
      "October and November have the most: 29 each, out of 301.",
    );
    expect(said("issued.total in:2021 most:all show:trend")).toContain("April has the most: 33 out of 161.");
    expect(said("issued.within-20-weeks in:2020 least:all show:trend")).toContain("January has the lowest: 80%.");
  });

  it.each(["plans.current most:all", "reviews.upcoming most:all"])(
    "is refused where the rows are times of what stands: %s",
    (words) => {
      expect(() => said(words)).toThrow(/is not ranked|is shown over time|rank/);
    },
  );

  it.each(["issued.total most:all show:duration", "referrals.decisions part:refused most:all show:share"])(
    "is refused where nothing is left to rank: %s",
    (words) => {
      expect(() => said(words)).toThrow("Say what to rank");
    },
  );
});

describe("how long two times took", () => {
  it("is told of each, the earlier first", () => {
    const text = said("issued.total in:2021 vs:2020 show:duration");

    expect(text).toMatch(
      /300 new plans issued in 2020 took a median of 19\.0 weeks.* 160 new plans issued in 2021 to 30 June took a median of 17\.4 weeks/,
    );
  });

  it("is not told by a split", () => {
    expect(() => said("issued.total in:2021 vs:2020 by team show:duration")).toThrow("cannot be split by team");
  });
});
