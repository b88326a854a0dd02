/**
 * The details of an event: names of things, ids, counts, milliseconds; never a person's name or email, or words that
 * somebody typed.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The log for whoever runs the bot. */
export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}

/** A log that drops everything. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Returns the name of an error, which a log may hold. The message may hold anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

/** How much of another's text a line of the log holds: enough to know it again. */
const mostWords = 160;

/** How much of it is read at all: the search for what is personal takes much longer over more. */
const mostRead = 2000;

/** What may be somebody's in a library's text: what it quotes, data, addresses of email, and the tokens of chats. */
const personal = /"[^"]*"?|\{.*|\S*@\S*|\bx(?:ox|app)\S*/gs;

/** Returns of what a library prints the first words, which a log may hold: of an error its name, and nothing personal. */
export function libraryWords(parts: readonly unknown[]): string {
  const texts = parts.map((part) => (part instanceof Error ? part.name : typeof part === "string" ? part : ""));
  return readable(texts.join(" ")).replaceAll(personal, "…").trim().slice(0, mostWords);
}

/** Cuts a text between words, so that no part of an address is left. */
function readable(text: string): string {
  return text.length <= mostRead ? text : text.slice(0, mostRead).replace(/\S+$/, "");
}

/** Returns where an error happened, without its message, which may hold anything. */
export function stackOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return places.slice(0, 8).map((line) => line.trim());
}
