import { alertKinds } from "../src/alerts/index.ts";
import type { PrivateAnswer } from "../src/answer.ts";
import { textOfDay } from "../src/cases/day.ts";
import type { JobContext } from "../src/context.ts";
import { changesFrom } from "../src/digest/changes.ts";
import { digestsAt, digestsInSteps, isStaleAt, type Digest } from "../src/digest/decide.ts";
import { digestAnswer, digestContext } from "../src/digest/digest-answer.ts";
import { inOrder } from "../src/digest/digest-lines.ts";
import { unaddressed, type Payload } from "../src/digest/payload.ts";
import { alertOwner } from "../src/digest/alert-owner.ts";
import { isWorkingDay, lastHour } from "../src/facts/working-days.ts";
import { job, onTheirWay } from "../src/job.ts";
import { digestItemJson } from "../src/reports/alert-json.ts";
import { digestSlot } from "../src/reports/missed-runs.ts";
import { queueForPerson } from "../src/reports/personal-messages.ts";
import type { Steps } from "../src/cases/snapshot-work.ts";
import { observeAlerts } from "./watch.ts";

/** Returns why a digest's alerts do not go to their officers, each reason with its count; null where all of them do. */
function reasonOf({ items }: Digest): string | null {
  const counts = new Map<string, number>();
  for (const { reason } of items) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const all = Array.from(counts, ([reason, count]) => `${count} × ${reason}`);
  return all.length === 0 ? null : all.join("; ");
}

/** Says in a dry run how many alerts reach nobody. */
function unreachableAnswer(digest: Digest, { snapshot, today }: JobContext): PrivateAnswer {
  const count = digest.items.length;
  const sentence = `${count} ${count === 1 ? "alert reaches" : "alerts reach"} nobody: ${reasonOf(digest)}.`;
  const parts = [{ kind: "say", text: sentence } as const];
  return {
    audience: "private",
    title: "Alerts that reach nobody",
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts,
  };
}

function payloadOf({ items, reassigned, isFirst }: Digest, context: JobContext): Payload {
  const { readAt } = context.snapshot;
  const alerts = items.map(({ key, state, previous, reason, isBack, isReminder }) => {
    return { key, state, previous: previous === null ? null : unaddressed(previous), reason, isBack, isReminder };
  });
  return {
    kind: "digest",
    day: textOfDay(context.today),
    data: { readAt, isStale: isStaleAt(context.snapshot, context) },
    items: alerts,
    reassigned: reassigned.map(unaddressed),
    isFirst,
  };
}

/** Returns the slots of the people whose hour has come and whose digest of the day is not decided yet. */
function dueSlots({ store, today, clock, isForced, colleagues, digestHour }: JobContext): string[] {
  const keys = Array.from(colleagues.keys(), (email) => store.personKey(email));
  // two questions to the store, however many colleagues there are
  const hours = new Map(store.personal.all("hour").map(({ who, value }) => [who, value]));
  const decided = store.runs.slotsFrom("digest", textOfDay(today));
  return [...keys, nobody]
    .filter((key) => isForced || clock >= (hours.get(key) ?? digestHour))
    .map((key) => digestSlot(today, key))
    .filter((slot) => !decided.has(slot));
}

/** Decides each person's digest once a working day, queues it and records what it says, one person after the other. */
function* run(context: JobContext): Steps<string> {
  const { store, today, now, colleagues, kinds } = context;
  const due = dueSlots(context);
  // deciding everybody's digest is slow
  if (due.length === 0) return ended(context, "no digest is due");
  yield* observeAlerts(context);
  const history = store.alerts.history(colleagues.keys());
  const bySlot = new Map<string, Digest[]>(due.map((slot) => [slot, []]));
  const slotOf = (to: string | null) =>
    digestSlot(today, to !== null && colleagues.has(to) ? store.personKey(to) : nobody);
  const settings = {
    kinds,
    firstSeenOn: store.alerts.firstSeen(today),
    isDecided: (to: string | null) => bySlot.has(slotOf(to)),
  };
  for (const digest of yield* digestsInSteps(alertKinds, context, history, settings)) {
    bySlot.get(slotOf(digest.to))?.push(digest);
  }
  let sent = 0;
  for (const [slot, digests] of bySlot) {
    yield;
    sent += store.transaction(() => {
      // another process may have come first
      return store.runs.begin("digest", slot, now) ? digests.filter((one) => settle(one, context)).length : 0;
    });
  }
  return ended(context, onTheirWay(sent, "digest"));
}

/** Records that no digest of the usual hour is left to decide, once that hour has come. */
function ended({ store, today, now, clock, isForced, digestHour }: JobContext, done: string): string {
  if (isForced || clock >= digestHour) store.runs.begin("digests", textOfDay(today), now);
  return done;
}

/** Records what a digest says and queues it where it is sent; returns whether it is. */
function settle(digest: Digest, context: JobContext): boolean {
  const { store, today, colleagues } = context;
  const { to, isSent } = digest;
  store.alerts.apply(to, changesFrom(digest, today), (email) => colleagues.has(email));
  if (!isSent || to === null || !colleagues.has(to)) return false;
  queueForPerson(context, `digest:${textOfDay(today)}`, to, payloadOf(digest, context));
  return true;
}

/** Stands for alerts that reach nobody and for people who have left; decided at the usual hour. */
const nobody = "nobody";

export const digestJob = job({
  id: "digest",
  description:
    "tells each person privately what is new, more urgent, handed over or done and, once a week, what is still open",
  needs: ["case data", "reachability"],
  schedule: "*/5 6-16 * * 1-5",
  // a run checks each person's own hour
  due: {
    on: "working days",
    dayOff: "no digests on a day off",
    until: { hour: lastHour, tooLate: "too late for today's digests" },
  },
  isPartOfMorning: true,
  beatsHeart: true,
  run,
  preview(context) {
    const { snapshot, today, kinds, colleagues, store } = context;
    const history = store.alerts.history(colleagues.keys());
    const digests = isWorkingDay(today) ? digestsAt(alertKinds, context, history, { kinds }) : [];
    const personOf = alertOwner(snapshot, alertKinds);
    const answerContext = digestContext(context, alertKinds);
    return {
      json: digests.flatMap((one) => {
        if (one.items.length === 0 && !one.isSent) return [];
        return [
          {
            to: one.to,
            reason: reasonOf(one),
            team: (one.to === null ? null : colleagues.get(one.to)?.team) ?? null,
            items: inOrder(one.items).map((item) => digestItemJson(item, today, personOf)),
          },
        ];
      }),
      answers: digests.flatMap((one) => {
        if (one.to === null && one.items.length > 0) return [unreachableAnswer(one, context)];
        if (!one.isSent || one.to === null) return [];
        return [{ ...digestAnswer(one, answerContext), filters: [{ name: "to", value: one.to }] }];
      }),
    };
  },
});
