import type { Colleague } from "../../access/colleagues.ts";
import type { ChannelAdapter as Delivering, Message, DeliveryOutcome } from "../../delivery/channel-adapter.ts";
import type { Form } from "../../render/slack/index.ts";
import { isOfDomains } from "./identity.ts";
import type { SlackContext } from "./slack-context.ts";
import { fallbacks } from "./interaction.ts";
import { slackError, slackErrorWord, isOfContents, isOfToken, type SlackError } from "./slack-error.ts";
import { withRetry } from "./slack-error.ts";
import type { Directory } from "./directory.ts";
import { messageArguments } from "./routes.ts";

const event = "send_bot_message";
const minute = 60_000;
/** How far back a message is looked for: longer than a message is tried to be sent. */
const lookBack = 3 * 24 * 60 * minute;

/** Slack as a channel that the bot sends to unasked. */
export function slackAdapter(slack: SlackContext, people: Directory): Delivering {
  const { client, settings, bot } = slack;
  const addresses = new Map<string, string>();

  const idOf = async ({ email, slackId }: Colleague): Promise<string | null> => {
    const { own, byEmail } = await people.lastKnown();
    if (slackId !== null) return own.has(slackId) ? slackId : null;
    return isOfDomains(email, settings.emailDomains) ? (byEmail.get(email) ?? null) : null;
  };

  /** The id of the message that a form became, or what went wrong. */
  const posted = async ({ messages }: Form, { address, key }: Message): Promise<string | SlackError> => {
    let id = "";
    try {
      for (const [at, message] of messages.entries()) {
        // The last message carries the key: what was sent in part is sent again.
        const isLast = at === messages.length - 1;
        const metadata = isLast ? { metadata: { event_type: event, event_payload: { key } } } : {};
        const call = () => client.chat.postMessage({ ...messageArguments(message, address), ...metadata });
        const { ts } = await (at === 0 ? call() : withRetry(call));
        id = ts ?? "";
      }
      return id;
    } catch (error) {
      const fault = slackError(error);
      if (fault === null) throw error;
      return fault;
    }
  };

  const send = async (message: Message): Promise<DeliveryOutcome> => {
    const { address, answer, form: wanted, key } = message;
    if (!address.startsWith("D")) {
      if (answer.audience !== "shared")
        return { kind: "refused", because: "recipient", says: "a channel is shown no private answer" };
      const refusal = await slack.audienceRefusal(address);
      if (refusal?.mayPass === true) return { kind: "busy", milliseconds: 5 * minute };
      if (refusal !== null) return { kind: "refused", because: "recipient", says: refusal.says };
    }
    // Whatever Slack would not take of the whole was tried plainer at once.
    if (wanted !== "whole") return { kind: "refused", because: "content", says: "refused in every form" };
    const [first, next] = await slack.runExclusive(() => fallbacks(slack, answer, { isEphemeral: false, key }));
    for (let form: Form | null = first; form !== null; form = await next(form)) {
      const sent = await posted(form, message);
      if (typeof sent === "string") return { kind: "sent", message: sent };
      if (!isOfContents(sent)) return outcomeOf(sent);
    }
    return { kind: "refused", because: "content", says: "refused in every form" };
  };

  return {
    name: "slack",
    canLookBack: true,
    reaches: async (colleague) => (await idOf(colleague)) !== null,
    async addressOf(colleague) {
      const user = await idOf(colleague);
      if (user === null) return null;
      const known = addresses.get(user);
      if (known !== undefined) return known;
      const { channel: opened } = await withRetry(() => client.conversations.open({ users: user }));
      if (opened?.id !== undefined) addresses.set(user, opened.id);
      return opened?.id ?? null;
    },
    owns: (id) => /^[CG][A-Z0-9]+$/.test(id),
    send,
    async find(address, key) {
      const oldest = String((Date.parse(bot.clock.now()) - lookBack) / 1000);
      let cursor: string | undefined;
      do {
        const page = await withRetry(() =>
          client.conversations.history({
            channel: address,
            oldest,
            limit: 200,
            include_all_metadata: true,
            ...(cursor ? { cursor } : {}),
          }),
        );
        for (const { ts, metadata } of page.messages ?? [])
          if (metadata?.event_type === event && keyIn(metadata.event_payload) === key) return ts ?? null;
        cursor = page.response_metadata?.next_cursor;
      } while (cursor);
      return null;
    },
  };
}

function keyIn(payload: unknown): unknown {
  return typeof payload === "object" && payload !== null ? Reflect.get(payload, "key") : undefined;
}

const passing = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

function outcomeOf(fault: SlackError): DeliveryOutcome {
  const says = slackErrorWord(fault);
  if (fault.kind === "limited") return { kind: "busy", milliseconds: Math.max(1, fault.seconds) * 1000 };
  if (fault.kind !== "refused" || passing.has(fault.error)) return { kind: "unsure", says };
  // A token can be set anew; till then nothing of it arrives, and nothing is lost.
  if (isOfToken(fault)) return { kind: "busy", milliseconds: 10 * minute };
  if (fault.error === "ratelimited") return { kind: "busy", milliseconds: minute };
  return { kind: "refused", because: "recipient", says };
}
