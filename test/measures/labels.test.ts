import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dispatch } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { measureJsonFor } from "../../src/reports/question/measure-json.ts";
import { toText } from "../../src/render/text.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const code = "c_Multi-Agency SEN Assessment";

const borough = aBorough({
  person: [{}],
  referral: [
    { referral_id: "r1", decision_date: "2021-03-01", decision_taken: "Proceed to EHC Assessment", next_action: code },
    { referral_id: "r2", decision_date: "2021-03-02", next_action: "A7" },
    { referral_id: "r3", decision_date: "2021-03-03", next_action: "A8" },
  ],
  plan: [{ plan_id: "l1", issued_date: "2019-01-01", ceased_date: "2021-04-01", ceased_reason: "X12" }],
});

function contextWith(labels: readonly (readonly [string, string])[]) {
  const words = { ...defaultWords, labels: new Map([...defaultWords.labels, ...labels]) };
  return aCommandContext({ ...aSnapshot(borough), words });
}

const withLabels = contextWith([
  ["x12", "Moved abroad"],
  ["a7", "On hold"],
  ["a8", "On hold"],
]);

/** Returns an answer as text in one line, with its charts. */
function shown(question: string, context = withLabels): string {
  const answer = dispatch(question, context);
  const charts = [...answer.parts].filter((part) => part.kind === "chart");
  return `${toText(answer)} ${JSON.stringify(charts)}`.replaceAll(/\s+/g, " ");
}

describe("codes of the case system", () => {
  it.each([
    "referrals.decisions-new",
    "referrals.by-age",
    "cases referrals.decisions-new",
    "referrals.decisions-new by team",
  ])("show by the council's label in words, table and chart: %s", (question) => {
    const text = shown(question);

    expect(text).toContain("Assess");
    expect(text).not.toContain("c_");
  });

  it("show by a label that the council names", () => {
    expect(shown("plans.ceased-reasons")).toContain("Moved abroad: 1");
    expect(shown("plans.ceased-reasons most:all")).toContain("Moved abroad has the most");
    expect(shown("plans.ceased-reasons")).not.toContain("X12");
  });

  it("show their code beside a label that several of one table have", () => {
    expect(shown("referrals.decisions-new")).toContain("On hold (A7): 1, On hold (A8): 1");
  });

  it.each(["referrals.decisions-new", "referrals.decisions-new by team", "referrals.by-age"])(
    "keep the colour of what they mean in a chart, whatever the council calls them: %s",
    (question) => {
      const renamed = contextWith([
        [code.toLowerCase(), "Decision not to proceed to EHC assessment"],
        ["a7", "Proceed to EHC Assessment"],
      ]);
      const chart = [...dispatch(question, renamed).parts].find((part) => part.kind === "chart");
      const tones = chart?.series.map(({ name, tone }) => [name, tone]);

      expect(tones).toContainEqual(["Decision not to proceed to EHC assessment", "agreed"]);
      expect(tones).toContainEqual(["Proceed to EHC Assessment", undefined]);
    },
  );

  it("stay codes in data: JSON and files", () => {
    const { columns } = measureJsonFor("referrals.decisions-new", withLabels, measures);
    const { rows } = measureJsonFor("plans.ceased-reasons in:2021", withLabels, measures);

    expect(columns).toContain(code);
    expect(rows.map(({ label }) => label)).toEqual(["X12"]);
    expect(shown("export referrals.decisions-new")).toContain(code);
  });

  it("are asked for by their label", () => {
    const answer = toText(dispatch("how many moved abroad", withLabels));

    expect(answer).toContain("plans.ceased-reasons");
    expect(toText(dispatch("how many moved abroad", contextWith([])))).not.toContain("plans.ceased-reasons");
  });
});
