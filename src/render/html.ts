import { html, type SafeHtml } from "@remix-run/html-template";
import {
  filterTitle,
  moreText,
  valueText,
  type Answer,
  type Chart,
  type Choice,
  type Choices,
  type Figure,
  type Item,
  type List,
  type Note,
  type Select,
  type Table,
  type Value,
} from "../answer.ts";
import { runs, type Run } from "./runs.ts";
import { cellText } from "./table.ts";
import { subtitleParts } from "./wording.ts";

/** How words are asked: by a link, or by a form where they change or post something. */
export type LinkTarget =
  { readonly address: string } | { readonly action: string; readonly fields: Readonly<Record<string, string>> };

/** Where an answer's links lead. */
export interface Links {
  readonly ask: (words: string) => LinkTarget;
  /** Where the drop-down lists are sent, and with which other fields; null: they are not shown. */
  readonly choose: Extract<LinkTarget, { action: string }> | null;
  readonly picture: (chart: Chart) => string;
}

/** Renders an answer as one article. The template escapes every text in it. */
export function toHtml(answer: Answer, links: Links): SafeHtml {
  return html`<article class="answer ${answer.audience}">
<h2>${answer.title}</h2>
<p class="about">${subtitleParts(answer).join(" · ")}</p>
${htmlLines(runs(answer.parts, answer.parts.length).map((run) => runHtml(run, links)))}
</article>`;
}

/** Puts each piece on a line of its own, so that a person can read the page's source. */
export function htmlLines(pieces: readonly SafeHtml[]): SafeHtml {
  return html`${pieces.flatMap((piece, at) => (at === 0 ? [piece] : ["\n", piece]))}`;
}

/** Renders fields that a form sends without showing them. */
export function hiddenFields(fields: Readonly<Record<string, string>>): SafeHtml {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

/** Renders an option of a drop-down list. */
export function optionHtml(value: string, label: string, isSelected: boolean): SafeHtml {
  return html`<option value="${value}"${isSelected ? html` selected` : null}>${label}</option>`;
}

function runHtml(run: Run, links: Links): SafeHtml {
  switch (run.kind) {
    case "figures":
      return html`<div class="figures">${run.all.map((one) => figureHtml(one, links))}</div>`;
    case "notes":
      return htmlLines(run.all.map(noteHtml));
    case "say":
      return html`<p class="say">${run.text}</p>`;
    case "table":
      return tableHtml(run);
    case "chart":
      return chartHtml(run, links);
    case "list":
      return listHtml(run, links);
    case "choices":
      return choicesHtml(run, links);
  }
}

/** A phone gets a picture drawn for it. Either opens alone and large. */
function chartHtml(chart: Chart, links: Links): SafeHtml {
  const picture = links.picture(chart);
  return html`<a href="${picture}"><picture><source media="(max-width: 480px)" srcset="${picture}?for=phone"><img class="chart" src="${picture}" alt="${chart.alt}"></picture></a>`;
}

function figureHtml({ value, unit, label, against, trend, words }: Figure, links: Links): SafeHtml {
  const line = trend === undefined ? null : trendHtml(trend);
  const compared = against === undefined ? null : html`<span class="against">${against}</span>`;
  const body = html`<strong>${valueText(value, unit)}</strong><span>${label}</span>${compared}${line}`;
  const target = words === undefined ? null : links.ask(words);
  if (target === null || !("address" in target)) return html`<p class="figure">${body}</p>`;
  return html`<a class="figure" href="${target.address}">${body}</a>`;
}

const trendSize = { width: 120, height: 26, edge: 3 };

/** A small line of how a number went. It repeats what the words say, so that screen readers pass over it. */
function trendHtml(trend: readonly Value[]): SafeHtml | null {
  const known = trend.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const values = known.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const last = known.at(-1);
  if (last === undefined || known.length < 2) return null;
  const { width, height, edge } = trendSize;
  const x = (at: number) => edge + (at * (width - 2 * edge)) / (trend.length - 1);
  const y = (value: number) =>
    most === least ? height / 2 : edge + ((most - value) * (height - 2 * edge)) / (most - least);
  const points = known.map(({ value, at }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return html`<svg class="trend" viewBox="0 0 ${width} ${height}" aria-hidden="true"><polyline points="${points}"/><circle cx="${x(last.at).toFixed(1)}" cy="${y(last.value).toFixed(1)}" r="3"/></svg>`;
}

function tableHtml({ rowHeading, columns, rows }: Table): SafeHtml {
  const body = rows.map(({ label, values, isTotal }) => {
    const cells = columns.map((column, at) => html`<td>${cellText(values[at] ?? null, column)}</td>`);
    return html`<tr${isTotal ? html` class="total"` : null}><th scope="row">${label}</th>${cells}</tr>`;
  });
  const table = html`<table><thead><tr>${headingsHtml([rowHeading || "Series", ...columns.map(({ label }) => label)])}</tr></thead><tbody>${body}</tbody></table>`;
  return html`<details open><summary>Table</summary>${scrolled("Table", table)}</details>`;
}

/** A list without headings is shown as lines: each case with what can be done about it in a menu. */
function linesHtml(list: List, links: Links): SafeHtml {
  const { items, group } = list;
  const more = moreText(list);
  const lines = items.map((item) => html`<li>${lineHtml(item, links)}</li>`);
  const body = html`<ul class="lines">${lines}${more === "" ? null : html`<li>${more}</li>`}</ul>`;
  if (group === undefined) return body;
  const presses = group.choices.map((choice) => html`<li>${pressHtml(choice, links, group.title)}</li>`);
  return html`<section class="group"><h3>${group.title}</h3>${group.action === "" ? null : html`<p class="action">${group.action}</p>`}
${body}${presses.length === 0 ? null : html`<ul class="choices">${presses}</ul>`}</section>`;
}

function lineHtml({ cells, address, choices = [] }: Item, links: Links): SafeHtml {
  const [name = "", ...others] = cells;
  const words = others.filter((cell) => cell.trim() !== "").map((cell) => html` <span>${cell}</span>`);
  const first = address === undefined ? html`<b>${name}</b>` : html`<a href="${address}">${name}</a>`;
  const presses = choices.map((choice) => html`<li>${pressHtml(choice, links, name)}</li>`);
  const row = html`<ul class="choices">${presses}</ul>`;
  const isMenu = choices.length > 1;
  const menu = html`<details class="menu"><summary aria-label="${`Choices for ${name}`}">⋯</summary>${row}</details>`;
  return html`<p>${first}${words}</p>${isMenu ? menu : choices.length === 1 ? row : null}`;
}

function listHtml(list: List, links: Links): SafeHtml {
  const { headings, items, group } = list;
  if (group !== undefined || headings.length === 0) return linesHtml(list, links);
  const hasChoices = items.some(({ choices = [] }) => choices.length > 0);
  const body = items.map(({ cells, address, choices = [] }) => {
    const shown = cells.map((cell, at) =>
      at === 0 && address !== undefined ? html`<td><a href="${address}">${cell}</a></td>` : html`<td>${cell}</td>`,
    );
    const buttons = choices.map((choice) => html`<li>${pressHtml(choice, links, cells[0])}</li>`);
    return html`<tr>${shown}${hasChoices ? html`<td><ul class="choices">${buttons}</ul></td>` : null}</tr>`;
  });
  const head = headingsHtml([...headings, ...(hasChoices ? ["Actions"] : [])]);
  return scrolled("List", html`<table class="list"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`);
}

function headingsHtml(labels: readonly string[]): SafeHtml {
  return html`${labels.map((label) => html`<th scope="col">${label}</th>`)}`;
}

/** A region that scrolls sideways by itself, and by keyboard. */
function scrolled(label: string, table: SafeHtml): SafeHtml {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>`;
}

function choicesHtml({ title, choices, selects = [] }: Choices, links: Links): SafeHtml {
  const items = choices.map((choice) => html`<li>${pressHtml(choice, links)}</li>`);
  const buttons = items.length === 0 ? null : html`<ul class="choices">${items}</ul>`;
  return html`<nav aria-label="${title}">${selectsHtml(selects, links)}<h3>${title}</h3>${buttons}</nav>`;
}

/** One choice as a link, or as a button of its own form where it changes something. A screen reader hears `subject` too. */
function pressHtml({ label, words }: Choice, links: Links, subject?: string): SafeHtml {
  const target = links.ask(words);
  const spoken = subject === undefined ? null : html` aria-label="${`${label}: ${subject}`}"`;
  if ("address" in target) return html`<a href="${target.address}"${spoken}>${label}</a>`;
  return html`<form method="post" action="${target.action}">${hiddenFields(target.fields)}<button${spoken}>${label}</button></form>`;
}

function selectsHtml(selects: readonly Select[], { choose }: Links): SafeHtml | null {
  if (selects.length === 0 || choose === null) return null;
  const lists = selects.map(({ name, chosen, all, options }) => {
    const shown = [
      optionHtml("", all.label, chosen === null || chosen === ""),
      ...options.map(({ label }) => optionHtml(label, label, label === (chosen ?? ""))),
    ];
    return html`<label>${filterTitle(name)}<select name="${name}">${shown}</select></label>`;
  });
  return html`<form class="more" method="get" action="${choose.action}" aria-label="Filters">${hiddenFields(choose.fields)}${lists}<button>Apply</button></form>`;
}

function noteHtml({ about, text }: Note): SafeHtml {
  if (about === "definition") return html`<details class="note"><summary>Definition</summary><p>${text}</p></details>`;
  return html`<p class="note ${about}">${about === "caveat" ? html`<strong>Caution</strong> ` : null}${text}</p>`;
}
