import type { Snapshot } from "../../cases/snapshot.ts";
import { views, type View } from "../../cases/contract.ts";
import { caseParser } from "../../cases/parser.ts";
import { LoadError, type CaseSource, type Progress } from "../../cases/source.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import { openDatabase, type Database, type Open, type Views } from "./database.ts";
import { rowDigest } from "./row-digest.ts";
import type { SqlServerSettings } from "./login.ts";
import { readViews } from "./view-reading.ts";
import { isSnapshotRefused, isOtherThanRights } from "./connection-error.ts";
import { shapeErrors, shapesOf } from "./view-shape.ts";
import { withConnection } from "./with-connection.ts";

/**
 * The council's SQL Server. Each reading opens a connection of its own and closes it. A reading that finds the rows
 * of the one before gives that one's records again, read at a later instant. `now` gives the instant of reading.
 */
export function sqlServerSource(settings: SqlServerSettings, now: () => string, open: Open = openDatabase): CaseSource {
  let last: Loaded | null = null;
  return {
    async read(words, onProgress) {
      const loaded = await withConnection(settings, open, async (database) => {
        await mustHaveShape(database, settings.schema);
        return load(database, { words, onProgress, now, source: sourceName(settings) });
      });
      if (last !== null && last.digest === loaded.digest && last.snapshot.words === words)
        last = { digest: loaded.digest, snapshot: { ...last.snapshot, readAt: loaded.snapshot.readAt } };
      else last = loaded;
      return last.snapshot;
    },
  };
}

interface Loaded {
  readonly snapshot: Snapshot;
  readonly digest: string;
}

/** What people are told the figures come from. */
export function sourceName({ database, schema, connectionString }: SqlServerSettings): string {
  const name = connectionString === null ? ` database ${database}` : "";
  return `the SQL Server${name}, schema ${schema}`;
}

/** Refuses views that are missing, may not be read, or cannot hold what the contract means. */
async function mustHaveShape(database: Database, schema: string): Promise<void> {
  const shapes = shapesOf(await database.columns());
  const faults = shapeErrors(shapes, schema);
  if (faults.length === 0) return;
  for (const view of views) if (shapes.get(view)?.isFound === false) await mustNotBeRefused(database, view);
  throw new LoadError(faults.join("; "));
}

/** A view that this login may not read is not listed, like one that is not there: only reading it tells which it is. */
export async function mustNotBeRefused(database: Database, view: View): Promise<void> {
  await database.probe(view).catch((error: unknown) => {
    if (!isOtherThanRights(error)) throw error;
  });
}

interface Wanted {
  readonly words: CouncilWords;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly now: () => string;
  readonly source: string;
}

/**
 * All views as of one instant where the database allows it. Where it does not, each as of an instant of its own,
 * and what was written in between is looked for again; nothing is locked either way.
 */
async function load(database: Database, { words, onProgress, now, source }: Wanted): Promise<Loaded> {
  const readFrom = async ({ rows }: Views, isMoving: boolean): Promise<Loaded> => {
    const readAt = now();
    const parser = caseParser(words);
    const digest = rowDigest();
    await readViews({ parser, rows, isMoving, onProgress, onRow: (view, row) => digest.add(view, row) });
    return { snapshot: parser.snapshot(source, readAt), digest: digest.end() };
  };
  if (await database.allowsSnapshot()) {
    try {
      return await database.inSnapshot((views) => readFrom(views, false));
    } catch (error) {
      if (!isSnapshotRefused(error)) throw error;
    }
  }
  return readFrom(database, true);
}
