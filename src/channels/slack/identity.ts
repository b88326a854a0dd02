import type { UsersInfoResponse, WebClient } from "@slack/web-api";
import { LRUCache } from "lru-cache";
import type { Colleague } from "../../access/colleagues.ts";
import type { ErrorReply } from "../../dispatch.ts";
import { colleagueOfAccount, type AccountRules, type ChatAccount } from "../../access/chat-account.ts";
import type { HomeTeam } from "./connection/home-team.ts";
import { withRetry } from "./connection/slack-call.ts";
import { slackErrorOrThrow, slackErrorWord } from "./connection/slack-error.ts";

export interface IdentityParts extends AccountRules {
  readonly client: WebClient;
  /** Rejects where Slack does not say. */
  readonly home: () => Promise<HomeTeam>;
  /** Gives milliseconds. */
  readonly now: () => number;
}

/** Says which colleague somebody is. `isAgain`: Slack is asked anew, as before anything unasked; rejects where it does not say. */
export type Identify = (user: string, isAgain?: boolean) => Promise<Colleague | ErrorReply>;

const hour = 60 * 60 * 1000;
const mostAccounts = 10_000;

/**
 * Makes a function that says which colleague somebody of the workspace is. What Slack says of an account is kept for an
 * hour; whom it belongs to among the colleagues is looked up each time.
 */
export function openIdentity(parts: IdentityParts): Identify {
  const { client, home, now } = parts;
  const accounts = new LRUCache<string, ChatAccount>({
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
  return async (user, isAgain = false) => {
    try {
      return colleagueOfAccount(await accounts.forceFetch(user, { forceRefresh: isAgain }), { slackId: user }, parts);
    } catch (error) {
      // what goes unasked waits until Slack says
      if (isAgain) throw error;
      const word = slackErrorWord(slackErrorOrThrow(error));
      return { error: `Slack could not confirm who you are (${word}). Try again in a minute.` };
    }
  };
}

type SlackUser = NonNullable<UsersInfoResponse["user"]>;

/** Reads what a user object of Slack says of the account, as seen from the home workspace. */
export function accountOf(user: SlackUser, home: HomeTeam): ChatAccount {
  const email = user.profile?.email?.trim() ?? "";
  return { email: email === "" ? null : email, barred: barredOf(user, home) };
}

function barredOf(user: SlackUser, home: HomeTeam): ChatAccount["barred"] {
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
