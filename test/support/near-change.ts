import type { Sum, Unknown } from "./joint-attack.ts";

/** How far some unknowns are from the truth, in numbers that a reader must hold possible: all sums stay right. */
export type Change = ReadonlyMap<string, number>;

/** Unknowns that add up to 0 with their signs: the parts of a sum, and its total with a minus. */
type Rule = ReadonlyMap<string, number>;

/** More steps, or more sums that are wrong at one time, lead too far to come back. */
const mostSteps = 120;
const mostWrong = 14;

/** Opens a search for other numbers that a reader must hold possible as well. `next` gives chances from 0 to below 1. */
export function openNearChanges(unknowns: ReadonlyMap<string, Unknown>, sums: readonly Sum[], next: () => number) {
  const rulesOf = new Map<string, Rule[]>();
  for (const [total, parts] of sums) {
    const rule = new Map([[total, -1]]);
    for (const part of parts) rule.set(part, (rule.get(part) ?? 0) + 1);
    for (const key of rule.keys()) rulesOf.set(key, [...(rulesOf.get(key) ?? []), rule]);
  }

  /**
   * Looks for a change of an unknown by 1 and of few others: what is added in one place is taken away in another of the same
   * sum, until all sums are right again. Finds most changes that there are, quickly; null: none was found, though there may
   * be some.
   */
  return (target: string, by: 1 | -1): Change | null => {
    const change = new Map<string, number>();
    /** What each rule that does not hold is too large by. */
    const wrong = new Map<Rule, number>();
    const mayBe = (key: string, step: number): boolean => {
      const unknown = unknowns.get(key);
      if (unknown === undefined) return false;
      const value = unknown.truth + (change.get(key) ?? 0) + step;
      return value >= unknown.least && value <= unknown.most;
    };
    const move = (key: string, step: number): void => {
      change.set(key, (change.get(key) ?? 0) + step);
      for (const rule of rulesOf.get(key) ?? []) {
        const excess = (wrong.get(rule) ?? 0) + step * (rule.get(key) ?? 0);
        if (excess === 0) wrong.delete(rule);
        else wrong.set(rule, excess);
      }
    };
    /** By how much less the rules would be broken after a step. */
    const gain = (key: string, step: number): number => {
      let all = 0;
      for (const rule of rulesOf.get(key) ?? []) {
        const before = wrong.get(rule) ?? 0;
        all += Math.abs(before) - Math.abs(before + step * (rule.get(key) ?? 0));
      }
      return all;
    };

    if (!mayBe(target, by)) return null;
    move(target, by);
    // the straightest way back may be barred: some searches wander further than others
    const wandering = 4 * next() ** 2;
    let last = target;
    for (let steps = 0; steps < mostSteps && wrong.size > 0 && wrong.size <= mostWrong; steps += 1) {
      const [rule, excess] = [...wrong][Math.floor(next() * wrong.size)] ?? [new Map<string, number>(), 0];
      let best: readonly [key: string, step: number, worth: number] | null = null;
      for (const [key, sign] of rule) {
        const step = -Math.sign(excess) * Math.sign(sign);
        if (key === target || key === last || step === 0 || !mayBe(key, step)) continue;
        const worth = gain(key, step) + wandering * next();
        if (best === null || worth > best[2]) best = [key, step, worth];
      }
      if (best === null) return null;
      move(best[0], best[1]);
      last = best[0];
    }
    return wrong.size === 0 ? change : null;
  };
}
