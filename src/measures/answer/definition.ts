import type { PrivateAnswer, Say } from "../../answer.ts";
import { textOfDay } from "../../cases/day.ts";
import { limitText } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { Scope } from "../engine/scope.ts";
import { leftOutNotes } from "./measure-notes.ts";

/**
 * Answers what a measure counts, why, by which source, with which target or limit, and what it leaves out; not the last
 * where numbers are rounded for the asker.
 */
export function definitionAnswer(measure: Measure, scope: Scope, isRounded: boolean): PrivateAnswer {
  const { id, title, counts, why, source, target, bands } = measure;
  const say = (text: string): Say => ({ kind: "say", text });
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
      ...(bands === undefined ? [] : [say(`Limit: ${limitText(bands)}.`)]),
      ...(isRounded ? [] : leftOutNotes(measure.figures(scope))),
      { kind: "choices", title: "Next", choices: [{ label: "Open", words: id }] },
    ],
  };
}
