import { sql } from "drizzle-orm";
import { bit, date, mssqlSchema, nvarchar, QueryBuilder } from "drizzle-orm/mssql-core";
import type { Request } from "mssql";
import { contract, type Column, type Row, type View } from "../../cases/contract.ts";
import { cellText } from "./cell-text.ts";

const queries = new QueryBuilder();

function columnOf({ name, kind }: Column) {
  if (kind === "date") return date(name, { mode: "string" });
  return kind === "flag" ? bit(name) : nvarchar(name, { length: 450 });
}

function viewIn(schema: string, view: View) {
  const columns = contract[view].map((column) => [column.name, columnOf(column)] as const);
  return mssqlSchema(schema).view(view, Object.fromEntries(columns)).existing();
}

/**
 * The contract's columns of a view and no others, in its order. Rows of one id come together, whatever the database's
 * collation takes for equal: ordered by the first column alone, since that is all the database need sort by (see
 * row-order.ts).
 */
export function viewQuery(schema: string, view: View) {
  const [first] = contract[view];
  const key = sql`cast(${sql.identifier(first?.name ?? "")} as nvarchar(450)) collate Latin1_General_BIN2`;
  return queries.select().from(viewIn(schema, view)).orderBy(key).toSQL();
}

/** Whether the view can be read at all: one row of it. */
export function probeQuery(schema: string, view: View) {
  return queries.select().top(1).from(viewIn(schema, view)).toSQL();
}

// Too few, and the driver stops and starts all the time; each is a row held in memory.
const rowsAhead = 500;

/**
 * The rows of a view as they come. The driver's own stream is read: an object for each row, as drizzle's iterator
 * makes, would cost half of the speed.
 */
export async function* rowsOf(request: Request, schema: string, view: View): AsyncGenerator<Row> {
  request.arrayRowMode = true;
  const stream = request.toReadableStream({ highWaterMark: rowsAhead });
  // Its fault comes through the stream; this promise only says that the connection is free again.
  const over = request.query(viewQuery(schema, view).sql);
  let isWhole = false;
  try {
    for await (const values of stream) yield rowOf(values);
    isWhole = true;
  } finally {
    if (!isWhole) request.cancel();
    await over.catch(() => undefined);
  }
}

function rowOf(values: unknown): Row {
  if (!Array.isArray(values)) throw new TypeError("the driver gave a row that is no list");
  return values.map((value: unknown) => (value === null ? null : cellText(value)));
}
