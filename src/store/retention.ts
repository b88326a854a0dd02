import { desc, eq } from "drizzle-orm";
import type { Db } from "./store-database.ts";
import { auditEntryTable, identityTable } from "./schema.ts";

const name = "tidied";
const dayMilliseconds = 86_400_000;
/** How many days the store is tidied on at most, at once: a clock that was set forward for a night takes no more from it. */
const mostDays = 7;

/** Opens the day to which the store was tidied. */
export function retention(db: Db) {
  const kept = (): string | null =>
    db.select().from(identityTable).where(eq(identityTable.name, name)).get()?.value ?? null;
  /** The day of the newest entry of the audit; null: there is none. */
  const newest = (): string | null =>
    db.select({ at: auditEntryTable.at }).from(auditEntryTable).orderBy(desc(auditEntryTable.id)).limit(1).get()?.at ??
    null;
  return {
    /**
     * Returns the instant from which retention periods are counted back, and keeps it: the present one or, where the clock
     * says that more than some days have passed since the last time, so many days after that. Instants are ISO 8601 in UTC.
     */
    countFrom(now: string): string {
      const before = kept() ?? newest();
      const latest = before === null ? now : new Date(Date.parse(before) + mostDays * dayMilliseconds).toISOString();
      const from = now < latest ? now : latest;
      db.upsert(identityTable, { name, value: from });
      return from;
    },
  };
}
