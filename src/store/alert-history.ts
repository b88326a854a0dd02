import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { mostRows } from "../alert.ts";
import { dayOfText, textOfDay, type Day } from "../cases/day.ts";
import { daysUnread, type Remembered } from "../digest/fate.ts";
import type { Deferral, DeliveryHistory, HistoryChanges } from "../digest/history.ts";
import { addressed, unaddressed, type DigestPayload, type UnaddressedRecord } from "../digest/payload.ts";
import type { Db, Transaction } from "./store-database.ts";
import { alertTable, deferralTable, deliveryRecordTable, personalTable } from "./schema.ts";

/** An alert that is raised, by its key. `rows` as in `Pending`. */
interface Observed {
  readonly key: string;
  readonly rows?: readonly number[];
}

/**
 * Opens the tables of alerts: since when each is raised, to whom it was delivered, and who deferred it. They hold keys
 * and days only.
 */
export function alertHistory(db: Db, transaction: Transaction, personKey: (email: string) => string) {
  return {
    /**
     * Returns a function that gives the day on which an alert was first seen. It is today for an unknown alert. For those
     * of the first `observe`, of which nobody knows how old they are, it is the day on which somebody was first told.
     */
    firstSeen(today: Day): (key: string) => Day {
      const known = new Map(
        db
          .select()
          .from(alertTable)
          .where(isNull(alertTable.resolvedOn))
          .all()
          .map((one) => [one.key, one.isUndated ? today : dayOfText(one.firstOn)]),
      );
      return (key) => known.get(key) ?? today;
    },
    /**
     * Records which alerts are raised today, and which no longer are. One that cannot be read keeps the day on which it
     * was first seen until it has been so for `daysUnread`.
     */
    observe(raised: readonly Observed[], today: Day, isUnread: (one: Remembered) => boolean = () => false): void {
      transaction(() => {
        const all = new Map(
          db
            .select()
            .from(alertTable)
            .all()
            .map((one) => [one.key, one]),
        );
        const isUndated = all.size === 0;
        const day = textOfDay(today);
        const added: (typeof alertTable.$inferInsert)[] = [];
        const change = (key: string, set: Partial<typeof alertTable.$inferInsert>) =>
          db.update(alertTable).set(set).where(eq(alertTable.key, key)).run();
        for (const { key, ...alert } of raised) {
          const known = all.get(key);
          const isNew = known === undefined || known.resolvedOn !== null;
          const rows = mostRows(alert.rows, isNew ? null : known.rows);
          all.delete(key);
          if (isNew) {
            added.push({ key, firstOn: day, isUndated, resolvedOn: null, rows, unreadSince: null });
          } else if (known.unreadSince !== null || JSON.stringify(known.rows) !== JSON.stringify(rows)) {
            change(key, { unreadSince: null, rows });
          }
        }
        db.upsertAll(alertTable, added);
        for (const { key, resolvedOn, rows, unreadSince } of all.values()) {
          if (resolvedOn !== null) continue;
          if (!isUnread({ key, round: null, rows })) change(key, { resolvedOn: day, unreadSince: null });
          else if (unreadSince === null) change(key, { unreadSince: day });
          else if (today - dayOfText(unreadSince) >= daysUnread) change(key, { resolvedOn: day });
        }
      });
    },
    /** Returns the delivery history of everybody. A person whose email is not among the given ones appears by key. */
    history(emails: Iterable<string>): DeliveryHistory {
      const emailOf = new Map(Array.from(emails, (email) => [personKey(email), email]));
      const nameOf = (who: string) => emailOf.get(who) ?? who;
      return {
        records: db
          .select()
          .from(deliveryRecordTable)
          .all()
          .map(({ who, sentOn, ...row }) => addressed({ ...row, on: sentOn }, nameOf(who))),
        deferrals: db
          .select()
          .from(deferralTable)
          .all()
          .map(({ who, until, ...row }) => ({ ...row, until: dayOfText(until), by: nameOf(who) })),
        onboarded: new Set(
          db
            .select()
            .from(personalTable)
            .where(eq(personalTable.name, "greeted"))
            .all()
            .map(({ who }) => nameOf(who)),
        ),
      };
    },
    /**
     * Records what a person's digest changes. `isKnown` tells emails of colleagues from the keys that `history` gives
     * for other people.
     */
    apply(
      to: string | null,
      { recorded, forgotten, endedDeferrals, onboarded }: HistoryChanges,
      isKnown: (email: string) => boolean,
    ): void {
      const whoOf = (email: string) => (isKnown(email) ? personKey(email) : email);
      transaction(() => {
        for (const one of forgotten) {
          db.delete(deliveryRecordTable)
            .where(and(eq(deliveryRecordTable.key, one.key), eq(deliveryRecordTable.who, whoOf(one.to))))
            .run();
        }
        for (const record of recorded) {
          const { on: sentOn, ...row } = unaddressed(record);
          db.upsert(deliveryRecordTable, { ...row, who: whoOf(record.to), sentOn });
          db.update(alertTable)
            .set({ firstOn: sentOn, isUndated: false })
            .where(and(eq(alertTable.key, record.key), eq(alertTable.isUndated, true)))
            .run();
        }
        if (to !== null) {
          for (const { key, how, until, urgency } of endedDeferrals) {
            db.delete(deferralTable)
              .where(
                and(
                  eq(deferralTable.key, key),
                  eq(deferralTable.who, whoOf(to)),
                  eq(deferralTable.how, how),
                  eq(deferralTable.until, textOfDay(until)),
                  eq(deferralTable.urgency, urgency),
                ),
              )
              .run();
          }
        }
        if (onboarded !== null) {
          db.insertNew(personalTable, { who: whoOf(onboarded), name: "greeted", value: "1" });
        }
      });
    },
    /**
     * Reverts what a digest that never arrived changed for a person (by key): what was new in it is new again in the
     * next digest, and what was cleared is cleared again.
     */
    revert(who: string, { day, items, reassigned, isFirst }: DigestPayload): void {
      const restore = ({ on: sentOn, ...row }: UnaddressedRecord) =>
        db.insertNew(deliveryRecordTable, { ...row, who, sentOn });
      transaction(() => {
        for (const { key, previous, isBack } of items) {
          // nobody was told after all, so that its time has not begun
          if (previous === null) {
            db.update(alertTable)
              .set({ isUndated: true })
              .where(and(eq(alertTable.key, key), eq(alertTable.firstOn, day)))
              .run();
          }
          db.delete(deliveryRecordTable)
            .where(
              and(
                eq(deliveryRecordTable.key, key),
                eq(deliveryRecordTable.who, who),
                eq(deliveryRecordTable.sentOn, day),
              ),
            )
            .run();
          if (previous !== null) restore(previous);
          // the snooze that had ended is due again at once, so that the alert comes back in the next digest
          if (previous !== null && isBack) {
            db.insertNew(deferralTable, { key, who, how: "snoozed", until: day, urgency: previous.urgency });
          }
        }
        for (const previous of reassigned) {
          db.delete(deliveryRecordTable)
            .where(
              and(
                eq(deliveryRecordTable.key, previous.key),
                eq(deliveryRecordTable.who, who),
                eq(deliveryRecordTable.leftOn, day),
              ),
            )
            .run();
          restore(previous);
        }
        if (isFirst) {
          db.delete(personalTable)
            .where(and(eq(personalTable.who, who), eq(personalTable.name, "greeted")))
            .run();
        }
      });
    },
    /** Records a deferral. It replaces an earlier one of the same alert by the same person. */
    defer({ by, until, ...row }: Deferral): void {
      db.upsert(deferralTable, { ...row, until: textOfDay(until), who: personKey(by) });
    },
    /** Forgets alerts that were resolved, and deferrals that ended, before the day. */
    forgetResolvedBefore(before: Day): void {
      const day = textOfDay(before);
      db.delete(alertTable)
        .where(and(isNotNull(alertTable.resolvedOn), lt(alertTable.resolvedOn, day)))
        .run();
      db.delete(deferralTable).where(lt(deferralTable.until, day)).run();
    },
  };
}
