import { loadavg } from "node:os";

/** What the work gave, and how many milliseconds it took. */
export async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly milliseconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
}

/** The number below which that share (0 to 1) of the numbers lies; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

export function geometricMean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, one) => sum + Math.log(one), 0) / numbers.length);
}

/** Times of two works that took turns. */
export interface Duel {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** How many times as fast ours is, by the medians: above 1 it is the faster. */
  readonly ratio: number;
}

/** Times both works in turn, so that whatever else the machine does slows both. `round` counts from 0. */
export async function duel(
  rounds: number,
  ours: (round: number) => unknown,
  theirs: (round: number) => unknown,
): Promise<Duel> {
  const times = { ours: new Array<number>(), theirs: new Array<number>() };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push((await timed(() => ours(round))).milliseconds);
    times.theirs.push((await timed(() => theirs(round))).milliseconds);
  }
  return { ...times, ratio: median(times.theirs) / median(times.ours) };
}

/** `12.3 ms (11.0 to 15.2)`: the median, the least and the most. */
export function spread(milliseconds: readonly number[]): string {
  const [low, high] = [Math.min(...milliseconds), Math.max(...milliseconds)];
  return `${shown(median(milliseconds))} ms (${shown(low)} to ${shown(high)})`;
}

function shown(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0);
}

/** How busy the machine is: a result that was measured beside other work must say so. */
export function loadAverage(): string {
  return `load average ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
