import { and, eq } from "drizzle-orm";
import { views, type View } from "../cases/contract.ts";
import type { Db } from "./open.ts";
import { loadTable } from "./schema.ts";
import type { Transaction } from "./transaction.ts";

/** How many rows were read of each view. */
export type RowCounts = Readonly<Record<View, number>>;

/** A load that the load guard refused. */
export interface RefusedLoad {
  readonly at: string;
  readonly rows: RowCounts;
  readonly reason: string;
}

/** Opens the table of loads: of each source the last accepted one, and a later one that was refused. */
export function loadHistory(db: Db, transaction: Transaction) {
  const find = (source: string, state: "accepted" | "refused") =>
    db
      .select()
      .from(loadTable)
      .where(and(eq(loadTable.source, source), eq(loadTable.state, state)))
      .get();
  const write = (source: string, state: "accepted" | "refused", at: string, rows: RowCounts, reason: string | null) =>
    db
      .insert(loadTable)
      .values({ source, state, at, rows, reason })
      .onConflictDoUpdate({ target: [loadTable.source, loadTable.state], set: { at, rows, reason } })
      .run();
  const forgetRefused = (source: string) =>
    db
      .delete(loadTable)
      .where(and(eq(loadTable.source, source), eq(loadTable.state, "refused")))
      .run();
  return {
    /** Returns the row counts of the last accepted load; null: there was none. */
    accepted(source: string): RowCounts | null {
      const found = find(source, "accepted");
      return found === undefined ? null : countsOf(found.rows);
    },
    /** Records an accepted load and forgets a refused one. */
    accept(source: string, rows: RowCounts, at: string): void {
      transaction(() => {
        write(source, "accepted", at, rows, null);
        forgetRefused(source);
      });
    },
    /** Records a refused load in place of an earlier one. */
    refuse(source: string, rows: RowCounts, reason: string, at: string): void {
      write(source, "refused", at, rows, reason);
    },
    /** Returns the refused load of every source whose latest load was refused. */
    allRefused: (): (RefusedLoad & { readonly source: string })[] =>
      db
        .select()
        .from(loadTable)
        .where(eq(loadTable.state, "refused"))
        .all()
        .map(({ source, at, rows, reason }) => ({ source, at, rows: countsOf(rows), reason: reason ?? "" })),
    /** Returns the refused load of a source; null: its latest load was accepted. */
    refused(source: string): RefusedLoad | null {
      const found = find(source, "refused");
      return found === undefined ? null : { at: found.at, rows: countsOf(found.rows), reason: found.reason ?? "" };
    },
  };
}

/** Takes stored counts to the views of today: a view that was not stored has no rows. */
function countsOf(rows: Readonly<Record<string, number>>): RowCounts {
  const [person, worker, relationship, referral, assessment, plan, review] = views.map((view) => rows[view] ?? 0);
  return {
    person: person ?? 0,
    worker: worker ?? 0,
    worker_relationship: relationship ?? 0,
    referral: referral ?? 0,
    assessment: assessment ?? 0,
    plan: plan ?? 0,
    review: review ?? 0,
  };
}
