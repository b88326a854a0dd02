/** Long suites run a tenth of their cases, and all of them by `npm run test:long`. */
export const isLong = process.env["TEST_LONG"] === "1";

/** So many seeds, a tenth of them in a short run. */
export function seedsOf(many: number): number[] {
  return Array.from({ length: isLong ? many : Math.max(1, Math.ceil(many / 10)) }, (_, at) => at + 1);
}
