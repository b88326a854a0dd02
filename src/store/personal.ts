import { and, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { personal } from "./schema.ts";

/** What people chose for themselves, by the person's key. */
export function personalTable(db: Db) {
  return {
    get: (who: string, name: "hour" | "away"): string | null =>
      db
        .select()
        .from(personal)
        .where(and(eq(personal.who, who), eq(personal.name, name)))
        .get()?.value ?? null,
    all: (name: "hour" | "away"): { who: string; value: string }[] =>
      db
        .select()
        .from(personal)
        .where(eq(personal.name, name))
        .all()
        .map(({ who, value }) => ({ who, value })),
    set(who: string, name: "hour" | "away", value: string | null): void {
      if (value === null) {
        db.delete(personal)
          .where(and(eq(personal.who, who), eq(personal.name, name)))
          .run();
      } else {
        db.insert(personal)
          .values({ who, name, value })
          .onConflictDoUpdate({ target: [personal.who, personal.name], set: { value } })
          .run();
      }
    },
  };
}
