import * as fc from "fast-check";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { appointedOf, type Reachability } from "../../src/access/recipients.ts";
import { alertScope, isWhole, parseAlertKey, raisedAlerts, type Alert } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { checks } from "../../src/checks/index.ts";
import { views, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import { dayOfText, textOfDay, type Day } from "../../src/cases/day.ts";
import type { Person } from "../../src/cases/records.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { changesFrom } from "../../src/digest/changes.ts";
import { digestsAt, isDeferred, type Digest } from "../../src/digest/decide.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { fateTest, isLaterRound, isUnread } from "../../src/digest/fate.ts";
import {
  applyChanges,
  emptyHistory,
  type DeliveryHistory,
  type DeliveryRecord,
  type Deferral,
} from "../../src/digest/history.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { rules } from "../../src/rules/index.ts";
import { openStore } from "../../src/store/store.ts";
import { aSnapshot } from "./borough.ts";
import { changingBorough } from "./changing-borough.ts";
import { anyDamage, damaged, type Damage } from "./damage.ts";
import { stream } from "./random-borough.ts";

const appointments: readonly Appointment[] = [
  { email: "north@x.org", role: "team-manager", team: "north" },
  { email: "boss@x.org", role: "manager", team: null },
];
/** A Monday, and the mornings of the two weeks from it. */
const monday = dayOfText("2021-06-14");
const mornings = [0, 1, 2, 3, 4, 7, 8, 9].map((days) => addDays(monday, days));

/** Damages that leave a cell as somebody may have edited it: empty, or with another code. */
const editing: ReadonlySet<string> = new Set([
  "placeholder",
  "long ago",
  "end long ago",
  "never ends",
  "codes swapped",
]);

/** Some mornings of a borough that is damaged on some of them. */
export interface Schedule {
  readonly seed: number;
  /** The damages of each morning but the first two and the last two; none: that morning's data are right. */
  readonly damages: readonly (readonly Damage[])[];
}

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  damages: fc.array(fc.array(anyDamage, { minLength: 0, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
});

function snapshotOf(borough: Borough, today: Day): Snapshot {
  return { ...aSnapshot(borough), readAt: `${textOfDay(today)}T07:00:00+01:00` };
}

/** The bot over some days: what it remembers, and what it decides on a morning. */
function aBot() {
  const { alerts: store } = openStore(":memory:");
  let history: DeliveryHistory = emptyHistory;
  return {
    history: () => history,
    firstSeen: (today: Day) => store.firstSeen(today),
    putOff(deferrals: readonly Deferral[]) {
      history = { ...history, deferrals: [...history.deferrals, ...deferrals] };
    },
    morning(snapshot: Snapshot, today: Day): { alerts: readonly Alert[]; digests: readonly Digest[] } {
      const colleagues = colleagueDirectory(snapshot, appointments);
      const reachability: Reachability = {
        appointed: appointedOf(colleagues),
        isReachable: (email) => colleagues.has(email),
        away: today % 3 === 0 ? [{ email: "w1@x.org", from: today, to: today }] : [],
      };
      const settings = { firstSeenOn: store.firstSeen(today) };
      const scope = alertScope(snapshot, today, settings);
      const alerts = raisedAlerts(alertKinds, scope);
      const fateOf = atOnce(fateTest(alertKinds, scope, alerts, []));
      store.observe(alerts, today, (one) => isUnread(fateOf(one)));
      const digests = digestsAt(alertKinds, { snapshot, today, clock: "08:30", reachability }, history, {
        firstSeenOn: store.firstSeen(today),
      });
      history = applyChanges(
        history,
        digests.map((digest) => [digest.to, changesFrom(digest, today)]),
      );
      return { alerts, digests };
    },
  };
}

/** Deferrals of some of what was sent, the same for the same seed. */
function pressed(digests: readonly Digest[], today: Day, seed: number): Deferral[] {
  const next = stream(seed);
  return digests.flatMap(({ to, items, isSent }) =>
    items.flatMap(({ key, alert }): Deferral[] => {
      if (!isSent || to === null || alert === null || next() > 0.2) return [];
      const how = next() < 0.5 ? "seen" : "snoozed";
      return [{ key, by: to, how, until: addDays(today, how === "seen" ? 28 : 30), urgency: alert.urgency }];
    }),
  );
}

/** Whether an alert that was told is raised, in the round that was told or one that seems to begin earlier. */
function isRaisedIn(alerts: readonly Alert[], { key, round }: { readonly key: string; readonly round: string | null }) {
  return alerts.some((alert) => alert.key === key && !isLaterRound(alert.round ?? null, round));
}

/** Whether every row that right data hold of an alert had been read when it was told: others cannot be missed. */
function hasToldAllRows({ key, rows }: DeliveryRecord, alerts: readonly Alert[]): boolean {
  return alerts.every((alert) => alert.key !== key || isWhole(rows ?? [], alert.rows ?? null));
}

/** Returns the ids of which two rows stand in the right data and one in those given. */
function settledIds(view: View, right: readonly Row[], given: readonly Row[]): string[] {
  if (view === "worker_relationship") return [];
  const count = (rows: readonly Row[], id: string) => rows.filter(([one]) => one === id).length;
  const ids = new Set(right.flatMap(([id]) => id ?? []));
  return [...ids].filter((id) => count(right, id) > 1 && count(given, id) === 1);
}

/** Whether a record says that an alert is somebody's: that it has left them is forgotten once another is told. */
function isHeld({ leftOn }: DeliveryRecord): boolean {
  return leftOn === null;
}

/** Returns the ids of all records of a person's case. */
function idsOf({ personId, referrals, plans }: Person): string[] {
  const assessments = referrals.flatMap((referral) => referral.assessments);
  return [
    personId,
    ...referrals.map(({ referralId }) => referralId),
    ...assessments.map(({ assessmentId }) => assessmentId),
    ...plans.flatMap(({ planId, reviews }) => [planId, ...reviews.map(({ reviewId }) => reviewId)]),
  ];
}

/** Plays a schedule beside the same days without damage. Returns what is wrong. */
export function damageFaults({ seed, damages }: Schedule): string[] {
  const borough = changingBorough(seed, 12);
  const [bot, other] = [aBot(), aBot()];
  const faults: string[] = [];
  // what only damaged data raised may be gone for as little reason
  const seen = new Set<string>();
  // a date that is blank one morning, or another code, may have been entered by somebody who knows
  const meant = new Set<string>();
  // an alert that ended and began again may have ended unseen, so that what was put aside still is
  const begunAgain = new Set<string>();
  let last: { right: readonly Digest[]; now: readonly Digest[] } = { right: [], now: [] };
  for (const [at, today] of mornings.entries()) {
    const right = structuredClone(borough(textOfDay(today)));
    const before = bot.history();
    const rightSnapshot = snapshotOf(right, today);
    const truth = other.morning(rightSnapshot, today);
    const todaysDamages = damages[at - 2] ?? [];
    const given = damaged(right, todaysDamages);
    const isRight = todaysDamages.length === 0;
    const { alerts, digests } = bot.morning(isRight ? rightSnapshot : snapshotOf(given, today), today);
    // of two rows of one id, somebody may have removed the wrong one
    const settled = new Set(views.flatMap((view) => settledIds(view, right[view], given[view])));
    const isSettled = ({ key }: DeliveryRecord) => {
      const person = truth.alerts.find((alert) => alert.key === key)?.person;
      return person !== undefined && idsOf(person).some((id) => settled.has(id));
    };
    const isKnown = (record: DeliveryRecord) =>
      seen.has(record.key) && isRaisedIn(truth.alerts, record) && hasToldAllRows(record, truth.alerts);
    const edited = todaysDamages.filter(({ kind }) => editing.has(kind)).map(({ view }) => view);
    // a request of another type may have been all that kept a case active
    const isRetyped = todaysDamages.some(({ view, kind }) => view === "referral" && kind === "codes swapped");
    const mayBeMeant = (record: DeliveryRecord) => {
      const { rule } = parseAlertKey(record.key);
      if (rule !== null && (isRetyped || isSettled(record))) return true;
      const reads = [...rules, ...checks].find(({ id }) => id === rule)?.reads ?? [];
      return edited.some((view) => reads.includes(view));
    };
    if (isRight) for (const { key } of alerts) seen.add(key);
    for (const { items, ended } of truth.digests) {
      for (const { key } of [...items.filter(({ state }) => state === "cleared"), ...ended.filter(isHeld)])
        begunAgain.add(key);
    }
    for (const { items, ended } of digests) {
      for (const { state, previous } of items) {
        // it is said, and the alert begins again once the code is put right
        if (state === "reclassified" && previous !== null) meant.add(previous.key);
        if (state !== "cleared" || previous === null) continue;
        if (parseAlertKey(previous.key).rule !== null && isSettled(previous)) meant.add(previous.key);
        else if (isKnown(previous)) {
          faults.push(`${textOfDay(today)}: thanked for ${previous.key}`);
        }
      }
      for (const record of ended.filter(isHeld)) {
        if (mayBeMeant(record)) meant.add(record.key);
        else if (isKnown(record)) faults.push(`${textOfDay(today)}: lost ${record.key}`);
      }
    }
    const told = new Set(digests.flatMap(({ items, kept }) => [...items, ...kept].map(({ key }) => key)));
    for (const record of before.records) {
      if (isKnown(record) && !told.has(record.key) && !meant.has(record.key)) {
        faults.push(`${textOfDay(today)}: silent about ${record.key}`);
      }
    }
    if (at === 0) {
      const deferrals = pressed(truth.digests, today, seed);
      for (const one of [bot, other]) one.putOff(deferrals);
    }
    if (digests.flatMap(({ items }) => items).filter(({ alert }) => alert !== null).length !== alerts.length) {
      faults.push(`${textOfDay(today)}: not every alert is in one digest`);
    }
    last = { right: truth.digests, now: digests };
  }
  return [...faults, ...differences(last, bot, other, { meant, begunAgain })];
}

type Bot = ReturnType<typeof aBot>;

/** Compares the last morning with that of a bot whose data were never damaged. */
function differences(
  { right, now }: { readonly right: readonly Digest[]; readonly now: readonly Digest[] },
  bot: Bot,
  other: Bot,
  { meant, begunAgain }: { readonly meant: ReadonlySet<string>; readonly begunAgain: ReadonlySet<string> },
): string[] {
  const [today] = mornings.slice(-1);
  const [firstDay] = mornings;
  if (today === undefined || firstDay === undefined) return [];
  const itemsOf = (digests: readonly Digest[]) =>
    new Map(digests.flatMap(({ to, items }) => items.map((item) => [`${to} ${item.key}`, item] as const)));
  const [firstSeen, firstSeenOther] = [bot.firstSeen(today), other.firstSeen(today)];
  const found = itemsOf(now);
  return [...itemsOf(right)].flatMap(([id, item]) => {
    const back = found.get(id);
    if (item.alert === null) return [];
    if (meant.has(item.key)) return back === undefined ? [`after mending: ${id} is missing`] : [];
    if (back === undefined) return [`after mending: ${id} is missing`];
    const wasOld = item.previous !== null && item.previous.on <= addDays(firstDay, 1);
    return [
      ...(isDeferred(item.state) === isDeferred(back.state) || begunAgain.has(item.key)
        ? []
        : [`after mending: ${id} is ${back.state}, not ${item.state}`]),
      ...(wasOld && back.state === "new" ? [`after mending: ${id} is new again`] : []),
      ...(wasOld && firstSeen(item.key) !== firstSeenOther(item.key)
        ? [`after mending: ${id} is first seen anew`]
        : []),
    ];
  });
}
