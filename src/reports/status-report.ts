import type { Note, PrivateAnswer, TableRow } from "../answer.ts";
import { views } from "../cases/contract.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import { groupRemarks, type Remark, type RemarkCount } from "../cases/remarks.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { LoadState } from "../cases/source.ts";
import { checkCounts, type CheckCount } from "../checks/check-counts.ts";
import { warningsOn } from "../facts/warnings.ts";
import { loadProfile, profileLines } from "../profile/load-profile.ts";
import { placesText, shownPlace, type ShownPlace } from "../profile/place-text.ts";

/** A reason with the first places where it was found. */
export interface PlacedReason extends RemarkCount {
  readonly places: readonly ShownPlace[];
}

/** What was read from the source, and what was rejected or doubted. */
export interface Status {
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly asAt: string;
  readonly rows: Snapshot["rowsRead"];
  /** Counted nowhere. */
  readonly setAside: readonly PlacedReason[];
  /** Counted, with a warning. */
  readonly noted: readonly PlacedReason[];
  /** What else is to be mended: formats, placeholders, words and links, in sentences. */
  readonly findings: readonly string[];
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
    setAside: placed(snapshot.rejected),
    noted: placed([...snapshot.warnings, ...warningsOn(snapshot, on)]),
    findings: profileLines(loadProfile(snapshot)),
    checks: checkCounts(snapshot, on),
  };
}

function placed(remarks: readonly Remark[]): PlacedReason[] {
  return groupRemarks(remarks).map(({ view, reason, count, first }) => {
    return { view, reason, count, places: first.map(shownPlace) };
  });
}

function sumOf(remarks: readonly RemarkCount[], view: string): number {
  return remarks.filter((remark) => remark.view === view).reduce((sum, { count }) => sum + count, 0);
}

/** Returns a function that words a remark as a note. */
function noteOf(verb: "left out" | "noted"): (remark: PlacedReason) => Note {
  const about = verb === "noted" ? "caveat" : "left-out";
  return (remark) => ({ kind: "note", about, text: reasonText(remark, verb) });
}

const verbTexts = { "left out": "left out", noted: "kept with a warning" } as const;

/** Writes a reason: `plan: 3 left out, origin is blank (plan.csv line 5, line 8, line 9)`. */
export function reasonText({ view, reason, count, places }: PlacedReason, verb: "left out" | "noted"): string {
  const shown = `${placesText(view, places)}${count > places.length ? ", …" : ""}`;
  return `${view}: ${count.toLocaleString("en-GB")} ${verbTexts[verb]}, ${reason} (${shown})`;
}

function loadFailed(error: string, isRetryable: boolean): string {
  const sentence = `The latest load failed: ${error.replace(/\.$/, "")}.`;
  return isRetryable ? `${sentence} It is tried again within half an hour.` : sentence;
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
    title: "Data status",
    on: status.on,
    asAt: status.asAt,
    filters: [],
    query: "status",
    parts: [
      ...(error === null ? [] : [caution(loadFailed(error, isRetryable))]),
      ...(peopleError === null
        ? []
        : [caution(`${peopleError.replace(/\.$/, "")}. Until then, the last list that could be read is used.`)]),
      ...(progress === null ? [] : [{ kind: "say" as const, text: `The case data is being loaded: ${progress}.` }]),
      { kind: "say", text: `${total.toLocaleString("en-GB")} rows read from ${status.source}.` },
      {
        kind: "table",
        rowHeading: "View",
        columns: ["Rows read", "Left out", "With a warning"].map((label) => ({ label, unit: "count" })),
        rows,
      },
      ...status.findings.map(caution),
      ...status.setAside.map(noteOf("left out")),
      ...status.noted.map(noteOf("noted")),
      ...status.checks.map(({ view, sentence }) => caution(`${view}: ${sentence}`)),
      ...(status.checks.length > 0
        ? [{ kind: "choices" as const, title: "Data checks", choices: [{ label: "Show", words: "data checks" }] }]
        : []),
    ],
  };
}
