import type { WebClient } from "@slack/web-api";
import { pages, withRetry } from "./connection/slack-call.ts";
import { slackErrorOrThrow, slackErrorWord, type SlackError } from "./connection/slack-error.ts";
import type { Directory } from "./directory.ts";

/** Why a channel must not be posted to. */
export interface AudienceRejection {
  readonly reason: string;
  /** What Slack answered where it did not say who reads the channel; null: it said, and not all may read the post. */
  readonly error: SlackError | null;
}

export interface AudienceParts {
  readonly client: WebClient;
  readonly directory: Directory;
  /** Channels that may be posted to whoever reads them. */
  readonly openChannels: readonly string[];
}

/**
 * Makes a function that says why a channel must not be posted to, or null. Only the council's own people may read it; a
 * channel whose readers cannot be seen is rejected. The channel is read each time.
 */
export function openAudienceCheck({ client, directory, openChannels }: AudienceParts) {
  const readersRejection = async (channel: string): Promise<string | null> => {
    const { channel: about } = await withRetry(() => client.conversations.info({ channel }));
    if (!about) return "the channel cannot be read";
    if (about.is_im === true) return "this conversation is private: share it in a channel";
    if (about.is_archived === true) return "the channel is archived";
    if (about.is_ext_shared === true || about.is_pending_ext_shared === true)
      return "the channel is shared with another organisation";
    if (about.is_shared === true && about.is_org_shared !== true) return "the channel is shared with another workspace";
    const { own } = await directory.fresh();
    const others = (await membersOf(client, channel)).filter((member) => !own.has(member));
    return others.length === 0 ? null : "the channel has guests or people of other organisations";
  };

  return async (channel: string): Promise<AudienceRejection | null> => {
    if (openChannels.includes(channel)) return null;
    try {
      const reason = await readersRejection(channel);
      return reason === null ? null : { reason, error: null };
    } catch (error) {
      return rejectionFor(slackErrorOrThrow(error));
    }
  };
}

async function membersOf(client: WebClient, channel: string): Promise<string[]> {
  const all: string[] = [];
  for await (const { members = [] } of pages((position) =>
    client.conversations.members({ channel, limit: 1000, ...position }),
  ))
    all.push(...members);
  return all;
}

function rejectionFor(error: SlackError): AudienceRejection {
  if (error.kind === "rejected" && ["channel_not_found", "not_in_channel"].includes(error.error))
    return { reason: "the bot is not in this channel. Invite it, then share again", error };
  return { reason: `who reads the channel cannot be seen (${slackErrorWord(error)})`, error };
}
