import { sql } from "drizzle-orm";
import { bit, date, mssqlSchema, nvarchar, QueryBuilder } from "drizzle-orm/mssql-core";
import type { Request } from "mssql";
import { contract, type Column, type Row, type View } from "../../cases/contract.ts";

/**
 * A value of SQL Server as a cell of the contract: text as it stands, a number or id in digits, a bit as 1 or 0,
 * a date as the day that was stored. The driver gives a date as that day's midnight in UTC, whatever the time zone
 * of this machine.
 */
export function sqlCellText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "1" : "0";
  if (value instanceof Date) return dayOf(value.getTime());
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return "";
}

const millisecondsPerDay = 86_400_000;

// The days of two centuries from 1900 as text, those that came: a borough has few, and each many times.
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

/**
 * Hands on the rows of a view as they come, and resolves after the last. They are taken from the driver's own events:
 * a promise for each row, or an object as drizzle makes, would cost half of the speed, and nobody here needs to wait.
 */
export async function takeRows(request: Request, schema: string, view: View, take: (row: Row) => void): Promise<void> {
  request.arrayRowMode = true;
  request.stream = true;
  const faults: unknown[] = [];
  request.on("error", (fault: unknown) => void faults.push(fault));
  request.on("row", (values: unknown) => {
    if (faults.length > 0) return;
    try {
      take(rowOf(values));
    } catch (fault) {
      faults.push(fault);
      request.cancel();
    }
  });
  await request.query(viewQuery(schema, view).sql);
  const [fault] = faults;
  if (fault !== undefined) throw fault;
}

/** The driver's own list of a row, its values turned to text where they stand: nobody else holds it. */
function rowOf(values: unknown): Row {
  if (!Array.isArray(values)) throw new TypeError("the driver gave a row that is no list");
  for (let at = 0; at < values.length; at += 1) {
    const value: unknown = values[at];
    if (value !== null) values[at] = sqlCellText(value);
  }
  return values;
}
