import type { Note, PrivateAnswer, TableRow } from "./answer.ts";
import type { CaseBook } from "./cases/book.ts";
import { views } from "./cases/contract.ts";
import type { LoadState } from "./desk.ts";
import { countRemarks, type RemarkCount } from "./cases/set-aside.ts";
import { doubtsOn } from "./facts/doubts.ts";

/** What was read, and what was set aside or noted of it. */
export interface Status {
  readonly source: string;
  readonly on: string;
  readonly asAt: string;
  readonly rows: CaseBook["rowsRead"];
  readonly setAside: readonly RemarkCount[];
  readonly noted: readonly RemarkCount[];
}

/** The state of the book on a day. */
export function statusOn(book: CaseBook, on: string): Status {
  return {
    source: book.source,
    on,
    asAt: book.readAt,
    rows: book.rowsRead,
    setAside: countRemarks(book.setAside),
    noted: countRemarks([...book.noted, ...doubtsOn(book, on)]),
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

function loadFailed(fault: string, mayHeal: boolean): string {
  return `The latest load failed: ${fault}${mayHeal ? ". It is tried again by itself, at the latest after half an hour." : ""}`;
}

function caution(text: string): Note {
  return { kind: "note", about: "caveat", text };
}

/** The status as people read it, and how the latest load went. */
export function statusAnswer(status: Status, { fault, mayHeal, peopleFault, progress }: LoadState): PrivateAnswer {
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
    asks: "status",
    parts: [
      ...(fault === null ? [] : [caution(loadFailed(fault, mayHeal))]),
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
