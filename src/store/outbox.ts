import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { Payload } from "../digest/payload.ts";
import { restoreJob } from "./job-runs.ts";
import type { Db, StoreDatabase } from "./store-database.ts";
import { outboxMessageTable, runTable } from "./schema.ts";

/** A claimed message. */
export interface OutboxMessage {
  readonly id: number;
  /** Unique while the message is kept (see docs/access.md). A conversation is searched for it before the message is sent again. */
  readonly key: string;
  /** As `src/digest/conversation.ts` names it. */
  readonly conversation: string;
  readonly payload: Payload;
  /** Attempts made before this one. */
  readonly attempts: number;
  /** An earlier attempt may have arrived. */
  readonly isUnsure: boolean;
  /** Just taken over from a process that died or hung. */
  readonly isTakenOver: boolean;
  /** A second copy was begun, and it is not known whether it arrived either. */
  readonly isRepeated: boolean;
}

/** The oldest message of a conversation that has not ended. */
interface Head {
  readonly id: number;
  readonly state: string;
  readonly claimedBy: string | null;
  readonly claimedUntil: number | null;
}

const hour = 3_600_000;

/** A living process ends its own claims, so it loses one only if it hangs for as long as a claim holds. */
function isLost({ claimedBy, claimedUntil }: Head, now: number, isDead: (claimant: string) => boolean): boolean {
  return claimedBy === null || isDead(claimedBy) || (claimedUntil ?? 0) <= now;
}

/** Whether the store was replaced by a backup within the last day, in which the keys of a day's messages come again. */
function isJustRestored(db: Db, at: string): boolean {
  const since = new Date(Date.parse(at) - 24 * hour).toISOString();
  return (
    db
      .select({ slot: runTable.slot })
      .from(runTable)
      .where(and(eq(runTable.job, restoreJob), gte(runTable.slot, since)))
      .orderBy(desc(runTable.slot))
      .limit(1)
      .get() !== undefined
  );
}

type End = "sent" | "dropped" | "given up";

/**
 * Opens the outbox: messages on their way, each claimed by one process at a time. Instants are milliseconds since 1970.
 * `onGivenUp` runs in the transaction in which a message is given up.
 */
export function openOutbox(
  { db, transaction, claims }: Pick<StoreDatabase, "db" | "transaction" | "claims">,
  onGivenUp: (payload: Payload, conversation: string) => void,
) {
  const open = inArray(outboxMessageTable.state, ["waiting", "sending", "unsure"]);
  const claimed = (id: number, by: string) =>
    and(eq(outboxMessageTable.id, id), eq(outboxMessageTable.claimedBy, by), eq(outboxMessageTable.state, "sending"));
  /** The oldest message of each conversation, and those of them that are due. */
  const oldest = db
    .select({ id: sql<number>`min(${outboxMessageTable.id})` })
    .from(outboxMessageTable)
    .where(open)
    .groupBy(outboxMessageTable.conversation);
  const dueHeads = (at: number): Head[] => {
    const { id, state, claimedBy, claimedUntil, nextAt } = outboxMessageTable;
    return db
      .select({ id, state, claimedBy, claimedUntil })
      .from(outboxMessageTable)
      .where(and(inArray(id, oldest), or(lte(nextAt, at), gt(nextAt, at + 2 * hour))))
      .orderBy(asc(nextAt), asc(id))
      .all();
  };
  return {
    /** Adds a message. Returns false, and adds nothing, if one with its key is kept. */
    put(key: string, conversation: string, payload: Payload, at: string): boolean {
      // What was sent before is forgotten where the store was restored: then the worker looks for it first.
      const state = isJustRestored(db, at) ? ("unsure" as const) : ("waiting" as const);
      const row = { key, conversation, payload, state, attempts: 0, nextAt: 0, madeAt: at };
      return db.insertNew(outboxMessageTable, row);
    },
    /**
     * Sends a message again that was given up; adds it where none with its key is kept. Returns false where it arrived or
     * is on its way. Its conversation is searched first, as an earlier attempt may have arrived.
     */
    putAgain(key: string, conversation: string, payload: Payload, at: string): boolean {
      const again = {
        payload,
        state: "unsure" as const,
        attempts: 0,
        nextAt: 0,
        doneAt: null,
        note: null,
        isRepeated: false,
      };
      const isFailed = and(eq(outboxMessageTable.key, key), eq(outboxMessageTable.state, "given up"));
      return transaction(
        () =>
          this.put(key, conversation, payload, at) ||
          db.update(outboxMessageTable).set(again).where(isFailed).run().changes > 0,
      );
    },
    /** Claims the next due message, of each conversation only the oldest; null: none is due. */
    claim(by: string, now: number, isDead: (claimant: string) => boolean): OutboxMessage | null {
      return transaction(() => {
        const at = now + claims.ahead();
        const heads = dueHeads(at);
        const head = heads.find((one) => one.state !== "sending" || isLost(one, at, isDead));
        const row = head && db.select().from(outboxMessageTable).where(eq(outboxMessageTable.id, head.id)).get();
        if (row === undefined) return null;
        const { id, key, conversation, payload, attempts, state, isRepeated } = row;
        db.update(outboxMessageTable)
          .set({ state: "sending", claimedBy: by, claimedUntil: at + claims.lease, attempts: attempts + 1 })
          .where(eq(outboxMessageTable.id, id))
          .run();
        // the process that lost its claim may have sent the message before
        const isTakenOver = state === "sending";
        return { id, key, conversation, payload, attempts, isUnsure: state !== "waiting", isTakenOver, isRepeated };
      });
    },
    /**
     * Takes into account that the store is an earlier copy: what waits may have been sent since, and for a day what comes
     * too, so that it is looked for first. `at` is now, ISO 8601 in UTC.
     */
    doubtAll(at: string): void {
      transaction(() => {
        db.update(outboxMessageTable).set({ state: "unsure", claimedBy: null, claimedUntil: null }).where(open).run();
        db.insertNew(runTable, { job: restoreJob, slot: at, startedAt: at, finishedAt: at });
      });
    },
    /** Makes the claim of this process hold on as if it were new; returns false if it has lost the claim. */
    renew(id: number, by: string, now: number): boolean {
      const claimedUntil = Math.round(now + claims.ahead() + claims.lease);
      return db.update(outboxMessageTable).set({ claimedUntil }).where(claimed(id, by)).run().changes > 0;
    },
    /** Keeps that a second copy of a message that this process has claimed is about to be sent, until it is postponed. */
    beginRepeat(id: number, by: string): void {
      db.update(outboxMessageTable).set({ isRepeated: true }).where(claimed(id, by)).run();
    },
    /** Ends a message that this process has claimed; does nothing if it has lost the claim. */
    end(id: number, by: string, state: End, at: string, note: string | null, message: string | null = null): void {
      transaction(() => {
        const ended = db.select().from(outboxMessageTable).where(claimed(id, by)).get();
        if (ended === undefined) return;
        db.update(outboxMessageTable)
          .set({ state, doneAt: at, note, message, claimedBy: null, claimedUntil: null })
          .where(eq(outboxMessageTable.id, id))
          .run();
        if (state === "given up") onGivenUp(ended.payload, ended.conversation);
      });
    },
    /**
     * Postpones a message that this process has claimed; does nothing if it has lost the claim. `isAttempt` says
     * whether the try counts towards the limit of attempts.
     */
    postpone(id: number, by: string, nextAt: number, isUnsure: boolean, note: string, isAttempt: boolean): void {
      const state = isUnsure ? ("unsure" as const) : ("waiting" as const);
      const attempts = isAttempt ? sql`${outboxMessageTable.attempts}` : sql`${outboxMessageTable.attempts} - 1`;
      const at = Math.round(nextAt + claims.ahead());
      db.update(outboxMessageTable)
        .set({ state, nextAt: at, note, attempts, claimedBy: null, claimedUntil: null, isRepeated: false })
        .where(claimed(id, by))
        .run();
    },
    /** Returns when the next message is due; null: there is none. */
    nextAt(): number | null {
      const found = db
        .select({ at: sql<number | null>`min(${outboxMessageTable.nextAt})` })
        .from(outboxMessageTable)
        .where(open)
        .get();
      return found === undefined || found.at === null ? null : found.at - claims.ahead();
    },
    /** Returns the messages that ended in the state, in the order in which they were added. */
    ended: (state: End) =>
      db
        .select()
        .from(outboxMessageTable)
        .where(eq(outboxMessageTable.state, state))
        .orderBy(asc(outboxMessageTable.id))
        .all(),
    /** Returns a message by its key, also if it has ended; null: there is none. */
    find(key: string): { readonly conversation: string; readonly payload: Payload } | null {
      return db.select().from(outboxMessageTable).where(eq(outboxMessageTable.key, key)).get() ?? null;
    },
    /** Returns how many messages have not ended, and the instant at which the oldest was added; null: there is none. */
    backlog(): { readonly messages: number; readonly oldestAt: string | null } {
      const columns = {
        messages: sql<number>`count(*)`,
        oldestAt: sql<string | null>`min(${outboxMessageTable.madeAt})`,
      };
      return db.select(columns).from(outboxMessageTable).where(open).get() ?? { messages: 0, oldestAt: null };
    },
    /** Returns how many messages have not ended. */
    waiting: (): number => db.select().from(outboxMessageTable).where(open).all().length,
    /** Forgets messages that ended before the instant, ISO 8601 in UTC. */
    forgetEndedBefore(at: string): void {
      db.delete(outboxMessageTable).where(lt(outboxMessageTable.doneAt, at)).run();
    },
  };
}

export type Outbox = ReturnType<typeof openOutbox>;
