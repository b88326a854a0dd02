import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { dispatch } from "../../src/dispatch.ts";
import { contextOf, oneOfEachRole } from "../support/every-answer.ts";

const todayOf = (email: string) => dispatch("today", contextOf(email));
const figuresOf = ({ parts }: Answer) => parts.flatMap((part) => (part.kind === "figure" ? [part] : []));
const textOf = ({ parts }: Answer) => parts.flatMap((part) => (part.kind === "say" ? [part.text] : [])).join(" ");

describe("today", () => {
  it("shows the six figures of the measures themselves, with their change since the last month's end", () => {
    expect(figuresOf(todayOf("manager@example.org")).map(({ value, unit, against }) => [value, unit, against])).toEqual(
      [
        [2303, "count", "14 more than on 31 May"],
        [14, "count", "17 fewer than on 31 May"],
        [185, "count", "12 more than on 31 May"],
        [88, "percent", "1 point lower than on 31 May"],
        [62, "percent", "the same as on 31 May"],
        [650, "count", "24 more than on 31 May"],
      ],
    );
  });

  it.each(["manager@example.org", "primary.manager@example.org", "alma.yardley@example.org"])(
    "shows %s the figures that their words answer, and a trend that ends with them",
    (email) => {
      for (const { label, value, trend, words = "", unit } of figuresOf(todayOf(email))) {
        const answer = dispatch(words, contextOf(email));
        const shown = unit === "percent" ? `${value}%` : `${value?.toLocaleString("en-GB")}`;

        expect([label, trend?.length, trend?.at(-1)]).toEqual([label, 6, value]);
        expect([label, value === 0 || new RegExp(`(?<![\\d,])${shown}(?![\\d,])`).test(textOf(answer))]).toEqual([
          label,
          true,
        ]);
      }
    },
  );

  it.each(["alma.yardley@example.org", "primary.manager@example.org", "manager@example.org"])(
    "counts the overdue alerts of %s as my work does",
    (email) => {
      const [, overdue = ""] = /^([\d,]+) alerts/.exec(textOf(dispatch("my work late", contextOf(email)))) ?? [];
      const [, counted = ""] = /([\d,]+) overdue/.exec(textOf(todayOf(email))) ?? [];

      expect(Number(counted.replaceAll(",", ""))).toBeGreaterThan(5);
      expect(overdue).toBe(counted);
    },
  );

  it("tells a manager of everybody's alerts and a team manager of the team's, and a viewer and an analyst of none", () => {
    expect(textOf(todayOf("manager@example.org"))).toContain("wait for the council's case officers");
    expect(textOf(todayOf("primary.manager@example.org"))).toContain("wait for Primary's case officers");
    expect(textOf(todayOf("viewer@example.org"))).toBe("");
    expect(textOf(todayOf("analyst@example.org"))).toBe("");
  });

  it("rounds a viewer's figures", () => {
    const counts = figuresOf(todayOf("viewer@example.org")).filter(({ unit }) => unit === "count");

    expect(
      counts.flatMap(({ value, trend = [] }) => [value, ...trend]).filter((value) => (value ?? 0) % 5 !== 0),
    ).toEqual([]);
    expect(counts).toHaveLength(4);
  });

  it.each(oneOfEachRole)("offers %s only questions that are answered", (email) => {
    const choices = todayOf(email).parts.flatMap((part) => (part.kind === "choices" ? part.choices : []));

    expect(choices.length).toBeGreaterThan(2);
    for (const { words } of choices) {
      const { parts } = dispatch(words, contextOf(email));
      expect([
        words,
        parts.some(({ kind }) => kind === "figure" || kind === "table" || kind === "list" || kind === "chart"),
      ]).toEqual([words, true]);
    }
  });
});
