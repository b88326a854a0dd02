import { keyOf, partsOfKey, type Alert, type AlertKind, type Watched } from "./alert.ts";
import type { Said } from "./digest.ts";

/**
 * Whether what was said of a case is done: the case or finding itself is gone. Not where another alert of the same record
 * takes its place today, nor where the case is still there and only out of its warning days.
 */
export function goneTest(
  kinds: readonly AlertKind[],
  watched: Watched,
  alerts: readonly Alert[],
  before: readonly Said[],
): (said: Said) => boolean {
  const standing = new Set(
    kinds.flatMap(
      (kind) =>
        kind.standing?.(watched) ??
        kind
          .pending(watched)
          .map(({ rule = null, record, round }) => turn(keyOf(kind.id, rule, record), round ?? null)),
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
    const { alert, rule, record } = partsOfKey(key);
    const view = kinds.find(({ id }) => id === alert)?.view(rule);
    return !taking.has(`${view} ${record}`);
  };
}

function turn(key: string, round: string | null): string {
  return round === null ? key : `${key} ${round}`;
}
