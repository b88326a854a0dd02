import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
import { channelIn, isUrgent, personOf } from "../digest/conversation.ts";
import type { Payload } from "../digest/payload.ts";
import { errorName, type Log } from "../platform/log.ts";
import { strangerSearch } from "./strangers.ts";
import type { Outbox, OutboxMessage } from "../store/outbox.ts";
import { UserError } from "../user-error.ts";
import { messageForms, type ChannelAdapter, type DeliveryOutcome } from "./channel-adapter.ts";

export interface DeliveryWorkerParts {
  readonly outbox: Outbox;
  /** The id of the store of the outbox. */
  readonly storeId: string;
  /** The instant until which messages of other stores are known and accepted; null: none are. */
  readonly acceptedAt: () => string | null;
  /** Is told of the instant of a message that this app sent and the store does not know. */
  readonly sawStranger: (at: string) => void;
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
  /** The colleague of a person's conversation, by the person's key; null: they may no longer ask. */
  readonly colleagueOf: (who: string) => Colleague | null;
  /** Whether there are data to render the message from and to find its recipient in. If not, it waits. */
  readonly canRender: (payload: Payload, colleague: Colleague | null) => boolean;
  /** Renders the message from the current snapshot, for a colleague or for a channel; null: it is no longer true. */
  readonly render: (payload: Payload, colleague: Colleague | null, channel: string | null) => Promise<Answer | null>;
  /** Is told by a person's key that the chat refuses all messages to them for good, or that one has arrived. */
  readonly noteRefusal?: (who: string, isRefused: boolean) => void;
  readonly log: Log;
  readonly waits?: Waits;
}

/** In milliseconds. */
interface Waits {
  /** Before the second attempt; doubled before each later one, up to `longest`. */
  readonly shortest: number;
  readonly longest: number;
  /** Until a message is looked at again whose channel has stopped. */
  readonly stopped: number;
  /** How long a message that a dead process may have sent needs to appear in its conversation. */
  readonly settling: number;
}

interface Target {
  readonly channel: ChannelAdapter;
  readonly address: string;
}

/** A message is given up after so many attempts: they last about a day, after which its news is old. */
const mostAttempts = 30;
/** The longest wait of a busy conversation. The outbox takes anything later for a clock that was set back. */
const longestBusy = 7_200_000;
const usualWaits: Waits = { shortest: 30_000, longest: 3_600_000, stopped: 60_000, settling: 5000 };

/**
 * Opens a worker that delivers each due message once. It claims the message, looks for it if an earlier attempt may
 * have arrived, sends it and records the outcome. If the process dies at any point, another one takes over its claim.
 */
export function deliveryWorker(parts: DeliveryWorkerParts) {
  const { outbox, me, channels, waits = usualWaits } = parts;
  const strangers = strangerSearch(parts);
  let sentCount = 0;

  const end = (
    queued: OutboxMessage,
    state: "sent" | "dropped" | "given up",
    note: string | null,
    message?: string,
  ) => {
    outbox.end(queued.id, me, state, parts.instant(), note, message ?? null);
    if (state === "sent") noteRefusal(queued, false);
    if (state === "sent") sentCount += 1;
    report(state, queued, state === "sent" ? null : note);
  };

  const noteRefusal = ({ conversation }: OutboxMessage, isRefused: boolean): void => {
    const who = personOf(conversation);
    if (who !== null) parts.noteRefusal?.(who, isRefused);
  };

  const report = (state: "sent" | "dropped" | "given up", { id, attempts }: OutboxMessage, note: string | null) => {
    const fields = { outbox: id, state, attempts: attempts + 1, note };
    if (state === "sent") parts.log.info("delivered", fields);
    else if (state === "dropped") parts.log.info("not sent", fields);
    else parts.log.warn("not delivered", fields);
  };

  // the error repeats what somebody asked: managers may see it, but the log must not hold it
  const endUnanswerable = (queued: OutboxMessage, { name, message }: UserError) => {
    outbox.end(queued.id, me, "given up", parts.instant(), message);
    report("given up", queued, name);
  };

  const retryLater = (queued: OutboxMessage, reason: string, isUnsure: boolean) => {
    if (queued.attempts + 1 >= mostAttempts) return end(queued, "given up", reason);
    const wait = Math.min(waits.longest, waits.shortest * 2 ** queued.attempts) * (0.5 + parts.random());
    outbox.postpone(queued.id, me, parts.now() + wait, isUnsure, reason, true);
  };

  /** Keeps a message without counting an attempt: whether an earlier one arrived is as unknown as before. */
  const keep = (queued: OutboxMessage, milliseconds: number, reason: string, isUnsure = queued.isUnsure) =>
    outbox.postpone(queued.id, me, parts.now() + milliseconds, isUnsure, reason, false);

  /** `begins` is called before anything may be sent. */
  const deliver = async (queued: OutboxMessage, begins: () => void): Promise<void> => {
    const colleague = colleagueOf(queued, parts);
    if (!parts.canRender(queued.payload, colleague)) {
      return keep(queued, waits.shortest, "no case data yet");
    }
    const targets = await targetsOf(queued, colleague, parts);
    if (targets === "stopped") return keep(queued, waits.stopped, "its channel has stopped");
    const [target] = targets;
    if (target === undefined) {
      noteRefusal(queued, true);
      return end(queued, "given up", "there is nobody to send it to");
    }
    const answer = await parts.render(queued.payload, colleague, channelIn(queued.conversation));
    const { channel, address } = target;
    const stranger = await strangers.find(channel, address);
    if (stranger !== null) {
      keep(queued, waits.stopped, "another bot may have sent it");
      return parts.sawStranger(stranger);
    }
    if (queued.isUnsure) {
      const found = await findAnywhere(targets, queued.key);
      if (found !== null) return end(queued, "sent", "found after an unknown outcome", found);
    }
    if (answer === null) return end(queued, "dropped", "not true now");
    const mayBeRepeat = queued.isUnsure && targets.some((one) => !one.channel.canLookBack);
    if (mayBeRepeat && !channel.canLookBack) outbox.beginRepeat(queued.id, me);
    // where this process hung for longer than its claim holds, another one has the message
    if (!outbox.renew(queued.id, me, parts.now())) return;
    let outcome: DeliveryOutcome | null = null;
    begins();
    for (const form of messageForms) {
      outcome = await channel
        .send({ key: queued.key, storeId: parts.storeId, address, answer, form, mayBeRepeat })
        .catch((error: unknown): DeliveryOutcome => ({ kind: "unsure", reason: errorName(error) }));
      if (outcome.kind !== "refused" || outcome.because !== "content") break;
    }
    if (outcome === null) return;
    if (outcome.kind === "sent") end(queued, "sent", mayBeRepeat ? "may be a repeat" : null, outcome.message);
    else if (outcome.kind === "refused") {
      if (outcome.because === "recipient") noteRefusal(queued, true);
      end(queued, "given up", outcome.reason);
    } else if (outcome.kind === "busy") keep(queued, Math.min(outcome.milliseconds, longestBusy), "busy", mayBeRepeat);
    else if (outcome.kind === "stopped") keep(queued, waits.stopped, outcome.reason, mayBeRepeat);
    else if (outcome.kind === "later") retryLater(queued, outcome.reason, mayBeRepeat);
    // without a look into the conversation, a third attempt could be a third copy
    else if (mayBeRepeat && !channel.canLookBack) end(queued, "given up", `${outcome.reason}, twice`);
    else retryLater(queued, outcome.reason, true);
  };

  return {
    /** Returns how many messages it has sent. */
    sentCount: () => sentCount,
    /** Delivers one message. Resolves with false if none is due. Rejects only for errors of the store. */
    async deliverOne(): Promise<boolean> {
      const queued = outbox.claim(me, parts.now(), parts.isDead);
      if (queued === null) return false;
      if (queued.isTakenOver && queued.isRepeated) {
        end(queued, "given up", "its process was gone, twice");
        return true;
      }
      if (queued.isTakenOver) {
        outbox.postpone(queued.id, me, parts.now() + waits.settling, true, "its process was gone", false);
        return true;
      }
      let hasBegun = false;
      try {
        await deliver(queued, () => {
          hasBegun = true;
        });
      } catch (error) {
        // it may have been sent, and only the store did not take it down
        if (hasBegun) retryLater(queued, errorName(error), true);
        // the words name a measure or a filter's value that no longer exists: no later attempt can succeed
        else if (error instanceof UserError) endUnanswerable(queued, error);
        else if (hasStopped(queued, channels)) keep(queued, waits.stopped, errorName(error));
        // nothing was sent now: whether an earlier attempt arrived is as unknown as before
        else retryLater(queued, errorName(error), queued.isUnsure);
      }
      return true;
    },
  };
}

function colleagueOf({ conversation }: OutboxMessage, { colleagueOf: find }: DeliveryWorkerParts): Colleague | null {
  const who = personOf(conversation);
  return who === null ? null : find(who);
}

/**
 * Returns the channels that could take a message: the usual ones, and for an urgent one any that has not stopped, those
 * that work before those that fail.
 */
function channelsFor({ conversation }: OutboxMessage, channels: readonly ChannelAdapter[]): readonly ChannelAdapter[] {
  if (isUrgent(conversation))
    return (["working", "failing"] as const).flatMap((health) => channels.filter((one) => one.health() === health));
  const address = channelIn(conversation);
  return address === null ? channels : channels.filter((one) => one.owns(address)).slice(0, 1);
}

/** Whether a message waits for a channel that has stopped. */
function hasStopped(queued: OutboxMessage, channels: readonly ChannelAdapter[]): boolean {
  const usual = channelsFor(queued, channels);
  return usual.some((one) => one.health() === "stopped") || (usual.length === 0 && isUrgent(queued.conversation));
}

/** Looks for a message in every conversation that shows the bot what it holds. */
async function findAnywhere(targets: readonly Target[], key: string): Promise<string | null> {
  for (const { channel, address } of targets) {
    const found = channel.canLookBack ? await channel.find(address, key) : null;
    if (found !== null) return found;
  }
  return null;
}

/**
 * Finds where a message goes, and after an unknown outcome all places to which an earlier attempt may have gone, the one
 * for this attempt first: none where it can go nowhere, `stopped` where it must wait. A channel that has stopped cannot say
 * whether it reaches a person, so nobody's message goes by another one meanwhile, unless it is urgent.
 */
async function targetsOf(
  queued: OutboxMessage,
  colleague: Colleague | null,
  { channels, preferredChannel = () => null }: DeliveryWorkerParts,
): Promise<readonly Target[] | "stopped"> {
  const usual = channelsFor(queued, channels);
  if (hasStopped(queued, channels)) return "stopped";
  const id = channelIn(queued.conversation);
  const preferred = colleague === null || isUrgent(queued.conversation) ? null : preferredChannel(colleague);
  const isPreferred = ({ name }: ChannelAdapter) => name === preferred;
  // nobody is told in two channels: in the preferred one, or where that does not reach them, in another
  const targets: Target[] = [];
  for (const channel of [...usual.filter(isPreferred), ...usual.filter((one) => !isPreferred(one))]) {
    const address = id ?? (colleague === null ? null : await channel.addressOf(colleague));
    if (address !== null) targets.push({ channel, address });
    if (targets.length > 0 && !queued.isUnsure) break;
  }
  return targets;
}
