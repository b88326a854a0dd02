import type { UsersInfoResponse, WebClient } from "@slack/web-api";
import { slackError, withRetry, slackErrorWord } from "./slack-error.ts";
import { findColleague, type Colleague } from "../../access/colleagues.ts";
import type { ErrorReply } from "../../dispatch.ts";

type SlackUser = NonNullable<UsersInfoResponse["user"]>;

/** What a workspace says of an account. */
export interface Account {
  /** Null where it has none or the bot may not see it. */
  readonly email: string | null;
  /** Why whoever uses it may not ask, whatever the email; null: no reason. */
  readonly barred: Barred | null;
}

export type Barred = "a bot" | "a guest" | "of another organisation" | "deactivated";

/** What a user object of Slack says of the account, seen from the home workspace. */
export function accountOf(user: SlackUser, home: HomeTeam): Account {
  const email = user.profile?.email?.trim() ?? "";
  return { email: email === "" ? null : email, barred: barredOf(user, home) };
}

/** Why the account is not one of the council's own people; null where it is. */
export function barredOf(user: SlackUser, home: HomeTeam): Barred | null {
  if (user.deleted === true) return "deactivated";
  if (user.is_bot === true || user.id === "USLACKBOT" || user.is_workflow_bot === true) return "a bot";
  if (user.is_stranger === true || !isOfHome(user, home)) return "of another organisation";
  return user.is_restricted === true || user.is_ultra_restricted === true ? "a guest" : null;
}

/** An account without a workspace is taken for the home's: Slack names every other. */
function isOfHome({ team_id: team, enterprise_user: enterprise }: SlackUser, home: HomeTeam): boolean {
  if (team === undefined || home.team === null || team === home.team) return true;
  const teams = enterprise?.teams ?? [];
  return teams.includes(home.team) || (home.enterprise !== null && enterprise?.enterprise_id === home.enterprise);
}

/** Whether the email is of one of the domains; any is where there are none. */
export function isOfDomains(email: string, domains: readonly string[]): boolean {
  const domain = email.toLowerCase().slice(email.lastIndexOf("@") + 1);
  return domains.length === 0 || domains.includes(domain);
}

/** The workspace that the bot belongs to; null where Slack does not say. */
export interface HomeTeam {
  readonly team: string | null;
  readonly enterprise: string | null;
}

/** Makes what says which workspace the bot's token is of, asked until it is known. Rejects where Slack does not answer. */
export function homeTeamOf(client: WebClient): () => Promise<HomeTeam> {
  let known: Promise<HomeTeam> | null = null;
  return () => {
    const asked = known ?? ask(client);
    known = asked;
    asked.catch(() => (known = null));
    return asked;
  };
}

async function ask(client: WebClient): Promise<HomeTeam> {
  try {
    const { team_id: team, enterprise_id: enterprise } = await withRetry(() => client.auth.test());
    return { team: team ?? null, enterprise: enterprise ?? null };
  } catch (error) {
    const fault = slackError(error);
    // A Slack-like server without workspaces has one.
    if (fault?.kind === "refused" && fault.error === "unknown_method") return { team: null, enterprise: null };
    throw error;
  }
}

export interface IdentityParts {
  readonly client: WebClient;
  /** Rejects where Slack does not say. */
  readonly home: () => Promise<HomeTeam>;
  readonly emailDomains: readonly string[];
  readonly accessContact: string;
  readonly colleagues: () => ReadonlyMap<string, Colleague>;
  /** Milliseconds. */
  readonly now: () => number;
}

const lifetime = 60 * 60 * 1000;

/**
 * Makes what says who somebody of the workspace is. What Slack says of an account is kept for an hour; whom it may be
 * among the colleagues is looked up each time.
 */
export function identify(parts: IdentityParts): (user: string) => Promise<Colleague | ErrorReply> {
  const known = new Map<string, { readonly since: number; readonly account: Promise<Account> }>();

  const readAccount = async (user: string): Promise<Account> => {
    const home = await parts.home();
    const { user: found } = await withRetry(() => parts.client.users.info({ user }));
    return found ? accountOf(found, home) : { email: null, barred: null };
  };

  const accountOfUser = (user: string): Promise<Account> => {
    const before = known.get(user);
    if (before && parts.now() - before.since < lifetime) return before.account;
    const account = readAccount(user);
    known.set(user, { since: parts.now(), account });
    // What failed is asked anew.
    account.catch(() => known.delete(user));
    return account;
  };

  return async (user) => {
    try {
      return colleagueWith(await accountOfUser(user), user, parts);
    } catch (error) {
      const fault = slackError(error);
      if (fault === null) throw error;
      return { error: `Slack does not say who you are just now (${slackErrorWord(fault)}); try again in a minute` };
    }
  };
}

function colleagueWith({ email, barred }: Account, slackId: string, parts: IdentityParts): Colleague | ErrorReply {
  const { emailDomains, accessContact } = parts;
  const contact = `for access, ask ${accessContact}`;
  if (barred !== null) return { error: `your account is ${barred}, and the bot answers only colleagues; ${contact}` };
  const mayGoByEmail = email !== null && isOfDomains(email, emailDomains);
  const colleague = findColleague({ email: mayGoByEmail ? email : null, slackId }, parts.colleagues());
  if (colleague !== null) return colleague;
  if (email === null) return { error: `the bot cannot see the email of your account; ${contact}` };
  return { error: `nobody of your account's email may ask; ${contact}` };
}
