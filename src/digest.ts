import { urgencies, type Alert, type Urgency } from "./alert.ts";
import type { Route } from "./routing.ts";

/** What an alert is to whoever is told of it today. */
export type State = "new" | "more-urgent" | "open" | "handed-over" | "cleared" | "acknowledged" | "snoozed";

/** What somebody was last told of an alert: keys and days, no person of the case. */
export interface Said {
  readonly key: string;
  /** Whom, by email. */
  readonly to: string;
  readonly urgency: Urgency;
  readonly dueOn: string;
  readonly round: string | null;
  /** The day of the telling. */
  readonly on: string;
}

/** An alert that somebody put off: until the day, and no longer than it stays as urgent as it was. */
export interface PutOff {
  readonly key: string;
  readonly by: string;
  readonly how: "seen" | "snoozed";
  readonly until: string;
  readonly urgency: Urgency;
}

/** What was said before. */
export interface Memory {
  readonly said: readonly Said[];
  readonly putOff: readonly PutOff[];
  /** Who has had a first digest, by email. */
  readonly greeted: ReadonlySet<string>;
}

export interface RoutedAlert extends Route {
  readonly alert: Alert;
}

/** The day of the decision. */
export interface Occasion {
  readonly today: string;
  readonly isWorkingDay: boolean;
  readonly isWeeksFirst: boolean;
  /** The data are older than a day: what is gone may only be unseen. */
  readonly isStale: boolean;
  /** Whether somebody can be told something today. */
  readonly isHere: (email: string) => boolean;
  /** Whether the case or finding itself is gone, and not only replaced or out of its window. */
  readonly isGone: (said: Said) => boolean;
}

export interface DigestItem {
  readonly key: string;
  readonly state: State;
  /** Null: cleared, and so no longer raised. */
  readonly alert: Alert | null;
  /** What was last said; null: nothing to this person. */
  readonly said: Said | null;
  /** Why it does not go to the case's officer. */
  readonly reason: string | null;
  /** The time for which it was put off is over. */
  readonly isBack: boolean;
}

/** What one person should be told today. */
export interface Digest {
  /** Null: nobody can be told. */
  readonly to: string | null;
  readonly items: readonly DigestItem[];
  /** Alerts this person was told of that are now another's. */
  readonly handedOn: readonly Said[];
  /** What was said and ends in silence: replaced, or out of its window. */
  readonly ended: readonly Said[];
  readonly isFirst: boolean;
  /** Whether a message goes at all. */
  readonly isSent: boolean;
}

const rank = (urgency: Urgency): number => urgencies.indexOf(urgency);

const changes = new Set<State>(["new", "more-urgent", "handed-over", "cleared"]);

/**
 * What each person should be told today: one pure function of the alerts now, what was said before, and the day. Every
 * alert is in exactly one digest. A message goes on a working day when something changed, and on the week's first when
 * something is still late.
 */
export function digestsOf(alerts: readonly RoutedAlert[], memory: Memory, occasion: Occasion): Digest[] {
  const saidOf = groupBy(memory.said, ({ key }) => key);
  const putOff = new Map(memory.putOff.map((one) => [`${one.by} ${one.key}`, one]));
  const raised = new Map(alerts.map((routed) => [routed.alert.key, routed]));
  const drafts = new Map<string | null, { items: DigestItem[]; handedOn: Said[]; ended: Said[] }>();
  const draft = (to: string | null) => {
    const known = drafts.get(to) ?? { items: [], handedOn: [], ended: [] };
    drafts.set(to, known);
    return known;
  };

  for (const { alert, to, reason } of alerts) {
    const told = (saidOf.get(alert.key) ?? []).filter((one) => isSameRound(one, alert));
    const said = told.find((one) => one.to === to) ?? null;
    const off = putOff.get(`${to} ${alert.key}`);
    const state = stateOf(alert, said, told.length > 0, off, occasion.today);
    const isBack = state === "open" && off?.how === "snoozed" && occasion.today >= off.until;
    draft(to).items.push({ key: alert.key, state, alert, said, reason, isBack });
  }
  for (const said of memory.said) {
    const now = raised.get(said.key);
    if (now !== undefined && isSameRound(said, now.alert)) {
      // whoever cannot be told today is told when back, unless the alert came back too
      if (now.to !== said.to && now.to !== null && occasion.isHere(said.to)) draft(said.to).handedOn.push(said);
    } else if (!occasion.isStale) {
      if (occasion.isGone(said) && occasion.isHere(said.to)) draft(said.to).items.push(cleared(said));
      else draft(said.to).ended.push(said);
    }
  }
  return Array.from(drafts, ([to, { items, handedOn, ended }]): Digest => {
    const isFirst = to !== null && !memory.greeted.has(to);
    return { to, items, handedOn, ended, isFirst, isSent: to !== null && isDue(items, handedOn, occasion) };
  });
}

function isSameRound(said: Said, alert: Alert): boolean {
  return said.round === (alert.round ?? null);
}

function stateOf(alert: Alert, said: Said | null, wasTold: boolean, off: PutOff | undefined, today: string): State {
  if (off !== undefined && isPutOff(off, alert, today)) {
    return off.how === "seen" ? "acknowledged" : "snoozed";
  }
  if (said === null) return wasTold ? "handed-over" : "new";
  return rank(alert.urgency) > rank(said.urgency) ? "more-urgent" : "open";
}

/** Until its day, and no longer than the alert stays as urgent as it was. */
export function isPutOff({ until, urgency }: PutOff, alert: Alert, today: string): boolean {
  return today < until && rank(alert.urgency) <= rank(urgency);
}

function cleared(said: Said): DigestItem {
  return { key: said.key, state: "cleared", alert: null, said, reason: null, isBack: false };
}

function isDue(items: readonly DigestItem[], handedOn: readonly Said[], occasion: Occasion): boolean {
  if (!occasion.isWorkingDay) return false;
  if (handedOn.length > 0 || items.some(({ state, isBack }) => isBack || changes.has(state))) return true;
  return occasion.isWeeksFirst && items.some(({ state, alert }) => state === "open" && alert?.urgency !== "soon");
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** What is to be remembered of a digest, as differences. */
export interface Learnt {
  readonly said: readonly Said[];
  readonly forgotten: readonly Said[];
  /** Keys whose putting off is over, by this person. */
  readonly takenBack: readonly string[];
  /** Somebody who has now had a first digest. */
  readonly greeted: string | null;
}

/** What is to be remembered once the digest is on its way; of one that is not sent, only what ended or became less urgent. */
export function learntFrom({ to, items, handedOn, ended, isSent }: Digest, today: string): Learnt {
  const gone = isSent
    ? [...ended, ...handedOn, ...items.flatMap(({ alert, said }) => (alert ? [] : (said ?? [])))]
    : ended;
  const told = items.filter(({ state }) => state !== "acknowledged" && state !== "snoozed");
  const said = told.flatMap(({ key, alert, said: before }): Said[] => {
    if (alert === null || to === null) return [];
    const { urgency, dueOn, round = null } = alert;
    if (isSent) return [{ key, to, urgency, dueOn, round, on: today }];
    return before !== null && rank(urgency) < rank(before.urgency) ? [{ ...before, urgency, dueOn }] : [];
  });
  return {
    said,
    forgotten: gone,
    takenBack: [...(isSent ? told.map(({ key }) => key) : []), ...gone.map(({ key }) => key)],
    greeted: isSent ? to : null,
  };
}

/** The memory with what was learnt from one person's digest. */
export function remembering(memory: Memory, to: string | null, learnt: Learnt): Memory {
  const id = (one: Said) => `${one.to} ${one.key}`;
  const said = new Map(memory.said.map((one) => [id(one), one]));
  for (const one of learnt.forgotten) said.delete(id(one));
  for (const one of learnt.said) said.set(id(one), one);
  const back = new Set(learnt.takenBack);
  return {
    said: [...said.values()],
    putOff: memory.putOff.filter(({ key, by }) => by !== to || !back.has(key)),
    greeted: learnt.greeted === null ? memory.greeted : new Set([...memory.greeted, learnt.greeted]),
  };
}
