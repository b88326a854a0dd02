import type { Answer } from "../../src/answer.ts";
import { writeLetter } from "../../src/delivery/write-letter.ts";
import type { JobDesk } from "../../src/desk.ts";
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
export function sentOf(desk: JobDesk, seen: Set<string>): { to: string; answer: Answer | null }[] {
  const { store, book, today, clock, kinds } = desk;
  const emailOf = new Map(Array.from(desk.colleagues.keys(), (email) => [`person:${store.personKey(email)}`, email]));
  const found: { to: string; answer: Answer | null }[] = [];
  for (;;) {
    const posted = store.outbox.claim("a test", Date.parse(desk.now), () => false);
    if (posted === null) return found;
    store.outbox.end(posted.id, "a test", "sent", desk.now, null);
    if (seen.has(posted.key)) throw new Error(`${posted.key} was sent twice`);
    seen.add(posted.key);
    const to = emailOf.get(posted.conversation) ?? posted.conversation;
    const colleague = desk.colleagues.get(to) ?? null;
    const answer = writeLetter(posted.letter, colleague, {
      book,
      today,
      clock,
      kinds,
      caseAddress: null,
      maskBelow: 5,
      store,
    });
    found.push({ to, answer });
  }
}

/** The titles of those messages. */
export function titlesOf(desk: JobDesk, seen: Set<string>): string[] {
  return sentOf(desk, seen).map(({ to, answer }) => `${to}: ${answer?.title ?? "no longer true"}`);
}
