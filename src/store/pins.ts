import { and, asc, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { pin } from "./schema.ts";

/** The questions that people keep at hand, by the person's key, oldest first. */
export function pinsTable(db: Db) {
  return {
    add(who: string, asks: string, at: string): void {
      db.insert(pin).values({ who, asks, at }).onConflictDoNothing().run();
    },
    remove(who: string, asks: string): boolean {
      return (
        db
          .delete(pin)
          .where(and(eq(pin.who, who), eq(pin.asks, asks)))
          .run().changes > 0
      );
    },
    of: (who: string): string[] =>
      db
        .select()
        .from(pin)
        .where(eq(pin.who, who))
        .orderBy(asc(pin.at), asc(pin.asks))
        .all()
        .map(({ asks }) => asks),
  };
}
