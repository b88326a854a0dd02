import { listOf, objectOf, textOf, type Json } from "./fake-slack/json.ts";
import { ends, firstWords, withoutKnown, withoutMiddle, type WordsOf } from "./outline.ts";

interface Form {
  readonly look: string;
  readonly text: string;
  readonly card: object | null;
}

/** Returns the words of a run, with its target where it is a link. */
function shown(inline: unknown): string {
  if (typeof inline === "string") return inline;
  const { text, weight, selectAction } = objectOf(inline);
  const words = weight === undefined ? textOf(text) : `*${textOf(text)}*`;
  return selectAction === undefined ? words : `${words} → ${textOf(objectOf(selectAction)["url"])}`;
}

function richText({ inlines }: Json): string {
  return firstWords(listOf(inlines).map(shown).join(""));
}

function action(one: unknown, words: WordsOf): string {
  const { type, title, verb, data, mode, tooltip, targetElements } = objectOf(one);
  if (type === "Action.ToggleVisibility") return `[${textOf(title)} ⇕ ${listOf(targetElements).join(", ")}]`;
  if (type !== "Action.Execute") throw new Error(`the outline knows no ${textOf(type)}`);
  const { value, inputs, from } = objectOf(data);
  const asked = [
    textOf(verb),
    ...(value === undefined ? [] : [words(textOf(value))]),
    ...(from === undefined ? [] : [`from row ${textOf(from)}`]),
    ...(inputs === undefined ? [] : [listOf(inputs).join(", ")]),
  ];
  const about = tooltip === undefined ? "" : ` “${textOf(tooltip)}”`;
  return `${mode === undefined ? "" : "… "}[${textOf(title)}${about} → ${asked.join(" ")}]`;
}

function input({ id, label, value, choices, style }: Json, words: WordsOf): string[] {
  const all = listOf(choices).map(objectOf);
  const chosen = all.find((choice) => choice["value"] === value)?.["title"];
  const offered = ends(all.map((choice) => `${textOf(choice["title"])} → ${words(textOf(choice["value"]))}`));
  return [
    `${textOf(style)} list ${textOf(id)} {${textOf(label)}} of ${all.length}, chosen ${chosen === undefined ? "none" : textOf(chosen)}`,
    ...offered.map((line) => `  ${line}`),
  ];
}

function table({ rows, columns }: Json): string[] {
  const lines = listOf(rows).map((row) =>
    listOf(objectOf(row)["cells"])
      .map((cell) => richText(objectOf(listOf(objectOf(cell)["items"])[0])))
      .join(" | "),
  );
  return [
    `table of ${lines.length - 1} rows and ${listOf(columns).length} columns`,
    ...ends(lines, 5).map((line) => `  ${line}`),
  ];
}

function points(all: unknown): string {
  return listOf(all)
    .map(objectOf)
    .map(({ x, y, legend, value, color }) =>
      [x ?? legend, y ?? value, ...(color === undefined ? [] : [`(${textOf(color)})`])]
        .map((one) => textOf(one))
        .join(" "),
    )
    .join(", ");
}

function chart(given: Json, words: WordsOf): string[] {
  const { type, title, data, xAxisTitle: x, yAxisTitle: y, stacked, fallback } = given;
  const axes = [x, y].flatMap((one, at) => (one === undefined ? [] : [`${"xy".charAt(at)} “${textOf(one)}”`]));
  const series = listOf(data).map(objectOf);
  const lines = series.some(({ values }) => values !== undefined)
    ? series.map(({ legend, color, values }) => `${textOf(legend)} (${textOf(color)}): ${points(values)}`)
    : [points(data)];
  return [
    [`${textOf(type)} “${textOf(title)}”`, ...(stacked === true ? ["stacked"] : []), ...axes].join(", "),
    ...lines.map((line) => `  ${line}`),
    ...(fallback === "drop" ? [] : element(fallback, words).map((line) => `  else ${line}`)),
  ];
}

function element(one: unknown, words: WordsOf): string[] {
  const given = objectOf(one);
  const { type, text, items, columns, actions, id, isVisible, style } = given;
  const inside = (all: unknown) =>
    withoutMiddle(
      listOf(all).map((each) => element(each, words)),
      "text:",
    );
  switch (type) {
    case "TextBlock":
      return [`heading: ${firstWords(textOf(text))}`];
    case "RichTextBlock":
      return [`text: ${richText(given)}`];
    case "Container": {
      const named = [
        isVisible === false ? "hidden" : "shown",
        ...[id, style].flatMap((name) => (name === undefined ? [] : [textOf(name)])),
      ];
      return [`container (${named.join(", ")})`, ...inside(items).map((line) => `  ${line}`)];
    }
    case "ColumnSet": {
      const all = listOf(columns).map((column) => inside(objectOf(column)["items"]));
      return all.every((lines) => lines.length === 1)
        ? [all.flat().join(" || ")]
        : all.flatMap((lines, at) => lines.map((line) => `${at + 1}| ${line}`));
    }
    case "ActionSet":
      return [
        `actions: ${listOf(actions)
          .map((each) => action(each, words))
          .join(" ")}`,
      ];
    case "Table":
      return table(given);
    case "Input.ChoiceSet":
      return input(given, words);
    default:
      return chart(given, words);
  }
}

/**
 * A readable outline of an answer's forms in Teams: each element's kind and first words, charts with their colours, tables and
 * lists by their ends, and behind every button and option the words that it asks. Throws for what it does not know.
 */
export function teamsOutline(forms: readonly Form[], words: WordsOf): string {
  const known = new Set<string>();
  const lines = forms.flatMap(({ look, text, card }) => {
    if (card === null) return [`== ${look}`, ...ends(text.split("\n").map(firstWords), 12)];
    const body = listOf(Reflect.get(card, "body")).map((one) => element(one, words));
    return [
      `== ${look}: a card of ${Math.ceil((2 * JSON.stringify(card).length) / 1000)} KB`,
      `notification: ${firstWords(text)}`,
      ...withoutMiddle(withoutKnown(body, known), "text:"),
    ];
  });
  return `${lines.join("\n")}\n`;
}
