import type { JobDesk } from "../src/desk.ts";
import { isWorkingDay, holidayWarning } from "../src/facts/working-days.ts";
import { job, lastHour, onTheirWay } from "../src/job.ts";
import { isStaleAt } from "../src/morning.ts";
import { skipped, type Trouble } from "../src/skipped.ts";

function stale({ book, today, clock, load }: JobDesk): Trouble[] {
  if (load.isEmpty) return [{ id: `empty ${today}`, line: "No case data could be read: see status." }];
  return isStaleAt(book, { today, clock })
    ? [{ id: `stale ${today}`, line: "The case data are older than a day: see status." }]
    : [];
}

function troubles(desk: JobDesk): Trouble[] {
  const { today, clock, store, digestHour, isForced } = desk;
  const isMissing = (isForced || clock > digestHour) && store.runs.of("digests", today) === null;
  const holidays = holidayWarning(today);
  return [
    ...skipped(desk),
    ...(isMissing && clock < lastHour ? [{ id: `missing ${today}`, line: `No digest has gone by ${clock}.` }] : []),
    ...stale(desk),
    ...(holidays === null ? [] : [{ id: `holidays ${today}`, line: `The ${holidays}.` }]),
  ];
}

export const notice = job({
  id: "notice",
  says: "tells managers when no digest went by ten on a working day, or the data are older than a day",
  schedule: "0,30 10-18 * * 1-5",
  needsNoBook: true,
  run(desk) {
    const { today, now, clock, reach, store, isForced } = desk;
    if (!isWorkingDay(today) || (!isForced && clock < "10:00")) return "nothing to tell";
    const managers = reach.appointed.filter(({ role, email }) => role === "manager" && reach.isReachable(email));
    if (managers.length === 0) return "nobody to tell";
    return store.transaction(() => {
      const news = troubles(desk).filter(({ id }) => store.runs.begin("notice", id, now));
      const [first] = news;
      if (first === undefined) return "nothing to tell";
      const lines = news.map(({ line }) => line);
      for (const { email } of managers) {
        const who = store.personKey(email);
        const letter = { kind: "note", day: today, title: "The bot needs looking after", lines } as const;
        store.outbox.put(`notice:${first.id}:${who}`, `person:${who}`, letter, now);
      }
      return onTheirWay(managers.length, "notice");
    });
  },
});
