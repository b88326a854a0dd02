import type { UsersInfoResponse, WebClient } from "@slack/web-api";
import { LRUCache } from "lru-cache";
import { findColleague, type Colleague } from "../../access/colleagues.ts";
import type { ErrorReply } from "../../dispatch.ts";
import type { HomeTeam } from "./connection/home-team.ts";
import { withRetry } from "./connection/slack-call.ts";
import { slackErrorOrThrow, slackErrorWord } from "./connection/slack-error.ts";

export interface IdentityParts {
  readonly client: WebClient;
  /** Rejects where Slack does not say. */
  readonly home: () => Promise<HomeTeam>;
  readonly emailDomains: readonly string[];
  readonly accessContact: string;
  readonly colleagues: () => ReadonlyMap<string, Colleague>;
  /** Returns in a sentence why nobody is known yet; null where the case data were read. */
  readonly whyEmpty: () => string | null;
  /** Gives milliseconds. */
  readonly now: () => number;
}

const hour = 60 * 60 * 1000;
const mostAccounts = 10_000;

/**
 * Makes a function that says which colleague somebody of the workspace is. What Slack says of an account is kept for an
 * hour; whom it belongs to among the colleagues is looked up each time.
 */
export function openIdentity(parts: IdentityParts): (user: string) => Promise<Colleague | ErrorReply> {
  const { client, home, now } = parts;
  const accounts = new LRUCache<string, Account>({
    max: mostAccounts,
    ttl: hour,
    ttlResolution: 0,
    perf: { now },
    async fetchMethod(user) {
      const team = await home();
      const { user: found } = await withRetry(() => client.users.info({ user }));
      return found ? accountOf(found, team) : { email: null, barred: null };
    },
  });
  return async (user) => {
    try {
      return colleagueOf(await accounts.forceFetch(user), user, parts);
    } catch (error) {
      const word = slackErrorWord(slackErrorOrThrow(error));
      return { error: `Slack does not say who you are just now (${word}); try again in a minute` };
    }
  };
}

function colleagueOf({ email, barred }: Account, slackId: string, parts: IdentityParts): Colleague | ErrorReply {
  const { emailDomains, accessContact } = parts;
  const contact = `for access, ask ${accessContact}`;
  if (barred !== null) return { error: `your account is ${barred}, and the bot answers only colleagues; ${contact}` };
  const isEmailUsable = email !== null && isOfDomains(email, emailDomains);
  const colleague = findColleague({ email: isEmailUsable ? email : null, slackId }, parts.colleagues());
  if (colleague !== null) return colleague;
  if (email === null) return { error: `the bot cannot see the email of your account; ${contact}` };
  return { error: parts.whyEmpty() ?? `nobody of your account's email may ask; ${contact}` };
}

/** Whether the email belongs to one of the domains; any does where there are none. */
export function isOfDomains(email: string, domains: readonly string[]): boolean {
  const domain = email.toLowerCase().slice(email.lastIndexOf("@") + 1);
  return domains.length === 0 || domains.includes(domain);
}

/** What a workspace says of an account. */
interface Account {
  /** Null where it has none or the bot may not see it. */
  readonly email: string | null;
  /** Why whoever uses the account may not ask, whatever the email; null: no reason. */
  readonly barred: "a bot" | "a guest" | "of another organisation" | "deactivated" | null;
}

type SlackUser = NonNullable<UsersInfoResponse["user"]>;

/** Reads what a user object of Slack says of the account, as seen from the home workspace. */
export function accountOf(user: SlackUser, home: HomeTeam): Account {
  const email = user.profile?.email?.trim() ?? "";
  return { email: email === "" ? null : email, barred: barredOf(user, home) };
}

function barredOf(user: SlackUser, home: HomeTeam): Account["barred"] {
  if (user.deleted === true) return "deactivated";
  if (user.is_bot === true || user.id === "USLACKBOT" || user.is_workflow_bot === true) return "a bot";
  if (user.is_stranger === true || !isOfHome(user, home)) return "of another organisation";
  return user.is_restricted === true || user.is_ultra_restricted === true ? "a guest" : null;
}

/** An account without a workspace counts as the home's: Slack names every other workspace. */
function isOfHome({ team_id: team, enterprise_user: enterprise }: SlackUser, home: HomeTeam): boolean {
  if (team === undefined || home.team === null || team === home.team) return true;
  const teams = enterprise?.teams ?? [];
  return teams.includes(home.team) || (home.enterprise !== null && enterprise?.enterprise_id === home.enterprise);
}
