import type { Answer } from "../../src/answer.ts";
import type { JobContext } from "../../src/context.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import { aBook, aBorough, type Cells } from "./borough.ts";

/** A child with a request received on 20 May 2021, and more of what is given. */
export function aSmallBook(request: Cells = {}, person: Cells = {}) {
  return aBook(
    aBorough({
      person: [{ gender: "Female", ...person }],
      worker: [{ email: "ada@x.org" }],
      worker_relationship: [{}],
      referral: [{ referral_id: "r1", received_date: "2021-05-20", ...request }],
    }),
  );
}

/** The messages put into the store since the last look, as `to: text` of the answer that would be sent. */
export function sentOf(context: JobContext, seen: Set<string>): { to: string; answer: Answer | null }[] {
  const { store, kinds } = context;
  const render = payloadRenderer({ kinds, caseAddress: null, maskBelow: 5, store });
  const emailOf = new Map(
    Array.from(context.colleagues.keys(), (email) => [`person:${store.personKey(email)}`, email]),
  );
  const found: { to: string; answer: Answer | null }[] = [];
  for (;;) {
    const posted = store.outbox.claim("a test", Date.parse(context.now), () => false);
    if (posted === null) return found;
    store.outbox.end(posted.id, "a test", "sent", context.now, null);
    if (seen.has(posted.key)) throw new Error(`${posted.key} was sent twice`);
    seen.add(posted.key);
    const to = emailOf.get(posted.conversation) ?? posted.conversation;
    const colleague = context.colleagues.get(to) ?? null;
    const answer = render(posted.payload, colleague, context);
    found.push({ to, answer });
  }
}

/** The titles of those messages. */
export function titlesOf(context: JobContext, seen: Set<string>): string[] {
  return sentOf(context, seen).map(({ to, answer }) => `${to}: ${answer?.title ?? "no longer true"}`);
}
