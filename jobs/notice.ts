import { isWorkingDay, holidayWarning } from "../src/facts/working-days.ts";
import { job } from "../src/job.ts";
import { isStaleOn } from "../src/morning.ts";

export const notice = job({
  id: "notice",
  says: "tells managers when no digest went by ten on a working day, or the data are older than a day",
  schedule: "0,30 10-18 * * 1-5",
  run({ book, today, now, clock, reach, store, isForced }) {
    if (!isWorkingDay(today) || (!isForced && clock < "10:00")) return "nothing to tell";
    const ran = store.runs.of("digests", today) !== null;
    const holidays = holidayWarning(today);
    const lines = [
      ...(ran ? [] : [clock < "17:00" ? "No digest went by ten today." : "Today's digests were skipped."]),
      ...(isStaleOn(book, today) ? ["The case data are older than a day: see status."] : []),
      ...(holidays === null ? [] : [`The ${holidays}.`]),
    ];
    const isLate = clock >= "17:00" && !ran;
    if (lines.length === 0 || (!isLate && !store.runs.begin("notice", today, now))) return "nothing to tell";
    const managers = reach.appointed.filter(({ role, email }) => role === "manager" && reach.isReachable(email));
    for (const { email } of managers) {
      const who = store.personKey(email);
      const letter = { kind: "note", day: today, title: "The bot needs looking after", lines } as const;
      store.outbox.put(`notice:${today}:${isLate ? "late" : "ten"}:${who}`, `person:${who}`, letter, now);
    }
    return `${managers.length} notices are on their way`;
  },
});
