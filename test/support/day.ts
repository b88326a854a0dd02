export { dayOfText, textOfDay } from "../../src/cases/day.ts";
export type { Day } from "../../src/cases/day.ts";
