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

/** The event of a chat that takes no more for a while (HTTP 429). */
export const askedToWait = "a chat asks the bot to wait";

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
  // a message of several lines may look like places
  const places = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return places.slice(0, 8).map((line) => line.trim());
}

/** What stands in place of a secret. */
const hidden = "…";

/**
 * What is secret wherever it stands, and what is put in its place. The patterns read a text and a line of JSON alike, in
 * which quotes stand behind backslashes, and take time in proportion to its length.
 */
const secretForms: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // tokens of Slack, and those that are signed: of Microsoft, among others
  [/\bx(?:ox[a-z](?:\.xox[a-z])?|app|wfp)-[\w.%~-]+/gi, hidden],
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  [/\bbearer\s+[^\s"'\\,]{4,}/gi, `Bearer ${hidden}`],
  [/\bbasic\s+[\w+/]{8,}=*/gi, `Basic ${hidden}`],
  [/\bv0=[\da-f]{16,}/gi, `v0=${hidden}`],
  // logins in addresses
  [/\/\/[^\s/"'\\]*@/g, `//${hidden}@`],
  [/(?<![\w.%+~-])[\w.%+~-]{1,64}:[^\s@"'\\/:]{1,256}@/g, `${hidden}@`],
  // addresses that do something for whoever has them
  [/\b(hooks|files|wss[\w-]*)\.(slack(?:-gov)?\.com)\/[^\s"'\\]*/gi, `$1.$2/${hidden}`],
  [
    /((?:token|secret|password|passwd|pwd|api_?key|ticket|tempauth|\bsig|signature)\\*["']?\s{0,4}[=:]\s{0,4})(?:\\*["'][^"'\\]*|\{[^}"]*|[^"'\\;&,}]+)/gi,
    `$1${hidden}`,
  ],
];

/** A secret that is shorter stands in many a word. */
const shortestSecret = 6;

/** Makes a function that takes out of a text these secrets, however they are written, and all that looks like one. */
export function secretRemover(secrets: readonly string[]): (text: string) => string {
  const written = secrets.flatMap((secret) =>
    secret.length < shortestSecret ? [] : [secret, encodeURIComponent(secret), inJson(secret), inJson(inJson(secret))],
  );
  const known = [...new Set(written)].sort((one, other) => other.length - one.length);
  return (text) => withoutSecrets(known.reduce((left, secret) => left.replaceAll(secret, hidden), text));
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Takes out of a text all that looks like a secret. */
export function withoutSecrets(text: string): string {
  return secretForms.reduce((left, [pattern, instead]) => left.replaceAll(pattern, instead), text);
}
