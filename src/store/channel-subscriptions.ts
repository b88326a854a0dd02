import { and, asc, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { subscriptionTable } from "./schema.ts";

/** What a channel is sent unasked. */
export interface Subscription {
  readonly id: number;
  readonly channel: string;
  /** The exact question, or `weekly` for the weekly post. */
  readonly words: string;
  /** 0 is Monday; null: every working day. */
  readonly weekday: number | null;
  readonly hour: string;
  /** The instant since which it holds. */
  readonly since: string;
}

/** The channels' subscriptions. Whoever made one is known by key. */
export function channelSubscriptions(db: Db) {
  return {
    add(
      channel: string,
      { words, weekday, hour }: Omit<Subscription, "id" | "channel" | "since">,
      who: string,
      at: string,
    ): void {
      db.insert(subscriptionTable)
        .values({ channel, words, weekday, hour, who, madeAt: at })
        .onConflictDoUpdate({
          target: [subscriptionTable.channel, subscriptionTable.words],
          set: { weekday, hour, who, madeAt: at },
        })
        .run();
    },
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
