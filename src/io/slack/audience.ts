import type { WebClient } from "@slack/web-api";
import { barredOf } from "./account.ts";
import { faultOf, faultWord } from "./fault.ts";
import type { Home } from "./home-team.ts";
import { patiently } from "./patience.ts";

export interface AudienceParts {
  readonly client: WebClient;
  /** Rejects where Slack does not say. */
  readonly home: () => Promise<Home>;
  /** Channels that are never looked into. */
  readonly openChannels: readonly string[];
  /** Milliseconds. */
  readonly now: () => number;
}

const lifetime = 60 * 60 * 1000;

/**
 * Makes what says why a channel must not be posted to, or null. It may be read only by the council's own people: what
 * cannot be read is taken for open. The workspace's people are read once an hour, the channel each time.
 */
export function audienceCheck({ client, home, openChannels, now }: AudienceParts) {
  let people: { readonly since: number; readonly own: Promise<ReadonlySet<string>> } | null = null;

  const ownPeople = (): Promise<ReadonlySet<string>> => {
    if (people !== null && now() - people.since < lifetime) return people.own;
    const own = home().then((team) => readOwnPeople(client, team));
    people = { since: now(), own };
    own.catch(() => (people = null));
    return own;
  };

  return async (channel: string): Promise<string | null> => {
    if (openChannels.includes(channel)) return null;
    try {
      const { channel: about } = await patiently(() => client.conversations.info({ channel }));
      if (!about) return "the channel cannot be read";
      if (about.is_im === true) return "this conversation is private: share it in a channel";
      if (about.is_archived === true) return "the channel is archived";
      if (about.is_ext_shared === true || about.is_pending_ext_shared === true)
        return "the channel is shared with another organisation";
      if (about.is_shared === true && about.is_org_shared !== true)
        return "the channel is shared with another workspace";
      const own = await ownPeople();
      const others = (await membersOf(client, channel)).filter((member) => !own.has(member));
      return others.length === 0 ? null : "the channel has guests or people of other organisations";
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null) throw error;
      if (fault.kind === "refused" && ["channel_not_found", "not_in_channel"].includes(fault.error))
        return "the bot is not in this channel: invite it, then share again";
      return `who reads the channel cannot be seen (${faultWord(fault)})`;
    }
  };
}

/** The workspace's own people, those who left and its bots too: no guests, nobody from elsewhere. */
async function readOwnPeople(client: WebClient, home: Home): Promise<ReadonlySet<string>> {
  const own = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await patiently(() => client.users.list({ limit: 1000, ...(cursor ? { cursor } : {}) }));
    for (const member of page.members ?? []) {
      const barred = barredOf(member, home);
      if (member.id !== undefined && barred !== "a guest" && barred !== "of another organisation") own.add(member.id);
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return own;
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
