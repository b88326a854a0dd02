import { sql, type Query, type SQL } from "drizzle-orm";
import { betterSQLite3Codecs } from "drizzle-orm/better-sqlite3";
import { SQLiteDialect } from "drizzle-orm/sqlite-core";

type Select = Parameters<SQLiteDialect["buildSelectQuery"]>[0];

/**
 * Writes the statements of the store's tables in T-SQL. Drizzle's own dialect of SQL Server answers by promises only, and
 * the store is synchronous; what the store asks of both differs in names, parameters and limits.
 */
export class TSqlDialect extends SQLiteDialect {
  readonly #schema: string;

  constructor(schema: string) {
    super({ codecs: betterSQLite3Codecs });
    this.#schema = schema;
  }

  override escapeName(name: string): string {
    return `[${name.replaceAll("]", "]]")}]`;
  }

  override escapeParam(at: number): string {
    return `@p${at}`;
  }

  override buildSelectQuery({ limit, ...config }: Select): SQL {
    const select = super.buildSelectQuery(config);
    if (limit === undefined) return select;
    if (config.orderBy === undefined) throw new Error("SQL Server limits only what is in an order");
    return sql`${select} offset 0 rows fetch next ${limit} rows only`;
  }

  override sqlToQuery(statement: SQL): Query {
    const query = super.sqlToQuery(statement);
    const schema = this.escapeName(this.#schema);
    // a table is named after its clause, and a column after its table
    const text = query.sql.replaceAll(
      /\b(from|into|update) (\[\w+\])(?!\.)/g,
      (_, clause: string, table: string) => `${clause} ${schema}.${table}`,
    );
    return { ...query, sql: text };
  }
}
