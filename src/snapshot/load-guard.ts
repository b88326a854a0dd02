import { views, type View } from "../cases/contract.ts";

/**
 * Returns why a load must not replace the accepted one; null: it may. A view must not become empty or shrink by more
 * than the limit (0.2 is a fifth). Counts are rows read. A first load, without an accepted one, is never refused here.
 */
export function loadRefusal(
  accepted: Readonly<Record<View, number>> | null,
  loaded: Readonly<Record<View, number>>,
  shrinkLimit: number,
): string | null {
  if (accepted === null) return null;
  const reasons = views.flatMap((view) => {
    if (accepted[view] > 0 && loaded[view] === 0) return [`${view} is empty and held ${accepted[view]} rows`];
    if (loaded[view] < accepted[view] * (1 - shrinkLimit)) {
      return [`${view} has shrunk from ${accepted[view]} rows to ${loaded[view]}`];
    }
    return [];
  });
  return reasons.length === 0 ? null : reasons.join("; ");
}
