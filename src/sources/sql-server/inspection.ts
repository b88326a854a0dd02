import { views, type View } from "../../cases/contract.ts";
import { caseParser, type Parser } from "../../cases/parser.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { LoadError } from "../../cases/source.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import type { Database, Views } from "./database.ts";
import type { SqlServerSettings } from "./connection/login.ts";
import { readView } from "./view-reading.ts";
import { connectionError, isSnapshotRefused, TimeOut } from "./connection/connection-error.ts";
import { shapeErrors, shapesOf, type ViewShape } from "./view-shape.ts";
import { mustNotBeRefused, sourceName } from "./sql-server-source.ts";
import { viewProfile, type ColumnProfile } from "./column-profile.ts";

/** What the inspection found in one view. */
export interface InspectedView {
  readonly view: View;
  readonly shape: ViewShape;
  /** Why the view could not be read, in one sentence; null if it was read. */
  readonly error: string | null;
  readonly rows: number;
  readonly seconds: number;
  readonly columns: readonly ColumnProfile[];
}

/** The server, the login and its rights. */
export interface InspectedServer {
  readonly version: string;
  readonly login: string;
  readonly database: string;
  /** The login's rights beyond reading; null if the server does not report them. */
  readonly mayWrite: readonly string[] | null;
  readonly allowsSnapshot: boolean;
}

/** The result of an inspection, for the analyst who writes the views. */
export interface Inspection {
  readonly views: readonly InspectedView[];
  /** What all views hold together, without its instant; null unless all were read. */
  readonly snapshot: Snapshot | null;
}

interface InspectionListeners {
  readonly onServer: (server: InspectedServer) => void;
  readonly onView: (view: InspectedView) => void;
}

/**
 * Inspects the server and every view. Reports each result at once, because a view may take minutes. Rejects only if the
 * connection fails.
 */
export async function inspect(
  database: Database,
  settings: SqlServerSettings,
  words: CouncilWords,
  { onServer, onView }: InspectionListeners,
): Promise<Inspection> {
  onServer(await inspectServer(database));
  const shapes = shapesOf(await database.columns());
  const parser = caseParser(words);
  const inspected: InspectedView[] = [];
  for (const view of views) {
    const found = await inspectView({ database, settings, words, parser }, view, shapes.get(view) ?? unread);
    inspected.push(found);
    onView(found);
  }
  const isRead = inspected.every(({ error }) => error === null);
  return { views: inspected, snapshot: isRead ? parser.snapshot(sourceName(settings), "") : null };
}

async function inspectServer(database: Database): Promise<InspectedServer> {
  const [about] = await database.ask(
    "select @@version as [version], suser_sname() as [login], db_name() as [database]",
  );
  return {
    version: textOf(about?.["version"]).split("\n")[0]?.trim() ?? "",
    login: textOf(about?.["login"]),
    database: textOf(about?.["database"]),
    mayWrite: await rightsToWrite(database),
    allowsSnapshot: await snapshotWorks(database),
  };
}

interface InspectionContext {
  readonly database: Database;
  readonly settings: SqlServerSettings;
  readonly words: CouncilWords;
  readonly parser: Parser;
}

const unread: ViewShape = { isFound: false, columns: [], missing: [], mistyped: [] };

async function inspectView(
  { database, settings, words, parser }: InspectionContext,
  view: View,
  shape: ViewShape,
): Promise<InspectedView> {
  const profile = viewProfile(view, words);
  const start = performance.now();
  const error = await read().then(
    () => null,
    (cause: unknown) => {
      // The time is over for the views that follow, too.
      if (cause instanceof TimeOut) throw cause;
      return connectionError(cause, { settings, view }).message;
    },
  );
  const seconds = (performance.now() - start) / 1000;
  return { view, shape, error, rows: profile.rows(), seconds, columns: profile.columns() };

  async function read(): Promise<void> {
    const errors = shapeErrors(new Map([[view, shape]]), settings.schema);
    if (!shape.isFound) await mustNotBeRefused(database, view);
    if (errors.length > 0) throw new LoadError(errors.join("; "));
    await readView({ parser, rows: database.rows, isMoving: false, onRow: (_, row) => profile.add(row) }, view);
  }
}

/**
 * Returns the rights that a login for reading does not need: those on the whole database or, if it has none there, those
 * on its tables and views. Null if the server does not report them.
 */
async function rightsToWrite(database: Database): Promise<readonly string[] | null> {
  const held = async (statement: string) => {
    const answered = await database.ask(statement);
    return answered.filter(({ has }) => has === 1).map(({ right }) => textOf(right));
  };
  try {
    const onAll = await held(rightsOnDatabase);
    return onAll.length > 0 ? onAll : await held(rightsOnObjects);
  } catch {
    return null;
  }
}

const rights = ["INSERT", "UPDATE", "DELETE", "ALTER"];

const rightsOnDatabase = rights
  .map(
    (right) =>
      `select N'${right} on the database' as [right], has_perms_by_name(db_name(), 'DATABASE', '${right}') as [has]`,
  )
  .join(" union all ");

// sys.objects lists only objects on which the login has some right.
const rightsOnObjects = `
  select top 100 r.[right] + N' on ' + schema_name(o.schema_id) + N'.' + o.name as [right], 1 as [has]
  from sys.objects as o cross join (${rights.map((right) => `select N'${right}' as [right]`).join(" union all ")}) as r
  where o.type in ('U', 'V') and o.is_ms_shipped = 0
    and has_perms_by_name(quotename(schema_name(o.schema_id)) + N'.' + quotename(o.name), 'OBJECT', r.[right]) = 1`;

/** Whether snapshot isolation is allowed and works: a view may read a second database that does not allow it. */
async function snapshotWorks(database: Database): Promise<boolean> {
  if (!(await database.allowsSnapshot())) return false;
  const readAll = async ({ probe }: Views): Promise<boolean> => {
    for (const view of views) await probe(view);
    return true;
  };
  return database.inSnapshot(readAll).catch((error: unknown) => !isSnapshotRefused(error));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
