import { views, type View } from "../cases/contract.ts";

/**
 * Why a load must not replace the accepted one, or null: a view is empty that was not, or has shrunk by more
 * than the limit (0.2 = a fifth). Counts are rows read. A first load, with nothing before it, is never refused here.
 */
export function loadRefusal(
  before: Readonly<Record<View, number>> | null,
  now: Readonly<Record<View, number>>,
  shrinkLimit: number,
): string | null {
  if (before === null) return null;
  const faults = views.flatMap((view) => {
    if (before[view] > 0 && now[view] === 0) return [`${view} is empty and held ${before[view]} rows`];
    if (now[view] < before[view] * (1 - shrinkLimit)) {
      return [`${view} has shrunk from ${before[view]} rows to ${now[view]}`];
    }
    return [];
  });
  return faults.length === 0 ? null : faults.join("; ");
}
