import { textOfDay, type Day } from "../cases/day.ts";
import type { Clock } from "../platform/clock.ts";

/** Returns the day that the clock pretends; null if it shows the calendar's. */
export function pretendedDay(clock: Clock): Day | null {
  return clock.moveTo === null ? null : clock.today();
}

/**
 * Writes an answer for other programs. Where the day is pretended, the answer says which, as `pretendedDay`; a list says
 * it in each of its entries, so that none can be taken for one of today.
 */
export function jsonText(json: unknown, pretended: Day | null): string {
  const whole = pretended === null ? json : withDay(json, textOfDay(pretended));
  return `${JSON.stringify(whole, withoutIds, 2)}\n`;
}

/** Leaves out what an answer holds for the audit alone. */
function withoutIds(name: string, value: unknown): unknown {
  return name === "personId" || name === "personIds" ? undefined : value;
}

function withDay(json: unknown, day: string): unknown {
  if (Array.isArray(json)) return json.map((entry) => withDay(entry, day));
  return typeof json === "object" && json !== null ? { pretendedDay: day, ...json } : json;
}
