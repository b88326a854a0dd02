import type { BandSet } from "../../facts/wait.ts";
import type { PartText } from "./figures.ts";

/** The parts of a measure by bands of waiting: within the limit of the bands, and over it. */
export function bandPartTexts({ limitLabel }: BandSet): readonly [PartText, PartText] {
  return [
    {
      id: "on-time",
      title: `within ${limitLabel}`,
      synonyms: "on time, in time, within time, within timescale, within the limit",
    },
    { id: "late", title: `over ${limitLabel}`, synonyms: "late, out of time, past the limit, breaches, overdue" },
  ];
}
