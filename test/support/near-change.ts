import type { Sum, Unknown } from "./joint-attack.ts";

/** How far some unknowns are from the truth, in numbers that a reader must hold possible: all sums stay right. */
export type Change = ReadonlyMap<string, number>;

/** The sums that each unknown stands in. */
export type SumsOf = ReadonlyMap<string, readonly Sum[]>;

/** More steps lead too far to come back. */
const mostSteps = 120;

/**
 * Looks for a change of an unknown by 1 and of few others: what is added in one place is taken away in another of the same
 * sum, until all sums are right again. Finds most changes that there are, quickly; null: none was found, though there may be
 * some.
 */
export function nearChange(
  target: string,
  by: 1 | -1,
  unknowns: ReadonlyMap<string, Unknown>,
  sumsOf: SumsOf,
  next: () => number,
): Change | null {
  const change = new Map<string, number>();
  /** What each sum that is not right is too large by. */
  const wrong = new Map<Sum, number>();
  const signIn = ([total, parts]: Sum, key: string) =>
    parts.reduce((sign, part) => (part === key ? sign + 1 : sign), total === key ? -1 : 0);
  const mayBe = (key: string, step: number) => {
    const { least, most, truth } = unknowns.get(key) ?? { least: 0, most: 0, truth: 0 };
    const value = truth + (change.get(key) ?? 0) + step;
    return value >= least && value <= most;
  };
  const move = (key: string, step: number): void => {
    change.set(key, (change.get(key) ?? 0) + step);
    for (const sum of sumsOf.get(key) ?? []) {
      const excess = (wrong.get(sum) ?? 0) + step * signIn(sum, key);
      if (excess === 0) wrong.delete(sum);
      else wrong.set(sum, excess);
    }
  };
  /** By how much less the sums would be wrong after a step. */
  const gain = (key: string, step: number): number =>
    (sumsOf.get(key) ?? []).reduce((all, sum) => {
      const before = wrong.get(sum) ?? 0;
      return all + Math.abs(before) - Math.abs(before + step * signIn(sum, key));
    }, 0);

  if (!mayBe(target, by)) return null;
  move(target, by);
  // the straightest way back may be barred: some searches wander further than others
  const wandering = 4 * next() ** 2;
  let last = target;
  for (let steps = 0; steps < mostSteps && wrong.size > 0; steps += 1) {
    const [sum, excess = 0] = [...wrong][Math.floor(next() * wrong.size)] ?? [];
    if (sum === undefined) return null;
    const [total, parts] = sum;
    let best: readonly [key: string, step: number, worth: number] | null = null;
    for (const key of [total, ...parts]) {
      const step = -Math.sign(excess) * Math.sign(signIn(sum, key));
      if (key === target || key === last || step === 0 || !mayBe(key, step)) continue;
      const worth = gain(key, step) + wandering * next();
      if (best === null || worth > best[2]) best = [key, step, worth];
    }
    if (best === null) return null;
    move(best[0], best[1]);
    last = best[0];
  }
  return wrong.size === 0 ? change : null;
}
