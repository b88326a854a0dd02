import type { Answer } from "../../src/answer.ts";
import type { JobContext } from "../../src/context.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aRounder } from "./rounder.ts";
import { aSnapshot, aBorough, type Cells } from "./borough.ts";

/** A snapshot of one child with a request received on 20 May 2021. */
export function aSmallSnapshot(request: Cells = {}, person: Cells = {}) {
  return aSnapshot(
    aBorough({
      person: [{ gender: "Female", ...person }],
      worker: [{ email: "ada@x.org" }],
      worker_relationship: [{}],
      referral: [{ referral_id: "r1", received_date: "2021-05-20", ...request }],
    }),
  );
}

/** Takes the messages out of the outbox, with the answers that would be sent. Throws for a key in `seen`. */
export function sentOf(context: JobContext, seen: Set<string>): { to: string; answer: Answer | null }[] {
  const { store, kinds } = context;
  const render = payloadRenderer({ kinds, caseAddress: null, rounder: aRounder, exactChannels: [], store });
  const emailOf = new Map(
    Array.from(context.colleagues.keys(), (email) => [`person:${store.personKey(email)}`, email]),
  );
  const found: { to: string; answer: Answer | null }[] = [];
  for (;;) {
    const message = store.outbox.claim("a test", Date.parse(context.now), () => false);
    if (message === null) return found;
    store.outbox.end(message.id, "a test", "sent", context.now, null);
    if (seen.has(message.key)) throw new Error(`${message.key} was sent twice`);
    seen.add(message.key);
    const to = emailOf.get(message.conversation) ?? message.conversation;
    const colleague = context.colleagues.get(to) ?? null;
    const answer = atOnce(render(message.payload, colleague, context));
    found.push({ to, answer });
  }
}

/** The same, as `to: title`. */
export function titlesOf(context: JobContext, seen: Set<string>): string[] {
  return sentOf(context, seen).map(({ to, answer }) => `${to}: ${answer?.title ?? "not true now"}`);
}
