import { randomUUID } from "node:crypto";
import type { Chart } from "../../answer.ts";

const most = 200;

/** The charts of the answers shown last, each under an id that cannot be guessed: a picture is not a second question. */
export function pagePictures() {
  const kept = new Map<string, Chart>();
  return {
    /** The address of the chart's picture. */
    keep(chart: Chart): string {
      const id = randomUUID();
      kept.set(id, chart);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return `/chart/${id}.png`;
    },
    find: (id: string): Chart | undefined => kept.get(id),
  };
}
