import { addressed, type DigestPayload, type Payload } from "../digest/payload.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import { raisedAlerts, alertScope, type Alert } from "../alert.ts";
import { alertKinds } from "../alerts/index.ts";
import type { Answer } from "../answer.ts";
import { understandQuestion } from "../query/understand.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { CaseAddress } from "../digest/digest-lines.ts";
import { digestAnswer, digestContext } from "../digest/digest-answer.ts";
import { addDays } from "../facts/calendar.ts";
import { isDeferred, type DigestItem } from "../digest/decide.ts";
import { recordsKey, type Snapshot } from "../cases/snapshot.ts";
import { sharedMeasureAnswer } from "../measures/answer/measure-answer.ts";
import { measures } from "../measures/index.ts";
import { stillFor } from "../access/recipients.ts";
import type { Store } from "../store/store.ts";
import { summaryAnswer } from "../reports/summary-report.ts";
import { weeklyAnswer } from "../reports/weekly-report.ts";

/** What letters are written from, at the moment of sending. */
export interface RenderContext {
  readonly snapshot: Snapshot;
  readonly today: Day;
  /** What London's clocks show: `08:30`. */
  readonly clock: string;
  readonly kinds: readonly string[];
  readonly caseAddress: CaseAddress;
  readonly maskBelow: number;
  readonly store: Store;
}

/** The message of a letter as today's book tells it; null where nothing of it is true any more. */
export function renderPayload(payload: Payload, colleague: Colleague | null, context: RenderContext): Answer | null {
  const { snapshot, today, maskBelow, store } = context;
  switch (payload.kind) {
    case "digest":
      return digestOf(payload, colleague, context);
    case "summary":
      if (colleague === null) return null;
      return summaryAnswer(
        {
          snapshot,
          today,
          kinds: alertKinds,
          alerts: alertsNow(context),
          undelivered: undeliveredSince(addDays(today, -7), store),
        },
        colleague,
      );
    case "weekly":
      return weeklyAnswer(snapshot, today, measures, maskBelow);
    case "measure": {
      const { measure, filters } = understandQuestion(payload.words, snapshot, today, measures);
      return { ...sharedMeasureAnswer(measure, scopeOf(snapshot, today, filters), maskBelow), query: payload.words };
    }
    case "note":
      return {
        audience: "private",
        title: payload.title,
        on: payload.day,
        asAt: snapshot.readAt,
        filters: [],
        parts: payload.lines.map((text) => ({ kind: "say", text })),
      };
  }
}

/**
 * How many messages were given up since the day: those before it were in the summaries before; `undelivered` lists them
 * all.
 */
function undeliveredSince(day: Day, { outbox }: Store): number {
  return outbox.ended("given up").filter(({ doneAt }) => doneAt !== null && doneAt >= textOfDay(day)).length;
}

interface Known {
  readonly records: object;
  readonly today: Day;
  readonly kinds: readonly string[];
  readonly alerts: readonly Alert[];
}

// a morning writes to everybody from the same records
const known = new WeakMap<Store, Known>();

function alertsNow({ snapshot, today, kinds, store }: RenderContext): readonly Alert[] {
  const records = recordsKey(snapshot);
  const before = known.get(store);
  if (before?.records === records && before.today === today && before.kinds === kinds) return before.alerts;
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  const alerts = raisedAlerts(alertKinds, alertScope(snapshot, today, settings));
  known.set(store, { records, today, kinds, alerts });
  return alerts;
}

/**
 * A digest without what has been done, put off or given to another officer since it was decided, and without thanks for
 * what came back. What went to another officer is told them next time, as handed over.
 */
function digestOf(
  { items, reassigned, isFirst }: DigestPayload,
  colleague: Colleague | null,
  context: RenderContext,
): Answer | null {
  const { snapshot, today, store } = context;
  const now = new Map(alertsNow(context).map((alert) => [alert.key, alert]));
  const email = colleague?.email ?? "";
  const isStillTheirs = colleague === null ? () => false : stillFor(colleague, snapshot, today);
  const deferrals = new Map(
    store.alerts.memory([email]).deferrals.flatMap((one) => (one.by === email ? [[one.key, one] as const] : [])),
  );
  const still = items.flatMap((item): DigestItem[] => {
    const alert = now.get(item.key) ?? null;
    if ((alert === null) !== (item.state === "cleared")) return [];
    if (alert !== null && !isStillTheirs(alert.person, item.reason)) return [];
    const off = deferrals.get(item.key);
    const isOff = alert !== null && off !== undefined && isDeferred(off, alert, today);
    const state = isOff ? (off.how === "seen" ? "acknowledged" : "snoozed") : item.state;
    return [{ ...item, previous: item.previous && addressed(item.previous, email), alert, state }];
  });
  if (still.length === 0 && reassigned.length === 0) return null;
  const gone = reassigned.map((one) => addressed(one, email));
  const digest = { to: null, items: still, reassigned: gone, ended: [], isFirst, isSent: true };
  return digestAnswer(digest, digestContext(context, alertKinds));
}
