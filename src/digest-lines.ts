import type { DigestItem, State } from "./digest.ts";

const first = new Set<State>(["new", "more-urgent", "handed-over"]);
const hidden = new Set<State>(["acknowledged", "snoozed", "cleared"]);

/** Over a year late: told as one line. */
export const longAgoDays = 365;

/** What is new or more urgent first, then what is due soonest, then what is late, the latest breach first. */
export function inOrder(items: readonly DigestItem[]): DigestItem[] {
  return [...items].sort(
    (a, b) => placeOf(a) - placeOf(b) || nearness(a) - nearness(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

function placeOf({ state, alert, isBack }: DigestItem): number {
  if (hidden.has(state)) return 4;
  const isLate = alert !== null && alert.days < 0;
  return (first.has(state) || isBack ? 0 : 2) + (isLate ? 1 : 0);
}

/** Days from today, whether before or after. */
function nearness({ alert }: DigestItem): number {
  return Math.abs(alert?.days ?? 0);
}
