import { alertScope, raisedAlerts } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { silentLog } from "../../src/platform/log.ts";
import { statusAnswer, statusOn } from "../../src/reports/status-report.ts";
import { openSnapshotHolder } from "../../src/snapshot/holder.ts";
import { csvFolder } from "../../src/sources/csv/csv-reader.ts";
import { openStore } from "../../src/store/store.ts";
import { writeFiles, type Change } from "./csv-borough.ts";

const today = dayOfText("2021-06-30");

/** A bot that took the whole borough, and then looks at the same folder with a change. */
export async function afterGoodLoad(folder: string, change: Change) {
  const store = openStore(":memory:");
  const source = csvFolder(folder, () => "2021-06-30T07:00:00+01:00");
  const holder = openSnapshotHolder({
    source: () => source,
    words: defaultWords,
    appointments: async () => [],
    guard: { store, shrinkLimit: 0.2 },
    now: () => "2021-06-30T06:00:00.000Z",
    log: silentLog,
  });
  await writeFiles(folder);
  const good = await holder.refresh();
  const before = holder.current();
  await writeFiles(folder, change);
  const state = await holder.refresh();
  const after = holder.current();
  const { parts } = statusAnswer(statusOn(after, today), state);
  const status = parts.flatMap((part) => ("text" in part ? [part.text] : [])).join("\n");
  return { good, before, after, state, status, refused: store.loads.refused(after.source) };
}

/** The cases of whose review an officer is told. */
export function told(snapshot: Snapshot): number {
  const scope = alertScope(snapshot, today, { kinds: ["review-due"] });
  return raisedAlerts(alertKinds, scope).length;
}
