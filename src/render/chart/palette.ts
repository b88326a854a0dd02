import type { Tone } from "../../answer.ts";

export const ink = "#1f2933";
export const quiet = "#52606d";
export const grid = "#e4e7eb";

/**
 * Colours without a meaning, which colour-blind people can tell apart, with neighbours that differ in lightness too. None is
 * the colour of a tone.
 */
const colours = [
  "#33475b",
  "#56b4e9",
  "#cc79a7",
  "#8a8b2c",
  "#7a3b62",
  "#c9a27a",
  "#00563f",
  "#b9a6d3",
  "#6b4a2b",
  "#a9c6a0",
  "#4f5bd5",
  "#b8c2cc",
];

/** Returns the colour of the series at a place; colours repeat after twelve. */
export function colourAt(at: number): string {
  return colours[at % colours.length] ?? ink;
}

/** The same in earlier years: the latest is strongest. */
const ages = ["#33475b", "#8195a8", "#b4c0cb", "#d6dde3"];

/** Returns the colour of what is shown for so many years before the latest. */
export function ageColour(earlierBy: number): string {
  return ages[Math.min(earlierBy, ages.length - 1)] ?? ink;
}

/** Five shades of each tone, from light to dark; the third is the tone's own colour. After Okabe and Ito. */
const toneShades: Readonly<Record<Tone, readonly [string, string, string, string, string]>> = {
  "in-time": ["#8cc4e4", "#4a9bcb", "#0072b2", "#00507d", "#002f4a"],
  late: ["#f9c29d", "#ef8c47", "#d55e00", "#983f00", "#5c2500"],
  unplaced: ["#d5d5d5", "#b0b0b0", "#8c8c8c", "#696969", "#474747"],
  agreed: ["#99dbc6", "#4cbd9b", "#009e73", "#006e50", "#00402e"],
  refused: ["#f7d899", "#efbb4c", "#e69f00", "#a16f00", "#5c4000"],
};

/** Returns the shade of one of `count` series of the same tone, from light to dark, so that they stay apart. */
export function toneColour(tone: Tone, at = 0, count = 1): string {
  const shades = count > 3 ? toneShades[tone] : toneShades[tone].slice(1, -1);
  const shade = count < 2 ? undefined : shades[Math.round((at * (shades.length - 1)) / (count - 1))];
  return shade ?? toneShades[tone][2];
}

/** Returns a colour half way to white: of what is not over. */
export function paler(colour: string): string {
  const half = [1, 3, 5].map((at) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) + 255) / 2));
  return `#${half.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Returns black or white, whichever is easier to read on the colour. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? ink : "#ffffff";
}
