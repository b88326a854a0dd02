import { alertKey, parseAlertKey, type Alert, type AlertKind, type AlertScope } from "../alert.ts";
import type { DeliveryRecord } from "./history.ts";

/**
 * Returns a test of whether the alert behind a delivery record is resolved: its case or finding no longer exists. It is
 * not resolved if another alert about the same record replaces it today, or if it is only outside its warning days.
 */
export function resolvedTest(
  kinds: readonly AlertKind[],
  scope: AlertScope,
  alerts: readonly Alert[],
  records: readonly DeliveryRecord[],
): (record: DeliveryRecord) => boolean {
  const standing = new Set(
    kinds.flatMap(
      (kind) =>
        kind.unresolvedKeys?.(scope) ??
        kind
          .pending(scope)
          .map(({ rule = null, record, round }) => roundKey(alertKey(kind.id, rule, record), round ?? null)),
    ),
  );
  const known = new Set(records.map(({ key, round }) => roundKey(key, round)));
  const replacing = new Set(
    alerts
      .filter(({ key, round }) => !known.has(roundKey(key, round ?? null)))
      .map(({ view, record }) => `${view} ${record}`),
  );
  return ({ key, round }) => {
    if (standing.has(roundKey(key, round))) return false;
    const { alert, rule, record } = parseAlertKey(key);
    const view = kinds.find(({ id }) => id === alert)?.view(rule);
    return !replacing.has(`${view} ${record}`);
  };
}

function roundKey(key: string, round: string | null): string {
  return round === null ? key : `${key} ${round}`;
}
