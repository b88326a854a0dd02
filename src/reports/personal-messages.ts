import type { Colleague, Role } from "../access/colleagues.ts";
import { appointedOf } from "../access/recipients.ts";
import { textOfDay } from "../cases/day.ts";
import type { Context, JobContext } from "../context.ts";
import { personalConversation, urgentConversation } from "../digest/conversation.ts";
import type { Payload } from "../digest/payload.ts";
import type { Incident } from "./incidents.ts";

/** Returns those with one of the roles whom the people file appoints and who can be reached, in the file's order. */
export function reachableWithRole({ reachability }: JobContext, roles: readonly Role[]): Colleague[] {
  return reachability.appointed.filter(({ role, email }) => roles.includes(role) && reachability.isReachable(email));
}

/** Puts a private message into the outbox. Returns false where the person was sent one of that name before. */
export function queueForPerson({ store, now }: JobContext, name: string, email: string, payload: Payload): boolean {
  const personKey = store.personKey(email);
  return store.outbox.put(`${name}:${personKey}`, personalConversation(personKey), payload, now);
}

/**
 * Tells every manager of an incident, past what waits for them and by any channel that works, at most once a day. The
 * outbox keeps who was told, so that a flickering incident does not tell them again.
 */
export function tellManagers({ id }: Incident, { store, colleagues, now, today }: Context): void {
  const day = textOfDay(today);
  for (const { email } of appointedOf(colleagues).filter(({ role }) => role === "manager")) {
    const who = store.personKey(email);
    store.outbox.put(
      `incident:${day}:${id}:${who}`,
      urgentConversation(who),
      { kind: "incident", day, incident: id },
      now,
    );
  }
}
