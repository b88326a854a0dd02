import { parseAlertKey, type AlertKind } from "../alert.ts";
import type { Person } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { recordOwner } from "../cases/record-index.ts";

/** Returns a function that finds whose record an alert's key names; null: the record is not in the snapshot. */
export function alertOwner(snapshot: Snapshot, kinds: readonly AlertKind[]): (key: string) => Person | null {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  return (key) => {
    const { alert, rule, record } = parseAlertKey(key);
    const kind = byId.get(alert);
    return kind === undefined ? null : recordOwner(snapshot, kind.view(rule), record);
  };
}
