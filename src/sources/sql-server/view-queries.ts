import { sql } from "drizzle-orm";
import { bit, date, mssqlSchema, nvarchar, QueryBuilder } from "drizzle-orm/mssql-core";
import type { Request } from "mssql";
import { contract, type Column, type Row, type View } from "../../cases/contract.ts";

/**
 * Returns a value of SQL Server as a cell of the contract: text unchanged, a number in digits, a bit as 1 or 0, a date as
 * YYYY-MM-DD. The driver gives a date as its midnight in UTC.
 */
export function sqlCellText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "1" : "0";
  if (value instanceof Date) return dayOf(value.getTime());
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return "";
}

const millisecondsPerDay = 86_400_000;

// Caches the texts of days, for two centuries from 1900: a borough has few distinct days, each many times.
const firstDay = Date.UTC(1900, 0, 1) / millisecondsPerDay;
const days: (string | null)[] = Array.from({ length: 73_000 }, () => null);

function dayOf(time: number): string {
  const place = Math.floor(time / millisecondsPerDay) - firstDay;
  const known = days[place];
  if (typeof known === "string") return known;
  const text = new Date(time).toISOString().slice(0, 10);
  if (known === null) days[place] = text;
  return text;
}

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
 * Selects only the contract's columns of a view, in the contract's order. Sorts by the first column, so that rows of one
 * id come together under any collation; row-order.ts sorts them further, which spares the database the work.
 */
export function viewQuery(schema: string, view: View) {
  const [first] = contract[view];
  const key = sql`cast(${sql.identifier(first?.name ?? "")} as nvarchar(450)) collate Latin1_General_BIN2`;
  return queries.select().from(viewIn(schema, view)).orderBy(key).toSQL();
}

/** Selects one row, to find out whether the view can be read at all. */
export function probeQuery(schema: string, view: View) {
  return queries.select().top(1).from(viewIn(schema, view)).toSQL();
}

/**
 * Passes each row of a view to `take` and resolves after the last. Uses the driver's events, because a promise or an
 * object for each row would halve the speed.
 */
export async function takeRows(request: Request, schema: string, view: View, take: (row: Row) => void): Promise<void> {
  request.arrayRowMode = true;
  request.stream = true;
  const errors: unknown[] = [];
  request.on("error", (error: unknown) => void errors.push(error));
  request.on("row", (values: unknown) => {
    if (errors.length > 0) return;
    try {
      take(rowOf(values));
    } catch (error) {
      errors.push(error);
      request.cancel();
    }
  });
  await request.query(viewQuery(schema, view).sql);
  // The server may send several errors, and the first is not always the one that says the most.
  if (errors.length > 1) throw new AggregateError(errors, "several errors");
  if (errors.length === 1) throw errors[0];
}

/** Turns the driver's own array into a row in place; nothing else holds that array. */
function rowOf(values: unknown): Row {
  if (!Array.isArray(values)) throw new TypeError("the driver gave a row that is not a list");
  for (let at = 0; at < values.length; at += 1) {
    const value: unknown = values[at];
    if (value !== null) values[at] = sqlCellText(value);
  }
  return values;
}
