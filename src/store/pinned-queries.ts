import { and, asc, eq } from "drizzle-orm";
import { unlessFaulty } from "./health/store-fault.ts";
import type { Db } from "./store-database.ts";
import { pinTable } from "./schema.ts";

/** Opens the table of pinned queries, by the person's key. */
export function pinnedQueries(db: Db) {
  return {
    add(who: string, query: string, at: string): void {
      db.insertNew(pinTable, { who, query, at });
    },
    /** Returns whether the query was pinned. */
    remove(who: string, query: string): boolean {
      return (
        db
          .delete(pinTable)
          .where(and(eq(pinTable.who, who), eq(pinTable.query, query)))
          .run().changes > 0
      );
    },
    /** Returns a person's queries, the oldest first; none where the store fails, as answers hang on it. */
    of(who: string): string[] {
      const order = [asc(pinTable.at), asc(pinTable.query)];
      const found = db
        .select()
        .from(pinTable)
        .where(eq(pinTable.who, who))
        .orderBy(...order);
      return unlessFaulty(() => found.all(), []).map(({ query }) => query);
    },
  };
}
