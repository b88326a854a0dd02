import type { Colleague, Role } from "../access/colleagues.ts";
import type { JobContext } from "../context.ts";
import type { Payload } from "../digest/payload.ts";

/** Returns those with one of the roles whom the people file appoints and who can be reached, in the file's order. */
export function reachableWithRole({ reachability }: JobContext, roles: readonly Role[]): Colleague[] {
  return reachability.appointed.filter(({ role, email }) => roles.includes(role) && reachability.isReachable(email));
}

/** Puts a private message into the outbox. Returns false where the person was sent one of that name before. */
export function queueForPerson({ store, now }: JobContext, name: string, email: string, payload: Payload): boolean {
  const personKey = store.personKey(email);
  return store.outbox.put(`${name}:${personKey}`, `person:${personKey}`, payload, now);
}
