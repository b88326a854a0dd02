import { alertKey, parseAlertKey, type Alert, type AlertKind, type AlertScope } from "../alert.ts";
import type { DeliveryRecord } from "./history.ts";

/**
 * Whether what was said of a case is done: the case or finding itself is gone. Not where another alert of the same record
 * takes its place today, nor where the case is still there and only out of its warning days.
 */
export function resolvedTest(
  kinds: readonly AlertKind[],
  scope: AlertScope,
  alerts: readonly Alert[],
  before: readonly DeliveryRecord[],
): (said: DeliveryRecord) => boolean {
  const standing = new Set(
    kinds.flatMap(
      (kind) =>
        kind.unresolvedKeys?.(scope) ??
        kind
          .pending(scope)
          .map(({ rule = null, record, round }) => turn(alertKey(kind.id, rule, record), round ?? null)),
    ),
  );
  const told = new Set(before.map(({ key, round }) => turn(key, round)));
  const taking = new Set(
    alerts
      .filter(({ key, round }) => !told.has(turn(key, round ?? null)))
      .map(({ view, record }) => `${view} ${record}`),
  );
  return ({ key, round }) => {
    if (standing.has(turn(key, round))) return false;
    const { alert, rule, record } = parseAlertKey(key);
    const view = kinds.find(({ id }) => id === alert)?.view(rule);
    return !taking.has(`${view} ${record}`);
  };
}

function turn(key: string, round: string | null): string {
  return round === null ? key : `${key} ${round}`;
}
