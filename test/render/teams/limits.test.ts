import { describe, expect, it } from "vitest";
import { cardFaults, textFaults } from "../../support/teams-limits.ts";

const text = (words: string) => ({ type: "RichTextBlock", inlines: [{ type: "TextRun", text: words }] });
const heading = (words: string) => ({ type: "TextBlock", style: "heading", text: words });
const action = (given: object = {}) => ({
  type: "Action.Execute",
  title: "Go",
  verb: "ask",
  data: { value: "q1:0" },
  ...given,
});
const row = (...cells: readonly string[]) => ({
  type: "TableRow",
  cells: cells.map((words) => ({ type: "TableCell", items: [text(words)] })),
});
const table = (...rows: readonly object[]) => ({
  type: "Table",
  firstRowAsHeaders: true,
  columns: [{ width: 2 }, { width: 1 }],
  rows,
});
const bar = (x: string) => ({ x, y: 1 });
const chart = (given: object = {}) => ({
  type: "Chart.HorizontalBar",
  title: "Plans",
  fallback: "drop",
  data: [bar("a")],
  ...given,
});
const list = (given: object = {}) => ({
  type: "Input.ChoiceSet",
  id: "choose:1",
  label: "Team",
  style: "compact",
  choices: [{ title: "North", value: "q1:0" }],
  ...given,
});
const faults = (...body: readonly object[]) =>
  cardFaults({ type: "AdaptiveCard", version: "1.5", speak: "Plans", fallbackText: "Plans", body });

describe("the reader of Teams' rules", () => {
  it("takes what Microsoft's documentation shows", () => {
    const toggle = { type: "Action.ToggleVisibility", title: "More", targetElements: ["hidden:1"] };
    const hidden = { type: "Container", id: "hidden:1", isVisible: false, items: [text("More")] };

    expect(
      faults(
        heading("Plans"),
        chart(),
        table(row("Team", "Count"), row("North", "1")),
        list({ value: "q1:0" }),
        { type: "ActionSet", actions: [action(), toggle, action({ verb: "choose", data: { inputs: ["choose:1"] } })] },
        hidden,
      ),
    ).toEqual([]);
  });

  it.each<[string, readonly object[], string]>([
    ["an unknown element", [{ type: "Banner" }], 'card.body[0] is of the unknown type "Banner"'],
    ["an unknown field", [{ ...text("a"), colour: "red" }], "card.body[0].colour is not known"],
    ["no words", [text("")], "card.body[0].inlines[0].text has 0 characters, allowed are 1 to 4000"],
    ["markup in a heading", [heading("*bold*")], "card.body[0].text could be read as markup"],
    ["a link in a heading", [heading("[a](b)")], "card.body[0].text could be read as markup"],
    ["a list in a heading", [heading("1. one")], "card.body[0].text could be read as markup"],
    [
      "a function in a text",
      [text("{{DATE(2021-06-30T07:00:00Z)}}")],
      "card.body[0].inlines[0].text could be read as markup",
    ],
    [
      "a table with a short row",
      [table(row("Team", "Count"), row("North"))],
      "card.body[0] has rows of other lengths than its columns",
    ],
    [
      "a table of 21 rows",
      [table(row("a", "b"), ...Array.from({ length: 21 }, () => row("a", "b")))],
      "card.body[0].rows has 22 of 2 to 21",
    ],
    ["a category twice", [chart({ data: [bar("a"), bar("a")] })], "card.body[0].data has a category twice"],
    ["a chart without a fallback", [{ ...chart(), fallback: undefined }], "card.body[0].fallback is required"],
    ["a list without a label", [{ ...list(), label: undefined }], "card.body[0].label is required"],
    ["a choice that is not offered", [list({ value: "q1:1" })], "card.body[0].value is not one of the choices"],
    ["an id twice", [list(), list()], 'the id "choose:1" is used twice'],
    [
      "six buttons side by side",
      [{ type: "ActionSet", actions: Array.from({ length: 6 }, () => action()) }],
      "card.body[0].actions has 6 buttons side by side",
    ],
    [
      "a button for what is not there",
      [{ type: "ActionSet", actions: [{ type: "Action.ToggleVisibility", title: "More", targetElements: ["x"] }] }],
      'there is no element "x"',
    ],
    ["five charts", Array.from({ length: 5 }, () => chart()), "5 charts in a card"],
    ["more than 80 KB", Array.from({ length: 11 }, () => text("a".repeat(3900))), "the card has"],
  ])("refuses %s", (_, body, says) => {
    expect(faults(...body).some((fault) => fault.startsWith(says))).toBe(true);
  });

  it("refuses markup in a message, and takes a bare angle", () => {
    expect(textFaults("**bold**", false)).toHaveLength(1);
    expect(textFaults("<b>bold</b>", false)).toHaveLength(1);
    expect(textFaults("North: <5", false)).toEqual([]);
  });
});
