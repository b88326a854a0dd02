import { alertsOf, watched, type AlertKind, type WatchSettings } from "./alert.ts";
import type { CaseBook } from "./cases/book.ts";
import { digestsOf, type Digest, type Memory } from "./digest.ts";
import { addDays } from "./facts/calendar.ts";
import { isWeeksFirstWorkingDay, isWorkingDay } from "./facts/working-days.ts";
import { goneTest } from "./gone.ts";
import { awayUntil, router, type Reach } from "./routing.ts";

export const nothingSaid: Memory = { said: [], putOff: [], greeted: new Set() };

/** A civil day in London and what its clocks show: `08:30`. */
export interface Moment {
  readonly today: string;
  readonly clock: string;
}

/** What everybody should be told on a morning: the alerts of the book, routed by who can be reached now. */
export function morning(
  kinds: readonly AlertKind[],
  { book, today, clock, reach }: Moment & { readonly book: CaseBook; readonly reach: Reach },
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
    isStale: isStaleAt(book, { today, clock }),
    isHere: (email) => reach.isReachable(email) && awayUntil(email, today, reach.away) === null,
    isGone: memory.said.length === 0 ? () => false : goneTest(kinds, setting, alerts, memory.said),
  });
}

/** Whether the data were read over 24 hours before that moment. */
export function isStaleAt({ readAt }: CaseBook, { today, clock }: Moment): boolean {
  return readAt.slice(0, 16) < `${addDays(today, -1)}T${clock}`;
}
