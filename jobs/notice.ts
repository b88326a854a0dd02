import { timeText } from "../src/answer.ts";
import { textOfDay } from "../src/cases/day.ts";
import type { JobContext } from "../src/context.ts";
import { isStaleAt } from "../src/digest/decide.ts";
import { holidayWarning, lastHour } from "../src/facts/working-days.ts";
import { job, onTheirWay } from "../src/job.ts";
import { missedRuns, type NoticeLine } from "../src/reports/missed-runs.ts";
import { queueForPerson, reachableWithRole } from "../src/reports/personal-messages.ts";

function dataLines({ snapshot, today, clock, load }: JobContext): NoticeLine[] {
  if (load.isEmpty)
    return [{ id: `empty ${textOfDay(today)}`, line: "The case data could not be read. Type status to see why." }];
  return isStaleAt(snapshot, { today, clock })
    ? [{ id: `stale ${textOfDay(today)}`, line: "The case data is more than a day old. Type status to see why." }]
    : [];
}

function linesOf(context: JobContext): NoticeLine[] {
  const { today, clock, store, digestHour, isForced } = context;
  const isMissing = (isForced || clock > digestHour) && store.runs.find("digests", textOfDay(today)) === null;
  const holidays = holidayWarning(today);
  return [
    ...missedRuns(context),
    ...(isMissing && clock < lastHour
      ? [{ id: `missing ${textOfDay(today)}`, line: `No digest was sent by ${timeText(clock)}.` }]
      : []),
    ...dataLines(context),
    ...(holidays === null ? [] : [{ id: `holidays ${textOfDay(today)}`, line: holidays }]),
  ];
}

export const notice = job({
  id: "notice",
  description: "tells managers when no digest was sent by 10am on a working day, or the data is more than a day old",
  needs: ["reachability where known"],
  schedule: "0,30 10-18 * * 1-5",
  due: { on: "working days", dayOff: "nothing to tell", from: { hour: "10:00", notYet: "nothing to tell" } },
  run(context) {
    const { today, now, store } = context;
    const managers = reachableWithRole(context, ["manager"]);
    if (managers.length === 0) return "nobody to tell";
    return store.transaction(() => {
      const added = linesOf(context).filter(({ id }) => store.runs.begin("notice", id, now));
      const [first] = added;
      if (first === undefined) return "nothing to tell";
      const lines = added.map(({ line }) => line);
      const payload = { kind: "note", day: textOfDay(today), title: "The bot needs attention", lines } as const;
      for (const { email } of managers) queueForPerson(context, `notice:${first.id}`, email, payload);
      return onTheirWay(managers.length, "notice");
    });
  },
});
