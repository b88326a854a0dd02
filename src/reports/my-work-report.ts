import type { Day } from "../cases/day.ts";
import type { Alert, AlertKind } from "../alert.ts";
import type { CommandContext } from "../context.ts";
import { morningDigests, type Digest } from "../digest/decide.ts";
import { workListOf, type ShownItem } from "../digest/digest-lines.ts";
import { UserError } from "../user-error.ts";
import { appointedOf, awaysOf } from "../access/recipients.ts";

/** What the commands about somebody's own alerts need. */
export const needsAlerts = {
  right: "has alerts",
  refusal: "alerts are for officers and managers; ask for a measure instead",
} as const;

/** What everybody should be told now, as far as a question can know: whoever may ask counts as reachable. */
export function digestsNow(
  { snapshot, today, clock, colleagues, store, kinds }: CommandContext,
  all: readonly AlertKind[],
): Digest[] {
  const away = awaysOf(colleagues, store.personal.all("away"), store.personKey);
  const reachability = {
    appointed: appointedOf(colleagues),
    isReachable: (email: string) => colleagues.has(email),
    away,
  };
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  return morningDigests(
    all,
    { snapshot, today, clock, reachability: reachability },
    store.alerts.memory(colleagues.keys()),
    settings,
  );
}

/** The asker's own digest; empty for people who have none. */
export function ownDigest(context: CommandContext, all: readonly AlertKind[]): Digest {
  const { email } = context.colleague;
  const own = digestsNow(context, all).find(({ to }) => to === email);
  const isFirst = !context.store.alerts.memory([email]).onboarded.has(email);
  return own ?? { to: email, items: [], reassigned: [], ended: [], isFirst, isSent: false };
}

/**
 * What is raised of cases without an officer, put off or not, for a manager whom it does not go to: it goes to the first
 * alone, and every manager's summary counts it.
 */
export function othersUnallocated(context: CommandContext, all: readonly AlertKind[]): readonly ShownItem[] {
  if (context.colleague.role !== "manager") return [];
  const items = digestsNow(context, all).flatMap((one) => one.items.filter(({ alert }) => alert !== null));
  return workListOf(items.map((item) => ({ ...item, state: "open" }))).unallocated.map((one) => ({
    ...one,
    reason: null,
  }));
}

/**
 * The asker's alerts of a case, of one kind or rule or, where that is empty, all of them. Reference and kind are in small
 * letters. Throws UserError where there are none.
 */
export function ownAlerts(
  reference: string,
  kind: string,
  context: CommandContext,
  all: readonly AlertKind[],
): Alert[] {
  const own = ownDigest(context, all).items.flatMap(({ alert }) => (alert === null ? [] : [alert]));
  const ofCase = own.filter(({ person }) => person.caseReference.toLowerCase() === reference);
  if (ofCase.length === 0) throw new UserError("no alert of yours is of that case");
  const found = kind === "" ? ofCase : ofCase.filter(({ alert, rule }) => alert === kind || rule === kind);
  if (found.length > 0) return found;
  const there = [...new Set(ofCase.map(({ alert, rule }) => rule ?? alert))];
  throw new UserError(`that case has no alert "${kind}"; it has ${there.join(", ")}`);
}

/** Puts alerts off for the asker until a day, exclusive. */
export function putOff(
  alerts: readonly Alert[],
  how: "seen" | "snoozed",
  until: Day,
  { store, colleague }: CommandContext,
): void {
  store.transaction(() => {
    for (const { key, urgency } of alerts) store.alerts.putOff({ key, by: colleague.email, how, until, urgency });
  });
}
