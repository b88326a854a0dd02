/** A value that cannot be used, and what would be right. */
export class InvalidSetting {
  readonly message: string;
  constructor(says: string) {
    this.message = says;
  }
}

/** What people are told of a variable. */
export interface Variable {
  readonly name: string;
  readonly meaning: string;
  /** What holds when the variable is not set, as it would be written; empty: nothing. */
  readonly initial: string;
  readonly example: string;
}

/** A variable and how its text is read: trimmed unless it is a secret, and never blank where `initial` is not. */
export interface Setting<Value> extends Variable {
  /** A password may begin or end with a blank. */
  readonly isSecret?: true;
  readonly read: (text: string) => Value | InvalidSetting;
}

/** Reads one setting of an environment; a fault is kept for the report and the initial value stands in. */
export type Read = <Value>(setting: Setting<Value>) => Value;

/** A text, null when not set. */
export const textOrNull = (text: string): string | null => (text === "" ? null : text);

/** 1 or 0, true or false. */
export function yesOrNo(text: string): boolean | InvalidSetting {
  const plain = text.toLowerCase();
  if (plain === "1" || plain === "true") return true;
  return plain === "0" || plain === "false" ? false : new InvalidSetting("must be 0 or 1");
}

/** The reader of whole numbers between two, both inclusive. */
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

/** Texts separated by commas or semicolons; none when blank. */
export const listOfTexts = (text: string): readonly string[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
