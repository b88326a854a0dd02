/** An account as the directory of a tenant knows it. */
export interface FakeAccount {
  /** Its object id in Entra. */
  readonly account: string;
  readonly email: string | null;
  readonly tenant: string;
  /** Who joined by a link, and a bot, has no object id. */
  readonly role: "user" | "guest" | "anonymous" | "bot";
  /** Whether the app is installed for the person. */
  hasApp: boolean;
  /** Whether the person blocked the app. */
  isBlocking: boolean;
}

export interface FakeConversation {
  readonly id: string;
  readonly kind: "personal" | "groupChat" | "channel";
  readonly channelType: "standard" | "shared" | null;
  /** The accounts in it. */
  readonly members: Set<string>;
  hasBot: boolean;
  /** Whether Teams shows a message to one member alone there. */
  takesTargeted: boolean;
}

/** What the bot sent. */
export interface SentActivity {
  readonly id: string;
  readonly conversation: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** The only member who sees it; null: all do. */
  readonly only: string | null;
}

export const homeTenant = "0b1c2d3e-0000-4000-8000-000000000001";
export const foreignTenant = "0b1c2d3e-0000-4000-8000-0000000000ff";
export const clientId = "4d5e8c1f-0000-4000-8000-000000000000";

export function anAccount(about: Partial<FakeAccount> & Pick<FakeAccount, "account">): FakeAccount {
  return {
    email: `${about.account}@example.org`,
    tenant: homeTenant,
    role: "user",
    hasApp: true,
    isBlocking: false,
    ...about,
  };
}

export function aConversation(about: Partial<FakeConversation> & Pick<FakeConversation, "id">): FakeConversation {
  return { kind: "channel", channelType: "standard", members: new Set(), hasBot: true, takesTargeted: true, ...about };
}

/** Teams' own id of an account. */
export const memberId = (account: string): string => `29:${account}`;
export const botId = `28:${clientId}`;

/** Everything in a tenant. */
export class Office {
  readonly accounts = new Map<string, FakeAccount>();
  readonly conversations = new Map<string, FakeConversation>();
  readonly sent: SentActivity[] = [];
  private count = 0;

  constructor(accounts: readonly FakeAccount[], conversations: readonly FakeConversation[]) {
    for (const one of accounts) this.accounts.set(one.account, one);
    for (const one of conversations) this.conversations.set(one.id, one);
  }

  next(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  /** Returns a person's own conversation with the bot, made if there is none. */
  personal(account: string): FakeConversation {
    const id = `a:${account}`;
    const known = this.conversations.get(id);
    if (known !== undefined) return known;
    const made = aConversation({ id, kind: "personal", channelType: null, members: new Set([account]) });
    this.conversations.set(id, made);
    return made;
  }
}
