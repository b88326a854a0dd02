import type { JobDesk } from "../src/desk.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { isWorkingDay, holidayWarning, weeksFirstWorkingDay } from "../src/facts/working-days.ts";
import { job, lastHour } from "../src/job.ts";
import { isStaleAt } from "../src/morning.ts";

/** Something that managers must be told, once. */
interface Trouble {
  readonly id: string;
  readonly line: string;
}

/** A bot that was down for longer counts as new. */
const mostDays = 31;

/** The working days since the last with digests whose time for them is over; none where there never were any. */
function skippedDays({ store, today, clock }: JobDesk): string[] {
  const skipped: string[] = [];
  for (let back = clock >= lastHour ? 0 : 1; back <= mostDays; back += 1) {
    const day = addDays(today, -back);
    if (store.runs.of("digests", day) !== null) return skipped;
    if (isWorkingDay(day)) skipped.unshift(day);
  }
  return [];
}

const weekly = [
  { id: "summary", says: "summaries" },
  { id: "weekly-post", says: "posts" },
];

/** What goes once a week and did not in this one, its time being over; nothing of a week that began before the bot did. */
function skippedOfWeek({ store, today, clock }: JobDesk): Trouble[] {
  const day = weeksFirstWorkingDay(today);
  if (day > today || (day === today && clock < lastHour)) return [];
  const isNew = Array.from({ length: mostDays }, (_, back) => addDays(day, -1 - back)).every(
    (before) => store.runs.of("digests", before) === null,
  );
  const skipped = isNew ? [] : weekly.filter(({ id }) => store.runs.of(id, day) === null);
  return skipped.map(({ id, says }) => {
    return { id: `skipped ${id} ${day}`, line: `The week's ${says} of ${spelledDay(day)} were skipped.` };
  });
}

function troubles(desk: JobDesk): Trouble[] {
  const { book, today, clock, store, digestHour, isForced } = desk;
  const isMissing = (isForced || clock > digestHour) && store.runs.of("digests", today) === null;
  const holidays = holidayWarning(today);
  return [
    ...skippedDays(desk).map((day) => ({
      id: `skipped ${day}`,
      line: `The digests of ${spelledDay(day)} were skipped.`,
    })),
    ...skippedOfWeek(desk),
    ...(isMissing && clock < lastHour ? [{ id: `missing ${today}`, line: `No digest has gone by ${clock}.` }] : []),
    ...(isStaleAt(book, { today, clock })
      ? [{ id: `stale ${today}`, line: "The case data are older than a day: see status." }]
      : []),
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
      return `${managers.length} notices are on their way`;
    });
  },
});
