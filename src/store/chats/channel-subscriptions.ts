import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../store-database.ts";
import { subscriptionTable } from "../schema.ts";

/** What a channel receives at set times. */
export interface Subscription {
  readonly id: number;
  /** The channel's id in its chat. */
  readonly channel: string;
  /** The exact question, or `weekly` for the weekly post. */
  readonly words: string;
  /** From 0, Monday; null: every working day. */
  readonly weekday: number | null;
  /** The time in London: `08:30`. */
  readonly hour: string;
  /** The instant at which it was made or last changed. */
  readonly since: string;
}

/** Opens the table of subscriptions. */
export function channelSubscriptions(db: Db) {
  return {
    /**
     * Adds a subscription, or changes the time of one with the same words. `who` is the key of the person who made it.
     */
    add(
      channel: string,
      { words, weekday, hour }: Omit<Subscription, "id" | "channel" | "since">,
      who: string,
      at: string,
    ): void {
      db.upsert(subscriptionTable, { channel, words, weekday, hour, who, madeAt: at });
    },
    /** Returns whether there was such a subscription. */
    remove: (channel: string, words: string): boolean =>
      db
        .delete(subscriptionTable)
        .where(and(eq(subscriptionTable.channel, channel), eq(subscriptionTable.words, words)))
        .run().changes > 0,
    all: (): Subscription[] =>
      db
        .select()
        .from(subscriptionTable)
        .orderBy(asc(subscriptionTable.id))
        .all()
        .map(({ id, channel, words, weekday, hour, madeAt: since }) => ({ id, channel, words, weekday, hour, since })),
  };
}
