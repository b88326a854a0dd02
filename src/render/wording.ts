import { asAtText, type Answer, type Tone } from "../answer.ts";

/** Returns what stands under an answer's title: the day it is about, the age of its data, its filters. */
export function subtitleParts({ on, asAt, filters }: Answer): string[] {
  return [`On ${on}`, `data as at ${asAtText(asAt)}`, ...filters.map(({ name, value }) => `${name} ${value}`)];
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
