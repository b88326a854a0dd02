import type { WebClient } from "@slack/web-api";
import { accountOf } from "./account.ts";
import type { Home } from "./home-team.ts";
import { patiently } from "./patience.ts";

/** The workspace's own people. */
export interface People {
  /** All ids, those who left and bots too: no guests, nobody from elsewhere. */
  readonly own: ReadonlySet<string>;
  /** The ids of those who can be written to, by their email in lower case. */
  readonly byEmail: ReadonlyMap<string, string>;
}

export interface Directory {
  /** The people as they were within the last hour. Rejects where Slack does not say. */
  readonly now: () => Promise<People>;
  /** The people as they were last known, however long ago. Rejects where they never were. */
  readonly lastKnown: () => Promise<People>;
}

const lifetime = 60 * 60 * 1000;

/** Makes what knows the workspace's people, read once an hour. `now` gives milliseconds. */
export function directory(client: WebClient, home: () => Promise<Home>, now: () => number): Directory {
  let read: { readonly since: number; readonly people: Promise<People> } | null = null;
  let last: People | null = null;

  const current = (): Promise<People> => {
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

async function readPeople(client: WebClient, home: Home): Promise<People> {
  const own = new Set<string>();
  const byEmail = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await patiently(() => client.users.list({ limit: 1000, ...(cursor ? { cursor } : {}) }));
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
