import type { Snapshot } from "../../cases/snapshot.ts";
import { views, type View } from "../../cases/contract.ts";
import { caseParser } from "../../cases/parser.ts";
import { LoadError, type CaseSource, type Progress } from "../../cases/source.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import { openDatabase, type Database, type Open, type Views } from "./database.ts";
import { rowDigest } from "./row-digest.ts";
import type { SqlServerSettings } from "./connection/login.ts";
import { readViews } from "./view-reading.ts";
import { isSnapshotRefused, isOtherThanRights } from "./connection/connection-error.ts";
import { shapeErrors, shapesOf } from "./view-shape.ts";
import { withConnection } from "./with-connection.ts";

/**
 * Reads the case data from the council's SQL Server. Each reading opens its own connection and closes it. A reading that
 * finds the same rows as the last one returns the same records with a new readAt. `now` returns the instant, ISO 8601.
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

/** Returns the name of the source, in words for people. */
export function sourceName({ database, schema, connectionString }: SqlServerSettings): string {
  const name = connectionString === null ? ` database ${database}` : "";
  return `the SQL Server${name}, schema ${schema}`;
}

/** Throws LoadError if a view is missing, may not be read, or has columns that do not fit the contract. */
async function mustHaveShape(database: Database, schema: string): Promise<void> {
  const shapes = shapesOf(await database.columns());
  const errors = shapeErrors(shapes, schema);
  if (errors.length === 0) return;
  for (const view of views) if (shapes.get(view)?.isFound === false) await mustNotBeRefused(database, view);
  throw new LoadError(errors.join("; "));
}

/**
 * Rejects if the login may not read the view. The server lists neither such a view nor one that does not exist; only
 * reading tells them apart.
 */
export async function mustNotBeRefused(database: Database, view: View): Promise<void> {
  await database.probe(view).catch((error: unknown) => {
    if (!isOtherThanRights(error)) throw error;
  });
}

interface LoadOptions {
  readonly words: CouncilWords;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly now: () => string;
  readonly source: string;
}

/**
 * Reads all views as of one instant if the database allows it. Otherwise reads each view as of its own instant, and looks
 * again for parents that were written in between. Locks nothing either way.
 */
async function load(database: Database, { words, onProgress, now, source }: LoadOptions): Promise<Loaded> {
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
