import { and, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { personalTable } from "./schema.ts";

/** Opens the table of what people chose for themselves, by the person's key. */
export function personalSettings(db: Db) {
  return {
    get: (who: string, name: "hour" | "away"): string | null =>
      db
        .select()
        .from(personalTable)
        .where(and(eq(personalTable.who, who), eq(personalTable.name, name)))
        .get()?.value ?? null,
    all: (name: "hour" | "away"): { who: string; value: string }[] =>
      db
        .select()
        .from(personalTable)
        .where(eq(personalTable.name, name))
        .all()
        .map(({ who, value }) => ({ who, value })),
    /** Null removes the choice. */
    set(who: string, name: "hour" | "away", value: string | null): void {
      if (value === null) {
        db.delete(personalTable)
          .where(and(eq(personalTable.who, who), eq(personalTable.name, name)))
          .run();
      } else {
        db.insert(personalTable)
          .values({ who, name, value })
          .onConflictDoUpdate({ target: [personalTable.who, personalTable.name], set: { value } })
          .run();
      }
    },
  };
}
