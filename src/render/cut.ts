import { withoutDirection } from "./wording.ts";

/** Removes what could turn the direction of text or move a cursor; lines stay lines. */
export function clean(text: string): string {
  // Most text is plain, which needs no closer look.
  if (/^[ -~\n]*$/.test(text)) return text;
  return withoutDirection(text.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n"))
    .replaceAll(/(?!\n)\p{Cc}/gu, " ")
    .replaceAll(/\p{Cs}/gu, "\ufffd");
}

const signs = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Makes one line of at most `most` characters: an ellipsis stands for what is missing, no sign is cut in two. Never
 * blank.
 */
export function cut(text: string, most: number): string {
  const line = clean(text)
    .replaceAll(/\s*\n\s*/g, " ")
    .trim();
  if (line === "") return "–";
  if (line.length <= most) return line;
  let short = "";
  for (const { segment } of signs.segment(line.slice(0, most + 1))) {
    if (short.length + segment.length >= most) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

/**
 * Breaks a text into chunks of at most `most` characters, between lines or else between words where that is possible. Each is
 * written by `as`; `measure` writes a text in the form whose length counts.
 */
export function chunks(
  text: string,
  most: number,
  as: (text: string) => string = clean,
  measure: (text: string) => string = as,
): string[] {
  const all: string[] = [];
  let chunk = "";
  let length = 0;
  // Within a line a sign may be written longer than at its start, and longer beside others than alone.
  const sizeOf = (word: string) => measure(`x${word}`).length - 1 + (/^[@!:]$/.test(word) ? 1 : 0);
  const take = (word: string) => {
    const more = sizeOf(word);
    if (length + more > most) {
      all.push(chunk);
      chunk = "";
      length = 0;
    }
    chunk += word;
    length += more;
  };
  const words = text.split(/(?<=\n)/).flatMap((line) => (sizeOf(line) <= most ? [line] : line.split(/(?<=\s)/)));
  for (const word of words) {
    if (sizeOf(word) <= most) take(word);
    else for (const sign of word) take(sign);
  }
  return [...all, chunk].filter((one) => one.trim() !== "").map((one) => as(one));
}

/** Cuts labels to at most `most` characters each, so that none is blank or equal to another. */
export function distinct(labels: readonly string[], most: number): string[] {
  const lines = labels.map((label) => clean(label).replaceAll(/\s+/g, " ").trim());
  const short = lines.map((label) => cut(label, most));
  const different = short.map((label, at) => {
    const alike = lines.filter((_, other) => short[other] === label);
    return alike.length < 2 ? label : cut(withoutStart(lines[at] ?? "", alike), most);
  });
  const taken = new Set<string>();
  return different.map((label) => {
    let name = label;
    for (let at = 2; taken.has(name); at += 1) name = `${cut(label, most - `${at}`.length - 1)} ${at}`;
    taken.add(name);
    return name;
  });
}

/** Drops the words with which a label and all those like it begin. */
function withoutStart(label: string, alike: readonly string[]): string {
  const words = label.split(" ");
  const shared = words.findIndex((word, at) => alike.some((other) => other.split(" ")[at] !== word));
  return shared > 0 ? `…${words.slice(shared).join(" ")}` : label;
}
