import { roundingText, type Rounder } from "../../access/rounding.ts";
import { numberText, type Note } from "../../answer.ts";
import { findingsSentence } from "../../checks/check-counts.ts";
import { checks } from "../../checks/index.ts";
import type { Measure } from "../../measure.ts";
import type { Figures } from "../engine/figures.ts";
import type { Finding, Rule } from "../../rule.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { By } from "../engine/asked.ts";
import { recordFilter, type Scope } from "../engine/scope.ts";
import { heldSentences } from "../engine/source-needs.ts";

/** Returns the notes under a measure's answer. `rules` are all data-quality rules. */
export function measureNotes(
  measure: Measure,
  scope: Scope,
  figures: Figures,
  rules: readonly Rule[],
  by: By | undefined,
): Note[] {
  const notes: (Note | null)[] = [
    scope.filters.year !== undefined && !measure.usesYear
      ? {
          kind: "note",
          about: "filters",
          text: "This measure is not counted by year, so the year makes no difference.",
        }
      : null,
    ...ownersNotes(measure, scope, by),
    caveat(measure, scope, rules),
    ...heldNotes(measure, scope),
    ...checkNotes(measure, scope),
    definitionNote(measure),
    ...leftOutNotes(figures),
  ];
  return notes.filter((note) => note !== null);
}

/** Says what a measure counts, why, and by which source. */
export function definitionNote({ counts, why, source }: Measure): Note {
  return { kind: "note", about: "definition", text: `Counts ${counts}. ${why} Source: ${source}.` };
}

/** Says that the numbers are rounded, and why. */
export function roundingNote(rounder: Rounder): Note {
  return { kind: "note", about: "rounding", text: roundingText(rounder) };
}

/** Says what of it the source does not hold. */
export function heldNotes(measure: Measure, scope: Scope): Note[] {
  return heldSentences(scope.snapshot, measure).map((text) => ({ kind: "note", about: "caveat", text }));
}

/** Says what the numbers leave out. */
export function leftOutNotes({ excluded }: Figures): Note[] {
  return excluded.map(({ reason, count }) => ({
    kind: "note",
    about: "left-out",
    text: `${numberText(count, "count")} left out: ${reason}.`,
  }));
}

/** Says of a flow whose officers, teams and ages it goes by: they may have been others on the day of the event. */
function ownersNotes(measure: Measure, { filters, among, on, snapshot }: Scope, by: By | undefined): Note[] {
  const isNamed = (name: By) =>
    by === name || among?.by === name || (filters[name] ?? filters.without?.[name]) !== undefined;
  if (measure.event === null) return [];
  const today = `those on ${spelledDay(on)}, not on the day it happened.`;
  const texts = [
    ...(isNamed("officer") || isNamed("team")
      ? [measure.ownersText?.(snapshot) ?? `Case officers and teams are ${today}`]
      : []),
    ...(isNamed("age") ? [`Ages are ${today}`] : []),
  ];
  return texts.map((text) => ({ kind: "note", about: "filters", text }));
}

/** Whether a finding is about a person whose records the question counts. */
function isAsked(scope: Scope): (finding: Finding) => boolean {
  return recordFilter(scope, { person: ({ person }: Finding) => person }) ?? (() => true);
}

/** Says how far findings of data checks could move the numbers asked for, and which way. */
function checkNotes({ id }: Measure, scope: Scope): Note[] {
  const [page = ""] = id.split(".");
  return checks.flatMap((check): Note[] => {
    const effect = check.effects.find(({ on }) => on.includes(id) || on.includes(page));
    const count = effect === undefined ? 0 : check.findings(scope).filter(isAsked(scope)).length;
    if (effect === undefined || count === 0) return [];
    const text = `${findingsSentence(check, count)}, so the true figures may be up to ${numberText(count, "count")} ${effect.moves}.`;
    return [{ kind: "note", about: "caveat", text }];
  });
}

/** Returns the rules that the measure depends on and that records of the question break, with how many do. */
export function brokenRules(
  { dependsOn = [] }: Measure,
  scope: Scope,
  rules: readonly Rule[],
): { readonly rule: Rule; readonly count: number }[] {
  return rules.flatMap((rule) => {
    if (!dependsOn.includes(rule.id)) return [];
    const count = rule.findings(scope).filter(isAsked(scope)).length;
    return count === 0 ? [] : [{ rule, count }];
  });
}

/** Warns of data errors, of those that the question counts, by the rules that the measure depends on; null: none. */
function caveat(measure: Measure, scope: Scope, rules: readonly Rule[]): Note | null {
  const counts = new Map<string, { readonly says: Rule["says"]; readonly count: number }>();
  for (const { rule, count } of brokenRules(measure, scope, rules)) {
    // rules that find the same kind of error are told as one
    const { says } = rule;
    counts.set(says.many, { says, count: (counts.get(says.many)?.count ?? 0) + count });
  }
  const errors = Array.from(counts.values(), (one) => findingsSentence(one, one.count));
  if (errors.length === 0) return null;
  return { kind: "note", about: "caveat", text: `${errors.join(" and ")}, so these figures may be slightly out.` };
}
