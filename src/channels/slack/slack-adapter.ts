import type { Colleague } from "../../access/colleagues.ts";
import type { ChannelAdapter, DeliveryOutcome, Message } from "../../delivery/channel-adapter.ts";
import type { SlackForm } from "../../render/slack/index.ts";
import { isOfDomains } from "../../access/chat-account.ts";
import { pages, withRetry } from "./connection/slack-call.ts";
import {
  isContentRejected,
  isTokenRejected,
  slackErrorOrThrow,
  slackErrorWord,
  type SlackError,
} from "./connection/slack-error.ts";
import type { Directory } from "./directory.ts";
import { messageArguments } from "./routes.ts";
import { fallbacks } from "./send-forms.ts";
import type { SlackContext } from "./slack-context.ts";

/** The event type of the metadata that carries a message's key. */
const event = "send_bot_message";
const minute = 60_000;
/** How far back a message is looked for: longer than the delivery worker tries to send it. */
const lookBack = 3 * 24 * 60 * minute;

const rejectedInEveryForm: DeliveryOutcome = { kind: "refused", because: "content", reason: "refused in every form" };

/** Makes Slack a channel that the bot sends to unasked. */
export function slackAdapter(slack: SlackContext, directory: Directory): ChannelAdapter {
  const { client, settings, bot } = slack;
  const addresses = new Map<string, string>();

  const idOf = async ({ email, slackId }: Colleague): Promise<string | null> => {
    const { own, byEmail } = await directory.lastKnown();
    if (slackId !== null) return own.has(slackId) ? slackId : null;
    return isOfDomains(email, settings.emailDomains) ? (byEmail.get(email) ?? null) : null;
  };

  /** Posts a form; resolves with the id of its last message, or with what went wrong. */
  const post = async ({ messages }: SlackForm, { address, key }: Message): Promise<string | SlackError> => {
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
      return slackErrorOrThrow(error);
    }
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
    async send(message) {
      const { address, answer, form: wanted, key } = message;
      if (!address.startsWith("D")) {
        if (answer.audience !== "shared")
          return { kind: "refused", because: "recipient", reason: "a channel is shown no private answer" };
        const rejection = await slack.audienceRejection(address);
        if (rejection?.isRetryable === true) return { kind: "busy", milliseconds: 5 * minute };
        if (rejection !== null) return { kind: "refused", because: "recipient", reason: rejection.reason };
      }
      // A whole message was already tried in every plainer form.
      if (wanted !== "whole") return rejectedInEveryForm;
      const [first, next] = await slack.runExclusive(() => fallbacks(slack, answer, { isEphemeral: false, key }));
      for (let form: SlackForm | null = first; form !== null; form = await next(form)) {
        const posted = await post(form, message);
        if (typeof posted === "string") return { kind: "sent", message: posted };
        if (!isContentRejected(posted)) return outcomeOf(posted);
      }
      return rejectedInEveryForm;
    },
    async find(address, key) {
      const oldest = String((Date.parse(bot.clock.now()) - lookBack) / 1000);
      const history = pages((position) =>
        client.conversations.history({
          channel: address,
          oldest,
          limit: 200,
          include_all_metadata: true,
          ...position,
        }),
      );
      for await (const { messages = [] } of history) {
        for (const { ts, metadata } of messages)
          if (metadata?.event_type === event && keyIn(metadata.event_payload) === key) return ts ?? null;
      }
      return null;
    },
  };
}

function keyIn(payload: unknown): unknown {
  return typeof payload === "object" && payload !== null ? Reflect.get(payload, "key") : undefined;
}

/** Words for no that do not say whether the message arrived. */
const unsureErrors = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

function outcomeOf(error: SlackError): DeliveryOutcome {
  const says = slackErrorWord(error);
  if (error.kind === "limited") return { kind: "busy", milliseconds: Math.max(1, error.seconds) * 1000 };
  if (error.kind !== "rejected" || unsureErrors.has(error.error)) return { kind: "unsure", reason: says };
  // A token can be replaced; until then nothing arrives, and nothing is lost.
  if (isTokenRejected(error)) return { kind: "busy", milliseconds: 10 * minute };
  if (error.error === "ratelimited") return { kind: "busy", milliseconds: minute };
  return { kind: "refused", because: "recipient", reason: says };
}
