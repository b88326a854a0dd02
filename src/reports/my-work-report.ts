import type { Colleague } from "../access/colleagues.ts";
import { appointedOf, awaysOf } from "../access/recipients.ts";
import type { Alert, AlertKind } from "../alert.ts";
import type { CommandContext } from "../context.ts";
import { digestsAt, type Digest } from "../digest/decide.ts";
import { workListOf, type ShownItem } from "../digest/digest-lines.ts";
import { UserError } from "../user-error.ts";

const withDigest = new Set<Colleague["role"]>(["manager", "team-manager", "officer"]);

/** Returns everybody's digest as it would be now. Everybody who may ask counts as reachable, as no chat is asked. */
export function digestsNow(
  { snapshot, today, clock, colleagues, store, kinds }: CommandContext,
  allKinds: readonly AlertKind[],
): Digest[] {
  const reachability = {
    appointed: appointedOf(colleagues),
    isReachable: (email: string) => colleagues.has(email),
    away: awaysOf(colleagues, store.personal.all("away"), store.personKey),
  };
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  const history = store.alerts.history(colleagues.keys());
  return digestsAt(allKinds, { snapshot, today, clock, reachability }, history, settings);
}

/** Returns the asker's own digest. Throws UserError for a role without one. */
export function ownDigest(context: CommandContext, allKinds: readonly AlertKind[]): Digest {
  const { email, role, workers } = context.colleague;
  // Whoever holds cases hears of them, whatever role the people file gives them.
  if (!withDigest.has(role) && workers.length === 0)
    throw new UserError("alerts are for officers and managers; ask for a measure instead");
  const own = digestsNow(context, allKinds).find(({ to }) => to === email);
  const isFirst = !context.store.alerts.history([email]).onboarded.has(email);
  return own ?? { to: email, items: [], reassigned: [], ended: [], isFirst, isSent: false };
}

/**
 * Returns the alerts of cases without an officer, deferred or not, for any manager: they are sent only to the first,
 * but every manager's summary counts them. Empty for other roles.
 */
export function othersUnallocated(context: CommandContext, allKinds: readonly AlertKind[]): readonly ShownItem[] {
  if (context.colleague.role !== "manager") return [];
  const items = digestsNow(context, allKinds).flatMap((one) => one.items.filter(({ alert }) => alert !== null));
  const { unallocated } = workListOf(items.map((item) => ({ ...item, state: "open" })));
  return unallocated.map((item) => ({ ...item, reason: null }));
}

/**
 * Returns the asker's alerts that the words name: a case, and perhaps a kind or rule. Throws UserError if there are
 * none.
 */
export function ownAlerts(words: string, context: CommandContext, allKinds: readonly AlertKind[]): Alert[] {
  const [reference = "", which = ""] = words.trim().toLowerCase().split(/\s+/);
  const own = ownDigest(context, allKinds).items.flatMap(({ alert }) => (alert === null ? [] : [alert]));
  const ofCase = own.filter(({ person }) => person.caseReference.toLowerCase() === reference);
  if (ofCase.length === 0) throw new UserError("no alert of yours is of that case");
  const found = which === "" ? ofCase : ofCase.filter(({ alert, rule }) => alert === which || rule === which);
  if (found.length > 0) return found;
  const known = [...new Set(ofCase.map(({ alert, rule }) => rule ?? alert))];
  throw new UserError(`that case has no alert "${which}"; it has ${known.join(", ")}`);
}
