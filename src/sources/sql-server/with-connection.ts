import type { View } from "../../cases/contract.ts";
import type { Database, Open, Views } from "./database.ts";
import type { SqlServerSettings } from "./connection/login.ts";
import { ConnectError, connectionError, TimeOut } from "./connection/connection-error.ts";

/** Opens the database, works on it and closes it, all within MSSQL_TIMEOUT. Rejects only with LoadError. */
export async function withConnection<Result>(
  settings: SqlServerSettings,
  open: Open,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const context: { settings: SqlServerSettings; view: View | null } = { settings, view: null };
  const deadline = new AbortController();
  // The deadline closes the connection, and the driver reports only the closing.
  const timed = (view: View, read: Promise<void>): Promise<void> => {
    context.view = view;
    return read.catch((error: unknown) => {
      throw deadline.signal.aborted ? new TimeOut("too late") : error;
    });
  };
  const tracked = ({ rows, probe }: Views): Views => ({
    rows: (view, take) => timed(view, rows(view, take)),
    probe: (view) => timed(view, probe(view)),
  });
  const late = new Promise<never>((_, reject) => {
    deadline.signal.addEventListener("abort", () => reject(new TimeOut("too late")), { once: true });
  });
  // The driver's own time-out covers only a view's first row: without this one, a server could hang after it for ever.
  const timer = setTimeout(() => deadline.abort(), settings.timeoutSeconds * 1000);
  let database: Database | null = null;
  const worked = async (): Promise<Result> => {
    const opened = await open(settings, deadline.signal);
    database = opened;
    return work({
      ...opened,
      ...tracked(opened),
      inSnapshot: (inside) => opened.inSnapshot((views) => inside(tracked(views))),
    });
  };
  try {
    return await Promise.race([worked(), late]);
  } catch (error) {
    const isUnconnected = database === null && error instanceof TimeOut;
    throw connectionError(isUnconnected ? new ConnectError([], error) : error, context);
  } finally {
    clearTimeout(timer);
    close(database);
  }
}

function close(database: Database | null): void {
  database?.close();
}
