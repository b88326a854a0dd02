import { and, eq } from "drizzle-orm";
import type { Db, Transaction } from "./store-database.ts";
import { loadBaselineTable, loadTable } from "./schema.ts";

/** What a load kept and lost, by names that the load guard gives; a view's name counts its rows. */
export type LoadCounts = Readonly<Record<string, number>>;

/** A load that the load guard refused. */
export interface RefusedLoad {
  readonly at: string;
  readonly rows: LoadCounts;
  readonly reason: string;
}

/** How long only good loads must follow a load before later ones are compared with it. In milliseconds. */
const week = 7 * 86_400_000;

/**
 * Opens the tables of loads: of each source the last accepted one, a later one that was refused, and the baseline, with
 * which losses are summed. Instants are ISO 8601.
 */
export function loadHistory(db: Db, transaction: Transaction) {
  const find = (source: string, state: "accepted" | "refused") =>
    db
      .select()
      .from(loadTable)
      .where(and(eq(loadTable.source, source), eq(loadTable.state, state)))
      .get();
  const write = (source: string, state: "accepted" | "refused", at: string, rows: LoadCounts, reason: string | null) =>
    db.upsert(loadTable, { source, state, at, rows, reason });
  const forgetRefused = (source: string) =>
    db
      .delete(loadTable)
      .where(and(eq(loadTable.source, source), eq(loadTable.state, "refused")))
      .run();
  const findBaseline = (source: string) =>
    db.select().from(loadBaselineTable).where(eq(loadBaselineTable.source, source)).get();
  const writeBaseline = (source: string, rows: LoadCounts, nextAt: string | null, nextRows: LoadCounts | null) =>
    db.upsert(loadBaselineTable, { source, rows, nextAt, nextRows });
  const moveBaseline = (source: string, rows: LoadCounts, at: string) => {
    const known = findBaseline(source);
    if (known === undefined) writeBaseline(source, rows, at, rows);
    else if (known.nextAt === null || known.nextRows === null) writeBaseline(source, known.rows, at, rows);
    else if (Date.parse(at) - Date.parse(known.nextAt) >= week) writeBaseline(source, known.nextRows, at, rows);
  };
  return {
    /** Returns the counts of the last accepted load; null: there was none. */
    accepted: (source: string): LoadCounts | null => find(source, "accepted")?.rows ?? null,
    /** Returns the instant at which the last accepted load was accepted; null: there was none. */
    acceptedAt: (source: string): string | null => find(source, "accepted")?.at ?? null,
    /** Returns the load with which losses are summed: accepted by a person, the first, or followed by a good week. */
    baseline: (source: string): LoadCounts | null => findBaseline(source)?.rows ?? null,
    /** Records that a person accepts a load: later ones are compared with it. Forgets a refused one. */
    accept(source: string, counts: LoadCounts, at: string): void {
      transaction(() => {
        write(source, "accepted", at, counts, null);
        writeBaseline(source, counts, null, null);
        forgetRefused(source);
      });
    },
    /** Records a load that the guard let pass. Forgets a refused one. A full week of such loads moves the baseline. */
    pass(source: string, counts: LoadCounts, at: string): void {
      transaction(() => {
        write(source, "accepted", at, counts, null);
        moveBaseline(source, counts, at);
        forgetRefused(source);
      });
    },
    /** Records a refused load in place of an earlier one. The week of good loads begins anew. */
    refuse(source: string, counts: LoadCounts, reason: string, at: string): void {
      transaction(() => {
        write(source, "refused", at, counts, reason);
        const known = findBaseline(source);
        if (known !== undefined) writeBaseline(source, known.rows, null, null);
      });
    },
    /** Returns the refused load of every source whose latest load was refused. */
    allRefused: (): (RefusedLoad & { readonly source: string })[] =>
      db
        .select()
        .from(loadTable)
        .where(eq(loadTable.state, "refused"))
        .all()
        .map(({ source, at, rows, reason }) => ({ source, at, rows, reason: reason ?? "" })),
    /** Returns the refused load of a source; null: its latest load was accepted. */
    refused(source: string): RefusedLoad | null {
      const found = find(source, "refused");
      return found === undefined ? null : { at: found.at, rows: found.rows, reason: found.reason ?? "" };
    },
  };
}
