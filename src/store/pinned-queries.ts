import { and, asc, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { pinTable } from "./schema.ts";

/** Opens the table of pinned queries, by the person's key. */
export function pinnedQueries(db: Db) {
  return {
    add(who: string, query: string, at: string): void {
      db.insert(pinTable).values({ who, query, at }).onConflictDoNothing().run();
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
    /** Returns a person's queries, the oldest first. */
    of: (who: string): string[] =>
      db
        .select()
        .from(pinTable)
        .where(eq(pinTable.who, who))
        .orderBy(asc(pinTable.at), asc(pinTable.query))
        .all()
        .map(({ query }) => query),
  };
}
