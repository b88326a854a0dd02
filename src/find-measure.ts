import type { Measure } from "./measure.ts";

/** A measure by its id, with or without dots and hyphens, whatever the case: `reviews overdue`. */
export function findMeasure(measures: readonly Measure[], words: string): Measure | undefined {
  const wanted = plain(words);
  return measures.find(({ id }) => plain(id) === wanted);
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[\s.-]+/g, " ")
    .trim();
}
