/** Says, of a value that cannot be used, what would be right. */
export class InvalidSetting {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** What people are told of a variable of the environment. */
export interface Variable {
  readonly name: string;
  readonly meaning: string;
  /** What holds where the variable is not set, as it would be written; empty: nothing. */
  readonly initial: string;
  readonly example: string;
}

/** A variable, and how its text is read: trimmed unless it is a secret, and never blank where `initial` is not. */
export interface Setting<Value> extends Variable {
  /** Absent: it is not secret. A password may begin or end with a blank. */
  readonly isSecret?: true;
  readonly read: (text: string) => Value | InvalidSetting;
}

/** Declares a setting; its value has the type that `read` returns. */
export const setting = <Value>(declared: Setting<Value>): Setting<Value> => declared;

/** Settings that belong together, each under the name that the configuration gives its value. */
export type SettingGroup = Readonly<Record<string, Setting<unknown>>>;

/** The values of a group of settings. */
export type ValuesOf<Group extends SettingGroup> = {
  readonly [Name in keyof Group]: Group[Name] extends Setting<infer Value> ? Value : never;
};

/** Reads one setting. A value that cannot be used is kept for the report, and the initial value stands in. */
export type Read = <Value>(setting: Setting<Value>) => Value;

/** Reads a group of settings; the values are frozen. */
export function readGroup<Group extends SettingGroup>(group: Group, read: Read): ValuesOf<Group> {
  const values = Object.fromEntries(Object.entries(group).map(([name, one]) => [name, read(one)]));
  if (!hasValues(group, values)) throw new Error("a setting was not read");
  return Object.freeze(values);
}

function hasValues<Group extends SettingGroup>(group: Group, values: object): values is ValuesOf<Group> {
  return Object.keys(group).every((name) => name in values);
}

/** Makes a reader that takes a blank text for null. */
export const orNull =
  <Value>(read: (text: string) => Value | InvalidSetting) =>
  (text: string): Value | null | InvalidSetting =>
    text === "" ? null : read(text);

/** Reads any text. */
export const anyText = (text: string): string => text;

/** Reads a token, which a header must be able to carry. */
export const token = (text: string): string | InvalidSetting =>
  /^[\x21-\x7E]+$/.test(text) ? text : new InvalidSetting("has a space or a sign that no token has: copy it again");

/** Reads 1 or 0, true or false. */
export function yesOrNo(text: string): boolean | InvalidSetting {
  const plain = text.toLowerCase();
  if (plain === "1" || plain === "true") return true;
  return plain === "0" || plain === "false" ? false : new InvalidSetting("must be 0 or 1");
}

/** Makes a reader of whole numbers between two, both inclusive. */
export function wholeNumber(
  least: number,
  most: number,
  of = "a whole number",
): (text: string) => number | InvalidSetting {
  return (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
      ? Number(text)
      : new InvalidSetting(`must be ${of}, ${least} to ${most}`);
}

/** Makes a reader of one of several words, in any case. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word | InvalidSetting {
  return (text) =>
    words.find((word) => word === text.toLowerCase()) ?? new InvalidSetting(`must be one of ${words.join(", ")}`);
}

/**
 * Makes a reader of addresses that the bot itself calls, which names one as an example: encrypted unless on this machine or,
 * by a name without a dot, in a container beside the bot.
 * A password in one would be in every error that names it.
 */
export function calledAddress(example: string): (text: string) => string | InvalidSetting {
  return (text) => {
    if (!isWebAddress(text)) return new InvalidSetting(`must be an address such as ${example}`);
    const { protocol, hostname, username, password } = new URL(text);
    if (username !== "" || password !== "") return new InvalidSetting("must hold no user name and no password");
    const isHere = /^[\w-]+$/.test(hostname) || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
    return isHere || protocol === "https:" ? text : new InvalidSetting("must begin with https://");
  };
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Reads texts separated by commas or semicolons; none when blank. */
export const listOfTexts = (text: string): readonly string[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
