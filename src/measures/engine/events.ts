import type { Day } from "../../cases/day.ts";
import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import type { Period } from "../../facts/calendar.ts";

/** Returns how many of the days, in ascending order, lie before a day. */
export function countBefore(days: ArrayLike<number>, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the records whose event lies in the period, earliest first; of one day, in the order in which they were chosen. */
export type EventsWithin<Item> = (snapshot: Snapshot, period: Period) => readonly Item[];

/** Orders records by the day of an event once per snapshot, so that a question looks only at those of its period. */
export function eventsWithin<Item>(
  choose: (snapshot: Snapshot) => readonly Item[],
  dayOf: (record: Item) => Day | null,
): EventsWithin<Item> {
  const inOrder = oncePerSnapshot((snapshot) => {
    const events = choose(snapshot).flatMap((record) => {
      const day = dayOf(record);
      return day === null ? [] : [{ day, record }];
    });
    events.sort((one, other) => one.day - other.day);
    return { records: events.map(({ record }) => record), days: Int32Array.from(events, ({ day }) => day) };
  });
  return (snapshot, { from, to }) => {
    const { records, days } = inOrder(snapshot);
    return records.slice(countBefore(days, from), countBefore(days, to + 1));
  };
}
