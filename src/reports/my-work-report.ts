import { appointedOf, awaysOf } from "../access/recipients.ts";
import type { Alert, AlertKind } from "../alert.ts";
import type { Day } from "../cases/day.ts";
import type { Person } from "../cases/records.ts";
import type { CommandContext } from "../context.ts";
import { digestsInSteps, type Digest } from "../digest/decide.ts";
import { workListOf, type ShownItem } from "../digest/digest-lines.ts";
import type { Steps } from "../steps.ts";
import { UserError } from "../user-error.ts";

/** The right that the commands about a person's own alerts need. */
export const needsAlerts = {
  right: "has alerts",
  refusal: "Only case officers and managers have alerts. Ask for a measure instead.",
} as const;

/** Returns everybody's digest as it would be now. Everybody who may ask counts as reachable, as no chat is asked. */
export function digestsNow(
  { snapshot, today, clock, colleagues, store, kinds }: CommandContext,
  allKinds: readonly AlertKind[],
): Steps<Digest[]> {
  const reachability = {
    appointed: appointedOf(colleagues),
    isReachable: (email: string) => colleagues.has(email),
    away: awaysOf(colleagues, store.personal.all("away"), store.personKey),
  };
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  const history = store.alerts.history(colleagues.keys());
  return digestsInSteps(allKinds, { snapshot, today, clock, reachability }, history, settings);
}

/** Returns the asker's own digest; empty for a person without one. */
export function* ownDigest(context: CommandContext, allKinds: readonly AlertKind[]): Steps<Digest> {
  const { email } = context.colleague;
  const digests = yield* digestsNow(context, allKinds);
  const own = digests.find(({ to }) => to === email);
  const isFirst = !context.store.alerts.history([email]).onboarded.has(email);
  return own ?? { to: email, items: [], reassigned: [], ended: [], kept: [], isFirst, isSent: false };
}

/**
 * Returns the alerts of cases without an officer, deferred or not, for any manager: they are sent only to the first,
 * but every manager's summary counts them. Empty for other roles.
 */
export function* othersUnallocated(
  context: CommandContext,
  allKinds: readonly AlertKind[],
): Steps<readonly ShownItem[]> {
  if (context.colleague.role !== "manager") return [];
  const digests = yield* digestsNow(context, allKinds);
  const items = digests.flatMap((one) => one.items.filter(({ alert }) => alert !== null));
  const { unallocated } = workListOf(items.map((item) => ({ ...item, state: "open" })));
  return unallocated.map((item) => ({ ...item, reason: null }));
}

/**
 * Returns the asker's alerts of a case's persons: those of a kind or rule in lower case, or all of them if `kind` is empty.
 * Throws UserError if there are none.
 */
export function* ownAlerts(
  persons: readonly Person[],
  kind: string,
  context: CommandContext,
  allKinds: readonly AlertKind[],
): Steps<Alert[]> {
  const { items } = yield* ownDigest(context, allKinds);
  const own = items.flatMap(({ alert }) => (alert === null ? [] : [alert]));
  const ofCase = own.filter(({ person }) => persons.includes(person));
  if (ofCase.length === 0) throw new UserError("You do not have an alert for that case.");
  const found = kind === "" ? ofCase : ofCase.filter(({ alert, rule }) => alert === kind || rule === kind);
  if (found.length > 0) return found;
  const known = [...new Set(ofCase.map(({ alert, rule }) => rule ?? alert))];
  throw new UserError(`That case does not have an alert "${kind}". It has ${known.join(", ")}.`);
}

/** Defers alerts for the asker until a day, which is not included. */
export function deferAlerts(
  alerts: readonly Alert[],
  how: "seen" | "snoozed",
  until: Day,
  { store, colleague }: CommandContext,
): void {
  store.transaction(() => {
    for (const { key, urgency } of alerts) store.alerts.defer({ key, by: colleague.email, how, until, urgency });
  });
}
