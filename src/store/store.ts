import { personOf } from "../digest/conversation.ts";
import type { Payload } from "../digest/payload.ts";
import { alertHistory } from "./alert-history.ts";
import { auditLog } from "./audit-log.ts";
import type { StoreDatabase } from "./store-database.ts";
import { channelSubscriptions } from "./chats/channel-subscriptions.ts";
import { chatConversations } from "./chats/chat-conversations.ts";
import { sentFiles } from "./chats/sent-files.ts";
import { jobRuns } from "./job-runs.ts";
import { keptQuestions } from "./kept-questions.ts";
import { loadHistory } from "./load-history.ts";
import { describeFault, faultOfError } from "./health/store-fault.ts";
import { storeHealth } from "./health/store-health.ts";
import { openOutbox } from "./outbox.ts";
import { personKeys, secretOf } from "./person-key.ts";
import { personalSettings } from "./personal-settings.ts";
import { pinnedQueries } from "./pinned-queries.ts";
import { retention } from "./retention.ts";
import { sqlServerDatabase, type SqlServerStore } from "./sql-server/sql-server-database.ts";
import { sqliteDatabase } from "./sqlite/sqlite-database.ts";
import { StoreError } from "./store-error.ts";

/**
 * The bot's own durable state: one SQLite file under DATA_DIR, which several processes may have open, or a schema of SQL
 * Server, which several hosts may. Every call is synchronous and gets the instant (ISO 8601 in UTC) from its caller. A
 * change of schema is a new folder in sql/store, and one of the same name in sql/store-mssql.
 */
export type Store = ReturnType<typeof openStore>;

/**
 * Opens the store of a folder; `:memory:` opens one that is lost on closing. `onMended` is told in a sentence that others
 * could read it, which is mended. Throws StoreError.
 */
export function openStore(folder: string, onMended: (sentence: string) => void = () => undefined) {
  try {
    return storeOver(sqliteDatabase(folder, onMended));
  } catch (error) {
    const fault = faultOfError(error);
    if (fault === null || error instanceof StoreError) throw error;
    throw new StoreError(describeFault(fault, { folder }), { cause: error });
  }
}

/**
 * Opens the store in a schema of SQL Server, which bots on several hosts share. `onMended` as in `openStore`, of
 * the folder of the witness. Throws StoreError.
 */
export function openSqlServerStore(
  store: SqlServerStore,
  onMended: (sentence: string) => void = () => undefined,
): Store {
  try {
    return storeOver(sqlServerDatabase(store, onMended));
  } catch (error) {
    const fault = faultOfError(error);
    if (fault === null || error instanceof StoreError) throw error;
    throw new StoreError(describeFault(fault, { schema: store.connection.schema }), { cause: error });
  }
}

function storeOver(database: StoreDatabase) {
  const { db, transaction, place, backup, close } = database;
  const personKey = personKeys(db);
  const alerts = alertHistory(db, transaction, personKey);
  const revertDigest = (payload: Payload, conversation: string): void => {
    const who = personOf(conversation);
    if (payload.kind === "digest" && who !== null) alerts.revert(who, payload);
  };
  const outbox = openOutbox(database, revertDigest);
  return {
    /** Returns the key of a person in the store and the log, from a normalised email. */
    personKey,
    /** By it, numbers of records are rounded: a copy of the store rounds them the same way. */
    roundingSecret: secretOf(db, "rounding"),
    audit: auditLog(db),
    questions: keptQuestions(db),
    pins: pinnedQueries(db),
    files: sentFiles(db),
    loads: loadHistory(db, transaction),
    alerts,
    outbox,
    personal: personalSettings(db),
    runs: jobRuns(db),
    retention: retention(db),
    subscriptions: channelSubscriptions(db),
    /** Returns the conversations of the chat with that name. */
    conversations: chatConversations(db),
    health: storeHealth(database, (at) => outbox.doubtAll(at)),
    place,
    transaction,
    /** Writes a consistent copy of the store to a new file that only this user may read. */
    backup,
    close,
  };
}
