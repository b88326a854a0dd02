import { textOfDay } from "../../cases/day.ts";
import type { Note, PrivateAnswer, Say } from "../../answer.ts";
import type { Scope } from "../engine/scope.ts";
import type { Measure } from "../../measure.ts";

/**
 * What a measure counts, why, by what source, against what target or limit; and what it leaves out, unless small numbers
 * are masked for the asker.
 */
export function definitionAnswer(measure: Measure, scope: Scope, isMasked: boolean): PrivateAnswer {
  const { id, title, counts, why, source, target, bands } = measure;
  const say = (text: string): Say => ({ kind: "say", text });
  const leftOut = isMasked ? [] : measure.figures(scope).excluded;
  const excluded = leftOut.map(({ reason, count }): Note => ({
    kind: "note",
    about: "left-out",
    text: `${count} left out: ${reason}`,
  }));
  return {
    audience: "private",
    title: `Definition: ${title}`,
    on: textOfDay(scope.on),
    asAt: scope.snapshot.readAt,
    filters: [],
    query: `define ${id}`,
    parts: [
      say(`Counts ${counts}.`),
      say(why),
      say(`Source: ${source}.`),
      ...(target === undefined ? [] : [say(`Target: ${target}%.`)]),
      ...(bands === undefined ? [] : [say(`Limit: ${bands.limitLabel}.`)]),
      ...excluded,
      { kind: "choices", title: "Go on", choices: [{ label: "Open", words: id }] },
    ],
  };
}
