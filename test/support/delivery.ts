import type { Colleague } from "../../src/access/colleagues.ts";
import type { Answer, PrivateAnswer } from "../../src/answer.ts";
import type { ChannelAdapter, DeliveryOutcome, Message } from "../../src/delivery/channel-adapter.ts";
import { deliveryWorker, type DeliveryWorkerParts } from "../../src/delivery/worker.ts";
import type { Payload } from "../../src/digest/payload.ts";
import { silentLog, type Log } from "../../src/platform/log.ts";
import { openStore, type Store } from "../../src/store/store.ts";

export const madeAt = "2021-06-30T07:30:00.000Z";
export const aNote: Payload = { kind: "note", day: "2021-06-30", title: "A note", lines: [] };
export const noteAnswer: PrivateAnswer = {
  audience: "private",
  title: "A note",
  on: "2021-06-30",
  asAt: madeAt,
  filters: [],
  parts: [],
};

export const sent: DeliveryOutcome = { kind: "sent", message: "m1" };
export const unsure: DeliveryOutcome = { kind: "unsure", reason: "time-out" };
export const busy = (milliseconds: number): DeliveryOutcome => ({ kind: "busy", milliseconds });
export const refused = (because: "content" | "recipient"): DeliveryOutcome => ({
  kind: "refused",
  because,
  reason: "no",
});

/**
 * A chat that answers each send with the next outcome, then `sent`, and each find with the next of `finds`, then null.
 */
export function scriptedChat(outcomes: readonly DeliveryOutcome[], finds: readonly (string | null)[] = []) {
  const [left, leftFinds] = [[...outcomes], [...finds]];
  const calls: string[] = [];
  const messages: Message[] = [];
  const channel: ChannelAdapter = {
    name: "scripted",
    canLookBack: true,
    health: () => "working",
    latest: async () => [],
    reaches: () => Promise.resolve(true),
    addressOf: ({ email }) => Promise.resolve(email),
    owns: () => true,
    send(message) {
      calls.push(`send ${message.key}`);
      messages.push(message);
      return Promise.resolve(left.shift() ?? sent);
    },
    find(_, key) {
      calls.push(`find ${key}`);
      return Promise.resolve(leftFinds.shift() ?? null);
    },
  };
  return { channel, calls, messages };
}

interface Given extends Partial<Omit<DeliveryWorkerParts, "outbox" | "channels" | "now">> {
  readonly channels: readonly ChannelAdapter[];
  readonly store?: Store;
}

/** A worker named `one` over a store in memory, with a clock that the test sets and a log that it reads. */
export function aWorker({ channels, store = openStore(":memory:"), ...given }: Given) {
  const clock = { now: Date.parse(madeAt) };
  const logged: Readonly<Record<string, unknown>>[] = [];
  const keep: Log["info"] = (_, fields = {}) => void logged.push(fields);
  const worker = deliveryWorker({
    outbox: store.outbox,
    storeId: store.health.id,
    acceptedAt: store.health.acceptedAt,
    sawStranger: () => undefined,
    channels,
    me: "one",
    isDead: () => false,
    now: () => clock.now,
    instant: () => new Date(clock.now).toISOString(),
    random: () => 0.5,
    colleagueOf: (): Colleague | null => null,
    canRender: () => true,
    render: async (): Promise<Answer | null> => noteAnswer,
    log: { ...silentLog, info: keep, warn: keep },
    ...given,
  });
  const put = (key: string, conversation = "channel:C1") => store.outbox.put(key, conversation, aNote, madeAt);
  /** The milliseconds until the next message is due; null: none is left. */
  const wait = () => {
    const at = store.outbox.nextAt();
    return at === null ? null : at - clock.now;
  };
  /** Every message that ended, as `key state: note`. */
  const ended = () =>
    (["sent", "dropped", "given up"] as const).flatMap((state) =>
      store.outbox.ended(state).map(({ key, note }) => `${key} ${state}: ${note ?? ""}`),
    );
  return { store, clock, logged, deliverOne: () => worker.deliverOne(), put, wait, ended };
}
