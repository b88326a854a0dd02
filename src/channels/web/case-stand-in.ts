import { html } from "@remix-run/html-template";
import { clean } from "../../render/cut.ts";
import { style } from "./style.ts";

/** The path of the page that stands for a case in the case system; the case's reference follows. */
export const caseStandIn = "/case/";

/** Renders the page to which the demo's cases link. */
export function caseStandInHtml(reference: string): string {
  const title = `Case ${reference}`;
  const whole = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${html.raw`${style}`}</style></head>
<body><main class="main"><article class="answer"><h1>${title}</h1>
<p class="say">In your council, this link opens the case in your case system.</p>
<p>Set <code>CASE_URL</code> to its address, with {reference} where the case reference goes.</p></article></main></body></html>`;
  return clean(String(whole));
}
