import { escapeHtml } from "../../render/html.ts";
import { style } from "./style.ts";

/** Somebody to ask as. */
export interface AskerOption {
  readonly email: string;
  readonly label: string;
}

/** A line of the side: where it leads, and whether one is there. */
export interface PageLocation {
  readonly label: string;
  readonly address: string;
  readonly isHere: boolean;
}

export interface PageView {
  readonly source: string;
  /** The day that is today, spelled. */
  readonly day: string;
  readonly askers: readonly AskerOption[];
  readonly as: string;
  readonly words: string;
  /** Words to complete with. */
  readonly known: readonly { readonly words: string; readonly says: string }[];
  readonly places: readonly PageLocation[];
  /** The dashboard's pages and what the person pinned. */
  readonly shortcuts: readonly { readonly title: string; readonly places: readonly PageLocation[] }[];
  /** Whether the day is pretended, so that it can be moved on. */
  readonly days: boolean;
  /** What stands in the middle, as HTML. */
  readonly body: string;
}

/** The whole page, without script: who asks, where to go, a form for words, and what was answered. */
export function pageHtml(page: PageView): string {
  const { words, as } = page;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words === "" ? "SEND bot" : `${words} – SEND bot`)}</title><style>${style}</style></head>
<body><a class="skip" href="#answer">To the answer</a><div class="frame">
<header class="side"><h1>SEND bot<small>${escapeHtml(page.source)}, ${escapeHtml(page.day)}</small></h1>
<form action="/" method="get"><input type="hidden" name="words" value="${escapeHtml(words)}">
<label>Ask as<select name="as">${page.askers.map((asker) => askerHtml(asker, as)).join("")}</select></label><button>Change</button></form>
<nav aria-label="Places"><ul>${page.places.map(placeHtml).join("")}</ul></nav>
${morningHtml(page)}
${page.shortcuts.map(({ title, places }) => shortcutsHtml(title, places)).join("\n")}</header>
<main class="main">
<form class="ask" action="/ask" method="post"><input type="hidden" name="as" value="${escapeHtml(as)}">
<label class="words">Words<input name="words" list="known" value="${escapeHtml(words)}" placeholder="overdue reviews by team" autocomplete="off" maxlength="500" autofocus></label>
<datalist id="known">${page.known.map(({ words, says }) => `<option value="${escapeHtml(words)}">${escapeHtml(says)}</option>`).join("")}</datalist>
<button>Ask</button></form>
<div id="answer">${page.body}</div>
<footer>Only for trying out, on this machine.</footer></main></div></body></html>`;
}

/** What the bot does unasked, at the press of a button: the morning's messages, and the day after. */
function morningHtml({ as, days }: PageView): string {
  const next = days ? '<button name="day" value="next">Next day</button>' : "";
  return `<form action="/morning" method="post" class="morning"><input type="hidden" name="as" value="${escapeHtml(as)}">
<button name="day" value="same">Run the morning</button>${next}</form>`;
}

/** Words asked and what was answered to them, or why not. */
export function interactionHtml(words: string, answer: { readonly html: string } | { readonly error: string }): string {
  const asked = words === "" ? "" : `<p class="asked">${escapeHtml(words)}</p>`;
  if ("html" in answer) return asked + answer.html;
  return `${asked}<div class="refusal" role="alert"><p>${escapeHtml(answer.error)}</p></div>`;
}

/** Words that change or post something, for somebody to confirm who came by a link. */
export function confirmHtml(as: string, words: string): string {
  return `<p class="asked">${escapeHtml(words)}</p><div class="answer"><form action="/ask" method="post"><input type="hidden" name="as" value="${escapeHtml(as)}">
<input type="hidden" name="words" value="${escapeHtml(words)}"><p class="say">This changes or posts something. Nothing was done yet.</p><button>Do it</button></form></div>`;
}

/** Messages with who sent them and when, newest first; `empty` is said where there are none. */
export function messagesHtml(
  title: string,
  letters: readonly { readonly at: string; readonly by: string; readonly html: string }[],
  empty: string,
): string {
  const shown = letters.map(({ at, by, html }) => `<p class="by">${escapeHtml(by)} · ${escapeHtml(at)}</p>${html}`);
  const body = shown.length === 0 ? `<p class="empty">${escapeHtml(empty)}</p>` : shown.toReversed().join("\n");
  return `<h2>${escapeHtml(title)}</h2>${body}`;
}

function askerHtml({ email, label }: AskerOption, as: string): string {
  return `<option value="${escapeHtml(email)}"${email === as ? " selected" : ""}>${escapeHtml(label)}</option>`;
}

function placeHtml({ label, address, isHere }: PageLocation): string {
  const here = isHere ? ' aria-current="page"' : "";
  return `<li><a href="${escapeHtml(address)}"${here}>${escapeHtml(label)}</a></li>`;
}

function shortcutsHtml(title: string, places: readonly PageLocation[]): string {
  if (places.length === 0) return "";
  return `<nav class="wide" aria-label="${escapeHtml(title)}"><h2>${escapeHtml(title)}</h2><ul>${places.map(placeHtml).join("")}</ul></nav>`;
}
