import type { WebClient } from "@slack/web-api";
import type { SlackMessage } from "../../render/slack/index.ts";
import { isSlacksAddress, postToResponseUrl } from "./connection/response-url.ts";
import { messageArguments, postOnce } from "./connection/post-message.ts";
import { tryCall } from "./connection/slack-call.ts";
import type { SlackError } from "./connection/slack-error.ts";

/** Where somebody asked, and how they are reached there. */
export interface Conversation {
  readonly user: string;
  readonly channel: string;
  /** What people call the conversation; null: it has no name. */
  readonly name: string | null;
  /** It is the person's own conversation with the bot: what is posted there is private. */
  readonly isDirect: boolean;
  /** Null where there is none. */
  readonly responseUrl: string | null;
  /** The thread of a channel in which the bot was addressed; null: none. */
  readonly thread: string | null;
}

/** Makes a conversation: in a channel, without a name, a response_url or a thread, unless the fields say otherwise. */
export function conversationWith(fields: Pick<Conversation, "user" | "channel"> & Partial<Conversation>): Conversation {
  return { name: null, isDirect: false, responseUrl: null, thread: null, ...fields };
}

/** A message that stands where an answer is to come. It is used up by the first message that takes its place. */
export interface Placeholder {
  /** The timestamp by which the bot can replace the message; null: there is none. */
  ts: string | null;
  /** Whether the response_url belongs to the message. */
  isOfResponseUrl: boolean;
}

export const noPlaceholder = (): Placeholder => ({ ts: null, isOfResponseUrl: false });

/** One way to deliver a message to a person. */
export interface DeliveryRoute {
  readonly name: "response_url" | "ephemeral" | "direct";
  /** Resolves with what went wrong, or null. */
  readonly send: (message: SlackMessage) => Promise<SlackError | null>;
}

/** Returns the routes to a person, the best first. The first message that goes takes the placeholder's place. */
export function routesTo(
  conversation: Conversation,
  placeholder: Placeholder,
  client: WebClient,
  apiUrl: string,
): DeliveryRoute[] {
  const { user, channel, responseUrl, thread, isDirect } = conversation;
  const postOrReplace = async (message: SlackMessage): Promise<SlackError | null> => {
    const { ts } = placeholder;
    placeholder.ts = null;
    // A message that is ephemeral or gone cannot be replaced; then the answer follows it.
    if (isDirect && ts !== null) {
      const replaced = await tryReplace(client, channel, ts, message);
      if (replaced !== "not replaceable") return replaced;
    }
    return errorOf(await postOnce(client, message, isDirect ? channel : user));
  };
  const direct: DeliveryRoute = { name: "direct", send: postOrReplace };
  if (isDirect) return [direct];
  const ephemeral: DeliveryRoute = {
    name: "ephemeral",
    send: (message) =>
      tryCall(() =>
        client.chat.postEphemeral({
          ...messageArguments(message, channel),
          user,
          ...(thread === null ? {} : { thread_ts: thread }),
        }),
      ),
  };
  if (responseUrl === null || !isSlacksAddress(responseUrl, apiUrl)) return [ephemeral, direct];
  const respond = async (message: SlackMessage): Promise<SlackError | null> => {
    const isReplacing = placeholder.isOfResponseUrl;
    placeholder.isOfResponseUrl = false;
    return postToResponseUrl(responseUrl, message, isReplacing);
  };
  return [{ name: "response_url", send: respond }, ephemeral, direct];
}

/** Returns the route by which everybody in a channel sees a message. */
export function routeToChannel(channel: string, client: WebClient): DeliveryRoute {
  return {
    name: "direct",
    send: async (message) => errorOf(await postOnce(client, message, channel)),
  };
}

const unreplaceable = /^(message_not_found|cant_update_message|unknown_method|edit_window)/;

/** Replaces a message of the bot; resolves with what went wrong, or null, or that it cannot be replaced. */
async function tryReplace(
  client: WebClient,
  channel: string,
  ts: string,
  message: SlackMessage,
): Promise<SlackError | null | "not replaceable"> {
  const error = await tryCall(() => client.chat.update({ ...messageArguments(message, channel), ts }));
  return error?.kind === "rejected" && unreplaceable.test(error.error) ? "not replaceable" : error;
}

function errorOf(posted: string | SlackError): SlackError | null {
  return typeof posted === "string" ? null : posted;
}
