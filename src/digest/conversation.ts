/**
 * The names of conversations in the outbox. Messages of one conversation are sent in their order, so that what is urgent
 * has one of its own for each person: nothing that waits holds it up.
 */

/** Returns a person's conversation, by the person's key. */
export function personalConversation(who: string): string {
  return `person:${who}`;
}

/** Returns the conversation for what a person must hear at once and by any channel, by the person's key. */
export function urgentConversation(who: string): string {
  return `urgent:${who}`;
}

/** Returns a channel's conversation, by the channel's id in its chat. */
export function channelConversation(id: string): string {
  return `channel:${id}`;
}

export function isUrgent(conversation: string): boolean {
  return conversation.startsWith("urgent:");
}

/** Returns the key of the person whose conversation it is; null: it is a channel's. */
export function personOf(conversation: string): string | null {
  return /^(?:person|urgent):(?<who>.*)$/s.exec(conversation)?.groups?.["who"] ?? null;
}

/** Returns the id of the channel in its chat; null: it is a person's conversation. */
export function channelIn(conversation: string): string | null {
  return /^channel:(?<id>.*)$/s.exec(conversation)?.groups?.["id"] ?? null;
}
