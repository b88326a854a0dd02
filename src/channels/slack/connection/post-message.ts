import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { SlackMessage } from "../../../render/slack/index.ts";
import { deliveryOutcome } from "./delivery-outcome.ts";
import { withRetry } from "./slack-call.ts";
import { slackErrorOf, type SlackError } from "./slack-error.ts";

/** Makes the arguments of chat.* for a message. Slack's type knows no charts yet, but takes any block. */
export function messageArguments({ text, blocks }: SlackMessage, channel: string) {
  return { channel, text, unfurl_links: false, unfurl_media: false, ...(blocks ? { blocks: [...blocks] } : {}) };
}

/** The event type of the metadata by which an answer is found again. */
const event = "send_bot_answer";
/** How often a message is looked for of which Slack did not say that it took it, and the pause between, in milliseconds. */
const looks = 4;
const pauseBetweenLooks = 700;
/** How often a message is posted again after an error of Slack's own, once it was seen not to be there. */
const mostRepeats = 2;

/**
 * Posts a message that somebody waits for, once: where it is not known whether Slack took it, it is looked for in the
 * conversation. `channel` may be a person. Resolves with its timestamp, or with what went wrong.
 */
export async function postOnce(
  client: WebClient,
  message: SlackMessage,
  channel: string,
): Promise<string | SlackError> {
  const key = randomUUID();
  const metadata = { event_type: event, event_payload: { key } };
  for (let repeats = 0; ; repeats += 1) {
    try {
      const args = { ...messageArguments(message, channel), metadata };
      return (await withRetry(() => client.chat.postMessage(args), false)).ts ?? "";
    } catch (error) {
      const slackError = slackErrorOf(error);
      if (slackError === null) throw error;
      if (!mayHaveActed(slackError)) return slackError;
      const found = await lookFor(client, channel, key);
      if (found.state === "there") return found.ts;
      // after silence it may still come
      if (found.state === "unknown" || slackError.kind !== "broken" || repeats >= mostRepeats) return slackError;
    }
  }
}

/** Whether Slack may have done, or yet do, what it answered with the error. */
export function mayHaveActed(error: SlackError): boolean {
  return deliveryOutcome(error).kind === "unsure";
}

type Found = { readonly state: "there"; readonly ts: string } | { readonly state: "missing" | "unknown" };

/** Looks whether the message with the key is in a conversation. */
async function lookFor(client: WebClient, channel: string, key: string): Promise<Found> {
  try {
    const address = /^[UW]/.test(channel) ? await conversationWith(client, channel) : channel;
    for (let look = 0; look < looks; look += 1) {
      if (look > 0) await pause(pauseBetweenLooks);
      const { messages = [] } = await withRetry(() =>
        client.conversations.history({ channel: address, limit: 50, include_all_metadata: true }),
      );
      const found = messages.find(({ metadata }) => metadata?.event_type === event && keyOf(metadata) === key);
      if (found !== undefined) return { state: "there", ts: found.ts ?? "" };
    }
    return { state: "missing" };
  } catch (error) {
    if (slackErrorOf(error) === null) throw error;
    return { state: "unknown" };
  }
}

async function conversationWith(client: WebClient, user: string): Promise<string> {
  const { channel } = await withRetry(() => client.conversations.open({ users: user }));
  return channel?.id ?? "";
}

function keyOf({ event_payload: payload }: { readonly event_payload?: unknown }): unknown {
  return typeof payload === "object" && payload !== null ? Reflect.get(payload, "key") : undefined;
}
