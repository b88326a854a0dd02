import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "./open.ts";
import { run } from "./schema.ts";

export interface Run {
  readonly job: string;
  readonly slot: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly outcome: string | null;
}

/** Which job ran for which slot (a day, a person's day): the first process to say so does it. */
export function runsTable(db: Db) {
  return {
    /** Whether this caller is to do the work: true for one of all who ask, ever. */
    begin: (job: string, slot: string, at: string): boolean =>
      db.insert(run).values({ job, slot, startedAt: at }).onConflictDoNothing().run().changes > 0,
    finish(job: string, slot: string, outcome: string, at: string): void {
      db.update(run)
        .set({ finishedAt: at, outcome })
        .where(and(eq(run.job, job), eq(run.slot, slot)))
        .run();
    },
    latest: (job: string): Run | null =>
      db.select().from(run).where(eq(run.job, job)).orderBy(desc(run.slot)).limit(1).get() ?? null,
    of: (job: string, slot: string): Run | null =>
      db
        .select()
        .from(run)
        .where(and(eq(run.job, job), eq(run.slot, slot)))
        .get() ?? null,
    forgetBefore(at: string): void {
      db.delete(run).where(lt(run.startedAt, at)).run();
    },
  };
}
