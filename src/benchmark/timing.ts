import { loadavg } from "node:os";

/** Runs the work; resolves with its result and how many milliseconds it took. */
export async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly milliseconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
}

/** Returns the number below which that share (0 to 1) of the numbers lies; 0 where there are none. */
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

/** The times of two tasks, in milliseconds. */
export interface Duel {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** How many times as fast ours is, by the medians; above 1, ours is faster. */
  readonly ratio: number;
}

/** Times both tasks alternately, so that other load on the machine slows both. `round` counts from 0. */
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

/** Formats times as `12.3 ms (11.0 to 15.2)`: the median, the least and the most. */
export function spread(milliseconds: readonly number[]): string {
  const [low, high] = [Math.min(...milliseconds), Math.max(...milliseconds)];
  return `${shown(median(milliseconds))} ms (${shown(low)} to ${shown(high)})`;
}

function shown(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0);
}

/** Names the machine's load, for reading times that were measured beside other work. */
export function loadAverage(): string {
  return `load average ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
