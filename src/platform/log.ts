/**
 * What the log holds of an event: names of things, ids, counts, milliseconds. Never a person's name or email, or words
 * typed.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Tells whoever runs the bot what it does. */
export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}

/** A log that nobody reads. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Returns what a log may hold of an error: its name. The message may hold anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
