import { readFile } from "node:fs/promises";
import mssql from "mssql";
import type { SqlServerSettings } from "../../src/sources/sql-server/connection/login.ts";
import { someSettings } from "./sql-server.ts";

/** The login of a real server, which may create databases and logins; undefined: its tests are skipped. */
export const connectionString = process.env["MSSQL_TEST_CONNECTION_STRING"];

/** The settings for a database of that server, with another login if given. */
export function settingsOf(database: string, login: Partial<SqlServerSettings> = {}): SqlServerSettings {
  const given = mssql.ConnectionPool.parseConnectionString(connectionString ?? "");
  return {
    ...someSettings,
    server: given.server,
    port: given.port ?? 1433,
    database,
    user: given.user ?? null,
    password: given.password ?? null,
    encrypt: given.options.encrypt !== false,
    trustCertificate: given.options.trustServerCertificate === true,
    timeoutSeconds: 60,
    ...login,
  };
}

/** Runs batches in a database of that server. */
export async function run(database: string, ...batches: readonly string[]): Promise<void> {
  const { server, port, user, password, encrypt, trustCertificate } = settingsOf(database);
  const pool = new mssql.ConnectionPool({
    server: server ?? "",
    port,
    database,
    user: user ?? "",
    password: password ?? "",
    options: { encrypt, trustServerCertificate: trustCertificate },
  });
  await pool.connect();
  try {
    for (const batch of batches) await pool.request().batch(batch);
  } finally {
    await pool.close();
  }
}

/** The batches of a script of `sql/`. */
export const script = async (file: string) =>
  (await readFile(`sql/${file}`, "utf8")).split(/^GO$/m).filter((batch) => batch.trim() !== "");
