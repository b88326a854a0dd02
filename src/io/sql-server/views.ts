import { sql } from "drizzle-orm";
import { customType, mssqlSchema } from "drizzle-orm/mssql-core";
import type { NodeMsSqlDatabase } from "drizzle-orm/node-mssql";
import { contract, type Row, type View } from "../../cases/contract.ts";
import { cellText } from "./cell-text.ts";

/** What runs a query: the connection itself, or a transaction of it. */
export type Queries = Pick<NodeMsSqlDatabase, "select">;

// A council's view may give an id as a number and a flag as a bit: whatever comes is read as text.
const cell = customType<{ data: string; driverData: unknown }>({
  dataType: () => "nvarchar(450)",
  fromDriver: cellText,
});

function viewIn(schema: string, view: View) {
  const columns = contract[view].map(({ name }) => [name, cell(name)] as const);
  return mssqlSchema(schema).view(view, Object.fromEntries(columns)).existing();
}

/**
 * The contract's columns of a view and no others. Rows of one id come together, whatever the database's collation
 * takes for equal: ordered by the first column alone, since that is all the database need sort by (see row-order.ts).
 */
export function viewQuery(queries: Queries, schema: string, view: View) {
  const [first] = contract[view];
  const from = viewIn(schema, view);
  const key = sql`cast(${sql.identifier(first?.name ?? "")} as nvarchar(450)) collate Latin1_General_BIN2`;
  return queries.select().from(from).orderBy(key);
}

/** Whether the view can be read at all: one row of it. */
export function probeQuery(queries: Queries, schema: string, view: View) {
  return queries.select().top(1).from(viewIn(schema, view));
}

/** The rows of a view as they come, in the contract's order of columns. */
export async function* rowsOf(queries: Queries, schema: string, view: View): AsyncGenerator<Row> {
  const names = contract[view].map(({ name }) => name);
  for await (const record of viewQuery(queries, schema, view).iterator()) {
    yield names.map((name) => record[name] ?? null);
  }
}
