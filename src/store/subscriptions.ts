import { and, asc, eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { subscription } from "./schema.ts";

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
export function subscriptionsTable(db: Db) {
  return {
    add(
      channel: string,
      { words, weekday, hour }: Omit<Subscription, "id" | "channel" | "since">,
      who: string,
      at: string,
    ): void {
      db.insert(subscription)
        .values({ channel, words, weekday, hour, who, madeAt: at })
        .onConflictDoUpdate({
          target: [subscription.channel, subscription.words],
          set: { weekday, hour, who, madeAt: at },
        })
        .run();
    },
    remove: (channel: string, words: string): boolean =>
      db
        .delete(subscription)
        .where(and(eq(subscription.channel, channel), eq(subscription.words, words)))
        .run().changes > 0,
    all: (): Subscription[] =>
      db
        .select()
        .from(subscription)
        .orderBy(asc(subscription.id))
        .all()
        .map(({ id, channel, words, weekday, hour, madeAt: since }) => ({ id, channel, words, weekday, hour, since })),
  };
}
