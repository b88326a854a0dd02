import { describe, expect, it } from "vitest";
import { alertScope, raisedAlerts } from "../../../src/alert.ts";
import { alertKinds } from "../../../src/alerts/index.ts";
import type { Answer, Part, PrivateAnswer } from "../../../src/answer.ts";
import { dispatch } from "../../../src/dispatch.ts";
import { measures } from "../../../src/measures/index.ts";
import { pressOf, toShareCard, toTeams, withChoices } from "../../../src/render/teams/index.ts";
import { summaryAnswer } from "../../../src/reports/summary-report.ts";
import { weeklyAnswer } from "../../../src/reports/weekly-report.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import { aChart } from "../../support/chart.ts";
import { aCommandContext } from "../../support/context.ts";
import { demoSnapshot as snapshot } from "../../support/demo.ts";
import { approvedWords, contextOf } from "../../support/every-answer.ts";
import { keeper } from "../../support/outline.ts";
import { aRounder } from "../../support/rounder.ts";
import { cardFaults } from "../../support/teams-limits.ts";
import { teamsOutline } from "../../support/teams-outline.ts";

const manager = aCommandContext(snapshot);
const keep = () => "a-name-of-16-let";
const anAnswer = (...parts: PrivateAnswer["parts"]): PrivateAnswer => ({
  audience: "private",
  title: "Plans",
  on: "2021-06-30",
  asAt: "2021-06-30T07:00:00+01:00",
  filters: [],
  query: "plans.by-team",
  parts,
});
const aTable = (rows: number, columns: number): Part => ({
  kind: "table",
  rowHeading: "Officer",
  columns: Array.from({ length: columns }, (_, at) => ({ label: `Column ${at + 1}`, unit: "count" })),
  rows: Array.from({ length: rows }, (_, at) => ({
    label: `Officer ${at + 1}`,
    values: Array.from({ length: columns }, (_, column) => 1000 * at + column),
  })),
});
const cardOf = (answer: PrivateAnswer, given: object = {}) =>
  JSON.stringify(toTeams(answer, { keep, ...given })[0]?.card);

describe("an answer in Teams", () => {
  it.each(approvedWords)("is sent as it was approved: %s", async (words) => {
    const { keep: keepWords, wordsOf } = keeper();
    const forms = toTeams(dispatch(words, manager), { keep: keepWords });
    const name = words.replaceAll(/[^\w.-]+/g, "-");

    await expect(teamsOutline(forms, wordsOf)).toMatchFileSnapshot(`../../messages/teams/${name}.txt`);
  });
});

describe("what Teams is sent unasked", () => {
  const outline = (answer: Answer, notification?: string) => {
    const { keep: keepWords, wordsOf } = keeper();
    const discreet = notification === undefined ? {} : { notification };
    return teamsOutline(toTeams(answer, { keep: keepWords, ...discreet }), wordsOf);
  };

  it("is a digest as it was approved", async () => {
    const answer = dispatch("digest", contextOf("alma.yardley@example.org"));

    await expect(outline(answer, answer.title)).toMatchFileSnapshot("../../messages/teams/digest.txt");
  });

  it("is a week's post as it was approved", async () => {
    const answer = atOnce(weeklyAnswer(snapshot, manager.today, measures, aRounder));

    await expect(outline(answer)).toMatchFileSnapshot("../../messages/teams/weekly-post.txt");
  });

  it("is a summary as it was approved", async () => {
    const given = { snapshot, today: manager.today, kinds: alertKinds };
    const alerts = raisedAlerts(alertKinds, alertScope(snapshot, manager.today));
    const answer = summaryAnswer({ ...given, alerts, undelivered: 2 }, manager.colleague);

    await expect(outline(answer, answer.title)).toMatchFileSnapshot("../../messages/teams/summary-manager.txt");
  });
});

describe("a card", () => {
  it("keeps the words of all forms once", () => {
    const kept: (readonly string[])[] = [];
    toTeams(dispatch("reviews.overdue", manager), { keep: (words) => `s${kept.push(words)}` });

    expect(kept).toHaveLength(1);
    expect(kept[0]).toContain("cases reviews.overdue");
    expect(new Set(kept[0]).size).toBe(kept[0]?.length);
  });

  it("falls from charts to tables, to lines, to text, by what the answer has", () => {
    const looks = (words: string) => toTeams(dispatch(words, manager), { keep }).map(({ look }) => look);

    expect(looks("reviews.overdue")).toEqual(["chart", "table", "lines", "text"]);
    expect(looks("status")).toEqual(["table", "lines", "text"]);
    expect(looks("help")).toEqual(["lines", "text"]);
  });

  it("names no case in what notifications say", () => {
    const asked = ["case SEND-100279", "cases reviews.overdue", "why SEND-100279", "reviews.overdue"];
    const answers = [
      ...asked.map((words) => dispatch(words, manager)),
      anAnswer({ kind: "say", text: "SEND-100279 is put aside to 28 July." }),
    ];
    const texts = answers.flatMap((answer) =>
      toTeams(answer, { keep }).flatMap(({ text, card }) =>
        card === null ? [] : [text, card.speak, card.fallbackText],
      ),
    );

    expect(texts.filter((text) => text?.includes("SEND-") ?? true)).toEqual([]);
    expect(texts.at(-1)).toBe("Your answer is here.");
  });

  it("lets a lock screen see nothing but the notification, in any form", () => {
    const forms = toTeams(dispatch("cases reviews.overdue", manager), { keep, notification: "3 reviews late" });

    expect(forms.every(({ text }) => text.startsWith("3 reviews late"))).toBe(true);
    expect(forms.map(({ text, card }) => `${text} ${card?.speak} ${card?.fallbackText}`).join("")).not.toContain(
      "SEND-",
    );
  });

  it("shows 20 rows of a table, and the others behind a button of its own", () => {
    const card = cardOf(anAnswer(aTable(31, 2)));

    expect(card).toContain('"title":"Rows 21 to 31 of 31","targetElements":["hidden:1"]');
    expect(card).toContain("30,001");
    expect(card).not.toContain("Not shown here");
  });

  it("asks for the rows that a card has no room for, by their place, and shows them from there", () => {
    const answer = anAnswer(aTable(300, 7));
    const first = cardOf(answer);
    const from = Number(/"verb":"rows","data":\{"value":"a-name-of-16-let:\d+","from":(\d+)\}/.exec(first ?? "")?.[1]);
    const next = cardOf(answer, { from });

    expect(first).toContain(`“Officer ${from + 1}” on`);
    expect(first).not.toContain(`"Officer ${from + 1}"`);
    expect(next).toContain(`"Officer ${from + 1}"`);
    expect(next).toContain("From the first row");
  });

  it("offers no rows that nothing could ask for again", () => {
    const { query: _, ...answer } = anAnswer(aTable(300, 7));

    expect(cardOf(answer)).toContain("Not shown here");
    expect(cardOf(answer)).not.toContain('"verb":"rows"');
  });

  it("gives a client without charts the sentence and the numbers", () => {
    const chart = aChart({ alt: "North has 3 plans, South has 2." });
    const [form] = toTeams(anAnswer(chart), { keep });

    expect(form?.card?.body).toContainEqual(
      expect.objectContaining({
        type: "Chart.VerticalBar",
        fallback: expect.objectContaining({
          items: [
            expect.objectContaining({ inlines: [{ type: "TextRun", text: "North has 3 plans, South has 2." }] }),
            expect.objectContaining({ type: "Table" }),
          ],
        }),
      }),
    );
  });

  it("asks before it shares, and shows what all would see without buttons", () => {
    const answer = dispatch("share reviews.overdue", manager);
    const card = answer.audience === "shared" ? toShareCard(answer, "SEND team", "q1") : null;

    expect(cardFaults(card)).toEqual([]);
    expect(JSON.stringify(card)).toMatch(/everyone to see in SEND team.*"verb":"share".*14 to 15 months/s);
    expect(JSON.stringify(card)).not.toContain('"verb":"ask"');
  });
});

describe("a press", () => {
  it.each([
    ["ask", { value: "q1:0" }, { kind: "ask", value: "q1:0" }],
    ["rows", { value: "q1:0", from: 40 }, { kind: "rows", value: "q1:0", from: 40 }],
    ["share", { state: "q1" }, { kind: "share", state: "q1" }],
    ["cancel", {}, { kind: "cancel" }],
    ["choose", { inputs: ["a", "b"], a: "q1:0", b: "q1:7", c: "q1:9" }, { kind: "choose", values: ["q1:0", "q1:7"] }],
    ["choose", { inputs: ["a", "b"], a: "", b: "q1:7" }, { kind: "choose", values: ["q1:7"] }],
    ["choose", { inputs: ["a"], a: "" }, null],
    ["choose", { inputs: "a", a: "q1:0" }, null],
    ["ask", {}, null],
    ["ask", null, null],
    ["ask", { value: 1 }, null],
    ["rows", { value: "q1:0", from: -1 }, null],
    ["rows", { value: "q1:0", from: 1.5 }, null],
    ["share", {}, null],
    ["delete", { value: "q1:0" }, null],
    [undefined, undefined, null],
  ])("is read as it was sent, and as nothing where no card sends it: %s %j", (verb, data, press) => {
    expect(pressOf(verb, data)).toEqual(press);
  });

  it.each([
    ["one list changed", "m", ["m team:Primary"], "m team:Primary"],
    ["none changed", "m year:2021", ["m year:2021", "m year:2021"], "m year:2021"],
    ["two changed", "m", ['m team:"Early Years"', "m", "m year:2020"], 'm team:"Early Years" year:2020'],
    [
      "one taken back and one changed",
      "m team:Primary year:2021",
      ["m year:2021", "m team:Primary year:2020"],
      "m year:2020",
    ],
    [
      "a split kept at the end",
      "m team:Primary by age",
      ["m by age", "m team:Primary year:2020 by age"],
      "m year:2020 by age",
    ],
    [
      "a name with an apostrophe",
      "m",
      [`m officer:"Pat O'Brien"`, 'm age:"0 to 4"'],
      `m officer:"Pat O'Brien" age:"0 to 4"`,
    ],
    ["words that are no variation of the query", "help", ["plans.by-team"], "plans.by-team"],
    ["such words beside another", "help", ["plans.by-team", "help"], "plans.by-team"],
  ])("of Apply asks what all its lists say: %s", (_, query, choices, asked) => {
    expect(withChoices(query, choices)).toBe(asked);
  });
});
