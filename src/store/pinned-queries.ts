import { and, asc, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { pinTable } from "./schema.ts";

/** The questions that people keep at hand, by the person's key, oldest first. */
export function pinnedQueries(db: Db) {
  return {
    add(who: string, query: string, at: string): void {
      db.insert(pinTable).values({ who, query: query, at }).onConflictDoNothing().run();
    },
    remove(who: string, query: string): boolean {
      return (
        db
          .delete(pinTable)
          .where(and(eq(pinTable.who, who), eq(pinTable.query, query)))
          .run().changes > 0
      );
    },
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
