const minutes = [1, 2, 5, 10, 20, 30];

/** How long to wait before a failed load is tried again, after so many failures in a row (from 1): at most half an hour. */
export function millisecondsUntilRetry(failures: number): number {
  return 60_000 * (minutes[Math.max(failures, 1) - 1] ?? 30);
}
