import { alertsOf, watched, type Alert } from "../alert.ts";
import { alertKinds } from "../alerts/index.ts";
import type { Answer } from "../answer.ts";
import { understood } from "../ask-measure.ts";
import { asked } from "../asked.ts";
import type { Colleague } from "../colleague.ts";
import type { CaseAddress } from "../digest-lines.ts";
import { digestAnswer, letterAt } from "../digest-answer.ts";
import { addDays } from "../facts/calendar.ts";
import { isPutOff, type DigestItem } from "../digest.ts";
import { recordsOf, type CaseBook } from "../cases/book.ts";
import type { DigestLetter, Letter } from "../letter.ts";
import { sharedMeasureAnswer } from "../measure-answer.ts";
import { measures } from "../measures/index.ts";
import { stillFor } from "../routing.ts";
import type { Store } from "../store/store.ts";
import { summaryAnswer } from "../summary-answer.ts";
import { weeklyAnswer } from "../weekly-answer.ts";

/** What letters are written from, at the moment of sending. */
export interface Desktop {
  readonly book: CaseBook;
  readonly today: string;
  /** What London's clocks show: `08:30`. */
  readonly clock: string;
  readonly kinds: readonly string[];
  readonly caseAddress: CaseAddress;
  readonly maskBelow: number;
  readonly store: Store;
}

/** The message of a letter as today's book tells it; null where nothing of it is true any more. */
export function writeLetter(letter: Letter, colleague: Colleague | null, desktop: Desktop): Answer | null {
  const { book, today, maskBelow, store } = desktop;
  switch (letter.kind) {
    case "digest":
      return digestOf(letter, colleague, desktop);
    case "summary":
      if (colleague === null) return null;
      return summaryAnswer(
        {
          book,
          today,
          kinds: alertKinds,
          alerts: alertsNow(desktop),
          undelivered: undeliveredSince(addDays(today, -7), store),
        },
        colleague,
      );
    case "weekly":
      return weeklyAnswer(book, today, measures, maskBelow);
    case "measure": {
      const { measure, filters } = understood(letter.words, book, today, measures);
      return { ...sharedMeasureAnswer(measure, asked(book, today, filters), maskBelow), asks: letter.words };
    }
    case "note":
      return {
        audience: "private",
        title: letter.title,
        on: letter.day,
        asAt: book.readAt,
        filters: [],
        parts: letter.lines.map((text) => ({ kind: "say", text })),
      };
  }
}

/** How many messages were given up since the day: those before it were in the summaries before; `undelivered` lists them all. */
function undeliveredSince(day: string, { outbox }: Store): number {
  return outbox.ended("given up").filter(({ doneAt }) => doneAt !== null && doneAt >= day).length;
}

interface Known {
  readonly records: object;
  readonly today: string;
  readonly kinds: readonly string[];
  readonly alerts: readonly Alert[];
}

// a morning writes to everybody from the same records
const known = new WeakMap<Store, Known>();

function alertsNow({ book, today, kinds, store }: Desktop): readonly Alert[] {
  const records = recordsOf(book);
  const before = known.get(store);
  if (before?.records === records && before.today === today && before.kinds === kinds) return before.alerts;
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  const alerts = alertsOf(alertKinds, watched(book, today, settings));
  known.set(store, { records, today, kinds, alerts });
  return alerts;
}

/**
 * A digest without what has been done, put off or given to another officer since it was decided, and without thanks for
 * what came back. What went to another officer is told them next time, as handed over.
 */
function digestOf(
  { items, handedOn, isFirst }: DigestLetter,
  colleague: Colleague | null,
  desktop: Desktop,
): Answer | null {
  const { book, today, store } = desktop;
  const now = new Map(alertsNow(desktop).map((alert) => [alert.key, alert]));
  const email = colleague?.email ?? "";
  const isStillTheirs = colleague === null ? () => false : stillFor(colleague, book, today);
  const putOff = new Map(
    store.alerts.memory([email]).putOff.flatMap((one) => (one.by === email ? [[one.key, one] as const] : [])),
  );
  const still = items.flatMap((item): DigestItem[] => {
    const alert = now.get(item.key) ?? null;
    if ((alert === null) !== (item.state === "cleared")) return [];
    if (alert !== null && !isStillTheirs(alert.person, item.reason)) return [];
    const off = putOff.get(item.key);
    const isOff = alert !== null && off !== undefined && isPutOff(off, alert, today);
    const state = isOff ? (off.how === "seen" ? "acknowledged" : "snoozed") : item.state;
    return [{ ...item, said: item.said && { ...item.said, to: email }, alert, state }];
  });
  if (still.length === 0 && handedOn.length === 0) return null;
  const gone = handedOn.map((one) => ({ ...one, to: email }));
  const digest = { to: null, items: still, handedOn: gone, ended: [], isFirst, isSent: true };
  return digestAnswer(digest, letterAt(desktop, alertKinds));
}
