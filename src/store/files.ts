import { asc, eq, lte } from "drizzle-orm";
import type { Db } from "./open.ts";
import { file } from "./schema.ts";

/** Files that the bot gave to a chat and must take back, by the chat's own id. */
export function filesTable(db: Db) {
  return {
    /** `deleteAfter` is an instant, ISO 8601 in UTC. */
    add(id: string, deleteAfter: string): void {
      db.insert(file).values({ id, deleteAfter }).onConflictDoNothing().run();
    },
    /** Those that must be taken back by the instant, the oldest first. */
    due: (at: string): string[] =>
      db
        .select()
        .from(file)
        .where(lte(file.deleteAfter, at))
        .orderBy(asc(file.deleteAfter))
        .all()
        .map(({ id }) => id),
    remove(id: string): void {
      db.delete(file).where(eq(file.id, id)).run();
    },
  };
}
