import type { WebClient } from "@slack/web-api";
import { colleagueOf, type Colleague } from "../../colleague.ts";
import type { Refusal } from "../../bot.ts";
import { accountOf, isOfDomains, type Account } from "./account.ts";
import { faultOf, faultWord } from "./fault.ts";
import type { Home } from "./home-team.ts";
import { patiently } from "./patience.ts";

export interface Acquaintance {
  readonly client: WebClient;
  /** Rejects where Slack does not say. */
  readonly home: () => Promise<Home>;
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
export function acquaintance(parts: Acquaintance): (user: string) => Promise<Colleague | Refusal> {
  const known = new Map<string, { readonly since: number; readonly account: Promise<Account> }>();

  const readAccount = async (user: string): Promise<Account> => {
    const home = await parts.home();
    const { user: found } = await patiently(() => parts.client.users.info({ user }));
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
      const fault = faultOf(error);
      if (fault === null) throw error;
      return { refusal: `Slack does not say who you are just now (${faultWord(fault)}); try again in a minute` };
    }
  };
}

function colleagueWith({ email, barred }: Account, slackId: string, parts: Acquaintance): Colleague | Refusal {
  const { emailDomains, accessContact } = parts;
  const contact = `for access, ask ${accessContact}`;
  if (barred !== null) return { refusal: `your account is ${barred}, and the bot answers only colleagues; ${contact}` };
  const mayGoByEmail = email !== null && isOfDomains(email, emailDomains);
  const colleague = colleagueOf({ email: mayGoByEmail ? email : null, slackId }, parts.colleagues());
  if (colleague !== null) return colleague;
  if (email === null) return { refusal: `the bot cannot see the email of your account; ${contact}` };
  return { refusal: `nobody of your account's email may ask; ${contact}` };
}
