import { countRemarks } from "../src/cases/set-aside.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { doubtsOn } from "../src/facts/doubts.ts";
import { job, onTheirWay } from "../src/job.ts";

export const analystNote = job({
  id: "analyst-note",
  says: "tells analysts privately when rows set aside, noted ones or failed loads changed",
  schedule: "*/15 8-16 * * 1-5",
  run({ book, today, now, reach, store, load }) {
    if (!isWorkingDay(today)) return "no notes on a day off";
    const before = store.runs.latest("analyst-note");
    if (before?.slot === today) return "today's note is decided";
    const setAside = countRemarks(book.setAside).map(
      ({ view, reason, count }) => `${view}: ${count} set aside, ${reason}`,
    );
    const noted = countRemarks([...book.noted, ...doubtsOn(book, today)]).map(
      ({ view, reason, count }) => `${view}: ${count} noted, ${reason}`,
    );
    const lines = [...(load.fault === null ? [] : [`the latest load failed: ${load.fault}`]), ...setAside, ...noted];
    return store.transaction(() => {
      if (!store.runs.begin("analyst-note", today, now)) return "today's note is decided";
      store.runs.finish("analyst-note", today, lines.join("\n"), now);
      const known = new Set((before?.outcome ?? "").split("\n").filter((line) => line !== ""));
      const news = lines.filter((line) => !known.has(line));
      const gone = [...known].filter((line) => !lines.includes(line)).map((line) => `no longer so: ${line}`);
      if (news.length + gone.length === 0) return "nothing changed";
      const letter = { kind: "note", day: today, title: "The case data changed", lines: [...news, ...gone] } as const;
      const analysts = reach.appointed.filter(({ role, email }) => role === "analyst" && reach.isReachable(email));
      for (const { email } of analysts) {
        const who = store.personKey(email);
        store.outbox.put(`analyst-note:${today}:${who}`, `person:${who}`, letter, now);
      }
      return onTheirWay(analysts.length, "note");
    });
  },
});
