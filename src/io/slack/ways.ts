import type { WebClient } from "@slack/web-api";
import type { SlackMessage } from "../../render/slack.ts";
import { faultOf, type SlackFault } from "./fault.ts";
import { patiently } from "./patience.ts";
import { isSlacksAddress, postToResponseUrl } from "./response-url.ts";

/** Where somebody asked, and how they are reached there. */
export interface Place {
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
export interface Standing {
  /** Its timestamp, where the bot can replace it by it. */
  ts: string | null;
  /** Whether the response_url is that message's. */
  isOfResponseUrl: boolean;
}

export const nothingStands = (): Standing => ({ ts: null, isOfResponseUrl: false });

/** One way to reach a person; what went wrong, or null. */
export interface Way {
  readonly name: "response_url" | "ephemeral" | "direct";
  readonly send: (message: SlackMessage) => Promise<SlackFault | null>;
}

/** The ways to a person, the best first. The first message takes the place of what stands there. */
export function waysTo(place: Place, standing: Standing, client: WebClient, apiUrl: string): Way[] {
  const { user, channel, responseUrl, thread, isDirect } = place;
  const direct: Way = { name: "direct", send: (message) => faultIn(() => postOrReplace(message)) };
  const postOrReplace = async (message: SlackMessage): Promise<void> => {
    const { ts } = standing;
    standing.ts = null;
    // What was ephemeral or is gone cannot be replaced; then the answer follows it.
    if (isDirect && ts !== null && (await replaced(client, channel, ts, message))) return;
    await client.chat.postMessage(argumentsOf(message, isDirect ? channel : user));
  };
  if (isDirect) return [direct];
  const ephemeral: Way = {
    name: "ephemeral",
    send: (message) =>
      faultIn(() =>
        client.chat.postEphemeral({
          ...argumentsOf(message, channel),
          user,
          ...(thread === null ? {} : { thread_ts: thread }),
        }),
      ),
  };
  if (responseUrl === null || !isSlacksAddress(responseUrl, apiUrl)) return [ephemeral, direct];
  const respond = async (message: SlackMessage): Promise<SlackFault | null> => {
    const isReplacing = standing.isOfResponseUrl;
    standing.isOfResponseUrl = false;
    return postToResponseUrl(responseUrl, message, isReplacing);
  };
  return [{ name: "response_url", send: respond }, ephemeral, direct];
}

async function faultIn(call: () => Promise<unknown>): Promise<SlackFault | null> {
  try {
    await patiently(call);
    return null;
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return fault;
  }
}

/** Replaces a message of the bot; false where it cannot be. Rejects where the contents are refused. */
async function replaced(client: WebClient, channel: string, ts: string, message: SlackMessage): Promise<boolean> {
  try {
    await client.chat.update({ ...argumentsOf(message, channel), ts });
    return true;
  } catch (error) {
    const fault = faultOf(error);
    const isGone = fault?.kind === "refused" && /^(message_not_found|cant_update_message|unknown_method|edit_window)/;
    if (isGone && isGone.test(fault.error)) return false;
    throw error;
  }
}

/** A message as chat.* takes it. Slack's type knows no charts yet, but takes any block. */
export function argumentsOf({ text, blocks }: SlackMessage, channel: string) {
  return { channel, text, unfurl_links: false, unfurl_media: false, ...(blocks ? { blocks: [...blocks] } : {}) };
}
