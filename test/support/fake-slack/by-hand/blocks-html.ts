import { listOf, objectOf, textOf, type Json } from "../json.ts";
import { actionOf, labelOf } from "../pressed.ts";
import { chartHtml } from "./chart-svg.ts";
import { escaped } from "./escaped.ts";

/** Makes a form that sends one action; `style` is that of the button: "", "primary" or "danger". */
export type ActionForm = (action: Json, label: string, style: string) => string;

/** Returns the blocks of a message or view as Slack shows them. */
export function blocksHtml(blocks: readonly unknown[], form: ActionForm, picture: (id: string) => string): string {
  return blocks.map((block) => blockHtml(objectOf(block), form, picture)).join("");
}

function blockHtml(block: Json, form: ActionForm, picture: (id: string) => string): string {
  switch (textOf(block["type"])) {
    case "header":
      return `<h3>${escaped(labelOf(block))}</h3>`;
    case "section": {
      const fields = listOf(block["fields"]).map((field) => `<div>${textHtml(field)}</div>`);
      const accessory = block["accessory"] === undefined ? "" : elementHtml(objectOf(block["accessory"]), form);
      const grid = fields.length === 0 ? "" : `<div class="fields">${fields.join("")}</div>`;
      return `<div class="section"><div>${textHtml(block["text"])}${grid}</div>${accessory}</div>`;
    }
    case "context":
      return `<p class="context">${listOf(block["elements"]).map(textHtml).join(" ")}</p>`;
    case "actions":
      return `<div class="actions">${listOf(block["elements"])
        .map((element) => elementHtml(objectOf(element), form))
        .join("")}</div>`;
    case "image":
      return `<img alt="${escaped(textOf(block["alt_text"]))}" src="${picture(textOf(objectOf(block["slack_file"])["id"]))}">`;
    case "data_table":
      return tableHtml(block);
    case "data_visualization":
      return chartHtml(block);
    case "divider":
      return "<hr>";
    default:
      return `<pre>${escaped(JSON.stringify(block, null, 1))}</pre>`;
  }
}

/** Shows a text as it is or, where it is mrkdwn, with its links, bold words and code. */
function textHtml(object: unknown): string {
  const { type, text } = objectOf(object);
  const shown = type === "mrkdwn" ? markedHtml(textOf(text)) : escaped(textOf(text));
  return shown.replaceAll("\n", "<br>");
}

/** The text is escaped as Slack asks for it, which is HTML's own way. */
function markedHtml(text: string): string {
  const [, before = text, code, after = ""] = /^(.*?)```\n?(.*?)\n?```(.*)$/s.exec(text) ?? [];
  if (code !== undefined) return `${markedHtml(before)}<pre>${code}</pre>${markedHtml(after)}`;
  return text
    .replaceAll(
      /<(https?:[^|>]+)\|([^>]+)>/g,
      (_, href: string, label: string) => `<a href="${href.replaceAll('"', "%22")}">${label}</a>`,
    )
    .replaceAll(/\*([^*\n]+)\*/g, "<b>$1</b>");
}

function elementHtml(element: Json, form: ActionForm): string {
  const offered = [element, ...listOf(element["options"])].map((one) => labelOf(one)).filter((label) => label !== "");
  const forms = offered.map((label) => {
    const action = actionOf([element], label);
    return action ? form(action, label, textOf(element["style"])) : "";
  });
  if (element["type"] === "button") return forms.join("");
  const isMenu = element["type"] === "overflow";
  const chosen = labelOf(element["initial_option"]);
  const placeholder = textOf(objectOf(element["placeholder"])["text"]);
  const name = isMenu ? "⋮" : escaped(chosen === "" ? placeholder : chosen);
  return `<details class="${isMenu ? "menu" : "list"}"><summary>${name}</summary><div>${forms.join("")}</div></details>`;
}

function tableHtml(block: Json): string {
  const rows = listOf(block["rows"]).map((row) => listOf(row).map((cell) => textOf(objectOf(cell)["text"])));
  const isNumber = (at: number) => rows.slice(1).every((row) => /^(?:n\/a|[\d,.]+%?)?$/.test(row[at] ?? ""));
  const numbers = (rows[0] ?? []).map((_, at) => at > 0 && isNumber(at));
  const lines = rows.map((row, line) => {
    const tag = line === 0 ? "th" : "td";
    const cells = row.map(
      (cell, at) => `<${tag}${numbers[at] === true ? ' class="number"' : ""}>${escaped(cell)}</${tag}>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="table"><table><caption>${escaped(textOf(block["caption"]))}</caption>${lines.join("")}</table></div>`;
}
