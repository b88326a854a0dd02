import type { ChartColor } from "@microsoft/teams.cards";
import type { Tone } from "../../answer.ts";

/** What the colours of tones are called where no legend shows them. */
export const colourNames: Readonly<Record<Tone, string>> = {
  "in-time": "Blue",
  late: "Red",
  unplaced: "Grey",
  agreed: "Teal",
  refused: "Yellow",
};

/** Blue and red can be told apart by colour-blind people too. */
const toneColours: Readonly<Record<Tone, ChartColor>> = {
  "in-time": "divergingLightBlue",
  late: "divergingRed",
  unplaced: "divergingGray",
  agreed: "categoricalTeal",
  refused: "categoricalMarigold",
};

/** For several series of one tone, from light to dark. */
const toneShades: Readonly<Record<Tone, readonly ChartColor[]>> = {
  "in-time": ["divergingCyan", "divergingLightBlue", "categoricalBlue", "divergingBlue"],
  late: ["divergingPeach", "divergingLightRed", "divergingRed", "categoricalRed", "divergingMaroon"],
  unplaced: ["divergingGray"],
  agreed: ["categoricalLime", "categoricalTeal"],
  refused: ["divergingPeach", "categoricalMarigold"],
};

/** The same in earlier years, weaker the longer ago. */
const ages: readonly ChartColor[] = ["categoricalBlue", "categoricalLightBlue", "divergingGray"];

/** Neighbours differ in lightness as well as in colour. */
const palette: readonly ChartColor[] = [
  "categoricalBlue",
  "categoricalPurple",
  "categoricalLightBlue",
  "divergingMaroon",
  "divergingCyan",
  "divergingBlue",
  "divergingPeach",
  "divergingGray",
];

/** Returns a colour for each series: of its tone, of its age in years, else of its place among those without either. */
export function coloursOf(series: readonly { readonly tone?: Tone; readonly earlierBy?: number }[]): ChartColor[] {
  return series.map(({ tone, earlierBy }, at) => {
    const before = series.slice(0, at);
    if (tone !== undefined) {
      const alike = series.filter((one) => one.tone === tone).length;
      return shadeOf(tone, before.filter((one) => one.tone === tone).length, alike);
    }
    if (earlierBy !== undefined) return ages[Math.min(earlierBy, ages.length - 1)] ?? "neutral";
    return palette[before.filter((one) => one.tone === undefined).length % palette.length] ?? "neutral";
  });
}

function shadeOf(tone: Tone, at: number, count: number): ChartColor {
  const shades = toneShades[tone];
  const shade = count < 2 ? undefined : shades[Math.round((at * (shades.length - 1)) / (count - 1))];
  return shade ?? toneColours[tone];
}
