/** What the log holds of an event: names of things, ids, counts, milliseconds. Never a name, an email or words typed. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Where the bot says what it does, for who runs it. */
export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}

/** A log that nobody reads. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
