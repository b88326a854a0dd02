import { describe, expect, it } from "vitest";
import { messageFaults, viewFaults } from "../../support/slack-limits.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const chart = (categories: readonly string[], labels = categories) => ({
  type: "data_visualization",
  title: "Plans",
  chart: {
    type: "bar",
    series: [{ name: "Count", data: labels.map((label) => ({ label, value: 1 })) }],
    axis_config: { categories, x_label: "Team" },
  },
});
const table = (rows: readonly (readonly string[])[]) => ({
  type: "data_table",
  caption: "Plans",
  rows: rows.map((row) => row.map((text) => ({ type: "raw_text", text }))),
});
const button = { type: "button", text: plain("Go"), action_id: "go", value: "1" };
const says = (...blocks: readonly object[]) => messageFaults({ text: "Plans", blocks }).map((fault) => fault.says);

describe("the reader of Slack's rules", () => {
  it("takes what the documentation shows", () => {
    const blocks = [
      { type: "header", text: plain("Plans") },
      { type: "section", text: { type: "mrkdwn", text: "*1*", verbatim: true }, accessory: button },
      chart(["North", "South"]),
      table([
        ["Team", "Count"],
        ["North", "1"],
      ]),
    ];

    expect(messageFaults({ text: "Plans", blocks, channel: "C1" })).toEqual([]);
    expect(viewFaults({ type: "home", blocks: blocks.slice(0, 2) })).toEqual([]);
  });

  it.each<[string, readonly object[], string]>([
    ["an unknown block", [{ type: "banner" }], 'blocks[0] is of the unknown type "banner"'],
    ["an unknown field", [{ type: "divider", colour: "red" }], "blocks[0].colour is not known"],
    ["a missing field", [{ type: "header" }], "blocks[0].text is required"],
    [
      "a long header",
      [{ type: "header", text: plain("x".repeat(151)) }],
      "blocks[0].text.text has 151 characters, allowed are 1 to 150",
    ],
    [
      "an empty text",
      [{ type: "section", text: plain("") }],
      "blocks[0].text.text has 0 characters, allowed are 1 to 3000",
    ],
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" })), "blocks has 51 of 0 to 50"],
    [
      "21 categories",
      [chart(Array.from({ length: 21 }, (_, at) => `${at}`))],
      "blocks[0].chart.axis_config.categories has 21 of 1 to 20",
    ],
    ["other labels", [chart(["North"], ["South"])], "blocks[0].chart has 1 series whose labels are not the categories"],
    ["a category twice", [chart(["North", "North"])], "blocks[0].chart has a series or a category twice"],
    ["three charts", [chart(["a"]), chart(["a"]), chart(["a"])], "more than 2 charts in a message"],
    ["a table of a header", [table([["Team"]])], "blocks[0].rows has 1 of 2 to 101"],
    ["uneven rows", [table([["a", "b"], ["c"]])], "blocks[0] has rows of different lengths"],
    [
      "full cells",
      [table([["a"], ["x".repeat(10_000)]])],
      "10001 characters in the cells of a message, allowed are 10000",
    ],
    ["an id twice", [{ type: "actions", elements: [button, button] }], 'action_id "go" is used twice'],
  ])("refuses %s", (_, blocks, fault) => {
    expect(says(...blocks)).toContain(fault);
  });

  it("names the word with which Slack refuses", () => {
    const long = Array.from({ length: 5 }, () => ({ type: "section", text: plain("x".repeat(2700)) }));

    expect(messageFaults({ blocks: [] }).map(({ error }) => error)).toEqual(["no_text"]);
    expect(messageFaults({ text: "x".repeat(4001) }).map(({ error }) => error)).toEqual(["msg_too_long"]);
    expect(messageFaults({ text: "x", blocks: long }).map(({ error }) => error)).toEqual(["msg_blocks_too_long"]);
    expect(viewFaults({ type: "home", blocks: [chart(["a"])] }).map(({ error }) => error)).toEqual(["invalid_blocks"]);
    expect(viewFaults({ type: "modal", blocks: [] }).map(({ error }) => error)).toEqual(["invalid_arguments"]);
  });

  it("refuses a file in a message that only one person sees", () => {
    const image = { type: "image", alt_text: "Plans", slack_file: { id: "F1" } };

    expect(messageFaults({ text: "x", blocks: [image] })).toEqual([]);
    expect(messageFaults({ text: "x", blocks: [image] }, { isEphemeral: true })).toHaveLength(1);
  });
});
