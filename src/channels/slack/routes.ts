import { type SlackError, slackError, withRetry } from "./slack-error.ts";
import type { SlackMessage } from "../../render/slack/index.ts";
import type { WebClient } from "@slack/web-api";

const milliseconds = 4000;

/**
 * Whether an answer may be sent to the address: one of Slack's own hosts, or this machine where the Web API is on this
 * machine too. A request only names it; the signature does not say that it is Slack's.
 */
export function isSlacksAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username } = new URL(address);
  if (isLoopback(hostname)) return isLoopback(new URL(apiUrl).hostname) && /^https?:$/.test(protocol);
  const isSlack = ["slack.com", "slack-gov.com"].some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return isSlack && protocol === "https:" && port === "" && username === "";
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Sends an answer to a response_url; what went wrong, or null. */
export async function postToResponseUrl(
  address: string,
  message: SlackMessage,
  isReplacing: boolean,
): Promise<SlackError | null> {
  const body = { response_type: "ephemeral", replace_original: isReplacing, ...message };
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
    redirect: "error",
    signal: AbortSignal.timeout(milliseconds),
  }).catch(() => null);
  if (response === null) return { kind: "silent" };
  const text = await response.text().catch(() => "");
  if (response.status === 429) return { kind: "limited", seconds: Number(response.headers.get("retry-after")) || 1 };
  if (response.status >= 500) return { kind: "broken", status: response.status };
  const error = errorIn(text);
  if (response.ok) return error === null ? null : { kind: "refused", error };
  return { kind: "refused", error: error ?? (response.status === 400 ? "invalid_payload" : "expired_url") };
}

/** Slack's word for no: as JSON, or as the whole body; null where there is none. */
function errorIn(body: string): string | null {
  const word = /"error"\s*:\s*"(?<word>[a-z_]+)"/.exec(body)?.groups?.["word"];
  if (word !== undefined && /"ok"\s*:\s*false/.test(body)) return word;
  return /^[a-z]+_[a-z_]+$/.test(body.trim()) ? body.trim() : null;
}

/** Where somebody asked, and how they are reached there. */
export interface Conversation {
  readonly user: string;
  readonly channel: string;
  /** What people call that conversation; null: nothing. */
  readonly name: string | null;
  /** The conversation of the person with the bot: what is posted there is private. */
  readonly isDirect: boolean;
  /** Null where there is none. */
  readonly responseUrl: string | null;
  /** The thread of a channel in which the bot was addressed; null: none. */
  readonly thread: string | null;
}

/** A message that stands where an answer is to come; null: none does. */
export interface Placeholder {
  /** Its timestamp, where the bot can replace it by it. */
  ts: string | null;
  /** Whether the response_url is that message's. */
  isOfResponseUrl: boolean;
}

export const noPlaceholder = (): Placeholder => ({ ts: null, isOfResponseUrl: false });

/** One way to reach a person; what went wrong, or null. */
export interface DeliveryRoute {
  readonly name: "response_url" | "ephemeral" | "direct";
  readonly send: (message: SlackMessage) => Promise<SlackError | null>;
}

/** The ways to a person, the best first. The first message takes the place of what stands there. */
export function routesTo(
  conversation: Conversation,
  placeholder: Placeholder,
  client: WebClient,
  apiUrl: string,
): DeliveryRoute[] {
  const { user, channel, responseUrl, thread, isDirect } = conversation;
  const direct: DeliveryRoute = { name: "direct", send: (message) => faultIn(() => postOrReplace(message)) };
  const postOrReplace = async (message: SlackMessage): Promise<void> => {
    const { ts } = placeholder;
    placeholder.ts = null;
    // What was ephemeral or is gone cannot be replaced; then the answer follows it.
    if (isDirect && ts !== null && (await replaced(client, channel, ts, message))) return;
    await client.chat.postMessage(messageArguments(message, isDirect ? channel : user));
  };
  if (isDirect) return [direct];
  const ephemeral: DeliveryRoute = {
    name: "ephemeral",
    send: (message) =>
      faultIn(() =>
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

async function faultIn(call: () => Promise<unknown>): Promise<SlackError | null> {
  try {
    await withRetry(call);
    return null;
  } catch (error) {
    const fault = slackError(error);
    if (fault === null) throw error;
    return fault;
  }
}

/** Replaces a message of the bot; false where it cannot be. Rejects where the contents are refused. */
async function replaced(client: WebClient, channel: string, ts: string, message: SlackMessage): Promise<boolean> {
  try {
    await client.chat.update({ ...messageArguments(message, channel), ts });
    return true;
  } catch (error) {
    const fault = slackError(error);
    const isGone = fault?.kind === "refused" && /^(message_not_found|cant_update_message|unknown_method|edit_window)/;
    if (isGone && isGone.test(fault.error)) return false;
    throw error;
  }
}

/** A message as chat.* takes it. Slack's type knows no charts yet, but takes any block. */
export function messageArguments({ text, blocks }: SlackMessage, channel: string) {
  return { channel, text, unfurl_links: false, unfurl_media: false, ...(blocks ? { blocks: [...blocks] } : {}) };
}
