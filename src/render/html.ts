import type { Answer, Chart, Choices, Figure, List, Note, Part, Shown, Table } from "../answer.ts";

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

/** Where an answer's links lead: the address that asks other words, and that of a chart's picture. */
export interface Links {
  readonly ask: (words: string) => string;
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
      return `<img class="chart" src="${escapeHtml(links.picture(part))}" alt="${escapeHtml(part.alt)}">`;
    case "list":
      return listHtml(part, links);
    case "choices":
      return choicesHtml(part, links);
    case "note":
      return noteHtml(part);
  }
}

function figureHtml({ value, unit, label, against }: Figure): string {
  const number = value === null ? "n/a" : `${value.toLocaleString("en-GB")}${unit === "percent" ? "%" : ""}`;
  return `<p class="figure"><strong>${number}</strong> ${escapeHtml(label)}${against === undefined ? "" : `, ${escapeHtml(against)}`}</p>`;
}

function cellText(value: Shown, unit: "count" | "percent"): string {
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
    const buttons = choices.map(
      ({ label, words }) =>
        `<a href="${escapeHtml(links.ask(words))}" aria-label="${escapeHtml(`${label}: ${cells[0] ?? ""}`)}">${escapeHtml(label)}</a>`,
    );
    return `<tr>${shown.join("")}${hasChoices ? `<td>${buttons.join(" ")}</td>` : ""}</tr>`;
  });
  const more = hasChoices ? `<th scope="col">Open</th>` : "";
  return scrolled(
    "List",
    `<table class="list"><thead><tr>${head}${more}</tr></thead><tbody>${body.join("")}</tbody></table>`,
  );
}

function choicesHtml({ title, choices }: Choices, links: Links): string {
  const items = choices.map(
    ({ label, words }) => `<li><a href="${escapeHtml(links.ask(words))}">${escapeHtml(label)}</a></li>`,
  );
  return `<nav aria-label="${escapeHtml(title)}"><h3>${escapeHtml(title)}</h3><ul class="choices">${items.join("")}</ul></nav>`;
}

function noteHtml({ about, text }: Note): string {
  if (about === "definition")
    return `<details class="note"><summary>Definition</summary><p>${escapeHtml(text)}</p></details>`;
  return `<p class="note ${about}">${about === "caveat" ? "<strong>Caution</strong> " : ""}${escapeHtml(text)}</p>`;
}
