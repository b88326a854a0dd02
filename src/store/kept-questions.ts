import { createHash } from "node:crypto";
import { eq, lt } from "drizzle-orm";
import type { Db } from "./open.ts";
import { questionTable } from "./schema.ts";

const milliseconds = 30 * 86_400_000;

/** The questions behind an answer's buttons. They say nothing of rights: whoever presses is asked for theirs. */
export function keptQuestions(db: Db) {
  return {
    /** Keeps the words of an answer's buttons for 30 days from the instant and gives them one short id. */
    keep(words: readonly string[], at: string): string {
      const id = createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 16);
      const expiresAt = Date.parse(at) + milliseconds;
      db.insert(questionTable)
        .values({ id, words, expiresAt })
        .onConflictDoUpdate({ target: questionTable.id, set: { expiresAt } })
        .run();
      return id;
    },
    /** The words of a button, `place` counted from 0, below it from the end; null where the id is unknown or has expired at the instant. */
    recall(id: string, place: number, at: string): string | null {
      const found = db.select().from(questionTable).where(eq(questionTable.id, id)).get();
      return found === undefined || found.expiresAt < Date.parse(at) ? null : (found.words.at(place) ?? null);
    },
    forgetExpired(at: string): void {
      db.delete(questionTable)
        .where(lt(questionTable.expiresAt, Date.parse(at)))
        .run();
    },
  };
}
