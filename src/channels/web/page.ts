import { html, type SafeHtml } from "@remix-run/html-template";
import { hiddenFields, htmlLines, optionHtml } from "../../render/html.ts";
import { clean } from "../../render/cut.ts";
import { style } from "./style.ts";

/** Somebody to ask as. */
export interface AskerOption {
  readonly email: string;
  readonly label: string;
}

/** A link at the side of the page, and whether it leads to what is shown. */
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
  /** Words that the browser offers to complete with. */
  readonly known: readonly { readonly words: string; readonly says: string }[];
  readonly locations: readonly PageLocation[];
  /** The dashboard's pages and what the person pinned. */
  readonly shortcuts: readonly { readonly title: string; readonly locations: readonly PageLocation[] }[];
  /** Whether the day is pretended, so that it can be moved on. */
  readonly isDayPretended: boolean;
  /** What stops the bot or a part of it from working now, one sentence each. */
  readonly incidents: readonly string[];
  /** What stands in the middle. */
  readonly body: SafeHtml;
}

/** Renders the whole page, without script: who asks, where to go, a form for words, and what was answered. */
export function pageHtml(page: PageView): string {
  const { words, as } = page;
  const whole = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words === "" ? "SEND bot" : `${words} – SEND bot`}</title><style>${html.raw`${style}`}</style></head>
<body><a class="skip" href="#answer">Skip to the answer</a><div class="frame">
<header class="side"><h1>SEND bot<small>${page.source}, ${page.day}</small></h1>
<form action="/" method="get">${hiddenFields({ words })}
<label>You are<select name="as">${page.askers.map(({ email, label }) => optionHtml(email, label, email === as))}</select></label><button>Change</button></form>
<nav aria-label="Main"><ul>${page.locations.map(locationHtml)}</ul></nav>
${morningHtml(page)}
${htmlLines(page.shortcuts.map(({ title, locations }) => shortcutsHtml(title, locations)))}</header>
<main class="main">
<form class="ask" action="/ask" method="post">${hiddenFields({ as })}
<label class="words">Your question<input name="words" list="known" value="${words}" placeholder="overdue reviews by team" autocomplete="off" maxlength="500" autofocus></label>
<datalist id="known">${page.known.map(({ words, says }) => optionHtml(words, says, false))}</datalist>
<button>Ask</button></form>
${htmlLines(page.incidents.map(incidentHtml))}<div id="answer">${page.body}</div>
<footer>For trying the bot out on this machine only.</footer></main></div></body></html>`;
  return clean(String(whole));
}

/** Renders a page that stands while there is nothing to answer from, with the reason. */
export function waitingHtml(reason: string): string {
  const whole = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>SEND bot</title><style>${html.raw`${style}`}</style></head>
<body><main class="main"><h1>SEND bot</h1>${emptyHtml(reason)}</main></body></html>`;
  return clean(String(whole));
}

/** Renders words asked and what was answered to them, or why they were not. */
export function interactionHtml(words: string, answer: SafeHtml | { readonly error: string }): SafeHtml {
  const asked = words === "" ? null : askedHtml(words);
  if ("error" in answer) return html`${asked}<div class="refusal" role="alert"><p>${answer.error}</p></div>`;
  return html`${asked}${answer}`;
}

/** Asks somebody who came by a link to confirm words that change or post something. */
export function confirmHtml(as: string, words: string): SafeHtml {
  return html`${askedHtml(words)}<div class="answer"><form action="/ask" method="post">${hiddenFields({ as })}
${hiddenFields({ words })}<p class="say">This changes or posts something. Nothing has been done yet.</p><button>Do it now</button></form></div>`;
}

/** Renders messages with who sent them and when, newest first; `empty` says that there are none. */
export function messagesHtml(
  title: string,
  messages: readonly { readonly at: string; readonly by: string; readonly body: SafeHtml }[],
  empty: string,
): SafeHtml {
  const shown = messages.map(({ at, by, body }) => html`<p class="by">${by} · ${at}</p>${body}`);
  return html`<h2>${title}</h2>${shown.length === 0 ? emptyHtml(empty) : htmlLines(shown.toReversed())}`;
}

/** Renders a sentence that stands where there is nothing else to show. */
export function emptyHtml(sentence: string): SafeHtml {
  return html`<p class="empty">${sentence}</p>`;
}

/** Renders a sentence about what was just done. */
export function noticeHtml(sentence: string): SafeHtml {
  return html`<p class="notice" role="status">${sentence}</p>`;
}

function incidentHtml(sentence: string): SafeHtml {
  return html`<div class="refusal" role="alert"><p>${sentence}</p></div>`;
}

function askedHtml(words: string): SafeHtml {
  return html`<p class="asked">${words}</p>`;
}

/** The buttons for what the bot does unasked: the morning's messages, and the day after. */
function morningHtml({ as, isDayPretended }: PageView): SafeHtml {
  const next = isDayPretended ? html`<button name="day" value="next">Move to the next day</button>` : null;
  return html`<form action="/morning" method="post" class="morning">${hiddenFields({ as })}
<button name="day" value="same">Send this morning's messages</button>${next}</form>`;
}

function locationHtml({ label, address, isHere }: PageLocation): SafeHtml {
  return html`<li><a href="${address}"${isHere ? html` aria-current="page"` : null}>${label}</a></li>`;
}

function shortcutsHtml(title: string, locations: readonly PageLocation[]): SafeHtml {
  if (locations.length === 0) return html``;
  return html`<nav class="wide" aria-label="${title}"><h2>${title}</h2><ul>${locations.map(locationHtml)}</ul></nav>`;
}
