import type { WebClient } from "@slack/web-api";
import { faultOf, faultWord, type SlackFault } from "./fault.ts";
import { patiently } from "./patience.ts";
import type { Directory } from "./people.ts";

/** Why a channel must not be posted to. */
export interface AudienceRefusal {
  readonly says: string;
  /** It may be otherwise in a while: Slack did not say. */
  readonly mayPass: boolean;
}

export interface AudienceParts {
  readonly client: WebClient;
  readonly people: Directory;
  /** Channels that are never looked into. */
  readonly openChannels: readonly string[];
}

/**
 * Makes what says why a channel must not be posted to, or null. It may be read only by the council's own people: what
 * cannot be read is taken for open. The channel is read each time.
 */
export function audienceCheck({ client, people, openChannels }: AudienceParts) {
  const look = async (channel: string): Promise<string | null> => {
    const { channel: about } = await patiently(() => client.conversations.info({ channel }));
    if (!about) return "the channel cannot be read";
    if (about.is_im === true) return "this conversation is private: share it in a channel";
    if (about.is_archived === true) return "the channel is archived";
    if (about.is_ext_shared === true || about.is_pending_ext_shared === true)
      return "the channel is shared with another organisation";
    if (about.is_shared === true && about.is_org_shared !== true) return "the channel is shared with another workspace";
    const { own } = await people.now();
    const others = (await membersOf(client, channel)).filter((member) => !own.has(member));
    return others.length === 0 ? null : "the channel has guests or people of other organisations";
  };

  return async (channel: string): Promise<AudienceRefusal | null> => {
    if (openChannels.includes(channel)) return null;
    try {
      const says = await look(channel);
      return says === null ? null : { says, mayPass: false };
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null) throw error;
      return refusalOf(fault);
    }
  };
}

function refusalOf(fault: SlackFault): AudienceRefusal {
  if (fault.kind === "refused" && ["channel_not_found", "not_in_channel"].includes(fault.error))
    return { says: "the bot is not in this channel: invite it, then share again", mayPass: false };
  return { says: `who reads the channel cannot be seen (${faultWord(fault)})`, mayPass: fault.kind !== "refused" };
}

async function membersOf(client: WebClient, channel: string): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await patiently(() =>
      client.conversations.members({ channel, limit: 1000, ...(cursor ? { cursor } : {}) }),
    );
    all.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return all;
}
