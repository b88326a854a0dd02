import { asc, eq, lte } from "drizzle-orm";
import type { Db } from "../store-database.ts";
import { fileTable } from "../schema.ts";

/** Opens the table of files that the bot uploaded to a chat and must delete, by the chat's id. */
export function sentFiles(db: Db) {
  return {
    /** `deleteAfter` is an instant, ISO 8601 in UTC. */
    add(id: string, deleteAfter: string): void {
      db.insertNew(fileTable, { id, deleteAfter });
    },
    /** Returns the files that must be deleted by the instant, the oldest first. */
    due: (at: string): string[] =>
      db
        .select()
        .from(fileTable)
        .where(lte(fileTable.deleteAfter, at))
        .orderBy(asc(fileTable.deleteAfter))
        .all()
        .map(({ id }) => id),
    remove(id: string): void {
      db.delete(fileTable).where(eq(fileTable.id, id)).run();
    },
  };
}
