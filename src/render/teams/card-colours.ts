import type { ChartColor } from "@microsoft/teams.cards";
import type { Tone } from "../../answer.ts";

/** What the colours of tones are called where no legend shows them. */
export const colourNames: Readonly<Record<Tone, string>> = { "in-time": "Blue", late: "Red", unplaced: "Grey" };

/** Blue and red can be told apart by colour-blind people too. */
const toneColours: Readonly<Record<Tone, ChartColor>> = {
  "in-time": "divergingLightBlue",
  late: "divergingRed",
  unplaced: "divergingGray",
};

/** For several series of one tone, from light to dark. */
const toneShades: Readonly<Record<Tone, readonly ChartColor[]>> = {
  "in-time": ["divergingCyan", "divergingLightBlue", "categoricalBlue", "divergingBlue"],
  late: ["divergingPeach", "divergingLightRed", "divergingRed", "categoricalRed", "divergingMaroon"],
  unplaced: ["divergingGray"],
};

/** Neighbours differ in lightness as well as in colour. */
const palette: readonly ChartColor[] = [
  "categoricalBlue",
  "categoricalMarigold",
  "categoricalTeal",
  "categoricalPurple",
  "categoricalLime",
  "categoricalRed",
  "categoricalLightBlue",
  "divergingGray",
];

/** Returns a colour for each series: a shade of the colour of its tone, else that of its place. */
export function coloursOf(series: readonly { readonly tone?: Tone }[]): ChartColor[] {
  return series.map(({ tone }, at) => {
    if (tone === undefined) return palette[at % palette.length] ?? "neutral";
    const alike = series.filter((one) => one.tone === tone).length;
    const before = series.slice(0, at).filter((one) => one.tone === tone).length;
    return shadeOf(tone, before, alike);
  });
}

function shadeOf(tone: Tone, at: number, count: number): ChartColor {
  const shades = toneShades[tone];
  const shade = count < 2 ? undefined : shades[Math.round((at * (shades.length - 1)) / (count - 1))];
  return shade ?? toneColours[tone];
}
