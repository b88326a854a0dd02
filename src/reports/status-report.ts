import { textOfDay, type Day } from "../cases/day.ts";
import type { Note, PrivateAnswer, TableRow } from "../answer.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { views } from "../cases/contract.ts";
import type { LoadState } from "../cases/source.ts";
import { countRemarks, type RemarkCount } from "../cases/remarks.ts";
import { warningsOn } from "../facts/warnings.ts";

/** What was read, and what was set aside or noted of it. */
export interface Status {
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly asAt: string;
  readonly rows: Snapshot["rowsRead"];
  readonly setAside: readonly RemarkCount[];
  readonly noted: readonly RemarkCount[];
}

/** The state of the book on a day. */
export function statusOn(snapshot: Snapshot, on: Day): Status {
  return {
    source: snapshot.source,
    on: textOfDay(on),
    asAt: snapshot.readAt,
    rows: snapshot.rowsRead,
    setAside: countRemarks(snapshot.rejected),
    noted: countRemarks([...snapshot.warnings, ...warningsOn(snapshot, on)]),
  };
}

function sumOf(remarks: readonly RemarkCount[], view: string): number {
  return remarks.filter((remark) => remark.view === view).reduce((all, { count }) => all + count, 0);
}

/** A row set aside counts nowhere; what is noted counts, with doubt. */
function told(verb: "set aside" | "noted"): (remark: RemarkCount) => Note {
  const about = verb === "noted" ? "caveat" : "left-out";
  return ({ view, reason, count }) => ({ kind: "note", about, text: `${view}: ${count} ${verb}, ${reason}` });
}

function loadFailed(fault: string, isRetryable: boolean): string {
  return `The latest load failed: ${fault}${isRetryable ? ". It is tried again by itself, at the latest after half an hour." : ""}`;
}

function caution(text: string): Note {
  return { kind: "note", about: "caveat", text };
}

/** The status as people read it, and how the latest load went. */
export function statusAnswer(
  status: Status,
  { error: fault, isRetryable, peopleError: peopleFault, progress }: LoadState,
): PrivateAnswer {
  const rows = views.map((view): TableRow => {
    return { label: view, values: [status.rows[view], sumOf(status.setAside, view), sumOf(status.noted, view)] };
  });
  const total = views.reduce((all, view) => all + status.rows[view], 0);
  return {
    audience: "private",
    title: "What the answers rest on",
    on: status.on,
    asAt: status.asAt,
    filters: [],
    query: "status",
    parts: [
      ...(fault === null ? [] : [caution(loadFailed(fault, isRetryable))]),
      ...(peopleFault === null ? [] : [caution(`${peopleFault}; the last good list holds until then.`)]),
      ...(progress === null ? [] : [{ kind: "say" as const, text: `A load is under way: ${progress}.` }]),
      { kind: "say", text: `${total.toLocaleString("en-GB")} rows read from ${status.source}.` },
      {
        kind: "table",
        rowHeading: "View",
        columns: ["Rows read", "Set aside", "Noted"].map((label) => ({ label, unit: "count" })),
        rows,
      },
      ...status.setAside.map(told("set aside")),
      ...status.noted.map(told("noted")),
    ],
  };
}
