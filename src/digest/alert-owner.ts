import { parseAlertKey, type AlertKind } from "../alert.ts";
import type { Person } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { recordOwner, recordsById } from "../cases/record-index.ts";

/** Finds whose record an alert's key names or, where it was told as a person's, that person, by id. Null: there is none. */
export type AlertOwner = (key: string, told?: string | null) => Person | null;

/** Returns a function that finds whose alert one is in a snapshot. */
export function alertOwner(snapshot: Snapshot, kinds: readonly AlertKind[]): AlertOwner {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  return (key, told = null) => {
    if (told !== null) return recordsById(snapshot).person.get(told) ?? null;
    const { alert, rule, record } = parseAlertKey(key);
    const kind = byId.get(alert);
    return kind === undefined ? null : recordOwner(snapshot, kind.view(rule), record);
  };
}
