import { listOf, objectOf, textOf, type Json } from "../json.ts";
import { actionOf, labelOf } from "../pressed.ts";

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Makes a form that sends one action; `hidden` holds on what and by whom. */
export type ActionForm = (action: Json, label: string) => string;

/** Returns the blocks of a message or view, roughly as Slack shows them. */
export function blocksHtml(blocks: readonly unknown[], form: ActionForm, picture: (id: string) => string): string {
  return blocks.map((block) => blockHtml(objectOf(block), form, picture)).join("");
}

function blockHtml(block: Json, form: ActionForm, picture: (id: string) => string): string {
  const text = escaped(labelOf(block));
  switch (textOf(block["type"])) {
    case "header":
      return `<h3>${text}</h3>`;
    case "section": {
      const fields = listOf(block["fields"]).map((field) => `<span class="field">${textHtml(field)}</span>`);
      const accessory = block["accessory"] === undefined ? "" : elementHtml(objectOf(block["accessory"]), form);
      return `<div class="section"><div>${textHtml(block["text"])}${fields.join("")}</div>${accessory}</div>`;
    }
    case "context":
      return `<p class="context">${listOf(block["elements"]).map(textHtml).join(" ")}</p>`;
    case "actions":
      return `<p>${listOf(block["elements"])
        .map((element) => elementHtml(objectOf(element), form))
        .join(" ")}</p>`;
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

/** Shows a text as it is or, where it is mrkdwn, with its links and bold words. */
function textHtml(object: unknown): string {
  const { type, text } = objectOf(object);
  const shown = type === "mrkdwn" ? markedHtml(textOf(text)) : escaped(textOf(text));
  return shown.replaceAll("\n", "<br>");
}

/** The text is escaped as Slack asks for it, which is HTML's own way. */
function markedHtml(text: string): string {
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
    return action ? form(action, label) : "";
  });
  if (element["type"] === "button") return forms.join("");
  const isMenu = element["type"] === "overflow";
  const name = isMenu ? "⋯" : escaped(textOf(objectOf(element["placeholder"])["text"]));
  return `<details class="${isMenu ? "menu" : "list"}"><summary>${name}</summary><div>${forms.join(" ")}</div></details>`;
}

function tableHtml(block: Json): string {
  const rows = listOf(block["rows"]).map((row) => {
    const cells = listOf(row).map((cell) => `<td>${escaped(textOf(objectOf(cell)["text"]))}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><caption>${escaped(textOf(block["caption"]))}</caption>${rows.join("")}</table>`;
}

function chartHtml(block: Json): string {
  const chart = objectOf(block["chart"]);
  const series =
    chart["type"] === "pie"
      ? [{ name: "", data: listOf(chart["segments"]) }]
      : listOf(chart["series"]).map((one) => ({
          name: textOf(objectOf(one)["name"]),
          data: listOf(objectOf(one)["data"]),
        }));
  const points = series.flatMap(({ name, data }) =>
    data.map((point) => ({ name, label: textOf(objectOf(point)["label"]), value: Number(objectOf(point)["value"]) })),
  );
  const most = Math.max(1, ...points.map(({ value }) => value));
  const bars = points.map(
    ({ name, label, value }) =>
      `<tr><td>${escaped(label)}</td><td>${escaped(name)}</td><td><span class="bar" style="width:${(value / most) * 20}rem"></span> ${value}</td></tr>`,
  );
  return `<table><caption>${escaped(textOf(block["title"]))} (${textOf(chart["type"])})</caption>${bars.join("")}</table>`;
}
