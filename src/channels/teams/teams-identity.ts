import { LRUCache } from "lru-cache";
import { normaliseEmail, type Colleague } from "../../access/colleagues.ts";
import type { ErrorReply } from "../../dispatch.ts";
import { colleagueOfAccount, type AccountRules, type ChatAccount } from "../../access/chat-account.ts";
import type { Sender } from "./activity.ts";
import type { Connector, Member, ChatPlace } from "./connection/connector.ts";
import { ConnectorError, failureOrThrow, failureWord } from "./connection/connector-error.ts";
import { withRetry } from "./connection/call-again.ts";

export interface TeamsIdentityParts extends AccountRules {
  readonly connector: Connector;
  /** The council's own tenant; null: any. */
  readonly tenantId: string | null;
  /** Gives milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

const hour = 60 * 60 * 1000;
const mostAccounts = 10_000;

/** Knows whose account an account is. */
export interface TeamsIdentity {
  /** Resolves with the colleague, or with why there is none, in words for that person. */
  readonly identify: (place: ChatPlace, sender: Sender) => Promise<Colleague | ErrorReply>;
  /** Resolves with the account's email, normalised; null: it has none or may not ask. Rejects with ConnectorError. */
  readonly emailOf: (place: ChatPlace, sender: Sender) => Promise<string | null>;
  /**
   * Resolves with the account whose own conversation it is, as Teams says now; null: it may not be written to. Rejects
   * with ConnectorError.
   */
  readonly ownerOf: (place: ChatPlace, account: string) => Promise<{ readonly email: string | null } | null>;
}

/**
 * Opens the identity of accounts. What Teams says of an account to a member of a conversation is kept for an hour; whom
 * it belongs to among the colleagues is looked up each time.
 */
export function openTeamsIdentity(parts: TeamsIdentityParts): TeamsIdentity {
  const { connector, tenantId, now, pause } = parts;
  const accounts = new LRUCache<string, ChatAccount>({ max: mostAccounts, ttl: hour, ttlResolution: 0, perf: { now } });

  const accountOf = async (place: ChatPlace, { id, account }: Sender): Promise<ChatAccount> => {
    if (account === null) return { email: null, barred: withoutAccount(id) };
    const known = accounts.get(account);
    if (known !== undefined) return known;
    const member = await withRetry(() => connector.member(place, id), pause);
    // what is said of another account says nothing of this one
    if (member.account?.toLowerCase() !== account)
      throw new ConnectorError({ kind: "unknown", word: "another account" });
    const found = accountOfMember(member, tenantId);
    accounts.set(account, found);
    return found;
  };

  return {
    async identify(place, sender) {
      try {
        const ids = sender.account === null ? {} : { entraId: sender.account };
        return colleagueOfAccount(await accountOf(place, sender), ids, parts);
      } catch (error) {
        const word = failureWord(failureOrThrow(error));
        return { error: `Teams could not confirm who you are (${word}). Try again in a minute.` };
      }
    },
    async emailOf(place, sender) {
      const { email, barred } = await accountOf(place, sender);
      return email === null || barred !== null ? null : normaliseEmail(email);
    },
    async ownerOf(place, account) {
      // who writes unasked knows no id of Teams' own, and not every Teams finds a member by Entra's
      const members = await withRetry(() => connector.members(place), pause);
      const owner = members.find((member) => member.account?.toLowerCase() === account);
      if (owner === undefined) return null;
      const { email, barred } = accountOfMember(owner, tenantId);
      return barred === null ? { email: email === null ? null : normaliseEmail(email) } : null;
    },
  };
}

/** Reads what Teams says of a member, as seen from the tenant; null: the tenant is not looked at. */
export function accountOfMember(member: Member, tenantId: string | null): ChatAccount {
  return { email: member.email, barred: barredOf(member, tenantId) };
}

const outsiders = new Set(["guest", "anonymous", "federated"]);

/** Whoever comes by a link to a meeting, or from another service, has no account in Entra either: only a bot's id says so. */
function withoutAccount(id: string): ChatAccount["barred"] {
  return id.startsWith("28:") ? "a bot" : "of another organisation";
}

function barredOf(
  { id, account, tenant, role, principalName }: Member,
  tenantId: string | null,
): ChatAccount["barred"] {
  if (account === null) return withoutAccount(id);
  if (tenantId !== null && tenant?.toLowerCase() !== tenantId) return "of another organisation";
  // the principal name of a guest holds the address of the home organisation and this mark
  const isMarked = principalName?.toLowerCase().includes("#ext#") === true;
  return isMarked || outsiders.has(role?.toLowerCase() ?? "") ? "a guest" : null;
}
