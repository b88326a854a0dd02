import type { View } from "../../cases/contract.ts";
import type { Database, Open, Views } from "./database.ts";
import type { SqlServerSettings } from "./login.ts";
import { connectionError, TimeOut } from "./connection-error.ts";

/** Opens the database, works on it and closes it, all within MSSQL_TIMEOUT. Rejects only with LoadError. */
export async function withConnection<Result>(
  settings: SqlServerSettings,
  open: Open,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const context: { settings: SqlServerSettings; view: View | null } = { settings, view: null };
  const tracked = ({ rows, probe }: Views): Views => ({
    rows(view, take) {
      context.view = view;
      return rows(view, take);
    },
    probe(view) {
      context.view = view;
      return probe(view);
    },
  });
  const deadline = new AbortController();
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
    throw connectionError(error, context);
  } finally {
    clearTimeout(timer);
    close(database);
  }
}

function close(database: Database | null): void {
  database?.close();
}
