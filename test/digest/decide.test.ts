import { describe, expect, it } from "vitest";
import type { Urgency } from "../../src/alert.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { changesFrom, decideDigests, type Occasion, type RoutedAlert } from "../../src/digest/decide.ts";
import { applyChanges, type Deferral, type DeliveryHistory, type DeliveryRecord } from "../../src/digest/history.ts";
import { anAlert, saidOf } from "../support/alert.ts";

// a Wednesday
const today = "2021-06-30";
const ada = "ada@x.org";
const ben = "ben@x.org";

const occasion: Occasion = {
  today: dayOfText(today),
  isWorkingDay: true,
  isWeeksFirst: false,
  isStale: false,
  isHere: () => true,
  isResolved: () => true,
};

function routed(urgency: Urgency, to: string | null = ada, round?: string): RoutedAlert {
  return { alert: anAlert("1", today, urgency === "soon" ? 3 : -3, urgency, round), to, reason: null };
}

function putOff(how: Deferral["how"], until: string, urgency: Urgency, by = ada): Deferral {
  return { key: "review-due:1", by, how, until: dayOfText(until), urgency };
}

const history = (said: readonly DeliveryRecord[] = [], off: readonly Deferral[] = []): DeliveryHistory => ({
  records: said,
  deferrals: off,
  onboarded: new Set([ada, ben]),
});

/** Each person's digest as `who: states, sent or not`. */
function told(alerts: readonly RoutedAlert[], before: DeliveryHistory, changed: Partial<Occasion> = {}): string[] {
  return decideDigests(alerts, before, { ...occasion, ...changed }).map(({ to, items, reassigned, ended, isSent }) => {
    const states = [
      ...items.map(({ state, isBack }) => (isBack ? `${state} and back` : state)),
      ...reassigned.map(() => "handed on"),
      ...ended.map(() => "ended"),
    ];
    return `${to?.slice(0, 3) ?? "nobody"}: ${states.join(", ")}${isSent ? "" : ", not sent"}`;
  });
}

describe("what somebody is told of an alert", () => {
  it.each<[string, RoutedAlert[], DeliveryHistory, Partial<Occasion>, string[]]>([
    ["never said", [routed("soon")], history(), {}, ["ada: new"]],
    ["never said, on a Saturday", [routed("soon")], history(), { isWorkingDay: false }, ["ada: new, not sent"]],
    ["said as it is, in time", [routed("soon")], history([saidOf("1", ada, "soon")]), {}, ["ada: open, not sent"]],
    [
      "said as it is, in time, first of the week",
      [routed("soon")],
      history([saidOf("1", ada, "soon")]),
      { isWeeksFirst: true },
      ["ada: open, not sent"],
    ],
    ["said as it is, late", [routed("late")], history([saidOf("1", ada, "late")]), {}, ["ada: open, not sent"]],
    [
      "said as it is, late, first of the week",
      [routed("late")],
      history([saidOf("1", ada, "late")]),
      { isWeeksFirst: true },
      ["ada: open"],
    ],
    ["late now", [routed("late")], history([saidOf("1", ada, "soon")]), {}, ["ada: more-urgent"]],
    ["overdue now", [routed("overdue")], history([saidOf("1", ada, "late")]), {}, ["ada: more-urgent"]],
    ["less urgent now", [routed("soon")], history([saidOf("1", ada, "late")]), {}, ["ada: open, not sent"]],
    [
      "another's now",
      [routed("soon", ben)],
      history([saidOf("1", ada, "soon")]),
      {},
      ["ben: handed-over", "ada: handed on"],
    ],
    [
      "another's now, whose former officer has left",
      [routed("soon", ben)],
      history([saidOf("1", ada, "soon")]),
      { isHere: (email) => email !== ada },
      ["ben: handed-over"],
    ],
    [
      "nobody's now",
      [routed("soon", null)],
      history([saidOf("1", ada, "soon")]),
      {},
      ["nobody: handed-over, not sent"],
    ],
    [
      "back with who knew it",
      [routed("soon")],
      history([saidOf("1", ada, "soon"), saidOf("1", ben, "soon")]),
      {},
      ["ada: open", "ben: handed on"].map((line) => (line.startsWith("ada") ? `${line}, not sent` : line)),
    ],
    ["gone", [], history([saidOf("1", ada, "late")]), {}, ["ada: cleared"]],
    ["gone, on old data", [], history([saidOf("1", ada, "late")]), { isStale: true }, []],
    ["gone, on a Sunday", [], history([saidOf("1", ada, "late")]), { isWorkingDay: false }, ["ada: cleared, not sent"]],
    [
      "no longer raised and not gone",
      [],
      history([saidOf("1", ada, "late")]),
      { isResolved: () => false },
      ["ada: ended, not sent"],
    ],
    [
      "gone from somebody who cannot be told",
      [],
      history([saidOf("1", ada, "late")]),
      { isHere: () => false },
      ["ada: ended, not sent"],
    ],
    [
      "a new round of the same record",
      [routed("soon", ada, "2021-01-01")],
      history([saidOf("1", ada, "late")]),
      { isResolved: () => false },
      ["ada: new, ended"],
    ],
    [
      "a new round of a record whose last round another was told of and is done",
      [routed("soon", ben, "2021-01-01")],
      history([saidOf("1", ada, "late")]),
      {},
      ["ben: new", "ada: cleared"],
    ],
    [
      "said as it is, overdue, first of the week",
      [routed("overdue")],
      history([saidOf("1", ada, "overdue")]),
      { isWeeksFirst: true },
      ["ada: open"],
    ],
    [
      "said as it is, late, first of the week, a bank holiday",
      [routed("late")],
      history([saidOf("1", ada, "late")]),
      { isWeeksFirst: true, isWorkingDay: false },
      ["ada: open, not sent"],
    ],
    [
      "seen and as urgent",
      [routed("late")],
      history([saidOf("1", ada, "late")], [putOff("seen", "2021-07-01", "late")]),
      { isWeeksFirst: true },
      ["ada: acknowledged, not sent"],
    ],
    [
      "seen and more urgent",
      [routed("overdue")],
      history([saidOf("1", ada, "late")], [putOff("seen", "2021-07-01", "late")]),
      {},
      ["ada: more-urgent"],
    ],
    [
      "seen 28 days ago",
      [routed("late")],
      history([saidOf("1", ada, "late")], [putOff("seen", today, "late")]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "snoozed to tomorrow",
      [routed("late")],
      history([saidOf("1", ada, "late")], [putOff("snoozed", "2021-07-01", "late")]),
      {},
      ["ada: snoozed, not sent"],
    ],
    [
      "snoozed to today",
      [routed("late")],
      history([saidOf("1", ada, "late")], [putOff("snoozed", today, "late")]),
      {},
      ["ada: open and back"],
    ],
    [
      "snoozed to today and more urgent",
      [routed("overdue")],
      history([saidOf("1", ada, "late")], [putOff("snoozed", today, "late")]),
      {},
      ["ada: more-urgent"],
    ],
    [
      "snoozed and less urgent",
      [routed("soon")],
      history([saidOf("1", ada, "late")], [putOff("snoozed", "2021-07-01", "late")]),
      {},
      ["ada: snoozed, not sent"],
    ],
    [
      "snoozed by who had it before",
      [routed("soon", ben)],
      history([saidOf("1", ada, "soon")], [putOff("snoozed", "2021-07-01", "soon")]),
      {},
      ["ben: handed-over", "ada: handed on"],
    ],
    [
      "snoozed before it was ever said",
      [routed("soon")],
      history([], [putOff("snoozed", "2021-07-01", "soon")]),
      {},
      ["ada: snoozed, not sent"],
    ],
    [
      "snoozed by another",
      [routed("soon")],
      history([saidOf("1", ada, "soon")], [putOff("snoozed", "2021-07-01", "soon", ben)]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "snoozed and gone",
      [],
      history([saidOf("1", ada, "late")], [putOff("snoozed", "2021-07-01", "late")]),
      {},
      ["ada: cleared"],
    ],
  ])("%s", (_, alerts, before, changed, says) => {
    expect(told(alerts, before, changed)).toEqual(says);
  });
});

describe("what is remembered", () => {
  const after = (
    alerts: readonly RoutedAlert[],
    before: DeliveryHistory,
    changed: Partial<Occasion> = {},
  ): DeliveryHistory =>
    decideDigests(alerts, before, { ...occasion, ...changed }).reduce(
      (known, digest) => applyChanges(known, digest.to, changesFrom(digest, dayOfText(today))),
      before,
    );

  it("is what was sent, and so nothing is said twice", () => {
    const once = after([routed("soon")], history());

    expect(once.records).toEqual([{ ...saidOf("1", ada, "soon", today), dueOn: dayOfText("2021-07-03") }]);
    expect(told([routed("soon")], once)).toEqual(["ada: open, not sent"]);
  });

  it("is nothing of what was not sent, but that it grew less urgent", () => {
    const fallen = after([routed("soon")], history([saidOf("1", ada, "late")]));

    expect(after([routed("soon")], history(), { isWorkingDay: false }).records).toEqual([]);
    expect(told([routed("late")], fallen)).toEqual(["ada: more-urgent"]);
  });

  it("follows a case from one officer to the other", () => {
    const handed = after([routed("soon", ben)], history([saidOf("1", ada, "soon")]));

    expect(handed.records.map(({ to }) => to)).toEqual([ben]);
    expect(told([routed("soon", ben)], handed)).toEqual(["ben: open, not sent"]);
  });

  it("forgets what was cleared and what was put off of it", () => {
    const gone = after([], history([saidOf("1", ada, "late")], [putOff("seen", "2021-07-20", "late")]));

    expect([gone.records, gone.deferrals]).toEqual([[], []]);
    expect(told([routed("soon")], gone)).toEqual(["ada: new"]);
  });

  it("takes a snooze back once the alert is told again", () => {
    const back = after([routed("late")], history([saidOf("1", ada, "late")], [putOff("snoozed", today, "late")]));

    expect(back.deferrals).toEqual([]);
    expect(told([routed("late")], back)).toEqual(["ada: open, not sent"]);
  });

  it("keeps the first digest for who has not had one", () => {
    const [first] = decideDigests([routed("soon")], { ...history(), onboarded: new Set() }, occasion);
    const later = after([routed("soon")], { ...history(), onboarded: new Set() });

    expect(first?.isFirst).toBe(true);
    expect([...later.onboarded]).toEqual([ada]);
  });
});
