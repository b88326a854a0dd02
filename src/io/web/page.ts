import type { Select } from "../../answer.ts";
import { escapeHtml } from "../../render/html.ts";

/** Somebody to ask as. */
export interface Asker {
  readonly email: string;
  readonly label: string;
}

export interface Page {
  readonly askers: readonly Asker[];
  readonly as: string;
  readonly words: string;
  /** Words to complete with. */
  readonly known: readonly { readonly words: string; readonly says: string }[];
  /** The answer as HTML, or what could not be answered as text. */
  readonly answer: { readonly html: string } | { readonly refusal: string };
  readonly source: string;
  /** The drop-down filters of the answer. */
  readonly selects: readonly Select[];
  /** The exact words of the answer; empty: none. */
  readonly asks: string;
}

const style = `
:root { color-scheme: light dark; --ground: #f3f5f7; --paper: #ffffff; --ink: #1f2933; --quiet: #52606d; --line: #cbd2d9; --accent: #005a8f; --on-accent: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ground: #12181f; --paper: #1c252e; --ink: #e8edf2; --quiet: #a9b6c3; --line: #3b4854; --accent: #7cc4f5; --on-accent: #08141d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
header, main { max-width: 68rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.15rem; margin: 0 0 .75rem; }
h2 { margin: 0 0 .25rem; font-size: 1.4rem; line-height: 1.25; } h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: flex; flex-direction: column; font-size: .85rem; color: var(--quiet); min-width: 0; }
.words { flex: 1 1 18rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: .4rem; padding: .5rem .6rem; max-width: 100%; }
button { background: var(--accent); color: var(--on-accent); border-color: var(--accent); cursor: pointer; font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.asked { margin: 1rem 0 .75rem auto; width: fit-content; max-width: 85%; background: var(--accent); color: var(--on-accent); border-radius: 1rem 1rem 0 1rem; padding: .5rem .9rem; overflow-wrap: anywhere; }
.answer, .refusal { background: var(--paper); border: 1px solid var(--line); border-radius: 0 1rem 1rem 1rem; padding: 1.1rem 1.25rem; }
.about { color: var(--quiet); margin: 0 0 .75rem; font-size: .9rem; }
.say { font-size: 1.05rem; }
.figure strong { font-size: 2.2rem; line-height: 1; }
.chart { display: block; width: 100%; max-width: 60rem; height: auto; border-radius: .4rem; background: #ffffff; margin: .75rem 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .5rem 0; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: right; font-variant-numeric: tabular-nums; }
th[scope=row], thead th:first-child, .list th, .list td { text-align: left; } th { font-weight: 600; } .total { font-weight: 700; }
summary { cursor: pointer; padding: .25rem 0; font-weight: 600; } .note { color: var(--quiet); } .caveat { border-left: 4px solid #d55e00; padding-left: .75rem; color: var(--ink); }
a { color: var(--accent); } .choices { columns: 20rem; padding-left: 1.2rem; margin: .25rem 0; } .choices li { padding: .15rem 0; }
.more { margin: .75rem 0 0; display: flex; gap: .75rem; flex-wrap: wrap; align-items: end; }
footer { color: var(--quiet); font-size: .85rem; padding: 1rem; text-align: center; }
`;

/** The whole page, without script: a form, the words asked, the answer. */
export function pageHtml(page: Page): string {
  const askers = page.askers.map(
    ({ email, label }) =>
      `<option value="${escapeHtml(email)}"${email === page.as ? " selected" : ""}>${escapeHtml(label)}</option>`,
  );
  const known = page.known.map(
    ({ words, says }) => `<option value="${escapeHtml(words)}">${escapeHtml(says)}</option>`,
  );
  const answer =
    "html" in page.answer
      ? page.answer.html
      : `<div class="refusal" role="alert"><p>${escapeHtml(page.answer.refusal)}</p></div>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.words === "" ? "SEND bot" : `${page.words} – SEND bot`)}</title><style>${style}</style></head>
<body><header><h1>SEND bot · ${escapeHtml(page.source)}</h1>
<form action="/" method="get">
<label>Ask as<select name="as">${askers.join("")}</select></label>
<label class="words">Words<input name="words" list="known" value="${escapeHtml(page.words)}" autocomplete="off" maxlength="500" autofocus></label>
<datalist id="known">${known.join("")}</datalist>
<button>Ask</button></form></header>
<main>${page.words === "" ? "" : `<p class="asked">${escapeHtml(page.words)}</p>`}
${answer}
${moreHtml(page)}</main>
<footer>Only for trying out, on this machine. Charts are drawn here.</footer></body></html>`;
}

function moreHtml({ selects, asks, as }: Page): string {
  if (selects.length === 0) return "";
  const lists = selects.map(({ name, options, chosen, all }) => {
    const shown = [{ label: all.label, value: "" }, ...options.map(({ label }) => ({ label, value: label }))].map(
      ({ label, value }) =>
        `<option value="${escapeHtml(value)}"${value === (chosen ?? "") ? " selected" : ""}>${escapeHtml(label)}</option>`,
    );
    return `<label>${escapeHtml(name)}<select name="${escapeHtml(name)}">${shown.join("")}</select></label>`;
  });
  return `<form class="more" action="/filter" method="get" aria-label="Filters">
<input type="hidden" name="as" value="${escapeHtml(as)}"><input type="hidden" name="asks" value="${escapeHtml(asks)}">
${lists.join("")}<button>Apply</button></form>`;
}
