import { alertKinds } from "../src/alerts/index.ts";
import { textOfDay } from "../src/cases/day.ts";
import { countRemarks } from "../src/cases/remarks.ts";
import { checkCounts } from "../src/checks/check-counts.ts";
import { warningsOn } from "../src/facts/warnings.ts";
import { job, onTheirWay } from "../src/job.ts";
import { queueForPerson, reachableWithRole } from "../src/reports/personal-messages.ts";
import { unreadSentences } from "../src/reports/raised-alerts.ts";
import type { Steps } from "../src/cases/snapshot-work.ts";

export const analystNote = job({
  id: "analyst-note",
  description: "tells analysts privately when the rows left out, the warnings, the data checks or a failed load change",
  needs: ["case data", "reachability"],
  schedule: "*/15 8-16 * * 1-5",
  due: { on: "working days", dayOff: "no notes on a day off" },
  isPartOfMorning: true,
  *run(context): Steps<string> {
    const { snapshot, today, now, store, load } = context;
    const day = textOfDay(today);
    const before = store.runs.latest("analyst-note");
    if (before?.slot === day) return "today's note is decided";
    const rejected = countRemarks(snapshot.rejected).map(
      ({ view, reason, count }) => `${view}: ${count} left out, ${reason}`,
    );
    const warnings = countRemarks([...snapshot.warnings, ...warningsOn(snapshot, today)]).map(
      ({ view, reason, count }) => `${view}: ${count} noted, ${reason}`,
    );
    const failed = load.error === null ? [] : [`the latest load failed: ${load.error}`];
    const doubtful = checkCounts(snapshot, today).map(({ view, sentence }) => `${view}: ${sentence}`);
    const unread = yield* unreadSentences(context, alertKinds);
    const lines = [...failed, ...unread, ...rejected, ...warnings, ...doubtful];
    return store.transaction(() => {
      if (!store.runs.begin("analyst-note", day, now)) return "today's note is decided";
      store.runs.finish("analyst-note", day, lines.join("\n"), now);
      const known = new Set((before?.outcome ?? "").split("\n").filter((line) => line !== ""));
      const added = lines.filter((line) => !known.has(line));
      const resolved = [...known].filter((line) => !lines.includes(line)).map((line) => `resolved: ${line}`);
      if (added.length + resolved.length === 0) return "nothing changed";
      const payload = { kind: "note", day, title: "Changes in the case data", lines: [...added, ...resolved] } as const;
      const analysts = reachableWithRole(context, ["analyst"]);
      for (const { email } of analysts) queueForPerson(context, `analyst-note:${day}`, email, payload);
      return onTheirWay(analysts.length, "note");
    });
  },
});
