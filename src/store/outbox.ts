import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Payload } from "../digest/payload.ts";
import type { Db } from "./open.ts";
import { outboxMessageTable } from "./schema.ts";
import type { Transaction } from "./transaction.ts";

/** A message on its way. */
export interface OutboxMessage {
  readonly id: number;
  /** Its own for ever: what a conversation is searched for before it is sent again. */
  readonly key: string;
  /** `person:<key of the person>` or `channel:<id>`. */
  readonly conversation: string;
  readonly payload: Payload;
  /** Attempts made before this one. */
  readonly attempts: number;
  /** An earlier attempt ended without a word: it may have arrived. */
  readonly isUnsure: boolean;
  /** Taken over from a process that has only just been found gone. */
  readonly isTakenOver: boolean;
}

interface Head {
  readonly id: number;
  readonly state: string;
  readonly claimedBy: string | null;
  readonly claimedUntil: number | null;
}

const hour = 3_600_000;

/** Whoever lives ends its own claims; only one that has hung for an hour loses them, whatever the clock was set to. */
function isLost({ claimedBy, claimedUntil }: Head, now: number, isDead: (claimant: string) => boolean): boolean {
  return claimedBy === null || isDead(claimedBy) || (claimedUntil ?? 0) <= now;
}

type End = "sent" | "dropped" | "given up";

/**
 * The outbox. A row is claimed under a lock. Instants are milliseconds since 1970. What is given up is told to
 * `onGivenUp` in the same transaction.
 */
export function openOutbox(
  db: Db,
  transaction: Transaction,
  onGivenUp: (payload: Payload, conversation: string) => void = () => undefined,
) {
  const open = inArray(outboxMessageTable.state, ["waiting", "sending", "unsure"]);
  return {
    /** Adds a message unless one of its key was ever added. */
    put(key: string, conversation: string, payload: Payload, at: string): boolean {
      const row = { key, conversation, payload, state: "waiting" as const, attempts: 0, nextAt: 0, madeAt: at };
      return db.insert(outboxMessageTable).values(row).onConflictDoNothing().run().changes > 0;
    },
    /** The next message that is due, now claimed by this process; null: none is. Of a conversation only the oldest. */
    claim(by: string, now: number, isDead: (claimant: string) => boolean): OutboxMessage | null {
      return transaction(() => {
        const heads = db.all<Head>(sql`
          SELECT id, state, claimed_by AS claimedBy, claimed_until AS claimedUntil FROM outbox WHERE id IN (
            SELECT min(id) FROM outbox WHERE state IN ('waiting', 'sending', 'unsure') GROUP BY conversation
          ) AND (next_at <= ${now} OR next_at > ${now + 2 * hour}) ORDER BY next_at, id`);
        const head = heads.find((one) => one.state !== "sending" || isLost(one, now, isDead));
        const row = head && db.select().from(outboxMessageTable).where(eq(outboxMessageTable.id, head.id)).get();
        if (row === undefined) return null;
        const { id, key, conversation, payload, attempts, state } = row;
        db.update(outboxMessageTable)
          .set({ state: "sending", claimedBy: by, claimedUntil: now + hour, attempts: attempts + 1 })
          .where(eq(outboxMessageTable.id, id))
          .run();
        // a lost claim was a process's that is gone: it may have sent before it went
        const isTakenOver = state === "sending";
        return { id, key, conversation, payload, attempts, isUnsure: state !== "waiting", isTakenOver };
      });
    },
    /** Ends a message that this process holds. */
    end(id: number, by: string, state: End, at: string, note: string | null, message: string | null = null): void {
      transaction(() => {
        const [ended] = db
          .update(outboxMessageTable)
          .set({ state, doneAt: at, note, message, claimedBy: null, claimedUntil: null })
          .where(
            and(
              eq(outboxMessageTable.id, id),
              eq(outboxMessageTable.claimedBy, by),
              eq(outboxMessageTable.state, "sending"),
            ),
          )
          .returning({ payload: outboxMessageTable.payload, conversation: outboxMessageTable.conversation })
          .all();
        if (ended !== undefined && state === "given up") onGivenUp(ended.payload, ended.conversation);
      });
    },
    /** Puts a message that this process holds back for later; `isAttempt` where trying to send it failed. */
    postpone(id: number, by: string, nextAt: number, isUnsure: boolean, note: string, isAttempt: boolean): void {
      const state = isUnsure ? ("unsure" as const) : ("waiting" as const);
      const attempts = isAttempt ? sql`${outboxMessageTable.attempts}` : sql`${outboxMessageTable.attempts} - 1`;
      db.update(outboxMessageTable)
        .set({ state, nextAt, note, attempts, claimedBy: null, claimedUntil: null })
        .where(
          and(
            eq(outboxMessageTable.id, id),
            eq(outboxMessageTable.claimedBy, by),
            eq(outboxMessageTable.state, "sending"),
          ),
        )
        .run();
    },
    /** When the next message is due; null: there is none. */
    nextAt: (): number | null =>
      db
        .select({ at: sql<number | null>`min(${outboxMessageTable.nextAt})` })
        .from(outboxMessageTable)
        .where(open)
        .get()?.at ?? null,
    /** Messages by how they ended, newest last. */
    ended: (state: End) =>
      db
        .select()
        .from(outboxMessageTable)
        .where(eq(outboxMessageTable.state, state))
        .orderBy(asc(outboxMessageTable.id))
        .all(),
    /** A message by its key, wherever it stands. */
    find(key: string): { readonly conversation: string; readonly payload: Payload } | null {
      return db.select().from(outboxMessageTable).where(eq(outboxMessageTable.key, key)).get() ?? null;
    },
    waiting: (): number => db.select().from(outboxMessageTable).where(open).all().length,
    /** Lets go of what ended before the instant. */
    forgetEndedBefore(at: string): void {
      db.delete(outboxMessageTable).where(lt(outboxMessageTable.doneAt, at)).run();
    },
  };
}

export type Outbox = ReturnType<typeof openOutbox>;
