import { asAtText, dayText, filterText, type Answer, type Tone } from "../answer.ts";

/** Returns what stands under an answer's title: the day it is about where that is another than its data's, the age of its data, its filters. */
export function subtitleParts({ on, asAt, filters }: Answer): string[] {
  return [
    ...(asAt.startsWith(on) ? [] : [`On ${dayText(on)}`]),
    `Data from ${asAtText(asAt)}`,
    // the day is said already
    ...filters.filter(({ name }) => name !== "on").map(filterText),
  ];
}

/** What each tone is called in a legend. */
export const toneNames: Readonly<Record<Tone, string>> = {
  "in-time": "In time",
  late: "Late",
  unplaced: "Date not known",
  agreed: "Agreed",
  refused: "Refused",
};

/** Returns a part of a whole in percent, rounded half up; 0 where there is no whole. */
export function shareOf(value: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((200 * value + whole) / (2 * whole));
}

/** Writes a part of a whole as people read it: `70%`, or `under 1%` for what is not nothing. */
export function shareText(value: number, whole: number): string {
  const share = shareOf(value, whole);
  return value > 0 && share === 0 ? "under 1%" : `${share}%`;
}

/** Removes the invisible characters that turn the direction of the text after them. */
export function withoutDirection(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}
