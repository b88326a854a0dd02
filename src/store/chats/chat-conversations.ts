import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Db } from "../store-database.ts";
import { conversationTable } from "../schema.ts";

/** A conversation of a chat that does not let the bot look one up: kept when somebody adds the bot or speaks in it. */
export interface KeptConversation {
  /** The chat's own id of it. */
  readonly id: string;
  readonly kind: "personal" | "group" | "channel" | "shared channel";
  /** The address of the chat's server for it. */
  readonly service: string;
  /** The organisation that it belongs to; null: the chat does not say. */
  readonly tenant: string | null;
  /** The chat's id of the person whose own conversation it is; null: it is nobody's own. */
  readonly account: string | null;
  /** That person's key; null: the chat gave no email. */
  readonly who: string | null;
}

/** Opens the table of conversations of a chat. */
export function chatConversations(db: Db) {
  const newest = (...conditions: (SQL | undefined)[]): KeptConversation | null => {
    const row = db
      .select()
      .from(conversationTable)
      .where(and(...conditions))
      .orderBy(desc(conversationTable.at))
      .limit(1)
      .get();
    if (row === undefined) return null;
    const { chat: _chat, at: _at, ...conversation } = row;
    return conversation;
  };
  return (chat: string) => {
    const ofChat = eq(conversationTable.chat, chat);
    const isPersonal = eq(conversationTable.kind, "personal");
    return {
      /** Keeps a conversation as it is now. `at` is an instant, ISO 8601 in UTC. */
      keep(conversation: KeptConversation, at: string): void {
        db.upsert(conversationTable, { chat, ...conversation, at });
      },
      /** Returns null where the bot was never in it. */
      find: (id: string) => newest(ofChat, eq(conversationTable.id, id)),
      /** Returns the newest conversation; null: the bot was in none. */
      newest: () => newest(ofChat),
      /** Returns a person's own conversation, by the chat's id of the person; null: there is none. */
      ofAccount: (account: string) => newest(ofChat, isPersonal, eq(conversationTable.account, account)),
      /** Returns a person's own conversation, by the person's key; null: there is none. */
      ofPerson: (who: string) => newest(ofChat, isPersonal, eq(conversationTable.who, who)),
      remove(id: string): void {
        db.delete(conversationTable)
          .where(and(ofChat, eq(conversationTable.id, id)))
          .run();
      },
    };
  };
}
