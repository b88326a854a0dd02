import type { Colleague } from "../access/colleagues.ts";
import { stillFor } from "../access/recipients.ts";
import { learnKeys } from "../access/record-keys.ts";
import { rounderFor, type SharedRounding } from "../access/rounding.ts";
import { alertScope, raisedInSteps, type Alert } from "../alert.ts";
import { alertKinds } from "../alerts/index.ts";
import type { Answer, PrivateAnswer } from "../answer.ts";
import { dayOfText, textOfDay, type Day } from "../cases/day.ts";
import { oncePerDay } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { deferredState, type DigestItem, type ItemState, type Moment } from "../digest/decide.ts";
import { digestAnswer, digestContext } from "../digest/digest-answer.ts";
import type { CaseAddress } from "../digest/digest-lines.ts";
import { fateTest, isUnread, type FateTest } from "../digest/fate.ts";
import { addressed, type DigestPayload, type Payload, type PayloadItem } from "../digest/payload.ts";
import { addDays } from "../facts/calendar.ts";
import { weeksFirstWorkingDay } from "../facts/working-days.ts";
import { sharedQuestionAnswer } from "../measures/answer/question-answer.ts";
import { measures } from "../measures/index.ts";
import { understandQuestion } from "../query/understand.ts";
import type { Incident } from "../reports/incidents.ts";
import { askedScopes } from "../reports/question/question-report.ts";
import { summaryAnswer } from "../reports/summary-report.ts";
import { weeklyAnswer } from "../reports/weekly-report.ts";
import type { Steps } from "../cases/snapshot-work.ts";
import type { Store } from "../store/store.ts";

/** What a bot renders its payloads with, as long as it runs. */
interface RenderSettings extends SharedRounding {
  /** The kinds of alert that are switched on, by id. */
  readonly kinds: readonly string[];
  readonly caseAddress: CaseAddress;
  readonly store: Store;
}

/** The alerts of a snapshot and a day, and what became of others. */
interface RaisedAlerts {
  readonly alerts: readonly Alert[];
  readonly fateOf: FateTest;
}

interface RenderContext extends Moment {
  readonly snapshot: Snapshot;
  readonly incidents: readonly Incident[];
}

/**
 * Renders a payload as it is at a moment, for a colleague or for a channel, by its id; null: nothing in it is true any
 * more.
 */
type PayloadRenderer = (
  payload: Payload,
  colleague: Colleague | null,
  context: RenderContext,
  channel?: string | null,
) => Steps<Answer | null>;

/** Opens a renderer, which finds the alerts of a snapshot and a day once for all its payloads. Throws UserError. */
export function payloadRenderer(settings: RenderSettings): PayloadRenderer {
  const { kinds, store } = settings;
  const kept = oncePerDay((): { found: RaisedAlerts | null } => ({ found: null }));
  function* alertsOn(snapshot: Snapshot, day: Day): Steps<RaisedAlerts> {
    const { found } = kept(snapshot, day);
    if (found !== null) return found;
    const scope = alertScope(snapshot, day, { kinds, firstSeenOn: store.alerts.firstSeen(day) });
    const alerts = yield* raisedInSteps(alertKinds, scope);
    return (kept(snapshot, day).found = { alerts, fateOf: yield* fateTest(alertKinds, scope, alerts, []) });
  }
  return function* (payload, colleague, context, channel = null) {
    const { snapshot, today } = context;
    switch (payload.kind) {
      case "digest":
        return digestNow(payload, colleague, yield* alertsOn(snapshot, dayOfText(payload.day)), {
          ...settings,
          ...context,
        });
      case "summary": {
        if (colleague === null || isOfEarlierWeek(payload, today)) return null;
        const { alerts } = yield* alertsOn(snapshot, today);
        const undelivered = undeliveredSince(addDays(today, -7), store);
        return summaryAnswer({ snapshot, today, kinds: alertKinds, alerts, undelivered }, colleague);
      }
      case "weekly":
        yield* learnKeys(settings.rounder, snapshot);
        return isOfEarlierWeek(payload, today)
          ? null
          : yield* weeklyAnswer(snapshot, today, measures, rounderFor(settings, channel));
      case "measure": {
        yield* learnKeys(settings.rounder, snapshot);
        const question = understandQuestion(payload.words, snapshot, today, measures);
        const scopes = askedScopes(question, { snapshot, today });
        yield;
        const answer = yield* sharedQuestionAnswer(question.measure, question, scopes, rounderFor(settings, channel));
        return { ...answer, query: payload.words };
      }
      case "incident": {
        const found = context.incidents.find(({ id }) => id === payload.incident);
        return found === undefined
          ? null
          : noteAnswer("The bot needs attention", payload.day, snapshot, [found.sentence]);
      }
      case "note":
        return noteAnswer(payload.title, payload.day, snapshot, payload.lines);
    }
  };
}

/** Whether a week's message was kept, as by a channel that had stopped, until the next one's week. */
function isOfEarlierWeek({ day }: { readonly day: string }, today: Day): boolean {
  return dayOfText(day) < addDays(weeksFirstWorkingDay(today), -6);
}

function noteAnswer(title: string, on: string, { readAt }: Snapshot, lines: readonly string[]): PrivateAnswer {
  const parts = lines.map((text) => ({ kind: "say", text }) as const);
  return { audience: "private", title, on, asAt: readAt, filters: [], parts };
}

/** Returns how many messages were given up since the day, which is included: earlier ones are in earlier summaries. */
function undeliveredSince(day: Day, { outbox }: Store): number {
  return outbox.ended("given up").filter(({ doneAt }) => doneAt !== null && doneAt >= textOfDay(day)).length;
}

/** Returns what an item is when its digest is sent; null: it is no longer what was decided. */
function stateNow(
  { key, state, previous }: PayloadItem,
  alert: Alert | null,
  fateOf: RaisedAlerts["fateOf"],
): ItemState | null {
  const isGone = state === "cleared" || state === "reclassified";
  if (alert !== null) return isGone || state === "unread" ? null : state;
  if (isGone) return state;
  const { round = null, rows = null, person = null } = previous ?? {};
  if (!isUnread(fateOf({ key, round, rows, person }))) return null;
  return state === "acknowledged" || state === "snoozed" ? state : "unread";
}

/**
 * Renders a digest in the words of its day, whenever that is done, without what was resolved, or went to another officer,
 * since it was decided: that officer hears of it in the next digest. A cleared item whose alert is raised again is left
 * out, and one deferred since is only counted.
 */
function digestNow(
  { items, reassigned, isFirst, ...decided }: DigestPayload,
  colleague: Colleague | null,
  { alerts, fateOf }: RaisedAlerts,
  context: RenderContext & RenderSettings,
): Answer | null {
  const { snapshot, today, store } = context;
  const day = dayOfText(decided.day);
  const raised = new Map(alerts.map((alert) => [alert.key, alert]));
  const email = colleague?.email ?? "";
  const isStillTheirs = colleague === null ? () => false : stillFor(colleague, snapshot, today);
  const deferrals = new Map(
    store.alerts.history([email]).deferrals.flatMap((one) => (one.by === email ? [[one.key, one] as const] : [])),
  );
  const current = items.flatMap((item): DigestItem[] => {
    const alert = raised.get(item.key) ?? null;
    const previous = item.previous && addressed(item.previous, email);
    const state = stateNow(item, alert, fateOf);
    if (state === null || (alert !== null && !isStillTheirs(alert.person, item.reason))) return [];
    const deferred = alert === null ? null : deferredState(deferrals.get(item.key), alert, day);
    return [{ ...item, previous, alert, state: deferred ?? state, isReminder: item.isReminder ?? false }];
  });
  if (current.length === 0 && reassigned.length === 0) return null;
  const digest = {
    to: null,
    items: current,
    reassigned: reassigned.map((one) => addressed(one, email)),
    ended: [],
    kept: [],
    deferrals: [],
    isFirst,
    isSent: true,
  };
  return digestAnswer(digest, { ...digestContext({ ...context, today: day }, alertKinds), ...decided.data });
}
