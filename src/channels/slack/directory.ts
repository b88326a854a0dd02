import type { WebClient } from "@slack/web-api";
import { slackError, slackErrorWord, withRetry, type SlackError } from "./slack-error.ts";
import { accountOf } from "./identity.ts";
import type { HomeTeam } from "./identity.ts";

/** The workspace's own people. */
export interface WorkspaceMembers {
  /** All ids, those who left and bots too: no guests, nobody from elsewhere. */
  readonly own: ReadonlySet<string>;
  /** The ids of those who can be written to, by their email in lower case. */
  readonly byEmail: ReadonlyMap<string, string>;
}

export interface Directory {
  /** The people as they were within the last hour. Rejects where Slack does not say. */
  readonly now: () => Promise<WorkspaceMembers>;
  /** The people as they were last known, however long ago. Rejects where they never were. */
  readonly lastKnown: () => Promise<WorkspaceMembers>;
}

const lifetime = 60 * 60 * 1000;

/** Makes what knows the workspace's people, read once an hour. `now` gives milliseconds. */
export function directory(client: WebClient, home: () => Promise<HomeTeam>, now: () => number): Directory {
  let read: { readonly since: number; readonly people: Promise<WorkspaceMembers> } | null = null;
  let last: WorkspaceMembers | null = null;

  const current = (): Promise<WorkspaceMembers> => {
    if (read !== null && now() - read.since < lifetime) return read.people;
    const people = home().then((team) => readPeople(client, team));
    read = { since: now(), people };
    people.then(
      (found) => (last = found),
      () => (read = null),
    );
    return people;
  };

  return {
    now: current,
    lastKnown: () =>
      current().catch((error: unknown) => {
        if (last === null) throw error;
        return last;
      }),
  };
}

async function readPeople(client: WebClient, home: HomeTeam): Promise<WorkspaceMembers> {
  const own = new Set<string>();
  const byEmail = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await withRetry(() => client.users.list({ limit: 1000, ...(cursor ? { cursor } : {}) }));
    for (const member of page.members ?? []) {
      const { barred, email } = accountOf(member, home);
      if (member.id === undefined || barred === "a guest" || barred === "of another organisation") continue;
      own.add(member.id);
      if (barred === null && email !== null) byEmail.set(email.toLowerCase(), member.id);
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return { own, byEmail };
}

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
    const { channel: about } = await withRetry(() => client.conversations.info({ channel }));
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
      const fault = slackError(error);
      if (fault === null) throw error;
      return refusalOf(fault);
    }
  };
}

function refusalOf(fault: SlackError): AudienceRefusal {
  if (fault.kind === "refused" && ["channel_not_found", "not_in_channel"].includes(fault.error))
    return { says: "the bot is not in this channel: invite it, then share again", mayPass: false };
  return { says: `who reads the channel cannot be seen (${slackErrorWord(fault)})`, mayPass: fault.kind !== "refused" };
}

async function membersOf(client: WebClient, channel: string): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await withRetry(() =>
      client.conversations.members({ channel, limit: 1000, ...(cursor ? { cursor } : {}) }),
    );
    all.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return all;
}
