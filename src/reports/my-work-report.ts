import type { Alert, AlertKind } from "../alert.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { CommandContext } from "../context.ts";
import { morningDigests, type Digest } from "../digest/decide.ts";
import { workListOf, type ShownItem } from "../digest/digest-lines.ts";
import { UserError } from "../user-error.ts";
import { appointedOf, awaysOf } from "../access/recipients.ts";

const withDigest = new Set<Colleague["role"]>(["manager", "team-manager", "officer"]);

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

/** The asker's own digest; throws UserError for roles that have none. */
export function ownDigest(context: CommandContext, all: readonly AlertKind[]): Digest {
  const { email, role, workers } = context.colleague;
  // Whoever holds cases is told of them, whatever else the people file says of them.
  if (!withDigest.has(role) && workers.length === 0)
    throw new UserError("alerts are for officers and managers; ask for a measure instead");
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

/** The asker's alerts that the words name: a case, and its kind or rule where there are several. Throws UserError. */
export function ownAlerts(words: string, context: CommandContext, all: readonly AlertKind[]): Alert[] {
  const [reference = "", which = ""] = words.trim().toLowerCase().split(/\s+/);
  const own = ownDigest(context, all).items.flatMap(({ alert }) => (alert === null ? [] : [alert]));
  const ofCase = own.filter(({ person }) => person.caseReference.toLowerCase() === reference);
  if (ofCase.length === 0) throw new UserError("no alert of yours is of that case");
  const found = which === "" ? ofCase : ofCase.filter(({ alert, rule }) => alert === which || rule === which);
  if (found.length > 0) return found;
  const there = [...new Set(ofCase.map(({ alert, rule }) => rule ?? alert))];
  throw new UserError(`that case has no alert "${which}"; it has ${there.join(", ")}`);
}
