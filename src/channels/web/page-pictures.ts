import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Chart } from "../../answer.ts";

/** The charts that the page showed last, by ids that cannot be guessed: a picture must not ask the question again. */
export interface PagePictures {
  /** Keeps a chart; returns the address of its picture. */
  readonly keep: (chart: Chart) => string;
  readonly find: (id: string) => Chart | undefined;
}

const most = 200;

export function openPagePictures(): PagePictures {
  const charts = new LRUCache<string, Chart>({ max: most });
  return {
    keep(chart) {
      const id = randomUUID();
      charts.set(id, chart);
      return `/chart/${id}.png`;
    },
    find: (id) => charts.get(id),
  };
}
