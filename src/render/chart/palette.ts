import type { Tone } from "../../answer.ts";

export const ink = "#1f2933";
export const quiet = "#52606d";
export const grid = "#e4e7eb";

/** Colours that colour-blind people can tell apart, with neighbours that differ in lightness too (after Okabe and Ito). */
const colours = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#f0e442",
  "#6b6b6b",
  "#003f66",
  "#f2c879",
  "#00563f",
  "#7a3b62",
];

/** Returns the colour of the series at a place; colours repeat after twelve. */
export function colourAt(at: number): string {
  return colours[at % colours.length] ?? ink;
}

export const toneColours: Readonly<Record<Tone, string>> = {
  "in-time": "#0072b2",
  late: "#d55e00",
  unplaced: "#8c8c8c",
};

const toneShades: Readonly<Record<Tone, readonly string[]>> = {
  "in-time": ["#8cc4e4", "#4a9bcb", "#0072b2", "#00507d", "#002f4a"],
  late: ["#f9c29d", "#ef8c47", "#d55e00", "#983f00", "#5c2500"],
  unplaced: ["#d5d5d5", "#b0b0b0", "#8c8c8c", "#696969", "#474747"],
};

/** Returns the shade of one of `count` series of the same tone, from light to dark, so that they stay apart. */
export function toneColourAt(tone: Tone, at: number, count: number): string {
  const shades = count > 3 ? toneShades[tone] : toneShades[tone].slice(1, -1);
  const shade = count < 2 ? undefined : shades[Math.round((at * (shades.length - 1)) / (count - 1))];
  return shade ?? toneColours[tone];
}

/** Returns black or white, whichever is easier to read on the colour. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? ink : "#ffffff";
}
