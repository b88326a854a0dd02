import { alertsOf, watched, type AlertKind, type WatchSettings } from "./alert.ts";
import type { CaseBook } from "./cases/book.ts";
import { digestsOf, type Digest, type Memory } from "./digest.ts";
import { addDays } from "./facts/calendar.ts";
import { isWeeksFirstWorkingDay, isWorkingDay } from "./facts/working-days.ts";
import { goneTest } from "./gone.ts";
import { awayUntil, router, type Reach } from "./routing.ts";

export const nothingSaid: Memory = { said: [], putOff: [], greeted: new Set() };

/** What everybody should be told on a morning: the alerts of the book, routed by who can be reached now. */
export function morning(
  kinds: readonly AlertKind[],
  { book, today, reach }: { readonly book: CaseBook; readonly today: string; readonly reach: Reach },
  memory: Memory,
  settings: WatchSettings = {},
): Digest[] {
  const setting = watched(book, today, settings);
  const alerts = alertsOf(kinds, setting);
  const route = router(book, today, reach);
  const routed = alerts.map((alert) => ({ alert, ...route(alert.person) }));
  return digestsOf(routed, memory, {
    today,
    isWorkingDay: isWorkingDay(today),
    isWeeksFirst: isWeeksFirstWorkingDay(today),
    isStale: isStaleOn(book, today),
    isHere: (email) => reach.isReachable(email) && awayUntil(email, today, reach.away) === null,
    isGone: memory.said.length === 0 ? () => false : goneTest(kinds, setting, alerts, memory.said),
  });
}

/**
 * Whether the data were read over 24 hours before the morning of the day: on an earlier day than the day before, or on
 * the day before but earlier than a digest's usual hour.
 */
export function isStaleOn({ readAt }: CaseBook, today: string, hour = "08:30"): boolean {
  const dayBefore = addDays(today, -1);
  return readAt.slice(0, 10) < dayBefore || (readAt.slice(0, 10) === dayBefore && readAt.slice(11, 16) < hour);
}
