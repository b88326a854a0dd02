import { clean, cut } from "../cut.ts";

/**
 * Writes a text for a TextRun, a label or a title, which know no markup: only the functions `{{DATE(…)}}` and `{{TIME(…)}}`
 * are taken apart, and links that a client might find by itself.
 */
export function shown(text: string): string {
  return clean(text)
    .replaceAll(/\{(?=\{)/g, "{\u2060")
    .replaceAll("://", ":\u2060//");
}

/** Makes one line of at most `most` characters, as `shown` writes it. */
export function brief(text: string, most: number): string {
  return cut(shown(text), most);
}

/**
 * Escapes a text for a TextBlock or a message, so that no bold, italics, link, list, heading, code, tag or entity comes of it.
 * Clients differ in what a backslash escapes: a sign that would format gives way to one that looks the same.
 */
export function escaped(text: string): string {
  return shown(text)
    .replaceAll("*", "∗")
    .replaceAll("~", "∼")
    .replaceAll("`", "ˋ")
    .replaceAll("[", "［")
    .replaceAll("]", "］")
    .replaceAll("\\", "∖")
    .replaceAll("|", "∣")
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "ˍ")
    .replaceAll(/<(?=[\p{L}/!?])/gu, "‹")
    .replaceAll(/&(?=#?\w+;)/g, "&\u2060")
    .replaceAll(/^(\s*)([-+#>=])/gm, "$1\u2060$2")
    .replaceAll(/^(\s*\d+)([.)])/gm, "$1\u2060$2");
}
