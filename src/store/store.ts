import type { Payload } from "../digest/payload.ts";
import { alertHistory } from "./alert-history.ts";
import { auditLog } from "./audit-log.ts";
import { chatConversations } from "./chats/chat-conversations.ts";
import { channelSubscriptions } from "./chats/channel-subscriptions.ts";
import { jobRuns } from "./job-runs.ts";
import { keptQuestions } from "./kept-questions.ts";
import { loadHistory } from "./load-history.ts";
import { openStoreDatabase } from "./open.ts";
import { openOutbox } from "./outbox.ts";
import { personKeys } from "./person-key.ts";
import { personalSettings } from "./personal-settings.ts";
import { pinnedQueries } from "./pinned-queries.ts";
import { sentFiles } from "./chats/sent-files.ts";
import { transactions } from "./transaction.ts";

/**
 * The bot's own durable state: one SQLite file under DATA_DIR, which several processes may have open. Every call is
 * synchronous and gets the instant (ISO 8601 in UTC) from its caller. A change of schema is a new folder in sql/store.
 */
export type Store = ReturnType<typeof openStore>;

/** Opens the store of a folder; `:memory:` opens one that is lost on closing. Throws StoreError. */
export function openStore(folder: string) {
  const db = openStoreDatabase(folder);
  const transaction = transactions(db);
  const personKey = personKeys(db);
  const alerts = alertHistory(db, transaction, personKey);
  const revertDigest = (payload: Payload, conversation: string): void => {
    const [kind, who] = conversation.split(":");
    if (payload.kind === "digest" && kind === "person" && who !== undefined) alerts.revert(who, payload);
  };
  return {
    /** Returns the key of a person in the store and the log, from a normalised email. */
    personKey,
    audit: auditLog(db),
    questions: keptQuestions(db),
    pins: pinnedQueries(db),
    files: sentFiles(db),
    loads: loadHistory(db, transaction),
    alerts,
    outbox: openOutbox(db, transaction, revertDigest),
    personal: personalSettings(db),
    runs: jobRuns(db),
    subscriptions: channelSubscriptions(db),
    /** Returns the conversations of the chat with that name. */
    conversations: chatConversations(db),
    transaction,
    /** Writes a consistent copy of the store to a new file. */
    backup(file: string): void {
      db.$client.prepare("VACUUM INTO ?").run(file);
    },
    close(): void {
      db.$client.close();
    },
  };
}
