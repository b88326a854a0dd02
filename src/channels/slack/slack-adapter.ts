import type { WebClient } from "@slack/web-api";
import { isAccountOf, type Colleague } from "../../access/colleagues.ts";
import { answerOf } from "../../delivery/channel-adapter.ts";
import type { ChannelAdapter, ChannelHealth, DeliveryOutcome, Message } from "../../delivery/channel-adapter.ts";
import type { SlackForm } from "../../render/slack/index.ts";
import { isOfDomains } from "../../access/chat-account.ts";
import { UserError } from "../../user-error.ts";
import { deliveryOutcome } from "./connection/delivery-outcome.ts";
import { pages, withRetry } from "./connection/slack-call.ts";
import {
  isContentRejected,
  isRecipientRejected,
  isTokenRejected,
  slackErrorOf,
  slackErrorOrThrow,
  slackErrorWord,
  type SlackError,
} from "./connection/slack-error.ts";
import type { AudienceRejection } from "./audience.ts";
import type { Directory } from "./directory.ts";
import { messageArguments } from "./connection/post-message.ts";
import { fallbacks } from "./send-forms.ts";
import type { SlackContext } from "./slack-context.ts";

/** The event type of the metadata that carries a message's key. */
const event = "send_bot_message";
/** How far back a message is looked for: longer than the delivery worker tries to send it. */
const lookBack = 14 * 24 * 60 * 60_000;

const week = 7 * 24 * 60 * 60_000;

const rejectedInEveryForm: DeliveryOutcome = { kind: "refused", because: "content", reason: "refused in every form" };

/** Makes Slack a channel that the bot sends to unasked. */
export function slackAdapter(slack: SlackContext, directory: Directory, health: () => ChannelHealth): ChannelAdapter {
  const { client, settings, bot } = slack;
  const addresses = new Map<string, string>();

  const idOf = async (colleague: Colleague): Promise<string | null> => {
    const { email, slackId } = colleague;
    const { own, byEmail } = await directory.lastKnown();
    if (slackId !== null) return own.has(slackId) ? slackId : null;
    const found = isOfDomains(email, settings.emailDomains) ? byEmail.get(email) : undefined;
    return found !== undefined && isAccountOf(colleague, { slackId: found }, bot.snapshots.colleagues()) ? found : null;
  };

  /** Posts a form; resolves with the id of its last message, or with what went wrong. */
  const post = async ({ messages }: SlackForm, { address, key, storeId }: Message): Promise<string | SlackError> => {
    let id = "";
    try {
      for (const [at, message] of messages.entries()) {
        // The last message carries the key: what was sent in part is sent again.
        const isLast = at === messages.length - 1;
        const metadata = isLast
          ? {
              metadata: {
                event_type: event,
                event_payload: { key, ...(storeId === undefined ? {} : { store: storeId }) },
              },
            }
          : {};
        const call = () => client.chat.postMessage({ ...messageArguments(message, address), ...metadata });
        const { ts } = await (at === 0 ? call() : withRetry(call, false));
        id = ts ?? "";
      }
      return id;
    } catch (error) {
      return slackErrorOrThrow(error);
    }
  };

  const latest: ChannelAdapter["latest"] = async (address) => {
    const oldest = Date.parse(bot.clock.now()) - week;
    const { messages = [] } = await client.conversations.history({
      channel: address,
      oldest: String(oldest / 1000),
      limit: 30,
      include_all_metadata: true,
    });
    return messages.flatMap(({ ts, metadata }) => {
      const key = metadata?.event_type === event ? fieldOf(metadata.event_payload, "key") : undefined;
      const store = fieldOf(metadata?.event_payload, "store");
      // nobody is told of incidents by the outbox while the store fails
      if (typeof key !== "string" || key.startsWith("incident:")) return [];
      const at = new Date(Number(ts) * 1000).toISOString();
      return [{ key, storeId: typeof store === "string" ? store : null, at }];
    });
  };

  const findByKey = async (address: string, key: string): Promise<string | null> => {
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
        if (metadata?.event_type === event && fieldOf(metadata.event_payload, "key") === key) return ts ?? null;
    }
    return null;
  };

  return {
    name: "slack",
    canLookBack: true,
    health,
    async reaches(colleague) {
      try {
        return (await idOf(colleague)) !== null;
      } catch (error) {
        throw new UserError(whyUnknown(slackErrorOrThrow(error)));
      }
    },
    async addressOf(colleague) {
      const user = await idOf(colleague);
      if (user === null) return null;
      if (!(await isStillOwn(slack, colleague, user))) return null;
      const known = addresses.get(user);
      if (known !== undefined) return known;
      const address = await openDirect(client, user);
      if (address !== null) addresses.set(user, address);
      return address;
    },
    owns: (id) => /^[CG][A-Z0-9]+$/.test(id),
    async send(message) {
      const { address, answer, form: wanted, key } = message;
      if (!address.startsWith("D")) {
        if (answer.audience !== "shared")
          return { kind: "refused", because: "recipient", reason: "a channel is shown no private answer" };
        const rejection = await slack.audienceRejection(address);
        if (rejection !== null) return refusedFor(rejection);
      }
      // A whole message was already tried in every plainer form.
      if (wanted !== "whole") return rejectedInEveryForm;
      const [first, next] = await slack.runExclusive(() =>
        fallbacks(slack, answerOf(message), { isEphemeral: false, key }),
      );
      for (let form: SlackForm | null = first; form !== null; form = await next(form)) {
        const posted = await post(form, message);
        if (typeof posted === "string") return { kind: "sent", message: posted };
        if (!isContentRejected(posted)) return deliveryOutcome(posted);
      }
      return rejectedInEveryForm;
    },
    latest,
    async find(address, key) {
      try {
        return await findByKey(address, key);
      } catch (error) {
        // a conversation that the bot cannot see takes no message either, so none can arrive twice
        const slackError = slackErrorOf(error);
        if (slackError !== null && isRecipientRejected(slackError)) return null;
        throw error;
      }
    },
  };
}

/** Whether the account is still the colleague's: it may have become a guest's, or be gone, since the people were read. */
async function isStillOwn({ identify }: SlackContext, { email }: Colleague, user: string): Promise<boolean> {
  const found = await identify(user, true);
  return !("error" in found) && found.email === email;
}

/** Says in a sentence, without its full stop, why nobody knows who is in the workspace. */
function whyUnknown(error: SlackError): string {
  const sentence = `Slack does not say who is in the workspace (${slackErrorWord(error)})`;
  const isScope = error.kind === "rejected" && error.error === "missing_scope";
  return isScope ? `${sentence}: give the app every scope of slack-manifest.yaml and install it again` : sentence;
}

function fieldOf(payload: unknown, name: "key" | "store"): unknown {
  return typeof payload === "object" && payload !== null ? Reflect.get(payload, name) : undefined;
}

/** Opens the conversation with a person; resolves with its id, or with null for a person who can never be written to. */
async function openDirect(client: WebClient, user: string): Promise<string | null> {
  try {
    const { channel } = await withRetry(() => client.conversations.open({ users: user }));
    return channel?.id ?? null;
  } catch (error) {
    const slackError = slackErrorOf(error);
    if (slackError !== null && isRecipientRejected(slackError)) return null;
    throw error;
  }
}

/** Nothing was sent to a channel whose readers were not seen: only a reason about the channel itself is final. */
function refusedFor({ reason, error }: AudienceRejection): DeliveryOutcome {
  if (error === null || isRecipientRejected(error)) return { kind: "refused", because: "recipient", reason };
  const outcome = deliveryOutcome(error);
  return isTokenRejected(error) || outcome.kind === "busy" ? outcome : { kind: "later", reason };
}
