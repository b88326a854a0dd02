import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { Db } from "./store-database.ts";
import { runTable } from "./schema.ts";

/** A run of a job for a slot: a day, or a person's day. Instants are ISO 8601 in UTC. */
export interface JobRun {
  readonly job: string;
  readonly slot: string;
  readonly startedAt: string;
  /** Null: it has not finished, or its process died. */
  readonly finishedAt: string | null;
  readonly outcome: string | null;
}

/** The job under which a restored store records, as its slot, when it was restored. */
export const restoreJob = "restore";

/** Opens the table of runs, through which processes agree who does what. */
export function jobRuns(db: Db) {
  return {
    /** Returns whether the caller must do the work: true once for a job and a slot, for all processes together. */
    begin: (job: string, slot: string, at: string): boolean => db.insertNew(runTable, { job, slot, startedAt: at }),
    finish(job: string, slot: string, outcome: string, at: string): void {
      db.update(runTable)
        .set({ finishedAt: at, outcome })
        .where(and(eq(runTable.job, job), eq(runTable.slot, slot)))
        .run();
    },
    /** Returns the run with the last slot in alphabetical order. */
    latest: (job: string): JobRun | null =>
      db.select().from(runTable).where(eq(runTable.job, job)).orderBy(desc(runTable.slot)).limit(1).get() ?? null,
    find: (job: string, slot: string): JobRun | null =>
      db
        .select()
        .from(runTable)
        .where(and(eq(runTable.job, job), eq(runTable.slot, slot)))
        .get() ?? null,
    /** Returns the slots of a job's runs from one on, in alphabetical order. */
    slotsFrom: (job: string, first: string): ReadonlySet<string> =>
      new Set(
        db
          .select({ slot: runTable.slot })
          .from(runTable)
          .where(and(eq(runTable.job, job), gte(runTable.slot, first)))
          .all()
          .map(({ slot }) => slot),
      ),
    /** Records when a job's schedule last ran, in place of an earlier time. */
    ranAt(job: string, at: string): void {
      db.upsert(runTable, { job: "schedule", slot: job, startedAt: at });
    },
    /** Returns when a job's schedule last ran; null: it never did. */
    lastRanAt: (job: string): string | null =>
      db
        .select()
        .from(runTable)
        .where(and(eq(runTable.job, "schedule"), eq(runTable.slot, job)))
        .get()?.startedAt ?? null,
    /** Forgets runs that started before the instant. */
    forgetBefore(at: string): void {
      db.delete(runTable).where(lt(runTable.startedAt, at)).run();
    },
  };
}
