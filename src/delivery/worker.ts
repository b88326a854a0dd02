import type { Answer } from "../answer.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { Payload } from "../digest/payload.ts";
import type { Log } from "../platform/log.ts";
import { UserError } from "../user-error.ts";
import type { Outbox, OutboxMessage } from "../store/outbox.ts";
import { messageForms, type ChannelAdapter, type DeliveryOutcome } from "./channel-adapter.ts";

export interface DeliveryWorkerParts {
  readonly outbox: Outbox;
  readonly channels: readonly ChannelAdapter[];
  /** This process, as its claims name it. */
  readonly me: string;
  /** Whether a process that claimed something is gone. */
  readonly isDead: (claimant: string) => boolean;
  /** Milliseconds since 1970, and the same instant as ISO 8601 in UTC. */
  readonly now: () => number;
  readonly instant: () => string;
  /** From 0 to 1, for the jitter. */
  readonly random: () => number;
  /** The person of a `person:` conversation; null: nobody any more. */
  readonly colleagueOf: (who: string) => Colleague | null;
  /** Whether it can be known what the message says now, and to whom it goes; else it waits. */
  readonly canRender: (payload: Payload, colleague: Colleague | null) => boolean;
  /** The message made of today's book; null: no longer true. */
  readonly render: (payload: Payload, colleague: Colleague | null) => Answer | null;
  readonly log: Log;
  readonly waits?: Waits;
}

/** Milliseconds. */
interface Waits {
  /** Before the second attempt; each later one waits twice as long, up to the longest. */
  readonly shortest: number;
  readonly longest: number;
  /** What a process that died may have sent needs so long to show. */
  readonly settling: number;
}

interface Target {
  readonly channel: ChannelAdapter;
  readonly address: string;
}

/** After so many attempts, most of a day, a message is given up. */
const mostAttempts = 20;
/** A server that asks for more is asked again then: the outbox takes what lies further off for a changed clock. */
const longestBusy = 7_200_000;
const patient: Waits = { shortest: 30_000, longest: 3_600_000, settling: 5000 };

/**
 * Delivers what is due, each message once: it claims a row under a lock, looks for the message where an earlier attempt
 * ended without a word, sends, and records. A process that dies anywhere leaves a claim that another one takes over.
 */
export function deliveryWorker(parts: DeliveryWorkerParts) {
  const { outbox, me, waits = patient } = parts;

  const end = (
    posted: OutboxMessage,
    state: "sent" | "dropped" | "given up",
    note: string | null,
    message?: string,
  ) => {
    outbox.end(posted.id, me, state, parts.instant(), note, message ?? null);
    parts.log.info("delivered", { state, attempts: posted.attempts + 1, note: state === "sent" ? null : note });
  };

  // the reason holds what somebody asked: it is for managers and not for the log
  const endUnanswerable = (posted: OutboxMessage, { name, message }: UserError) => {
    outbox.end(posted.id, me, "given up", parts.instant(), message);
    parts.log.info("delivered", { state: "given up", attempts: posted.attempts + 1, note: name });
  };

  const tryLater = (posted: OutboxMessage, says: string) => {
    if (posted.attempts + 1 >= mostAttempts) return end(posted, "given up", says);
    const wait = Math.min(waits.longest, waits.shortest * 2 ** posted.attempts) * (0.5 + parts.random());
    outbox.postpone(posted.id, me, parts.now() + wait, true, says, true);
  };

  const deliver = async (posted: OutboxMessage): Promise<void> => {
    const colleague = colleagueOf(posted, parts);
    if (!parts.canRender(posted.payload, colleague)) {
      outbox.postpone(posted.id, me, parts.now() + waits.shortest, posted.isUnsure, "no case data yet", false);
      return;
    }
    const target = await targetOf(posted, colleague, parts.channels);
    if (target === null) return end(posted, "given up", "there is nobody to send it to");
    const answer = parts.render(posted.payload, colleague);
    const { channel, address } = target;
    if (posted.isUnsure && channel.canLookBack) {
      const found = await channel.find(address, posted.key);
      if (found !== null) return end(posted, "sent", "found after an unknown outcome", found);
    }
    if (answer === null) return end(posted, "dropped", "no longer true");
    const mayBeRepeat = posted.isUnsure && !channel.canLookBack;
    let outcome: DeliveryOutcome | null = null;
    for (const form of messageForms) {
      outcome = await channel.send({ key: posted.key, address, answer, form, mayBeRepeat });
      if (outcome.kind !== "refused" || outcome.because !== "content") break;
    }
    if (outcome === null) return;
    if (outcome.kind === "sent") end(posted, "sent", mayBeRepeat ? "may be a repeat" : null, outcome.message);
    else if (outcome.kind === "refused") end(posted, "given up", outcome.says);
    else if (outcome.kind === "busy")
      outbox.postpone(
        posted.id,
        me,
        parts.now() + Math.min(outcome.milliseconds, longestBusy),
        mayBeRepeat,
        "busy",
        false,
      );
    // where nobody can look, an unknown outcome is tried once more and no oftener
    else if (mayBeRepeat) end(posted, "given up", `${outcome.says}, twice`);
    else tryLater(posted, outcome.says);
  };

  return {
    /** Delivers one message; false: none is due. Rejects only for faults of the store. */
    async deliverOne(): Promise<boolean> {
      const posted = outbox.claim(me, parts.now(), parts.isDead);
      if (posted === null) return false;
      if (posted.isTakenOver) {
        outbox.postpone(posted.id, me, parts.now() + waits.settling, true, "its process was gone", false);
        return true;
      }
      let fault: unknown = null;
      await deliver(posted).catch((error: unknown) => (fault = error ?? "unknown"));
      // a measure, or a value of a filter, that is no more: no later attempt would know it
      if (fault instanceof UserError) endUnanswerable(posted, fault);
      else if (fault !== null) tryLater(posted, fault instanceof Error ? fault.name : "unknown");
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
  channels: readonly ChannelAdapter[],
): Promise<Target | null> {
  if (conversation.startsWith("channel:")) {
    const address = conversation.slice("channel:".length);
    const channel = channels.find((one) => one.owns(address));
    return channel === undefined ? null : { channel, address };
  }
  for (const channel of colleague === null ? [] : channels) {
    const address = colleague === null ? null : await channel.addressOf(colleague);
    if (address !== null) return { channel, address };
  }
  return null;
}
