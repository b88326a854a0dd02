import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { StoreError } from "../store-error.ts";
import { LineError } from "./line.ts";
import { rightCode } from "./line-messages.ts";

type Ask = (statement: string) => readonly (readonly unknown[])[];

/** Stands for the schema in the files of sql/store-mssql, as in those that `sqlcmd -v` runs. */
const variable = "$(STORE_SCHEMA)";
/** What the server answers to somebody who may not see a table or a schema that is there, besides that a right is missing. */
const hiddenCodes = new Set(["MSSQL_1088", "MSSQL_2714", "MSSQL_15247"]);

/**
 * Brings a schema to this program's, and creates it if it is not there. To be called under the store's lock, in a
 * transaction. Throws StoreError for the schema of a later program, and where the login may not do so.
 */
export function migrateSchema(schema: string, ask: Ask): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder() });
  const applied = new Set(appliedTo(schema, ask));
  const lastKnown = migrations.at(-1)?.name ?? "";
  if ([...applied].some((name) => name > lastKnown)) {
    throw new StoreError("the store was written by a later version of this program: run that one");
  }
  try {
    if (ask(`select schema_id(N'${quoted(schema)}')`)[0]?.[0] === null) ask(`create schema ${named(schema)}`);
    for (const { name, sql } of migrations) {
      if (applied.has(name)) continue;
      for (const statement of sql) ask(statement.replaceAll(variable, named(schema).slice(1, -1)));
      ask(`insert into ${named(schema)}.[migration] ([name]) values (N'${quoted(name)}')`);
    }
  } catch (error) {
    if (!(error instanceof LineError) || (error.code !== rightCode && !hiddenCodes.has(error.code))) throw error;
    throw new StoreError(
      `the login of STORE_CONNECTION_STRING may not create or change the tables of the schema ${schema}: have the grants of sql/store-login.sql made`,
      { cause: error },
    );
  }
}

function appliedTo(schema: string, ask: Ask): string[] {
  const isThere = ask(`select object_id(N'${quoted(`${named(schema)}.[migration]`)}')`)[0]?.[0] !== null;
  return isThere ? ask(`select [name] from ${named(schema)}.[migration]`).map(([name]) => String(name)) : [];
}

const quoted = (text: string): string => text.replaceAll("'", "''");
const named = (text: string): string => `[${text.replaceAll("]", "]]")}]`;

/** Finds sql/store-mssql beside package.json, wherever this file was built to. */
function folder(): string {
  let above = import.meta.dirname;
  while (!existsSync(join(above, "package.json"))) above = dirname(above);
  return join(above, "sql", "store-mssql");
}
