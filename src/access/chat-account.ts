import { findColleague, normaliseEmail, type ChatIdentity, type Colleague } from "./colleagues.ts";

/** What a chat says of an account. */
export interface ChatAccount {
  /** Null where it has none or the bot may not see it. */
  readonly email: string | null;
  /** Why whoever uses the account may not ask, whatever the email; null: no reason. */
  readonly barred: "a bot" | "a guest" | "of another organisation" | "deactivated" | null;
}

/** Who may ask, by what a chat says of them. */
export interface AccountRules {
  readonly emailDomains: readonly string[];
  readonly accessContact: string;
  readonly colleagues: () => ReadonlyMap<string, Colleague>;
  /** Returns in a sentence why nobody is known yet; null where the case data was read. */
  readonly whyEmpty: () => string | null;
}

/** Returns which colleague an account belongs to, by its id in the people file or by its email, or why to none. */
export function colleagueOfAccount(
  { email, barred }: ChatAccount,
  id: Omit<ChatIdentity, "email">,
  { emailDomains, accessContact, colleagues, whyEmpty }: AccountRules,
): Colleague | { readonly error: string } {
  const contact = `For access, ask ${accessContact}.`;
  if (barred !== null) return { error: `Your account is ${barred}, and only colleagues can ask. ${contact}` };
  const isEmailUsable = email !== null && isOfDomains(email, emailDomains);
  const colleague = findColleague({ email: isEmailUsable ? email : null, ...id }, colleagues());
  if (colleague !== null) return colleague;
  if (email === null) return { error: `Your account does not show an email address. ${contact}` };
  return { error: whyEmpty() ?? `Your email address does not have access. ${contact}` };
}

/** Whether the email belongs to one of the domains; any does where there are none. */
export function isOfDomains(email: string, domains: readonly string[]): boolean {
  const domain = normaliseEmail(email.slice(email.lastIndexOf("@") + 1));
  return domains.length === 0 || domains.includes(domain);
}
