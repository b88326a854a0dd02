import { and, eq } from "drizzle-orm";
import { views, type View } from "../cases/contract.ts";
import type { Db } from "./open.ts";
import { loadTable } from "./schema.ts";
import type { Transaction } from "./transaction.ts";

export type RowCounts = Readonly<Record<View, number>>;

export interface RefusedLoad {
  readonly at: string;
  readonly rows: RowCounts;
  readonly reason: string;
}

/** The last accepted load of each source, by its counts of rows, and the one after it that was refused. */
export function loadHistory(db: Db, transaction: Transaction) {
  const of = (source: string, state: "accepted" | "refused") =>
    db
      .select()
      .from(loadTable)
      .where(and(eq(loadTable.source, source), eq(loadTable.state, state)))
      .get();
  const keep = (source: string, state: "accepted" | "refused", at: string, rows: RowCounts, reason: string | null) =>
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
    accepted(source: string): RowCounts | null {
      const found = of(source, "accepted");
      return found === undefined ? null : countsOf(found.rows);
    },
    accept(source: string, rows: RowCounts, at: string): void {
      transaction(() => {
        keep(source, "accepted", at, rows, null);
        forgetRefused(source);
      });
    },
    refuse(source: string, rows: RowCounts, reason: string, at: string): void {
      keep(source, "refused", at, rows, reason);
    },
    /** Every source whose latest load was refused. */
    allRefused: (): (RefusedLoad & { readonly source: string })[] =>
      db
        .select()
        .from(loadTable)
        .where(eq(loadTable.state, "refused"))
        .all()
        .map(({ source, at, rows, reason }) => ({ source, at, rows: countsOf(rows), reason: reason ?? "" })),
    refused(source: string): RefusedLoad | null {
      const found = of(source, "refused");
      return found === undefined ? null : { at: found.at, rows: countsOf(found.rows), reason: found.reason ?? "" };
    },
  };
}

function countsOf(rows: Readonly<Record<string, number>>): RowCounts {
  const of = (view: View) => rows[view] ?? 0;
  const [person, worker, relationship, referral, assessment, plan, review] = views.map(of);
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
