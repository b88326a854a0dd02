import mssql from "mssql";
import { ConnectError } from "./connection-error.ts";
import { driverConfig, type SqlServerSettings } from "./login.ts";

/** Opens a pool of one connection. `close` drops it without waiting for a server that hangs. */
export async function connect(settings: SqlServerSettings, deadline: AbortSignal) {
  const connections: mssql.Connection[] = [];
  const numbers: number[] = [];
  const pool = new mssql.ConnectionPool({
    ...driverConfig(settings),
    beforeConnect(connection) {
      connections.push(connection);
      connection.on("errorMessage", ({ number }) => void numbers.push(number));
    },
  });
  // The request reports the error itself; without a listener, this event would end the process.
  pool.on("error", () => undefined);
  const close = () => {
    for (const connection of connections) connection.close();
    pool.close().catch(() => undefined);
  };
  deadline.addEventListener("abort", close, { once: true });
  // Node warns of a server named by its IP address, which TLS cannot name. Nobody could fix that, so it stays quiet.
  const isQuiet = process.noDeprecation ?? false;
  process.noDeprecation = true;
  try {
    await pool.connect();
    // In a deadlock the server ends this query, never one of the case system.
    await pool.request().batch("set deadlock_priority low");
  } catch (error) {
    close();
    throw new ConnectError(numbers, error);
  } finally {
    process.noDeprecation = isQuiet;
  }
  if (deadline.aborted) close();
  return { pool, close };
}
