import { itemJson } from "../src/alert-json.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { PrivateAnswer } from "../src/answer.ts";
import type { JobDesk } from "../src/desk.ts";
import { digestAnswer, letterAt } from "../src/digest-answer.ts";
import { inOrder } from "../src/digest-lines.ts";
import { learntFrom, type Digest, type Said } from "../src/digest.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { job, lastHour, onTheirWay } from "../src/job.ts";
import type { Letter, Told } from "../src/letter.ts";
import { morning } from "../src/morning.ts";
import { recordOwner } from "../src/record-owner.ts";
import { digestSlot } from "../src/skipped.ts";
import { watch } from "./watch.ts";

/** Why a digest's alerts do not go to their officers, each reason once with how many; null: they all do. */
function reasonOf({ items }: Digest): string | null {
  const counts = new Map<string, number>();
  for (const { reason } of items) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const all = Array.from(counts, ([reason, count]) => `${count} × ${reason}`);
  return all.length === 0 ? null : all.join("; ");
}

/** What nobody can be told, for who looks at a dry run. */
function untold(digest: Digest, { book, today }: JobDesk): PrivateAnswer {
  const count = digest.items.length;
  const says = `${count} ${count === 1 ? "thing reaches" : "things reach"} nobody: ${reasonOf(digest)}.`;
  const parts = [{ kind: "say", text: says } as const];
  return { audience: "private", title: "Told to nobody", on: today, asAt: book.readAt, filters: [], parts };
}

function letterOf({ items, handedOn, isFirst }: Digest, day: string): Letter {
  const kept = items.map(({ key, state, said, reason, isBack }) => {
    return { key, state, said: said === null ? null : told(said), reason, isBack };
  });
  return { kind: "digest", day, items: kept, handedOn: handedOn.map(told), isFirst };
}

function told({ key, urgency, dueOn, round, on }: Said): Told {
  return { key, urgency, dueOn, round, on };
}

/** Those whose hour has come and whose digest of the day is not decided yet, by their slots in the runs of this job. */
function dueSlots({ store, today, clock, isForced, colleagues, digestHour }: JobDesk): string[] {
  const keys = Array.from(colleagues.keys(), (email) => store.personKey(email));
  return [...keys, nobody]
    .filter((who) => isForced || clock >= (store.personal.get(who, "hour") ?? digestHour))
    .map((who) => digestSlot(today, who))
    .filter((slot) => store.runs.of("digest", slot) === null);
}

/** Decides each person's digest once a working day, and puts it into the outbox with what is then remembered. */
function run(desk: JobDesk): string {
  const { store, today, now, clock, isForced, colleagues, kinds, digestHour } = desk;
  if (!isWorkingDay(today)) return "no digests on a day off";
  if (!isForced && clock >= lastHour) return "too late for today's digests";
  return store.transaction(() => {
    const due = new Set(dueSlots(desk));
    // to work out what everybody should be told takes its time
    if (due.size === 0) return "no digest is due";
    void watch.run(desk);
    const memory = store.alerts.memory(colleagues.keys());
    const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
    let sent = 0;
    for (const digest of morning(alertKinds, desk, memory, settings)) {
      const { to } = digest;
      const isKnown = to !== null && colleagues.has(to);
      const who = isKnown ? store.personKey(to) : nobody;
      if (!due.has(digestSlot(today, who))) continue;
      store.alerts.learn(to, learntFrom(digest, today), (email) => colleagues.has(email));
      if (!digest.isSent || !isKnown) continue;
      store.outbox.put(`digest:${today}:${who}`, `person:${who}`, letterOf(digest, today), now);
      sent += 1;
    }
    for (const slot of due) store.runs.begin("digest", slot, now);
    if (isForced || clock >= digestHour) store.runs.begin("digests", today, now);
    return onTheirWay(sent, "digest");
  });
}

/** Whoever cannot be told, and who has left: decided at the usual hour. */
const nobody = "nobody";

export const digest = job({
  id: "digest",
  says: "tells each person privately what is new, more urgent, handed over, cleared or still late",
  schedule: "*/5 6-16 * * 1-5",
  isCaughtUp: true,
  run,
  preview(desk) {
    const { book, today, kinds, colleagues, store } = desk;
    const memory = store.alerts.memory(colleagues.keys());
    const digests = isWorkingDay(today) ? morning(alertKinds, desk, memory, { kinds }) : [];
    const personOf = recordOwner(book, alertKinds);
    const letter = letterAt(desk, alertKinds);
    return {
      json: digests.flatMap((one) => {
        if (one.items.length === 0 && !one.isSent) return [];
        return [
          {
            to: one.to,
            reason: reasonOf(one),
            team: (one.to === null ? null : colleagues.get(one.to)?.team) ?? null,
            items: inOrder(one.items).map((item) => itemJson(item, today, personOf)),
          },
        ];
      }),
      answers: digests.flatMap((one) => {
        if (one.to === null && one.items.length > 0) return [untold(one, desk)];
        if (!one.isSent || one.to === null) return [];
        return [{ ...digestAnswer(one, letter), filters: [{ name: "to", value: one.to }] }];
      }),
    };
  },
});
