import { asAtText, type Answer, type Figure, type Tone, type Unit } from "../answer.ts";

/** Returns what stands under an answer's title: the day it is about, the age of its data, its filters. */
export function subtitleParts({ on, asAt, filters }: Answer): string[] {
  return [`On ${on}`, `data as at ${asAtText(asAt)}`, ...filters.map(({ name, value }) => `${name} ${value}`)];
}

/** Writes a number as people read it: `1,216` or `62%`. */
export function numberText(value: number, unit: Unit): string {
  return unit === "percent" ? `${value}%` : value.toLocaleString("en-GB");
}

/** Returns a figure's number as people read it: `1,216`, `62%`, or `n/a` for a percentage of nothing. */
export function figureText({ value, unit }: Pick<Figure, "value" | "unit">): string {
  return value === null ? "n/a" : numberText(value, unit);
}

/** What each tone is called in a legend. */
export const toneNames: Readonly<Record<Tone, string>> = {
  "in-time": "In time",
  late: "Late",
  unplaced: "Cannot be placed",
};

/** Removes the invisible characters that turn the direction of the text after them. */
export function withoutDirection(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}
