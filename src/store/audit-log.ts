import { lt } from "drizzle-orm";
import type { Db } from "./open.ts";
import { auditEntryTable } from "./schema.ts";

/** What was asked or done, as the audit keeps it: never the words typed. */
export interface AuditEntry {
  /** The instant, ISO 8601 in UTC. */
  readonly at: string;
  /** The person's key. */
  readonly who: string;
  /** By what way: "page", "slack", "at the console". */
  readonly via: string;
  readonly command: string;
  /** The exact question, officers by their id; null where it was not understood. */
  readonly query: string | null;
  readonly outcome: "answered" | "refused";
  readonly audience: "private" | "shared" | null;
  /** Lines of its tables and lists. */
  readonly rows: number | null;
  readonly masked: boolean | null;
}

/** The append-only record of who asked what. See docs/access.md. */
export function auditLog(db: Db) {
  return {
    add(entry: AuditEntry): void {
      db.insert(auditEntryTable).values(entry).run();
    },
    all: (): AuditEntry[] => db.select().from(auditEntryTable).orderBy(auditEntryTable.id).all().map(entryOf),
    /** Forgets entries from before the instant, which must be 24 months ago or more. */
    forgetBefore(at: string): void {
      db.delete(auditEntryTable).where(lt(auditEntryTable.at, at)).run();
    },
  };
}

function entryOf({ id: _id, outcome, audience, ...row }: typeof auditEntryTable.$inferSelect): AuditEntry {
  return {
    ...row,
    outcome: outcome === "answered" ? "answered" : "refused",
    audience: audience === "private" || audience === "shared" ? audience : null,
  };
}
