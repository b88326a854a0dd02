import { hasSecondRow, recordOwner } from "../cases/record-index.ts";
import {
  alertKey,
  parseAlertKey,
  pendingIn,
  type Alert,
  type AlertKind,
  type AlertScope,
  type PastAlert,
} from "../alert.ts";
import type { Steps } from "../cases/snapshot-work.ts";

/**
 * What became of an alert that is no longer raised:
 * - `cleared` what it asked for is seen to be done
 * - `reclassified` its record is recorded as one of another kind, so that it is not asked for
 * - `ended` its case ended in another way, another alert about the record follows it, or it is outside its warning days
 * - `unread` today's data do not say: the record is missing, cannot be read or is no longer complete
 * - `eclipsed` the same, but another alert about the record is raised, so that the case is told all the same
 */
export type Fate = "cleared" | "reclassified" | "ended" | "unread" | "eclipsed";

/** Whether today's data do not say what became of the alert. */
export function isUnread(fate: Fate): fate is "unread" | "eclipsed" {
  return fate === "unread" || fate === "eclipsed";
}

/** An alert of earlier days, by its key. */
export interface Remembered extends Pick<PastAlert, "round" | "rows"> {
  readonly key: string;
  /** The id of the person whose record it was; null or absent: not known. */
  readonly person?: string | null;
}

/** For how many days an alert is kept whose record cannot be read: after them it is taken for deleted. */
export const daysUnread = 28;

/** Tells what became of an alert that is not raised today in the same round. */
export type FateTest = (one: Remembered) => Fate;

/** Returns the test for a day, by the alerts that are raised on it. */
export function* fateTest(
  kinds: readonly AlertKind[],
  scope: AlertScope,
  alerts: readonly Alert[],
  past: readonly Remembered[],
): Steps<FateTest> {
  const byId = new Map(kinds.filter(({ id }) => scope.isOn(id)).map((kind) => [kind.id, kind]));
  const standing = new Map<string, string | null>();
  for (const kind of byId.values()) {
    for (const { rule = null, record, round = null, clock } of pendingIn(kind, scope)) {
      // a clock that starts in the future starts on no day that can be true
      if (clock.startOn <= scope.on) standing.set(alertKey(kind.id, rule, record), round);
    }
    yield;
  }
  const known = new Set(past.map(({ key, round }) => roundKey(key, round)));
  const raised = new Set(alerts.map(recordKey));
  yield;
  const clocks = new Set(alerts.filter(({ rule }) => rule === null).map(recordKey));
  const following = new Set(alerts.filter(({ key, round }) => !known.has(roundKey(key, round ?? null))).map(recordKey));
  return ({ key, round, rows, person = null }) => {
    const { alert, rule, record } = parseAlertKey(key);
    const kind = byId.get(alert);
    if (kind === undefined) return "ended";
    const view = kind.view(rule);
    const about = recordKey({ view, record });
    // what another person's record says is no answer to what was told of this one's
    const owner = recordOwner(scope.snapshot, view, record);
    if (person !== null && owner !== null && owner.personId !== person) return "unread";
    const now = standing.get(key);
    if (now !== undefined && !isLaterRound(now, round)) return "ended";
    const isContested = hasSecondRow(scope.snapshot)(view, record);
    const outcome = isContested ? null : kind.outcomeOf({ rule, record, round, rows }, scope);
    if (outcome === null) return (rule === null ? clocks : raised).has(about) ? "eclipsed" : "unread";
    if (outcome === "reclassified") return "reclassified";
    return outcome === "done" && !following.has(about) ? "cleared" : "ended";
  };
}

/**
 * Whether a round began after another. One that seems to begin earlier than the round that was told is the same: its
 * beginning cannot be read today, or was put right.
 */
export function isLaterRound(now: string | null, told: string | null): boolean {
  return told !== null && now !== null && now > told;
}

function recordKey({ view, record }: Pick<Alert, "view" | "record">): string {
  return `${view} ${record}`;
}

function roundKey(key: string, round: string | null): string {
  return round === null ? key : `${key} ${round}`;
}
