import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
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
      "cases reviews.last-12-months team:Primary team:Secondary part:not-reviewed",
      "export reviews.overdue team:Primary team:Secondary",
      "reviews.overdue team:Primary team:Secondary",
    ]);
  });

  it("are of one time", () => {
    expect(() => said("cases issued.total in:2021 vs:2020")).toThrow("for one period only");
  });

  it.each(["alma.yardley@example.org", "primary.manager@example.org"])(
    "are not said to be none where %s may not see them",
    (email) => {
      const text = said("cases reviews.overdue team:Secondary", email);

      expect(text).toContain("You do not have any of these cases");
      expect(text).not.toContain("No overdue reviews");
    },
  );
});

describe("a trend", () => {
  it("by month counts no band of waiting in its months", () => {
    expect(said("issued.time-from-referral in:2020 show:trend")).not.toContain("cannot be measured");
  });

  it.each(["reviews.overdue show:trend", "reviews.completed by team show:trend"])(
    "is not answered by one number: %s",
    (words) => {
      expect(() => said(words)).toThrow("over time");
    },
  );

  it.each(["plans.current", "reviews.trend", "reviews.completed", "plans.ceased", "reviews.upcoming"])(
    "is shown where the table is over time: %s",
    (id) => {
      expect(said(`${id} show:trend`)).toContain("Definition:");
    },
  );
});

describe("a ranking", () => {
  it.each([manager, "viewer@example.org"])("sums in its sentence all rows, shown or not, for %s", (email) => {
    const [by, ranked] = ["plans.ceased in:2020 by team", "plans.ceased in:2020 by team most:1"].map((words) => {
      const said = dispatch(words, contextOf(email)).parts.find((part) => part.kind === "say");
      return said?.kind === "say" ? said.text : "";
    });

    expect(by).toContain("16 to 19: ");
    expect(ranked).toContain(by);
  });

  it("names the fewest only among rows that count something", () => {
    expect(said("reviews.overdue by officer least:1")).toContain("have the fewest of those with any: 1 each");
  });

  it("shows all rows that tie with the last one asked for", () => {
    const text = said("reviews.overdue by officer least:1");

    expect(text).toContain("This shows the bottom 2 of 30.");
    expect(text).toContain("Amara Abernethy Victor Lindqvist Total 1 1");
  });

  it("is not left out of an answer", () => {
    expect(() => said("issued.total in:2021 vs:2020 by team most:1")).toThrow("rank");
  });

  it.each([
    "reviews.overdue over:13 months",
    "reviews.overdue at-least:50 weeks",
    "cases reviews.overdue over:400 days",
  ])("of a shorter length than anything that is counted is refused: %s", (words) => {
    expect(() => said(words)).toThrow("counts only what is past 14 months");
  });
});

describe("a sentence", () => {
  it.each([
    ["reviews.overdue in:2021 vs:2020", "Overdue reviews: 650 on 30 June 2021"],
    ["reviews.overdue over:18 months", "385 of 650 overdue reviews are over 18 months after the last review or issue"],
    ["assessments.reasons-no-plan in:2020", "27 refusals to issue a plan in 2020"],
    ["other-referrals.undecided part:funding", "5 undecided requests for additional funding Wait"],
    ["reviews.updates-in-progress", "159 plans being amended on 30 June 2021"],
  ])("names what is counted and not what it is counted of: %s", (words, sentence) => {
    expect(said(words)).toContain(sentence);
  });
});

describe("a comparison", () => {
  it("of shares names the part", () => {
    expect(said("referrals.decisions part:refused in:2021 vs:2020 show:share")).toContain(
      "Refusals to assess, as a share: 11% in 2021",
    );
  });

  it("of times of unlike length says so", () => {
    expect(said("issued.total in:June-2021 vs:2020".replace("June-2021", '"June 2021"'))).toContain(
      "The periods differ in length (30 days and 366 days).",
    );
    expect(said('issued.total in:"May 2021" vs:"February 2021"')).not.toContain("differ in length");
    expect(said("issued.total in:2021 vs:2020")).not.toContain("differ in length");
  });
});

describe("a measure recorded only since a day", () => {
  it.each([
    'plans.ceased-reasons in:"June 2021"',
    "plans.ceased-reasons by team",
    "plans.ceased-reasons in:2020 by team",
  ])("is not said to have counted nothing before: %s", (words) => {
    const text = said(words);

    expect(text).not.toMatch(/\b0 in |No plans ceased/);
  });

  it("is not compared with a time before that day", () => {
    expect(() => said("plans.ceased-reasons in:2021 vs:2020")).toThrow("only since 15 March 2021");
  });

  it.each([
    ["plans.ceased-reasons in:2020", "viewer@example.org"],
    ["plans.ceased-reasons in:2021", "viewer@example.org"],
    ["share plans.ceased-reasons in:2021", manager],
  ])("says no nought that is not counted: %s", (words, email) => {
    expect(said(words, email)).not.toMatch(/\b0 plans ceased/);
  });
});

describe("a measure recorded only since a day, in a later year,", () => {
  it.each([
    "plans.ceased-reasons",
    "cases plans.ceased-reasons",
    "plans.ceased-reasons by team",
    "share plans.ceased-reasons",
  ])("counts the same from that day: %s", (words) => {
    const context = { ...contextOf(manager), today: dayOfText("2022-02-01") };

    expect(toText(dispatch(words, context)).replaceAll(/\s+/g, " ")).toMatch(/\b(54|5[05]) (plans ceased|cases from)/);
  });
});

describe("a time", () => {
  it.each([
    'issued.total in:"4 May 2021"',
    'plans.ceased in:"5 May 2021"',
    'issued.total show:duration in:"4 May 2021"',
  ])("of one day is on it: %s", (words) => {
    expect(said(words)).not.toContain("in 5 May 2021");
    expect(said(words)).not.toContain("in 4 May 2021");
    expect(said(words)).not.toContain("in 4 May 2020");
  });

  it("of upcoming reviews leaves no month out of the sentence", () => {
    expect(said("reviews.upcoming on:2021-06-15")).toContain("1,521 upcoming reviews on 15 June 2021. Month");
  });

  it("is not taken where a year beside it says another", () => {
    expect(() => said('issued.total year:2020 in:"May 2021"')).toThrow("Ask about one of them");
    expect(said('issued.total year:2021 in:"May 2021"')).toContain("31 new plans issued in May 2021");
  });

  it("of more than a year is compared with no years that overlap it", () => {
    expect(said('issued.total in:"2021 to 2022"')).not.toContain("in all of 2020 to 2021");
  });

  it("of more than a year names a part of a year by its months", () => {
    const text = said('issued.total in:"September 2019 to June 2021"');

    expect(text).toContain("September to December 2019 61");
    expect(text).toContain("January to June 2021 141");
    expect(text).toMatch(/ 2020 267/);
  });

  it("to come narrows a page to what looks ahead", () => {
    const text = said("reviews next month");

    expect(text).toContain("54 upcoming reviews");
    expect(text).not.toContain("902 completed reviews");
  });
});

describe("a page", () => {
  it("says to a viewer that its numbers are rounded", () => {
    expect(said("reviews", "viewer@example.org")).toContain("Figures are rounded to multiples of 5");
  });
});
