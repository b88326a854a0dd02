import { createHash } from "node:crypto";
import { eq, lt } from "drizzle-orm";
import { unlessFaulty } from "./health/store-fault.ts";
import type { Db } from "./store-database.ts";
import { questionTable } from "./schema.ts";

/** Buttons of a message work for 30 days: long enough for a holiday. In milliseconds. */
const lifetime = 30 * 86_400_000;

/** Opens the table of the questions behind buttons. They grant nothing: the rights of whoever presses are checked. */
export function keptQuestions(db: Db) {
  return {
    /** Keeps the words of an answer's buttons for 30 days from the instant. Returns one short id for all of them. */
    keep(words: readonly string[], at: string): string {
      const id = createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 16);
      const expiresAt = Date.parse(at) + lifetime;
      // buttons that are not kept say so when they are pressed; the answer above them is worth more
      unlessFaulty(() => db.upsert(questionTable, { id, words, expiresAt }), undefined);
      return id;
    },
    /**
     * Returns the words of a button at a place from 0, or from the end if negative; null: the id or the place is
     * unknown, or the words have expired at the instant.
     */
    recall(id: string, place: number, at: string): string | null {
      const found = db.select().from(questionTable).where(eq(questionTable.id, id)).get();
      return found === undefined || found.expiresAt < Date.parse(at) ? null : (found.words.at(place) ?? null);
    },
    /** Forgets the words of an id; returns whether they were still kept. */
    forget: (id: string): boolean => db.delete(questionTable).where(eq(questionTable.id, id)).run().changes > 0,
    forgetExpired(at: string): void {
      db.delete(questionTable)
        .where(lt(questionTable.expiresAt, Date.parse(at)))
        .run();
    },
  };
}
