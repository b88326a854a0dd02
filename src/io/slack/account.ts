import type { UsersInfoResponse } from "@slack/web-api";
import type { Home } from "./home-team.ts";

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
export function accountOf(user: SlackUser, home: Home): Account {
  const email = user.profile?.email?.trim() ?? "";
  return { email: email === "" ? null : email, barred: barredOf(user, home) };
}

/** Why the account is not one of the council's own people; null where it is. */
export function barredOf(user: SlackUser, home: Home): Barred | null {
  if (user.deleted === true) return "deactivated";
  if (user.is_bot === true || user.id === "USLACKBOT" || user.is_workflow_bot === true) return "a bot";
  if (user.is_stranger === true || !isOfHome(user, home)) return "of another organisation";
  return user.is_restricted === true || user.is_ultra_restricted === true ? "a guest" : null;
}

/** An account without a workspace is taken for the home's: Slack names every other. */
function isOfHome({ team_id: team, enterprise_user: enterprise }: SlackUser, home: Home): boolean {
  if (team === undefined || home.team === null || team === home.team) return true;
  const teams = enterprise?.teams ?? [];
  return teams.includes(home.team) || (home.enterprise !== null && enterprise?.enterprise_id === home.enterprise);
}

/** Whether the email is of one of the domains; any is where there are none. */
export function isOfDomains(email: string, domains: readonly string[]): boolean {
  const domain = email.toLowerCase().slice(email.lastIndexOf("@") + 1);
  return domains.length === 0 || domains.includes(domain);
}
