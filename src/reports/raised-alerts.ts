import { alertScope, parseAlertKey, raisedInSteps, type Alert, type AlertKind } from "../alert.ts";
import type { PrivateAnswer } from "../answer.ts";
import { views, type View } from "../cases/contract.ts";
import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Context } from "../context.ts";
import { countOf } from "../digest/digest-lines.ts";
import { fateTest } from "../digest/fate.ts";
import { groupByKind, urgencyTable } from "../digest/urgency-table.ts";
import { privateAnswer } from "./private-answer.ts";
import type { Steps } from "../cases/snapshot-work.ts";
import { unlessFaulty } from "../store/health/store-fault.ts";

/** Returns how many alerts of each kind are raised, by urgency. */
export function watchAnswer(
  alerts: readonly Alert[],
  kinds: readonly AlertKind[],
  snapshot: Snapshot,
  today: Day,
): PrivateAnswer {
  const cases = new Set(alerts.map(({ person }) => person)).size;
  return privateAnswer("Alerts raised", { snapshot, today }, [
    { kind: "say", text: `${countOf(alerts.length, "alert")} on ${countOf(cases, "case")}.` },
    urgencyTable("Kind", groupByKind(kinds, alerts)),
  ]);
}

type UnreadContext = Pick<Context, "snapshot" | "today" | "kinds" | "store" | "colleagues">;

/**
 * Returns sentences that count the alerts that people were told and whose records today's data lack, by view. Empty
 * where there are none.
 */
export function* unreadSentences(context: UnreadContext, allKinds: readonly AlertKind[]): Steps<string[]> {
  const { snapshot, today, kinds, store, colleagues } = context;
  const records = unlessFaulty(() => store.alerts.history(colleagues.keys()).records, []);
  if (records.length === 0) return [];
  const scope = alertScope(snapshot, today, { kinds });
  const alerts = yield* raisedInSteps(allKinds, scope);
  const raised = new Set(alerts.map(({ key }) => key));
  const fateOf = yield* fateTest(allKinds, scope, alerts, records);
  const lost = records.filter((record) => !raised.has(record.key) && fateOf(record) === "unread");
  const viewOf = (key: string): View | undefined => {
    const { alert, rule } = parseAlertKey(key);
    return allKinds.find(({ id }) => id === alert)?.view(rule);
  };
  const keys = new Map([...new Set(lost.map(({ key }) => key))].map((key) => [key, viewOf(key)]));
  return views.flatMap((view) => {
    const count = [...keys.values()].filter((one) => one === view).length;
    return count === 0 ? [] : [`${view}: ${sentenceOf(count)}`];
  });
}

function sentenceOf(count: number): string {
  const depends = count === 1 ? "depends on a record" : "depend on records";
  const stays = count === 1 ? "It stays" : "They stay";
  return `${countOf(count, "alert")} ${depends} that could not be read today. ${stays} open for up to 28 days.`;
}
