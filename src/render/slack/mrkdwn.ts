import { clean } from "../cut.ts";

/** What would call everybody in a channel: an invisible sign after it stops that. */
const mass = /[@!](?=channel|here|everyone)/gi;

/**
 * Escapes a text for mrkdwn, so that no markup, mention, link, quotation or emoji comes of it. Slack escapes only & < >: every
 * other sign that would format gives way to one that looks the same.
 */
export function escaped(text: string): string {
  return clean(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/^([^\S\n]*)>/gm, "$1›")
    .replaceAll(">", "&gt;")
    .replaceAll("*", "∗")
    .replaceAll("~", "∼")
    .replaceAll("`", "ˋ")
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "ˍ")
    .replaceAll(/:(?=(?=[\w+-]*:)\d*[a-z_+-])/gi, "∶")
    .replaceAll(mass, "$&\u2060")
    .replaceAll("://", ":\u2060//");
}

/** Escapes a text for the inside of a code block, where only the fence itself must not be closed. */
export function escapedCode(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("`", "ˋ")
    .replaceAll(mass, "$&\u2060");
}
