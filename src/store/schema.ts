/** The tables of the store as sql/store makes them. They hold keys, days and counts: no name, no date of birth. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const secret = sqliteTable("secret", { name: text().primaryKey(), value: text().notNull() });

export const audit = sqliteTable("audit", {
  id: integer().primaryKey(),
  at: text().notNull(),
  who: text().notNull(),
  via: text().notNull(),
  command: text().notNull(),
  asks: text(),
  outcome: text().notNull(),
  audience: text(),
  rows: integer(),
  masked: integer({ mode: "boolean" }),
});

export const question = sqliteTable("question", {
  id: text().primaryKey(),
  words: text({ mode: "json" }).$type<readonly string[]>().notNull(),
  /** Milliseconds since 1970. */
  expiresAt: integer("expires_at").notNull(),
});

export const pin = sqliteTable(
  "pin",
  { who: text().notNull(), asks: text().notNull(), at: text().notNull() },
  (table) => [primaryKey({ columns: [table.who, table.asks] })],
);

export const load = sqliteTable(
  "load",
  {
    source: text().notNull(),
    state: text({ enum: ["accepted", "refused"] }).notNull(),
    at: text().notNull(),
    rows: text({ mode: "json" }).$type<Readonly<Record<string, number>>>().notNull(),
    reason: text(),
  },
  (table) => [primaryKey({ columns: [table.source, table.state] })],
);
