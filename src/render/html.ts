import type {
  Answer,
  Chart,
  Choice,
  Choices,
  Figure,
  List,
  Note,
  Part,
  Select,
  DisplayValue,
  Table,
} from "../answer.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign).replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** How words are asked: by an address, or by sending a form where they change or post something. */
export type LinkBuilder =
  { readonly address: string } | { readonly action: string; readonly fields: Readonly<Record<string, string>> };

/** Where an answer's links lead: the way that asks other words, that of its drop-down lists, and a chart's picture. */
export interface Links {
  readonly ask: (words: string) => LinkBuilder;
  /** Where the drop-down lists are sent, with what besides them; null: they are not shown. */
  readonly choose: Extract<LinkBuilder, { action: string }> | null;
  readonly picture: (chart: Chart) => string;
}

/** An answer as one article of HTML. Everything in it is escaped. */
export function toHtml(answer: Answer, links: Links): string {
  const filters = answer.filters.map(({ name, value }) => `${name} ${value}`);
  const about = [`On ${answer.on}`, `data as at ${answer.asAt.slice(0, 16).replace("T", " ")}`, ...filters];
  const parts = answer.parts.map((part) => partHtml(part, links));
  return `<article class="answer ${answer.audience}">
<h2>${escapeHtml(answer.title)}</h2>
<p class="about">${about.map(escapeHtml).join(" · ")}</p>
${parts.join("\n")}
</article>`;
}

function partHtml(part: Part, links: Links): string {
  switch (part.kind) {
    case "say":
      return `<p class="say">${escapeHtml(part.text)}</p>`;
    case "figure":
      return figureHtml(part);
    case "table":
      return tableHtml(part);
    case "chart":
      return chartHtml(part, links);
    case "list":
      return listHtml(part, links);
    case "choices":
      return choicesHtml(part, links);
    case "note":
      return noteHtml(part);
  }
}

/** The picture, which opens alone and large for a small screen. */
function chartHtml(chart: Chart, links: Links): string {
  const picture = escapeHtml(links.picture(chart));
  return `<a href="${picture}"><img class="chart" src="${picture}" alt="${escapeHtml(chart.alt)}"></a>`;
}

function figureHtml({ value, unit, label, against }: Figure): string {
  const number = value === null ? "n/a" : `${value.toLocaleString("en-GB")}${unit === "percent" ? "%" : ""}`;
  return `<p class="figure"><strong>${number}</strong> ${escapeHtml(label)}${against === undefined ? "" : `, ${escapeHtml(against)}`}</p>`;
}

function cellText(value: DisplayValue, unit: "count" | "percent"): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  return unit === "percent" ? `${value}%` : value.toLocaleString("en-GB");
}

function scrolled(label: string, table: string): string {
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(label)}">${table}</div>`;
}

function tableHtml({ rowHeading, columns, rows }: Table): string {
  const head = columns.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const body = rows.map(({ label, values, isTotal }) => {
    const cells = columns.map(({ unit }, at) => `<td>${escapeHtml(cellText(values[at] ?? null, unit))}</td>`).join("");
    return `<tr${isTotal ? ' class="total"' : ""}><th scope="row">${escapeHtml(label)}</th>${cells}</tr>`;
  });
  const table = `<table><thead><tr><th scope="col">${escapeHtml(rowHeading || "Series")}</th>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  return `<details open><summary>Table</summary>${scrolled("Table", table)}</details>`;
}

function listHtml({ headings, items }: List, links: Links): string {
  const hasChoices = items.some(({ choices = [] }) => choices.length > 0);
  const head = headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join("");
  const body = items.map(({ cells, address, choices = [] }) => {
    const shown = cells.map((cell, at) =>
      at === 0 && address !== undefined
        ? `<td><a href="${escapeHtml(address)}">${escapeHtml(cell)}</a></td>`
        : `<td>${escapeHtml(cell)}</td>`,
    );
    const buttons = choices.map((choice) => `<li>${pressHtml(choice, links, cells[0])}</li>`);
    return `<tr>${shown.join("")}${hasChoices ? `<td><ul class="choices">${buttons.join("")}</ul></td>` : ""}</tr>`;
  });
  const more = hasChoices ? `<th scope="col">Actions</th>` : "";
  return scrolled(
    "List",
    `<table class="list"><thead><tr>${head}${more}</tr></thead><tbody>${body.join("")}</tbody></table>`,
  );
}

function choicesHtml({ title, choices, selects = [] }: Choices, links: Links): string {
  const items = choices.map((choice) => `<li>${pressHtml(choice, links)}</li>`);
  const buttons = items.length === 0 ? "" : `<ul class="choices">${items.join("")}</ul>`;
  return `<nav aria-label="${escapeHtml(title)}">${selectsHtml(selects, links)}<h3>${escapeHtml(title)}</h3>${buttons}</nav>`;
}

/** One choice as a link or, where it changes something, a button of its own form. `of` says what it is about. */
function pressHtml({ label, words }: Choice, links: Links, of?: string): string {
  const way = links.ask(words);
  const about = of === undefined ? "" : ` aria-label="${escapeHtml(`${label}: ${of}`)}"`;
  if ("address" in way) return `<a href="${escapeHtml(way.address)}"${about}>${escapeHtml(label)}</a>`;
  return `<form method="post" action="${escapeHtml(way.action)}">${hidden(way.fields)}<button${about}>${escapeHtml(label)}</button></form>`;
}

function hidden(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("");
}

function selectsHtml(selects: readonly Select[], { choose }: Links): string {
  if (selects.length === 0 || choose === null) return "";
  const lists = selects.map(({ name, chosen, all, options }) => {
    const shown = [{ label: all.label, value: "" }, ...options.map(({ label }) => ({ label, value: label }))].map(
      ({ label, value }) =>
        `<option value="${escapeHtml(value)}"${value === (chosen ?? "") ? " selected" : ""}>${escapeHtml(label)}</option>`,
    );
    return `<label>${escapeHtml(name)}<select name="${escapeHtml(name)}">${shown.join("")}</select></label>`;
  });
  return `<form class="more" method="get" action="${escapeHtml(choose.action)}" aria-label="Filters">${hidden(choose.fields)}${lists.join("")}<button>Apply</button></form>`;
}

function noteHtml({ about, text }: Note): string {
  if (about === "definition")
    return `<details class="note"><summary>Definition</summary><p>${escapeHtml(text)}</p></details>`;
  return `<p class="note ${about}">${about === "caveat" ? "<strong>Caution</strong> " : ""}${escapeHtml(text)}</p>`;
}
