import type { Note, PrivateAnswer, Say } from "./answer.ts";
import type { Asked } from "./asked.ts";
import type { Measure } from "./measure.ts";

/**
 * What a measure counts, why, by what source, against what target or limit; and what it leaves out, unless small numbers
 * are masked for the asker.
 */
export function definition(measure: Measure, setting: Asked, isMasked: boolean): PrivateAnswer {
  const { id, title, counts, why, source, target, bands } = measure;
  const say = (text: string): Say => ({ kind: "say", text });
  const leftOut = isMasked ? [] : measure.figures(setting).excluded;
  const excluded = leftOut.map(({ reason, count }): Note => ({
    kind: "note",
    about: "left-out",
    text: `${count} left out: ${reason}`,
  }));
  return {
    audience: "private",
    title: `Definition: ${title}`,
    on: setting.on,
    asAt: setting.book.readAt,
    filters: [],
    asks: `define ${id}`,
    parts: [
      say(`Counts ${counts}.`),
      say(why),
      say(`Source: ${source}.`),
      ...(target === undefined ? [] : [say(`Target: ${target}%.`)]),
      ...(bands === undefined ? [] : [say(`Limit: ${bands.says}.`)]),
      ...excluded,
      { kind: "choices", title: "Go on", choices: [{ label: "Open", words: id }] },
    ],
  };
}
