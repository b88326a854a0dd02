import type { Colleague } from "../access/colleagues.ts";
import { appointedOf, awaysOf, refusalTest } from "../access/recipients.ts";
import { rights, visibleTo } from "../access/rights.ts";
import { alertScope, type Alert, type AlertKind, type Pending } from "../alert.ts";
import type { Day } from "../cases/day.ts";
import type { Person } from "../cases/records.ts";
import type { CommandContext } from "../context.ts";
import { digestsInSteps, type Digest, type DigestItem } from "../digest/decide.ts";
import type { Steps } from "../cases/snapshot-work.ts";
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
    isRefused: refusalTest(today, store.personal.all("refused"), store.personKey),
    away: awaysOf(colleagues, store.personal.all("away"), store.personKey),
  };
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  const history = store.alerts.history(colleagues.keys());
  return digestsInSteps(allKinds, { snapshot, today, clock, reachability }, history, settings);
}

/** What somebody looks after. */
interface Work {
  /** Empty for a person without a digest. */
  readonly own: Digest;
  /** The alerts of others that a manager looks after: the team's, or everybody's, put aside or not. */
  readonly others: readonly DigestItem[];
}

/** Returns what the asker looks after. */
export function* workOf(context: CommandContext, allKinds: readonly AlertKind[]): Steps<Work> {
  const { colleague, snapshot, today, store } = context;
  const { email } = colleague;
  const digests = yield* digestsNow(context, allKinds);
  yield;
  const isFirst = !store.alerts.history([email]).onboarded.has(email);
  const none = { to: email, items: [], reassigned: [], ended: [], kept: [], deferrals: [], isFirst, isSent: false };
  const own = digests.find(({ to }) => to === email) ?? none;
  if (!isManagerial(colleague)) return { own, others: [] };
  const isInReach = visibleTo(rights[colleague.role].cases, colleague, snapshot, today);
  const others = digests
    .filter(({ to }) => to !== email)
    .flatMap(({ items }) => items)
    .filter(({ alert }) => alert !== null && isInReach(alert.person))
    .map((item): DigestItem => ({ ...item, state: "open", isBack: false, isReminder: false }));
  return { own, others };
}

/** Returns the asker's cases in which something is due by a day, inclusive, and scheduled in time, so that no alert is raised. */
export function* scheduledBy(by: Day, context: CommandContext, allKinds: readonly AlertKind[]): Steps<Pending[]> {
  const { colleague, snapshot, today, kinds } = context;
  const reach = isManagerial(colleague) ? rights[colleague.role].cases : "own";
  const isMine = visibleTo(reach, colleague, snapshot, today);
  const scope = alertScope(snapshot, today, { kinds });
  const found: Pending[] = [];
  for (const { id, findingOf, pending } of allKinds) {
    if (findingOf !== undefined || !scope.isOn(id)) continue;
    yield;
    const held = pending(scope).filter(({ isHeldBack, clock }) => isHeldBack === true && clock.dueOn <= by);
    found.push(...held.filter(({ person }) => isMine(person)));
  }
  return found.sort((a, b) => a.clock.dueOn - b.clock.dueOn);
}

/** Whether a colleague looks after the work of others. */
export function isManagerial({ role }: Colleague): boolean {
  return role === "manager" || role === "team-manager";
}

/**
 * Returns the asker's alerts of the persons of a case, or of several: those of a kind or rule in lower case, or all of them
 * if `kind` is empty. Throws UserError if there are none.
 */
export function* ownAlerts(
  persons: readonly Person[],
  kind: string,
  context: CommandContext,
  allKinds: readonly AlertKind[],
): Steps<Alert[]> {
  const { items } = (yield* workOf(context, allKinds)).own;
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
