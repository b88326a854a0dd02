import { ends, firstWords, withoutKnown, withoutMiddle, type WordsOf } from "./outline.ts";
import { listOf, objectOf, textOf, type Json } from "./fake-slack/json.ts";

interface Form {
  readonly look: string;
  readonly messages: readonly { readonly text: string; readonly blocks?: readonly unknown[] }[];
}

/** Returns the text of a text object, marked if Slack reads markup in it. */
function shown(text: unknown): string {
  const { type, text: words, verbatim } = objectOf(text);
  if (type === "plain_text") return firstWords(textOf(words));
  return `(${textOf(type)}${verbatim === true ? ", verbatim" : ""}) ${firstWords(textOf(words))}`;
}

function element(one: unknown, words: WordsOf): string {
  const {
    type,
    text,
    value,
    placeholder,
    initial_option: initial,
    options,
    accessibility_label: label,
  } = objectOf(one);
  if (type === "button") {
    const about = label === undefined ? "" : ` “${textOf(label)}”`;
    return `[${shown(text)}${about} → ${words(textOf(value))}]`;
  }
  if (type === "overflow") {
    const menu = listOf(options).map(objectOf);
    return menu.map((option) => `[${shown(option["text"])} → ${words(textOf(option["value"]))}]`).join(" ");
  }
  if (type !== "static_select") throw new Error(`the outline knows no ${textOf(type)}`);
  const all = listOf(options).map(objectOf);
  const chosen = initial === undefined ? "" : `, chosen ${shown(objectOf(initial)["text"])}`;
  const offered = ends(all.map((option) => `${shown(option["text"])} → ${words(textOf(option["value"]))}`));
  return [`{${shown(placeholder)}} of ${all.length}${chosen}`, ...offered.map((line) => `    ${line}`)].join("\n");
}

function chart({ title, chart: drawn }: Json): string[] {
  const { type, series, segments, axis_config: axis } = objectOf(drawn);
  const points = (all: unknown) =>
    listOf(all)
      .map((point) => `${textOf(objectOf(point)["label"])} ${textOf(objectOf(point)["value"])}`)
      .join(", ");
  const { x_label: x, y_label: y } = objectOf(axis);
  const axes = [x, y].flatMap((one, at) => (one === undefined ? [] : [`${"xy".charAt(at)} “${textOf(one)}”`]));
  const lines = listOf(series).map((one) => `  ${textOf(objectOf(one)["name"])}: ${points(objectOf(one)["data"])}`);
  const parts = segments === undefined ? [] : [`  ${points(segments)}`];
  return [[`${textOf(type)} chart “${textOf(title)}”`, ...axes].join(", "), ...lines, ...parts];
}

function table({ caption, rows, page_size: page, row_header_column_index: headings }: Json): string[] {
  const lines = listOf(rows).map((row) =>
    listOf(row)
      .map((cell) => textOf(objectOf(cell)["text"]))
      .join(" | "),
  );
  const paged = page === undefined ? "" : `, ${textOf(page)} a page`;
  const headed = headings === undefined ? "" : `, headed by column ${textOf(headings)}`;
  return [
    `table “${textOf(caption)}” of ${lines.length - 1} rows${paged}${headed}`,
    ...ends(lines, 5).map((line) => `  ${line}`),
  ];
}

function block(one: unknown, words: WordsOf): string[] {
  const given = objectOf(one);
  const { type, text, elements, accessory, alt_text: alt, slack_file: file } = given;
  switch (type) {
    case "header":
      return [`header: ${shown(text)}`];
    case "section":
      return [[`section: ${shown(text)}`, ...(accessory === undefined ? [] : [element(accessory, words)])].join(" ")];
    case "context":
      return [`context: ${listOf(elements).map(shown).join(" · ")}`];
    case "actions":
      return ["actions:", ...listOf(elements).map((each) => `  ${element(each, words)}`)];
    case "image":
      return [`image ${textOf(objectOf(file)["id"])}: ${firstWords(textOf(alt))}`];
    case "divider":
      return ["divider"];
    case "data_visualization":
      return chart(given);
    case "data_table":
      return table(given);
    default:
      throw new Error(`the outline knows no block ${textOf(type)}`);
  }
}

/**
 * A readable outline of an answer's forms: each block's kind and first words, charts in short, tables and lists by
 * their ends, and behind every button the words that it asks. Throws for a kind of block that it does not know.
 */
export function slackOutline(forms: readonly Form[], words: WordsOf): string {
  const known = new Set<string>();
  const lines = forms.flatMap(({ look, messages }) =>
    messages.flatMap(({ text, blocks = [] }, at) => [
      `== ${look}, message ${at + 1} of ${messages.length}: ${blocks.length} blocks`,
      `notification: ${firstWords(text)}`,
      ...withoutMiddle(
        withoutKnown(
          blocks.map((one) => block(one, words)),
          known,
        ),
        "section:",
      ),
    ]),
  );
  return `${lines.join("\n")}\n`;
}
