import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "./store-database.ts";
import { auditEntryTable } from "./schema.ts";

/** A question or an act in the audit, never with the words typed. */
export interface AuditEntry {
  /** The instant, ISO 8601 in UTC. */
  readonly at: string;
  /** The person's key. */
  readonly who: string;
  /** Where it was asked: "page", "slack", "at the console". */
  readonly via: string;
  readonly command: string;
  /** The exact question, officers and children by their ids; null: it was not understood. */
  readonly query: string | null;
  readonly outcome: AuditOutcome;
  readonly audience: "private" | "shared" | null;
  /** How many lines the answer's tables and lists have; null: there was no answer. */
  readonly rows: number | null;
  /** Whether the numbers were rounded; null: there was no answer. */
  readonly rounded: boolean | null;
  /** The ids of the persons whose cases were shown; null: none were. */
  readonly cases: readonly string[] | null;
  /** The id of the channel in which it was asked or posted; null: in private. */
  readonly channel: string | null;
}

/**
 * What became of a question.
 * - `answered` and `refused` what the person was told
 * - `posted`, `not posted`, `perhaps posted` what became of an answer for a channel that the person confirmed
 */
const outcomes = ["answered", "refused", "posted", "not posted", "perhaps posted"] as const;

export type AuditOutcome = (typeof outcomes)[number];

/** Opens the append-only record of who asked what. See docs/access.md. */
export function auditLog(db: Db) {
  return {
    add(entry: AuditEntry): void {
      db.insertNew(auditEntryTable, entry);
    },
    /** Returns in which of these places the person asked last; null: in none of them. */
    lastVia: (who: string, places: readonly string[]): string | null =>
      db
        .select({ via: auditEntryTable.via })
        .from(auditEntryTable)
        .where(and(eq(auditEntryTable.who, who), inArray(auditEntryTable.via, [...places])))
        .orderBy(desc(auditEntryTable.id))
        .limit(1)
        .get()?.via ?? null,
    all: (): AuditEntry[] => db.select().from(auditEntryTable).orderBy(auditEntryTable.id).all().map(entryOf),
    /** Forgets entries from before the instant. The database throws for an instant less than 24 months ago. */
    forgetBefore(at: string): void {
      db.delete(auditEntryTable).where(lt(auditEntryTable.at, at)).run();
    },
  };
}

function entryOf({ id: _id, outcome, audience, ...row }: typeof auditEntryTable.$inferSelect): AuditEntry {
  return {
    ...row,
    outcome: outcomes.find((known) => known === outcome) ?? "refused",
    audience: audience === "private" || audience === "shared" ? audience : null,
  };
}
