import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import { wrongUpn } from "../../cases/cell-format.ts";
import { textOfDay } from "../../cases/day.ts";
import type { Person } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { officerRelationshipsOn } from "../../facts/case-officer.ts";
import type { ReturnHeader } from "./return-header.ts";
import { requestsOf } from "./returned-requests.ts";
import { returnText } from "./return-writer.ts";

/** The files that were written. */
export interface WrittenReturn {
  readonly file: string;
  readonly officersFile: string;
  readonly referencesFile: string;
}

/**
 * Writes a borough as a SEN2 return and, beside it, who holds which case and the council's references. Each file gets its
 * name once all are whole.
 */
export async function writeReturn(file: string, snapshot: Snapshot, header: ReturnHeader): Promise<WrittenReturn> {
  const children = snapshot.persons.filter((person) => requestsOf(person, snapshot, header).length > 0);
  const name = file.replace(/\.xml$/i, "");
  const written = { file, officersFile: `${name}-officers.csv`, referencesFile: `${name}-references.csv` };
  await writePieces(written.file, returnText(snapshot, header));
  await writePieces(written.officersFile, [stringify(officerRows(children, snapshot, header))]);
  await writePieces(written.referencesFile, [stringify(referenceRows(children))]);
  for (const path of Object.values(written)) await rename(`${path}.part`, path);
  return written;
}

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = createWriteStream(`${path}.part`);
  for (const piece of pieces) if (!file.write(piece)) await once(file, "drain");
  file.end();
  await finished(file);
}

function officerRows(
  persons: readonly Person[],
  { words }: Snapshot,
  { referenceOn }: ReturnHeader,
): (string | null)[][] {
  const rows = persons.flatMap((person) =>
    officerRelationshipsOn(person, referenceOn, words).flatMap(({ worker, startOn }) =>
      worker?.isActive === true
        ? [[wrongUpn(person.at + 1), worker.name, worker.email, worker.team, textOfDay(startOn)]]
        : [],
    ),
  );
  return [["upn", "officer", "email", "team", "since"], ...rows];
}

function referenceRows(persons: readonly Person[]): string[][] {
  return [["upn", "reference"], ...persons.map(({ at, caseReference }) => [wrongUpn(at + 1), caseReference])];
}
