import type { Kind } from "./contract.ts";

/** A way of writing that the contract does not have, and what to write instead. */
export interface CellFormat {
  /** In words for people, after "looks like". */
  readonly name: string;
  readonly remedy: string;
  /** The name where other cells of the column can only be written so; absent: the cell itself leaves no doubt. */
  readonly mayBe?: string;
}

interface KnownFormat extends CellFormat {
  readonly pattern: RegExp;
}

const writeDay = "write YYYY-MM-DD";
const clock = String.raw`[ T]+\d{1,2}:\d{2}`;

/** In order: the first that matches names the cell. */
const dayFormats: readonly KnownFormat[] = [
  { name: "a day that the calendar does not have", remedy: "correct it", pattern: /^\d{4}-\d{2}-\d{2}$/ },
  { name: "a date with a time", remedy: "write the date alone, YYYY-MM-DD", pattern: new RegExp(`^\\S+${clock}`) },
  {
    name: "a date with a time",
    remedy: "write the date alone, YYYY-MM-DD",
    pattern: new RegExp(`^\\p{L}{3,9}\\.? \\d{1,2},? +\\d{4}${clock}`, "u"),
  },
  { name: "MM/DD/YYYY", remedy: writeDay, pattern: /^(?:0?\d|1[0-2])[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{4}$/ },
  ...["/", "-", "."].flatMap((sign): KnownFormat[] => {
    const format = { name: `DD${sign}MM${sign}YYYY`, remedy: writeDay };
    const rest = String.raw`[${sign}]\d{1,2}[${sign}]\d{4}$`;
    return [
      { ...format, pattern: new RegExp(`^(?:1[3-9]|2\\d|3[01])${rest}`) },
      { ...format, mayBe: "MM/DD/YYYY", pattern: new RegExp(`^\\d{1,2}${rest}`) },
    ];
  }),
  { name: "DD/MM/YY", remedy: writeDay, pattern: /^\d{1,2}\/\d{1,2}\/\d{2}$/ },
  { name: "a date whose year has two digits", remedy: writeDay, pattern: /^\d{1,2}([.-])\d{1,2}\1\d{2}$/ },
  { name: "YYYY/MM/DD", remedy: writeDay, pattern: /^\d{4}[/.]\d{1,2}[/.]\d{1,2}$/ },
  {
    name: "YYYY-M-D",
    remedy: "write two digits for the month and the day, YYYY-MM-DD",
    pattern: /^\d{4}-\d{1,2}-\d{1,2}$/,
  },
  { name: "YYYYMMDD", remedy: writeDay, pattern: /^\d{8}$/ },
  {
    name: "an Excel serial number",
    remedy: "format the column as YYYY-MM-DD before saving it",
    pattern: /^\d{5}(?:[.,]\d+)?$/,
  },
  { name: "a month without a day", remedy: writeDay, pattern: /^(?:\d{4}-\d{2}|\p{L}{3,9}[ -]\d{2,4})$/u },
  { name: "a year alone", remedy: writeDay, pattern: /^\d{4}$/ },
  {
    name: "a date in words",
    remedy: writeDay,
    pattern: /^(?:\d{1,2}(?:st|nd|rd|th)?[ -]\p{L}{3,9}[ -]\d{2,4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})$/iu,
  },
  { name: "a number that Excel has shortened", remedy: writeDay, pattern: /^\d(?:[.,]\d+)?e\+\d{1,3}$/i },
  { name: "a cell too narrow for Excel to show", remedy: writeDay, pattern: /^#+$/ },
];

const writeFlag = "write 1 or 0";

const flagFormats: readonly KnownFormat[] = [
  { name: "Y/N", remedy: writeFlag, pattern: /^[yn]$/i },
  { name: "yes/no", remedy: writeFlag, pattern: /^(?:yes|no)$/i },
  { name: "T/F", remedy: writeFlag, pattern: /^[tf]$/i },
  { name: "active/inactive", remedy: writeFlag, pattern: /^(?:active|inactive|current|left|leaver)$/i },
  { name: "-1 for yes", remedy: writeFlag, pattern: /^-1$/ },
  { name: "1.0/0.0", remedy: writeFlag, pattern: /^[01]\.0+$/ },
];

const idFormats: readonly KnownFormat[] = [
  {
    name: "a number that Excel has shortened, such as 1.00E+11",
    remedy: "format the column as text before saving it, and take the ids from the case system again",
    pattern: /^\d(?:[.,]\d+)?e\+\d{1,3}$/i,
  },
];

/** Whether Excel has shortened the id, so that several ids have become one. */
export function isShortenedId(text: string): boolean {
  return idFormats.some(({ pattern }) => pattern.test(text));
}

/** Names how a cell that cannot be read is written; null where it is like nothing that is known. */
export function formatOf(text: string, kind: Kind): CellFormat | null {
  const formats = kind === "date" ? dayFormats : kind === "flag" ? flagFormats : kind === "id" ? idFormats : [];
  return formats.find(({ pattern }) => pattern.test(text)) ?? null;
}

/** The check letters of UPNs, by the remainder that they stand for. */
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

/** Returns the check letter of the twelve digits of a UPN; of a temporary one, whose last sign is a letter, too. */
export function upnLetter(signs: string): string {
  const values = Array.from(signs, (sign) => (/\d/.test(sign) ? Number(sign) : Math.max(0, upnLetters.indexOf(sign))));
  const sum = values.reduce((total, value, at) => total + value * (at + 2), 0);
  return upnLetters[sum % upnLetters.length] ?? "";
}

/** Whether an id has the form of a UPN, whatever its check letter. */
export function looksLikeUpn(id: string): boolean {
  return /^[A-Z]\d{11}[0-9A-Z]$/.test(id);
}

/** Makes the UPN of a made-up child, by its number from 1: its check letter is wrong, so that it is nobody's. */
export function wrongUpn(number: number): string {
  const signs = `9990000${String(number).padStart(5, "0")}`;
  const at = upnLetters.indexOf(upnLetter(signs));
  return `${upnLetters[(at + 1) % upnLetters.length]}${signs}`;
}
