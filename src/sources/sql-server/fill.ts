import mssql from "mssql";
import { contract, views, type Column, type Row, type View } from "../../cases/contract.ts";
import { LoadError } from "../../cases/source.ts";
import { connect } from "./connection/pool.ts";
import type { SqlServerSettings } from "./connection/login.ts";
import { ConnectError, connectionError, isRightMissing, TimeOut } from "./connection/connection-error.ts";

/** Rows of one view. Views come in the contract's order, each in any number of chunks. */
interface RowChunk {
  readonly view: View;
  readonly rows: readonly Row[];
}

/**
 * Creates the contract's views as tables in an empty database and fills them in one transaction. Rejects with LoadError,
 * also if the database is not empty, so that it can never write into a case system.
 */
export async function fillDatabase(settings: SqlServerSettings, chunks: Iterable<RowChunk>): Promise<void> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), settings.timeoutSeconds * 1000);
  try {
    const { pool, close } = await connect(settings, deadline.signal);
    try {
      await mustBeEmpty(pool);
      await fill(pool, settings.schema, chunks);
    } catch (error) {
      if (deadline.signal.aborted || !isRightMissing(error)) throw error;
      const login =
        settings.connectionString === null && settings.user !== null ? `the login ${settings.user}` : "the login";
      const named = settings.connectionString === null ? "MSSQL_USER" : "MSSQL_CONNECTION_STRING";
      throw new LoadError(`${login} may not create a schema and tables there: name one that may in ${named}`, {
        cause: error,
      });
    } finally {
      close();
    }
  } catch (error) {
    // The deadline closes the connection, and the driver reports only the closing.
    if (!deadline.signal.aborted) throw connectionError(error, { settings, view: null });
    const late = new TimeOut("too late");
    throw connectionError(error instanceof ConnectError ? new ConnectError([], late) : late, { settings, view: null });
  } finally {
    clearTimeout(timer);
  }
}

async function mustBeEmpty(pool: mssql.ConnectionPool): Promise<void> {
  const about = await pool
    .request()
    .query<{ database: string; is_own: number }>(
      "select db_name() as [database], case when db_id() <= 4 then 1 else 0 end as is_own",
    );
  const database = about.recordset[0]?.database ?? "";
  const elsewhere = "name an empty one in MSSQL_DATABASE";
  if (about.recordset[0]?.is_own !== 0) {
    throw new LoadError(`the database ${database} is the server's own: ${elsewhere}`);
  }
  const { recordset } = await pool.request().query<{ name: string }>(
    `select top 1 schema_name(schema_id) + '.' + name as [name] from sys.objects
     where is_ms_shipped = 0 and type in ('U', 'V', 'P', 'FN', 'IF', 'TF', 'SN', 'SO') order by object_id`,
  );
  const [found] = recordset;
  if (found === undefined) return;
  throw new LoadError(`the database ${database} is not empty, it holds ${found.name}: ${elsewhere}`);
}

async function fill(pool: mssql.ConnectionPool, schema: string, chunks: Iterable<RowChunk>): Promise<void> {
  const transaction = pool.transaction();
  await transaction.begin();
  try {
    const { recordset } = await transaction
      .request()
      .input("schema", schema)
      .query<{ id: number | null }>("select schema_id(@schema) as id");
    if (recordset[0]?.id === null) await transaction.request().batch(`create schema ${quoted(schema)}`);
    for (const view of views) {
      const columns = contract[view].map((column) => `${quoted(column.name)} ${typeOf(column).words} null`);
      await transaction.request().batch(`create table ${pathOf(schema, view)} (${columns.join(", ")})`);
    }
    for (const { view, rows } of chunks) await transaction.request().bulk(tableOf(schema, view, rows));
    await transaction.commit();
  } catch (error) {
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}

const quoted = (name: string) => `[${name.replaceAll("]", "]]")}]`;
const pathOf = (schema: string, view: View) => `${quoted(schema)}.${quoted(view)}`;

interface ColumnType {
  readonly words: string;
  readonly driver: mssql.ISqlType | (() => mssql.ISqlType);
  readonly value: (cell: string) => string | boolean | Date;
}

function typeOf({ kind }: Column): ColumnType {
  if (kind === "date") return { words: "date", driver: mssql.Date, value: (cell) => new Date(`${cell}T00:00:00Z`) };
  if (kind === "flag") return { words: "bit", driver: mssql.Bit, value: (cell) => cell === "1" };
  const length = kind === "text" ? 400 : 100;
  return { words: `nvarchar(${length})`, driver: mssql.NVarChar(length), value: (cell) => cell };
}

function tableOf(schema: string, view: View, rows: readonly Row[]): mssql.Table {
  const table = new mssql.Table(pathOf(schema, view));
  const types = contract[view].map((column) => typeOf(column));
  for (const [at, { name }] of contract[view].entries()) {
    const type = types[at];
    if (type) table.columns.add(name, type.driver, { nullable: true });
  }
  for (const row of rows) {
    table.rows.add(...row.map((cell, at) => (cell === null ? null : (types[at]?.value(cell) ?? null))));
  }
  return table;
}
