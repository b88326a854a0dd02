import type { Json } from "./json.ts";

/** A member of the workspace, or a guest. */
export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly team: string;
  readonly isBot: boolean;
  readonly isDeleted: boolean;
  readonly isGuest: boolean;
  /** From another organisation, in a shared channel. */
  readonly isStranger: boolean;
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "private" | "im";
  /** User ids, with the bot's if it was invited. */
  readonly members: Set<string>;
  readonly isArchived: boolean;
  /** Shared with another organisation. */
  readonly isExternal: boolean;
}

export interface FakeMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly metadata?: unknown;
  /** The only user who sees it. It cannot be read back. */
  readonly onlyTo?: string;
  /** How often its contents were replaced. */
  readonly edits: number;
  readonly files?: readonly string[];
}

export interface FakeFile {
  readonly id: string;
  readonly name: string;
  /** Who uploaded it, and when, in seconds since 1970. */
  readonly user: string;
  readonly created: number;
  bytes: Buffer;
  title: string;
  /** How many more reads show it without a mimetype. */
  looksLeft: number;
  isComplete: boolean;
  isDeleted: boolean;
}

export interface FakeView {
  readonly id: string;
  readonly user: string;
  view: Json;
}

export const homeTeam = "T0HOME";
export const botUser = "U0BOT";

export function aUser(about: Partial<FakeUser> & Pick<FakeUser, "id">): FakeUser {
  return {
    name: about.id.toLowerCase(),
    email: `${about.id.toLowerCase()}@example.org`,
    team: homeTeam,
    isBot: false,
    isDeleted: false,
    isGuest: false,
    isStranger: false,
    ...about,
  };
}

export function aChannel(about: Partial<FakeChannel> & Pick<FakeChannel, "id">): FakeChannel {
  return {
    name: about.id.toLowerCase(),
    kind: "channel",
    members: new Set([botUser]),
    isArchived: false,
    isExternal: false,
    ...about,
  };
}

/** Everything in a workspace. */
export class Workspace {
  readonly users = new Map<string, FakeUser>();
  readonly channels = new Map<string, FakeChannel>();
  readonly files = new Map<string, FakeFile>();
  readonly views = new Map<string, FakeView>();
  readonly homes = new Map<string, Json>();
  /** In the order of posting. */
  messages: FakeMessage[] = [];
  readonly now: () => number;
  private count = 0;

  constructor(users: readonly FakeUser[], channels: readonly FakeChannel[], now: () => number) {
    this.now = now;
    for (const user of [aUser({ id: botUser, name: "send", email: null, isBot: true }), ...users])
      this.users.set(user.id, user);
    for (const channel of channels) this.channels.set(channel.id, channel);
  }

  /** Returns a new id: the first `next("F")` is F0001. */
  next(prefix: string): string {
    this.count += 1;
    return `${prefix}${String(this.count).padStart(4, "0")}`;
  }

  nextTs(): string {
    this.count += 1;
    return `${Math.floor(this.now() / 1000)}.${String(this.count).padStart(6, "0")}`;
  }

  /** Returns the user's conversation with the bot, and opens it if there is none. */
  direct(user: string): FakeChannel {
    const known = [...this.channels.values()].find(({ kind, members }) => kind === "im" && members.has(user));
    if (known) return known;
    const channel = aChannel({ id: `D${user.slice(1)}`, kind: "im", members: new Set([user, botUser]) });
    this.channels.set(channel.id, channel);
    return channel;
  }

  post(message: Omit<FakeMessage, "ts" | "edits">): FakeMessage {
    const posted = { ...message, ts: this.nextTs(), edits: 0 };
    this.messages.push(posted);
    return posted;
  }

  /** Replaces the contents of a message. Returns the message after it; undefined: there is none. */
  replace(ts: string, contents: Pick<FakeMessage, "text" | "blocks" | "metadata">): FakeMessage | undefined {
    const at = this.messages.findIndex((message) => message.ts === ts);
    const before = this.messages[at];
    if (!before) return undefined;
    const after = { ...before, ...contents, edits: before.edits + 1 };
    this.messages = this.messages.with(at, after);
    return after;
  }

  remove(ts: string): boolean {
    const before = this.messages.length;
    this.messages = this.messages.filter((message) => message.ts !== ts);
    return this.messages.length < before;
  }
}
