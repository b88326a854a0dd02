import type { Letter } from "../letter.ts";
import { alertsTable } from "./alerts.ts";
import { auditTable } from "./audit.ts";
import { filesTable } from "./files.ts";
import { loadsTable } from "./loads.ts";
import { openDatabase } from "./open.ts";
import { outboxTable } from "./outbox.ts";
import { personalTable } from "./personal.ts";
import { personKeys } from "./person-key.ts";
import { pinsTable } from "./pins.ts";
import { questionsTable } from "./questions.ts";
import { runsTable } from "./runs.ts";
import { subscriptionsTable } from "./subscriptions.ts";
import { transactions } from "./transaction.ts";

/**
 * The bot's own durable state: one SQLite file under DATA_DIR, which several processes may have open. Every call is
 * synchronous and takes the instant (ISO 8601, UTC) from its caller. A table's file says what it keeps; a change of
 * schema is a folder in sql/store.
 */
export type Store = ReturnType<typeof openStore>;

/** Opens the store of a folder, `:memory:` for one that is forgotten. Throws StoreRefused. */
export function openStore(folder: string) {
  const db = openDatabase(folder);
  const transaction = transactions(db);
  const personKey = personKeys(db);
  const alerts = alertsTable(db, transaction, personKey);
  const unlearn = (letter: Letter, conversation: string): void => {
    const [kind, who] = conversation.split(":");
    if (letter.kind === "digest" && kind === "person" && who !== undefined) alerts.unlearn(who, letter);
  };
  return {
    /** The id of a person in the store and the log. */
    personKey,
    audit: auditTable(db),
    questions: questionsTable(db),
    pins: pinsTable(db),
    files: filesTable(db),
    loads: loadsTable(db, transaction),
    alerts,
    outbox: outboxTable(db, transaction, unlearn),
    personal: personalTable(db),
    runs: runsTable(db),
    subscriptions: subscriptionsTable(db),
    transaction,
    /** Writes a copy of the store, whole and at one instant, to a new file. */
    backup(file: string): void {
      db.$client.prepare("VACUUM INTO ?").run(file);
    },
    close(): void {
      db.$client.close();
    },
  };
}
