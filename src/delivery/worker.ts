import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
import type { Payload } from "../digest/payload.ts";
import { errorName, type Log } from "../platform/log.ts";
import type { Outbox, OutboxMessage } from "../store/outbox.ts";
import { UserError } from "../user-error.ts";
import { messageForms, type ChannelAdapter, type DeliveryOutcome } from "./channel-adapter.ts";

export interface DeliveryWorkerParts {
  readonly outbox: Outbox;
  readonly channels: readonly ChannelAdapter[];
  /** The signature with which this process claims messages. */
  readonly me: string;
  /** Whether the process behind a claim has ended. */
  readonly isDead: (claimant: string) => boolean;
  /** Milliseconds since 1970. `instant` is the same as ISO 8601 in UTC. */
  readonly now: () => number;
  readonly instant: () => string;
  /** From 0 to 1: spreads the waits, so that processes do not retry together. */
  readonly random: () => number;
  /** The name of the channel in which the person is told, where several reach them; null: the first of `channels`. */
  readonly preferredChannel?: (colleague: Colleague) => string | null;
  /** The colleague of a `person:` conversation, by the person's key; null: they may no longer ask. */
  readonly colleagueOf: (who: string) => Colleague | null;
  /** Whether there are data to render the message from and to find its recipient in. If not, it waits. */
  readonly canRender: (payload: Payload, colleague: Colleague | null) => boolean;
  /** Renders the message from the current snapshot; null: it is no longer true. */
  readonly render: (payload: Payload, colleague: Colleague | null) => Answer | null;
  readonly log: Log;
  readonly waits?: Waits;
}

/** In milliseconds. */
interface Waits {
  /** Before the second attempt; doubled before each later one, up to `longest`. */
  readonly shortest: number;
  readonly longest: number;
  /** How long a message that a dead process may have sent needs to appear in its conversation. */
  readonly settling: number;
}

interface Target {
  readonly channel: ChannelAdapter;
  readonly address: string;
}

/** A message is given up after so many attempts: they last most of a day, after which its news is old. */
const mostAttempts = 20;
/** The longest wait of a busy conversation. The outbox takes anything later for a clock that was set back. */
const longestBusy = 7_200_000;
const usualWaits: Waits = { shortest: 30_000, longest: 3_600_000, settling: 5000 };

/**
 * Opens a worker that delivers each due message once. It claims the message, looks for it if an earlier attempt may
 * have arrived, sends it and records the outcome. If the process dies at any point, another one takes over its claim.
 */
export function deliveryWorker(parts: DeliveryWorkerParts) {
  const { outbox, me, waits = usualWaits } = parts;

  const end = (
    queued: OutboxMessage,
    state: "sent" | "dropped" | "given up",
    note: string | null,
    message?: string,
  ) => {
    outbox.end(queued.id, me, state, parts.instant(), note, message ?? null);
    parts.log.info("delivered", { state, attempts: queued.attempts + 1, note: state === "sent" ? null : note });
  };

  // the error repeats what somebody asked: managers may see it, but the log must not hold it
  const endUnanswerable = (queued: OutboxMessage, { name, message }: UserError) => {
    outbox.end(queued.id, me, "given up", parts.instant(), message);
    parts.log.info("delivered", { state: "given up", attempts: queued.attempts + 1, note: name });
  };

  const retryLater = (queued: OutboxMessage, reason: string, isUnsure: boolean) => {
    if (queued.attempts + 1 >= mostAttempts) return end(queued, "given up", reason);
    const wait = Math.min(waits.longest, waits.shortest * 2 ** queued.attempts) * (0.5 + parts.random());
    outbox.postpone(queued.id, me, parts.now() + wait, isUnsure, reason, true);
  };

  const deliver = async (queued: OutboxMessage): Promise<void> => {
    const colleague = colleagueOf(queued, parts);
    if (!parts.canRender(queued.payload, colleague)) {
      outbox.postpone(queued.id, me, parts.now() + waits.shortest, queued.isUnsure, "no case data yet", false);
      return;
    }
    const target = await targetOf(queued, colleague, parts);
    if (target === null) return end(queued, "given up", "there is nobody to send it to");
    const answer = parts.render(queued.payload, colleague);
    const { channel, address } = target;
    if (queued.isUnsure && channel.canLookBack) {
      const found = await channel.find(address, queued.key);
      if (found !== null) return end(queued, "sent", "found after an unknown outcome", found);
    }
    if (answer === null) return end(queued, "dropped", "no longer true");
    const mayBeRepeat = queued.isUnsure && !channel.canLookBack;
    let outcome: DeliveryOutcome | null = null;
    for (const form of messageForms) {
      outcome = await channel
        .send({ key: queued.key, address, answer, form, mayBeRepeat })
        .catch((error: unknown): DeliveryOutcome => ({ kind: "unsure", reason: errorName(error) }));
      if (outcome.kind !== "refused" || outcome.because !== "content") break;
    }
    if (outcome === null) return;
    if (outcome.kind === "sent") end(queued, "sent", mayBeRepeat ? "may be a repeat" : null, outcome.message);
    else if (outcome.kind === "refused") end(queued, "given up", outcome.reason);
    else if (outcome.kind === "busy")
      outbox.postpone(
        queued.id,
        me,
        parts.now() + Math.min(outcome.milliseconds, longestBusy),
        mayBeRepeat,
        "busy",
        false,
      );
    // without a look into the conversation, a third attempt could be a third copy
    else if (mayBeRepeat) end(queued, "given up", `${outcome.reason}, twice`);
    else retryLater(queued, outcome.reason, true);
  };

  return {
    /** Delivers one message. Resolves with false if none is due. Rejects only for errors of the store. */
    async deliverOne(): Promise<boolean> {
      const queued = outbox.claim(me, parts.now(), parts.isDead);
      if (queued === null) return false;
      if (queued.isTakenOver) {
        outbox.postpone(queued.id, me, parts.now() + waits.settling, true, "its process was gone", false);
        return true;
      }
      try {
        await deliver(queued);
      } catch (error) {
        // the words name a measure or a filter's value that no longer exists: no later attempt can succeed
        if (error instanceof UserError) endUnanswerable(queued, error);
        // nothing was sent: whether an earlier attempt arrived is as unknown as before
        else retryLater(queued, errorName(error), queued.isUnsure);
      }
      return true;
    },
  };
}

function colleagueOf({ conversation }: OutboxMessage, { colleagueOf: find }: DeliveryWorkerParts): Colleague | null {
  return conversation.startsWith("person:") ? find(conversation.slice("person:".length)) : null;
}

async function targetOf(
  { conversation }: OutboxMessage,
  colleague: Colleague | null,
  { channels, preferredChannel = () => null }: DeliveryWorkerParts,
): Promise<Target | null> {
  if (conversation.startsWith("channel:")) {
    const address = conversation.slice("channel:".length);
    const channel = channels.find((one) => one.owns(address));
    return channel === undefined ? null : { channel, address };
  }
  if (colleague === null) return null;
  const preferred = preferredChannel(colleague);
  const isPreferred = ({ name }: ChannelAdapter) => name === preferred;
  // nobody is told in two channels: in the preferred one, or where that does not reach them, in another
  for (const channel of [...channels.filter(isPreferred), ...channels.filter((one) => !isPreferred(one))]) {
    const address = await channel.addressOf(colleague);
    if (address !== null) return { channel, address };
  }
  return null;
}
