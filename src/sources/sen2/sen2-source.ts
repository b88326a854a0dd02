import { closeSync, openSync, readSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { views, type Row, type View } from "../../cases/contract.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import { textOfDay, type Day } from "../../cases/day.ts";
import { caseParser } from "../../cases/parser.ts";
import type { CaseSource, Progress } from "../../cases/source.ts";
import { readOfficers, readReferences, type OfficerRow } from "./companion-files.ts";
import { returnError, scanError, wrongFormat } from "./return-faults.ts";
import { headerOf, type ReturnHeader } from "./return-header.ts";
import { returnLimits, returnName } from "./return-limits.ts";
import { returnRows } from "./return-rows.ts";
import { returnScanner, type ReturnTaker } from "./return-scanner.ts";

export interface Sen2Files {
  /** The XML file of the return. */
  readonly file: string;
  /** CSV of who holds which case; null: nobody is named. */
  readonly officersFile: string | null;
  /** CSV of the council's own references; null: children go by their numbers. */
  readonly referencesFile: string | null;
}

/**
 * A SEN2 return as a case database. `asAt` gives the instant (ISO 8601 with offset) of its reference date, of which the
 * data are however late they are read. Names and postcodes are passed over while the file is read.
 */
export function sen2Return(
  { file, officersFile, referencesFile }: Sen2Files,
  asAt: (referenceOn: Day) => string,
): CaseSource {
  return {
    async read(words, onProgress) {
      const officers = officersFile === null ? null : await readOfficers(officersFile);
      const references = referencesFile === null ? null : await readReferences(referencesFile);
      const before = await stateOf(file);
      const { header, rows, notes, disorders } = await scan(file, words, references, onProgress);
      const after = await stateOf(file);
      if (before !== after) {
        const remedy = "write it under another name and rename it when it is whole";
        throw returnError(file, `was changed while it was read, so nothing is taken: ${remedy}`, true);
      }
      const parser = caseParser(words);
      const children = new Set(rows.person.map(([personId]) => personId));
      const held = officers?.filter(({ upn }) => children.has(upn)) ?? [];
      const all = officers === null ? rows : { ...rows, ...officerRows(held, header, words.caseOfficer) };
      for (const view of views) {
        await takeInSlices(all[view], parser.taker(view));
        onProgress?.({ view, rows: all[view].length, isWhole: true });
      }
      for (const { view, id, reason } of notes) parser.remark(view, id, reason);
      const limits = returnLimits(header, officers !== null);
      const cautions = [...disorderCautions(disorders), ...cautionsOf(officers, held)];
      const readAt = asAt(header.referenceOn);
      return parser.snapshot(returnName(file, header), readAt, cautions, limits);
    },
  };
}

/** Reads the reference date alone, from the beginning of the file. Throws LoadError. */
export function referenceDate(file: string): Day {
  const found: ReturnHeader[] = [];
  const taker: ReturnTaker = {
    header: (header) => void found.push(headerOf(header, file)),
    person: () => undefined,
    disorder: () => undefined,
  };
  try {
    const scanner = returnScanner(taker);
    const bytes = beginningOf(file);
    const wrong = wrongFormat(bytes);
    if (wrong !== null) throw returnError(file, wrong);
    scanner.write(bytes);
  } catch (error) {
    // what is wrong behind the header, the load will say
    if (found.length === 0) throw scanError(file, error);
  }
  return mustHave(found[0] ?? null, file).referenceOn;
}

function beginningOf(file: string): Buffer {
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.allocUnsafe(sliceBytes);
    return bytes.subarray(0, readSync(handle, bytes, 0, sliceBytes, 0));
  } finally {
    closeSync(handle);
  }
}

type Rows = Record<View, Row[]>;

interface Scanned {
  readonly header: ReturnHeader;
  readonly rows: Rows;
  readonly notes: readonly { readonly view: View; readonly id: string; readonly reason: string }[];
  /** What the department's schema would refuse, with how often. */
  readonly disorders: ReadonlyMap<string, number>;
}

async function scan(
  file: string,
  words: CouncilWords,
  references: ReadonlyMap<string, string> | null,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<Scanned> {
  const rows: Rows = {
    person: [],
    worker: [],
    worker_relationship: [],
    referral: [],
    assessment: [],
    plan: [],
    review: [],
  };
  const notes: { view: View; id: string; reason: string }[] = [];
  const disorders = new Map<string, number>();
  let header: ReturnHeader | null = null;
  let take: ReturnType<typeof returnRows> | null = null;
  const taker: ReturnTaker = {
    header(element) {
      header = headerOf(element, file);
      take = returnRows(header, words, (personId) => references?.get(personId) ?? personId, {
        row: (view, row) => void rows[view].push(row),
        note: (view, id, reason) => void notes.push({ view, id, reason }),
      });
    },
    person(element) {
      if (take === null) throw returnError(file, "has no Header before its children: export the return again");
      take(element);
      if (rows.person.length % 1000 === 0) onProgress?.({ view: "person", rows: rows.person.length, isWhole: false });
    },
    disorder: (what) => void disorders.set(what, (disorders.get(what) ?? 0) + 1),
  };
  await scanFile(file, taker);
  const read = mustHave(header, file);
  if (rows.person.length === 0) throw returnError(file, "holds no Person: export the return again with its children");
  return { header: read, rows, notes, disorders };
}

function mustHave(header: ReturnHeader | null, file: string): ReturnHeader {
  if (header === null) throw returnError(file, "has no Header: export the return again");
  return header;
}

/** How many bytes are read and scanned in one turn of the event loop: some milliseconds' work, which holds up nobody. */
const sliceBytes = 128 * 1024;

/** Scans a file to its end. Rejects with LoadError. */
async function scanFile(file: string, taker: ReturnTaker): Promise<void> {
  try {
    const handle = await open(file);
    try {
      const scanner = returnScanner(taker);
      const bytes = Buffer.allocUnsafe(sliceBytes);
      let isFirst = true;
      for (;;) {
        const { bytesRead } = await handle.read(bytes, 0, sliceBytes);
        const read = bytes.subarray(0, bytesRead);
        const wrong = isFirst ? wrongFormat(read) : null;
        if (wrong !== null) throw returnError(file, wrong, bytesRead === 0);
        isFirst = false;
        if (bytesRead === 0) break;
        scanner.write(read);
        await setImmediate();
      }
      scanner.close();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw scanError(file, error);
  }
}

/** What tells whether a file is still the same. Null where there is none. */
async function stateOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found === null ? null : `${found.size} ${found.mtimeMs} ${found.ino}`;
}

const rowsASlice = 5000;

async function takeInSlices(rows: readonly Row[], take: (row: Row) => void): Promise<void> {
  for (const [at, row] of rows.entries()) {
    take(row);
    if (at % rowsASlice === rowsASlice - 1) await setImmediate();
  }
}

/** The rows of the officers: one worker for each email or, without one, name. */
function officerRows(
  officers: readonly OfficerRow[],
  header: ReturnHeader,
  relationship: string,
): Pick<Rows, "worker" | "worker_relationship"> {
  const begin = textOfDay(returnLimits(header, true).from);
  const workers = new Map<string, Row>();
  const idOf = ({ email, name }: OfficerRow) => (email ?? name).toLowerCase();
  for (const one of officers) {
    const id = idOf(one);
    if (!workers.has(id)) workers.set(id, [id, one.name, one.email, one.team, "1"]);
  }
  return {
    worker: [...workers.values()],
    worker_relationship: officers.map((one) => [one.upn, idOf(one), relationship, one.since ?? begin, null]),
  };
}

/** How many kinds of disorder are told. */
const disordersShown = 5;

function disorderCautions(disorders: ReadonlyMap<string, number>): string[] {
  if (disorders.size === 0) return [];
  const shown = Array.from(disorders, ([what, times]) => `${what} (${times.toLocaleString("en-GB")})`);
  const more = shown.length > disordersShown ? ` and ${shown.length - disordersShown} more` : "";
  const list = shown.slice(0, disordersShown).join(", ");
  return [`the return does not keep to the order of its elements, so the department would refuse it: ${list}${more}`];
}

function cautionsOf(officers: readonly OfficerRow[] | null, held: readonly OfficerRow[]): string[] {
  if (officers === null) {
    return ["the return names no case officers, so nobody is alerted: set SEN2_OFFICERS to a CSV file that names them"];
  }
  const others = officers.length - held.length;
  if (others === 0) return [];
  const rows = others === 1 ? "1 row names a child" : `${others.toLocaleString("en-GB")} rows name children`;
  return [`SEN2_OFFICERS: ${rows} that the return does not hold: write the upn as the return has it`];
}
