import type { WebClient } from "@slack/web-api";
import { LRUCache } from "lru-cache";
import { normaliseEmail } from "../../access/colleagues.ts";
import type { HomeTeam } from "./connection/home-team.ts";
import { pages } from "./connection/slack-call.ts";
import { accountOf } from "./identity.ts";

/** The workspace's own people. */
export interface WorkspaceMembers {
  /** All ids, also of bots and of those who left: no guests, nobody from elsewhere. */
  readonly own: ReadonlySet<string>;
  /** The ids of those who can be written to, by their email in lower case. */
  readonly byEmail: ReadonlyMap<string, string>;
}

/** Knows the workspace's people, whom it reads once an hour. */
export interface Directory {
  /** The people as they were within the last hour. Rejects where Slack does not say. */
  readonly now: () => Promise<WorkspaceMembers>;
  /** The people as they are now, or were seconds ago: who posts unasked looks again. Rejects where Slack does not say. */
  readonly fresh: () => Promise<WorkspaceMembers>;
  /** The people as they were last known, however long ago. Rejects where they never were. */
  readonly lastKnown: () => Promise<WorkspaceMembers>;
}

const hour = 60 * 60 * 1000;
/** How long the people count as they are now, in milliseconds. */
const longestFresh = 5000;
/** How long those last known are taken after Slack did not say, in milliseconds: a job asks of everybody in turn. */
const pause = 60_000;

/** `now` gives milliseconds. */
export function openDirectory(client: WebClient, home: () => Promise<HomeTeam>, now: () => number): Directory {
  let last: WorkspaceMembers | null = null;
  let failedAt: number | null = null;
  let readAt = -Infinity;
  const cache = new LRUCache<"members", WorkspaceMembers>({
    max: 1,
    ttl: hour,
    ttlResolution: 0,
    perf: { now },
    async fetchMethod() {
      const at = now();
      last = await readMembers(client, await home());
      readAt = at;
      return last;
    },
  });
  const current = () => cache.forceFetch("members");
  return {
    now: current,
    fresh: () => cache.forceFetch("members", { forceRefresh: Math.abs(now() - readAt) >= longestFresh }),
    async lastKnown() {
      if (last !== null && failedAt !== null && now() - failedAt < pause) return last;
      try {
        return await current();
      } catch (error) {
        failedAt = now();
        if (last === null) throw error;
        return last;
      }
    },
  };
}

async function readMembers(client: WebClient, home: HomeTeam): Promise<WorkspaceMembers> {
  const own = new Set<string>();
  const byEmail = new Map<string, string>();
  for await (const { members = [] } of pages((position) => client.users.list({ limit: 1000, ...position }))) {
    for (const member of members) {
      const { barred, email } = accountOf(member, home);
      if (member.id === undefined || barred === "a guest" || barred === "of another organisation") continue;
      own.add(member.id);
      if (barred === null && email !== null) byEmail.set(normaliseEmail(email), member.id);
    }
  }
  return { own, byEmail };
}
