import type { Note, PrivateAnswer, TableRow } from "../answer.ts";
import { views } from "../cases/contract.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import { countRemarks, type RemarkCount } from "../cases/remarks.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { LoadState } from "../cases/source.ts";
import { checkCounts, type CheckCount } from "../checks/check-counts.ts";
import { warningsOn } from "../facts/warnings.ts";

/** What was read from the source, and what was rejected or doubted. */
export interface Status {
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly asAt: string;
  readonly rows: Snapshot["rowsRead"];
  /** Counted nowhere. */
  readonly setAside: readonly RemarkCount[];
  /** Counted, with a warning. */
  readonly noted: readonly RemarkCount[];
  /** Findings of the data checks, which no measure leaves out. */
  readonly checks: readonly CheckCount[];
}

/** Returns the status of the snapshot on a day. */
export function statusOn(snapshot: Snapshot, on: Day): Status {
  return {
    source: snapshot.source,
    on: textOfDay(on),
    asAt: snapshot.readAt,
    rows: snapshot.rowsRead,
    setAside: countRemarks(snapshot.rejected),
    noted: countRemarks([...snapshot.warnings, ...warningsOn(snapshot, on)]),
    checks: checkCounts(snapshot, on),
  };
}

function sumOf(remarks: readonly RemarkCount[], view: string): number {
  return remarks.filter((remark) => remark.view === view).reduce((sum, { count }) => sum + count, 0);
}

/** Returns a function that words a remark as a note. */
function noteOf(verb: "set aside" | "noted"): (remark: RemarkCount) => Note {
  const about = verb === "noted" ? "caveat" : "left-out";
  return ({ view, reason, count }) => ({ kind: "note", about, text: `${view}: ${count} ${verb}, ${reason}` });
}

function loadFailed(error: string, isRetryable: boolean): string {
  return `The latest load failed: ${error}${isRetryable ? ". It is tried again by itself, at the latest after half an hour." : ""}`;
}

function caution(text: string): Note {
  return { kind: "note", about: "caveat", text };
}

/** Returns the status as people read it, with how the latest load went. */
export function statusAnswer(status: Status, { error, isRetryable, peopleError, progress }: LoadState): PrivateAnswer {
  const rows = views.map((view): TableRow => {
    return { label: view, values: [status.rows[view], sumOf(status.setAside, view), sumOf(status.noted, view)] };
  });
  const total = views.reduce((sum, view) => sum + status.rows[view], 0);
  return {
    audience: "private",
    title: "What the answers rest on",
    on: status.on,
    asAt: status.asAt,
    filters: [],
    query: "status",
    parts: [
      ...(error === null ? [] : [caution(loadFailed(error, isRetryable))]),
      ...(peopleError === null ? [] : [caution(`${peopleError}; the last good list holds until then.`)]),
      ...(progress === null ? [] : [{ kind: "say" as const, text: `A load is under way: ${progress}.` }]),
      { kind: "say", text: `${total.toLocaleString("en-GB")} rows read from ${status.source}.` },
      {
        kind: "table",
        rowHeading: "View",
        columns: ["Rows read", "Set aside", "Noted"].map((label) => ({ label, unit: "count" })),
        rows,
      },
      ...status.setAside.map(noteOf("set aside")),
      ...status.noted.map(noteOf("noted")),
      ...status.checks.map(({ view, sentence }) => caution(`${view}: ${sentence}`)),
      ...(status.checks.length > 0
        ? [{ kind: "choices" as const, title: "Data checks", choices: [{ label: "Show", words: "data checks" }] }]
        : []),
    ],
  };
}
