import { addressed, unaddressed, type DigestPayload, type UnaddressedRecord } from "../digest/payload.ts";
import { dayOfText, textOfDay, type Day } from "../cases/day.ts";
import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import type { HistoryChanges, DeliveryHistory, Deferral } from "../digest/history.ts";
import type { Db } from "./open.ts";
import { alertTable, personalTable, deferralTable, deliveryRecordTable } from "./schema.ts";
import type { Transaction } from "./transaction.ts";

/** Which alerts are raised since when, what was said of them to whom, and what was put off: keys and days only. */
export function alertHistory(db: Db, transaction: Transaction, personKey: (email: string) => string) {
  return {
    /** The day since which a finding is known; today for an unknown one, and always for those of the first look. */
    firstSeen(today: Day): (key: string) => Day {
      const known = new Map(
        db
          .select()
          .from(alertTable)
          .where(isNull(alertTable.goneOn))
          .all()
          .map((one) => [one.key, one.isFirst ? today : dayOfText(one.firstOn)]),
      );
      return (key) => known.get(key) ?? today;
    },
    /** Remembers what is raised today and what is so no longer. */
    observe(keys: readonly string[], today: Day): void {
      transaction(() => {
        const all = new Map(
          db
            .select()
            .from(alertTable)
            .all()
            .map((one) => [one.key, one]),
        );
        const isFirst = all.size === 0;
        const now = new Set(keys);
        for (const key of now) {
          const before = all.get(key);
          if (before !== undefined && before.goneOn === null) continue;
          const row = { key, firstOn: textOfDay(today), isFirst, goneOn: null };
          db.insert(alertTable).values(row).onConflictDoUpdate({ target: alertTable.key, set: row }).run();
        }
        for (const { key, goneOn } of all.values()) {
          if (goneOn !== null || now.has(key)) continue;
          db.update(alertTable)
            .set({ goneOn: textOfDay(today) })
            .where(eq(alertTable.key, key))
            .run();
        }
      });
    },
    /** What was said before; those of whom no email is known any more keep their key for a name. */
    memory(emails: Iterable<string>): DeliveryHistory {
      const emailOf = new Map(Array.from(emails, (email) => [personKey(email), email]));
      const name = (who: string) => emailOf.get(who) ?? who;
      return {
        records: db
          .select()
          .from(deliveryRecordTable)
          .all()
          .map(({ who, toldOn, ...row }) => addressed({ ...row, on: toldOn }, name(who))),
        deferrals: db
          .select()
          .from(deferralTable)
          .all()
          .map(({ who, until, ...row }) => ({ ...row, until: dayOfText(until), by: name(who) })),
        onboarded: new Set(
          db
            .select()
            .from(personalTable)
            .where(eq(personalTable.name, "greeted"))
            .all()
            .map(({ who }) => name(who)),
        ),
      };
    },
    /** Keeps what was learnt from a person's digest. */
    learn(
      to: string | null,
      { recorded: said, forgotten, endedDeferrals: takenBack, onboarded }: HistoryChanges,
      isKnown: (email: string) => boolean,
    ): void {
      const whoOf = (email: string) => (isKnown(email) ? personKey(email) : email);
      transaction(() => {
        for (const one of forgotten) {
          db.delete(deliveryRecordTable)
            .where(and(eq(deliveryRecordTable.key, one.key), eq(deliveryRecordTable.who, whoOf(one.to))))
            .run();
        }
        for (const record of said) {
          const { on, ...row } = unaddressed(record);
          const values = { ...row, who: whoOf(record.to), toldOn: on };
          db.insert(deliveryRecordTable)
            .values(values)
            .onConflictDoUpdate({ target: [deliveryRecordTable.key, deliveryRecordTable.who], set: values })
            .run();
        }
        for (const key of to === null ? [] : takenBack) {
          db.delete(deferralTable)
            .where(and(eq(deferralTable.key, key), eq(deferralTable.who, whoOf(to ?? ""))))
            .run();
        }
        if (onboarded !== null) {
          db.insert(personalTable)
            .values({ who: whoOf(onboarded), name: "greeted", value: "1" })
            .onConflictDoNothing()
            .run();
        }
      });
    },
    /**
     * Takes back what a digest's letter was remembered as saying to a person, since it never arrived: what was new then
     * is new the next time, and what was cleared is cleared again.
     */
    unlearn(who: string, { day, items, reassigned, isFirst }: DigestPayload): void {
      const keep = ({ on, ...row }: UnaddressedRecord) =>
        db
          .insert(deliveryRecordTable)
          .values({ ...row, who, toldOn: on })
          .onConflictDoNothing()
          .run();
      transaction(() => {
        for (const { key, previous, isBack } of items) {
          db.delete(deliveryRecordTable)
            .where(
              and(
                eq(deliveryRecordTable.key, key),
                eq(deliveryRecordTable.who, who),
                eq(deliveryRecordTable.toldOn, day),
              ),
            )
            .run();
          if (previous !== null) keep(previous);
          // its time is over since the day at the latest: it comes back again
          if (previous !== null && isBack) {
            const row = { key, who, how: "snoozed" as const, until: day, urgency: previous.urgency };
            db.insert(deferralTable).values(row).onConflictDoNothing().run();
          }
        }
        for (const previous of reassigned) keep(previous);
        if (isFirst) {
          db.delete(personalTable)
            .where(and(eq(personalTable.who, who), eq(personalTable.name, "greeted")))
            .run();
        }
      });
    },
    putOff({ by, until, ...row }: Deferral): void {
      const values = { ...row, until: textOfDay(until), who: personKey(by) };
      db.insert(deferralTable)
        .values(values)
        .onConflictDoUpdate({ target: [deferralTable.key, deferralTable.who], set: values })
        .run();
    },
    /** Forgets alerts gone before the day: 12 months ago or more. */
    forgetGoneBefore(before: Day): void {
      const day = textOfDay(before);
      db.delete(alertTable)
        .where(and(isNotNull(alertTable.goneOn), lt(alertTable.goneOn, day)))
        .run();
      db.delete(deferralTable).where(lt(deferralTable.until, day)).run();
    },
  };
}
