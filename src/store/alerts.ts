import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import type { Learnt, Memory, PutOff } from "../digest.ts";
import type { DigestLetter, Told } from "../letter.ts";
import type { Db } from "./open.ts";
import { alert, personal, putOff, told } from "./schema.ts";
import type { Transaction } from "./transaction.ts";

/** Which alerts are raised since when, what was said of them to whom, and what was put off: keys and days only. */
export function alertsTable(db: Db, transaction: Transaction, personKey: (email: string) => string) {
  return {
    /** The day since which a finding is known; today for an unknown one, and always for those of the first look. */
    firstSeen(today: string): (key: string) => string {
      const known = new Map(
        db
          .select()
          .from(alert)
          .where(isNull(alert.goneOn))
          .all()
          .map((one) => [one.key, one.isFirst ? today : one.firstOn]),
      );
      return (key) => known.get(key) ?? today;
    },
    /** Remembers what is raised today and what is so no longer. */
    observe(keys: readonly string[], today: string): void {
      transaction(() => {
        const all = new Map(
          db
            .select()
            .from(alert)
            .all()
            .map((one) => [one.key, one]),
        );
        const isFirst = all.size === 0;
        const now = new Set(keys);
        for (const key of now) {
          const before = all.get(key);
          if (before !== undefined && before.goneOn === null) continue;
          const row = { key, firstOn: today, isFirst, goneOn: null };
          db.insert(alert).values(row).onConflictDoUpdate({ target: alert.key, set: row }).run();
        }
        for (const { key, goneOn } of all.values()) {
          if (goneOn !== null || now.has(key)) continue;
          db.update(alert).set({ goneOn: today }).where(eq(alert.key, key)).run();
        }
      });
    },
    /** What was said before; those of whom no email is known any more keep their key for a name. */
    memory(emails: Iterable<string>): Memory {
      const emailOf = new Map(Array.from(emails, (email) => [personKey(email), email]));
      const name = (who: string) => emailOf.get(who) ?? who;
      return {
        said: db
          .select()
          .from(told)
          .all()
          .map(({ who, toldOn, ...row }) => ({ ...row, to: name(who), on: toldOn })),
        putOff: db
          .select()
          .from(putOff)
          .all()
          .map(({ who, ...row }) => ({ ...row, by: name(who) })),
        greeted: new Set(
          db
            .select()
            .from(personal)
            .where(eq(personal.name, "greeted"))
            .all()
            .map(({ who }) => name(who)),
        ),
      };
    },
    /** Keeps what was learnt from a person's digest. */
    learn(
      to: string | null,
      { said, forgotten, takenBack, greeted }: Learnt,
      isKnown: (email: string) => boolean,
    ): void {
      const whoOf = (email: string) => (isKnown(email) ? personKey(email) : email);
      transaction(() => {
        for (const one of forgotten) {
          db.delete(told)
            .where(and(eq(told.key, one.key), eq(told.who, whoOf(one.to))))
            .run();
        }
        for (const { to: email, on, ...row } of said) {
          const values = { ...row, who: whoOf(email), toldOn: on };
          db.insert(told)
            .values(values)
            .onConflictDoUpdate({ target: [told.key, told.who], set: values })
            .run();
        }
        for (const key of to === null ? [] : takenBack) {
          db.delete(putOff)
            .where(and(eq(putOff.key, key), eq(putOff.who, whoOf(to ?? ""))))
            .run();
        }
        if (greeted !== null) {
          db.insert(personal)
            .values({ who: whoOf(greeted), name: "greeted", value: "1" })
            .onConflictDoNothing()
            .run();
        }
      });
    },
    /**
     * Takes back what a digest's letter was remembered as saying to a person, since it never arrived: what was new then
     * is new the next time, and what was cleared is cleared again.
     */
    unlearn(who: string, { day, items, handedOn, isFirst }: DigestLetter): void {
      const keep = ({ on, ...row }: Told) =>
        db
          .insert(told)
          .values({ ...row, who, toldOn: on })
          .onConflictDoNothing()
          .run();
      transaction(() => {
        for (const { key, said, isBack } of items) {
          db.delete(told)
            .where(and(eq(told.key, key), eq(told.who, who), eq(told.toldOn, day)))
            .run();
          if (said !== null) keep(said);
          // its time is over since the day at the latest: it comes back again
          if (said !== null && isBack) {
            const row = { key, who, how: "snoozed" as const, until: day, urgency: said.urgency };
            db.insert(putOff).values(row).onConflictDoNothing().run();
          }
        }
        for (const said of handedOn) keep(said);
        if (isFirst) {
          db.delete(personal)
            .where(and(eq(personal.who, who), eq(personal.name, "greeted")))
            .run();
        }
      });
    },
    putOff({ by, ...row }: PutOff): void {
      const values = { ...row, who: personKey(by) };
      db.insert(putOff)
        .values(values)
        .onConflictDoUpdate({ target: [putOff.key, putOff.who], set: values })
        .run();
    },
    /** Forgets alerts gone before the day: 12 months ago or more. */
    forgetGoneBefore(day: string): void {
      db.delete(alert)
        .where(and(isNotNull(alert.goneOn), lt(alert.goneOn, day)))
        .run();
      db.delete(putOff).where(lt(putOff.until, day)).run();
    },
  };
}
