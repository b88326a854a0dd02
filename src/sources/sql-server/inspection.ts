import { views, type View } from "../../cases/contract.ts";
import { caseParser, type Parser } from "../../cases/parser.ts";
import { countRemarks, type RemarkCount } from "../../cases/remarks.ts";
import { LoadError } from "../../cases/source.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import type { Database, Views } from "./database.ts";
import type { SqlServerSettings } from "./login.ts";
import { readView } from "./view-reading.ts";
import { isSnapshotRefused, connectionError } from "./connection-error.ts";
import { shapeErrors, shapesOf, type ViewShape } from "./view-shape.ts";
import { mustNotBeRefused } from "./sql-server-source.ts";
import { viewProfile, type ColumnProfile } from "./column-profile.ts";

/** What was found of one view. */
export interface InspectedView {
  readonly view: View;
  readonly shape: ViewShape;
  /** Why it could not be read, in one sentence; null when it was. */
  readonly fault: string | null;
  readonly rows: number;
  readonly seconds: number;
  readonly columns: readonly ColumnProfile[];
}

/** What holds for the whole database. */
export interface InspectedServer {
  readonly version: string;
  readonly login: string;
  readonly database: string;
  /** What the login may do besides reading; null when the server does not tell. */
  readonly mayWrite: readonly string[] | null;
  readonly allowsSnapshot: boolean;
}

/** What an analyst needs to know of the views. */
export interface Inspection {
  readonly views: readonly InspectedView[];
  /** Rows set aside and cells noted, the commonest first; empty unless all views were read. */
  readonly setAside: readonly RemarkCount[];
  readonly noted: readonly RemarkCount[];
  /** Whether the bot could run on it. */
  readonly isUsable: boolean;
}

interface Hearers {
  readonly onServer: (server: InspectedServer) => void;
  readonly onView: (view: InspectedView) => void;
}

/** Looks at everything and tells it as it is found, since views may take minutes. Rejects only without a connection. */
export async function inspect(
  database: Database,
  settings: SqlServerSettings,
  words: CouncilWords,
  { onServer, onView }: Hearers,
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
  const isRead = inspected.every(({ fault }) => fault === null);
  const { rejected, warnings } = parser.snapshot("", "");
  return {
    views: inspected,
    setAside: isRead ? commonest(countRemarks(rejected)) : [],
    noted: isRead ? commonest(countRemarks(warnings)) : [],
    isUsable: isRead && inspected.some(({ rows }) => rows > 0),
  };
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

interface Bench {
  readonly database: Database;
  readonly settings: SqlServerSettings;
  readonly words: CouncilWords;
  readonly parser: Parser;
}

const unread: ViewShape = { isFound: false, columns: [], missing: [], mistyped: [] };

async function inspectView(
  { database, settings, words, parser }: Bench,
  view: View,
  shape: ViewShape,
): Promise<InspectedView> {
  const tally = viewProfile(view, words);
  const start = performance.now();
  const fault = await read().then(
    () => null,
    (error: unknown) => connectionError(error, { settings, view }).message,
  );
  const seconds = (performance.now() - start) / 1000;
  return { view, shape, fault, rows: tally.rows(), seconds, columns: tally.columns() };

  async function read(): Promise<void> {
    const faults = shapeErrors(new Map([[view, shape]]), settings.schema);
    if (!shape.isFound) await mustNotBeRefused(database, view);
    if (faults.length > 0) throw new LoadError(faults.join("; "));
    await readView({ parser, rows: database.rows, isMoving: false, onRow: (_, row) => tally.add(row) }, view);
  }
}

/** The rights that a login for reading has no need of: on the whole database, else on any table or view of it. */
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

// sys.objects lists what the login has some right on, and nothing else.
const rightsOnObjects = `
  select top 100 r.[right] + N' on ' + schema_name(o.schema_id) + N'.' + o.name as [right], 1 as [has]
  from sys.objects as o cross join (${rights.map((right) => `select N'${right}' as [right]`).join(" union all ")}) as r
  where o.type in ('U', 'V') and o.is_ms_shipped = 0
    and has_perms_by_name(quotename(schema_name(o.schema_id)) + N'.' + quotename(o.name), 'OBJECT', r.[right]) = 1`;

/** Allowed and working: a view may reach into a second database that does not allow it. */
async function snapshotWorks(database: Database): Promise<boolean> {
  if (!(await database.allowsSnapshot())) return false;
  const readAll = async ({ probe }: Views): Promise<boolean> => {
    for (const view of views) await probe(view);
    return true;
  };
  return database.inSnapshot(readAll).catch((error: unknown) => !isSnapshotRefused(error));
}

function commonest(remarks: readonly RemarkCount[]): RemarkCount[] {
  return [...remarks].sort((one, other) => other.count - one.count).slice(0, 10);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
