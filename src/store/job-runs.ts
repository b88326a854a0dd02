import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "./open.ts";
import { runTable } from "./schema.ts";

export interface Run {
  readonly job: string;
  readonly slot: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly outcome: string | null;
}

/** Which job ran for which slot (a day, a person's day): the first process to say so does it. */
export function jobRuns(db: Db) {
  return {
    /** Whether this caller is to do the work: true for one of all who ask, ever. */
    begin: (job: string, slot: string, at: string): boolean =>
      db.insert(runTable).values({ job, slot, startedAt: at }).onConflictDoNothing().run().changes > 0,
    finish(job: string, slot: string, outcome: string, at: string): void {
      db.update(runTable)
        .set({ finishedAt: at, outcome })
        .where(and(eq(runTable.job, job), eq(runTable.slot, slot)))
        .run();
    },
    latest: (job: string): Run | null =>
      db.select().from(runTable).where(eq(runTable.job, job)).orderBy(desc(runTable.slot)).limit(1).get() ?? null,
    of: (job: string, slot: string): Run | null =>
      db
        .select()
        .from(runTable)
        .where(and(eq(runTable.job, job), eq(runTable.slot, slot)))
        .get() ?? null,
    forgetBefore(at: string): void {
      db.delete(runTable).where(lt(runTable.startedAt, at)).run();
    },
  };
}
