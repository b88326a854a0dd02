import { and, eq } from "drizzle-orm";
import type { Db } from "./store-database.ts";
import { personalTable } from "./schema.ts";

/**
 * What is kept of a person: the hour and the absence that they chose, the day on which the chat refused a message to them
 * for good, and their account in Slack where they opened the Home.
 */
type SettingName = "hour" | "away" | "refused" | "home";

/** Opens the table of what is kept of people, by the person's key. */
export function personalSettings(db: Db) {
  return {
    get: (who: string, name: SettingName): string | null =>
      db
        .select()
        .from(personalTable)
        .where(and(eq(personalTable.who, who), eq(personalTable.name, name)))
        .get()?.value ?? null,
    all: (name: SettingName): { who: string; value: string }[] =>
      db
        .select()
        .from(personalTable)
        .where(eq(personalTable.name, name))
        .all()
        .map(({ who, value }) => ({ who, value })),
    /** Null removes it. */
    set(who: string, name: SettingName, value: string | null): void {
      if (value === null) {
        db.delete(personalTable)
          .where(and(eq(personalTable.who, who), eq(personalTable.name, name)))
          .run();
      } else {
        db.upsert(personalTable, { who, name, value });
      }
    },
  };
}
