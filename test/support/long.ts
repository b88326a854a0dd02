/** Whether long suites run all their cases, as in `npm run test:long`, or a tenth of them. */
export const isLong = process.env["TEST_LONG"] === "1";

/** Seeds from 1 to the count, or the first tenth of them in a short run. */
export function seedsOf(count: number): number[] {
  return Array.from({ length: isLong ? count : Math.max(1, Math.ceil(count / 10)) }, (_, at) => at + 1);
}
