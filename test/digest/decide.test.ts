import { describe, expect, it } from "vitest";
import type { Urgency } from "../../src/alert.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { changesFrom, decideDigests, type Occasion, type RoutedAlert } from "../../src/digest/decide.ts";
import { applyChanges, type Deferral, type DeliveryHistory, type DeliveryRecord } from "../../src/digest/history.ts";
import { anAlert, aDeliveryRecord } from "../support/alert.ts";

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

function deferred(how: Deferral["how"], until: string, urgency: Urgency, by = ada): Deferral {
  return { key: "review-due:1", by, how, until: dayOfText(until), urgency };
}

const history = (records: readonly DeliveryRecord[] = [], deferrals: readonly Deferral[] = []): DeliveryHistory => ({
  records,
  deferrals,
  onboarded: new Set([ada, ben]),
});

/** Each person's digest as `who: states`, with `not sent` if it is not. */
function digestsOf(alerts: readonly RoutedAlert[], before: DeliveryHistory, changed: Partial<Occasion> = {}): string[] {
  return decideDigests(alerts, before, { ...occasion, ...changed }).map(({ to, items, reassigned, ended, isSent }) => {
    const states = [
      ...items.map(({ state, isBack }) => (isBack ? `${state} and back` : state)),
      ...reassigned.map(() => "reassigned"),
      ...ended.map(() => "ended"),
    ];
    return `${to?.slice(0, 3) ?? "nobody"}: ${states.join(", ")}${isSent ? "" : ", not sent"}`;
  });
}

describe("a digest holds an alert", () => {
  it.each<[string, RoutedAlert[], DeliveryHistory, Partial<Occasion>, string[]]>([
    ["never sent", [routed("soon")], history(), {}, ["ada: new"]],
    ["never sent, on a Saturday", [routed("soon")], history(), { isWorkingDay: false }, ["ada: new, not sent"]],
    [
      "sent before and unchanged, in time",
      [routed("soon")],
      history([aDeliveryRecord("1", ada, "soon")]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "sent before and unchanged, in time, first of the week",
      [routed("soon")],
      history([aDeliveryRecord("1", ada, "soon")]),
      { isWeeksFirst: true },
      ["ada: open, not sent"],
    ],
    [
      "sent before and unchanged, late",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "sent before and unchanged, late, first of the week",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")]),
      { isWeeksFirst: true },
      ["ada: open"],
    ],
    ["that has become late", [routed("late")], history([aDeliveryRecord("1", ada, "soon")]), {}, ["ada: more-urgent"]],
    [
      "that has become overdue",
      [routed("overdue")],
      history([aDeliveryRecord("1", ada, "late")]),
      {},
      ["ada: more-urgent"],
    ],
    [
      "that has become less urgent",
      [routed("soon")],
      history([aDeliveryRecord("1", ada, "late")]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "that another person gets now",
      [routed("soon", ben)],
      history([aDeliveryRecord("1", ada, "soon")]),
      {},
      ["ben: handed-over", "ada: reassigned"],
    ],
    [
      "that another person gets now, the former officer having left",
      [routed("soon", ben)],
      history([aDeliveryRecord("1", ada, "soon")]),
      { isHere: (email) => email !== ada },
      ["ben: handed-over"],
    ],
    [
      "that reaches nobody now",
      [routed("soon", null)],
      history([aDeliveryRecord("1", ada, "soon")]),
      {},
      ["nobody: handed-over, not sent"],
    ],
    [
      "that is back with a person who had it before",
      [routed("soon")],
      history([aDeliveryRecord("1", ada, "soon"), aDeliveryRecord("1", ben, "soon")]),
      {},
      ["ada: open", "ben: reassigned"].map((line) => (line.startsWith("ada") ? `${line}, not sent` : line)),
    ],
    ["that is resolved", [], history([aDeliveryRecord("1", ada, "late")]), {}, ["ada: cleared"]],
    ["that is missing from old data", [], history([aDeliveryRecord("1", ada, "late")]), { isStale: true }, []],
    [
      "that is resolved on a Sunday",
      [],
      history([aDeliveryRecord("1", ada, "late")]),
      { isWorkingDay: false },
      ["ada: cleared, not sent"],
    ],
    [
      "that is no longer raised and not resolved",
      [],
      history([aDeliveryRecord("1", ada, "late")]),
      { isResolved: () => false },
      ["ada: ended, not sent"],
    ],
    [
      "that is resolved for a person who cannot be reached",
      [],
      history([aDeliveryRecord("1", ada, "late")]),
      { isHere: () => false },
      ["ada: ended, not sent"],
    ],
    [
      "of a new round of the same record",
      [routed("soon", ada, "2021-01-01")],
      history([aDeliveryRecord("1", ada, "late")]),
      { isResolved: () => false },
      ["ada: new, ended"],
    ],
    [
      "of a new round of a record whose last round went to another person and is resolved",
      [routed("soon", ben, "2021-01-01")],
      history([aDeliveryRecord("1", ada, "late")]),
      {},
      ["ben: new", "ada: cleared"],
    ],
    [
      "sent before and unchanged, overdue, first of the week",
      [routed("overdue")],
      history([aDeliveryRecord("1", ada, "overdue")]),
      { isWeeksFirst: true },
      ["ada: open"],
    ],
    [
      "sent before and unchanged, late, first of the week, a bank holiday",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")]),
      { isWeeksFirst: true, isWorkingDay: false },
      ["ada: open, not sent"],
    ],
    [
      "that is seen and as urgent",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("seen", "2021-07-01", "late")]),
      { isWeeksFirst: true },
      ["ada: acknowledged, not sent"],
    ],
    [
      "that is seen and more urgent",
      [routed("overdue")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("seen", "2021-07-01", "late")]),
      {},
      ["ada: more-urgent"],
    ],
    [
      "that was seen 28 days ago",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("seen", today, "late")]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "that is snoozed to tomorrow",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("snoozed", "2021-07-01", "late")]),
      {},
      ["ada: snoozed, not sent"],
    ],
    [
      "that is snoozed to today",
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("snoozed", today, "late")]),
      {},
      ["ada: open and back"],
    ],
    [
      "that is snoozed to today and more urgent",
      [routed("overdue")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("snoozed", today, "late")]),
      {},
      ["ada: more-urgent"],
    ],
    [
      "that is snoozed and less urgent",
      [routed("soon")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("snoozed", "2021-07-01", "late")]),
      {},
      ["ada: snoozed, not sent"],
    ],
    [
      "that the former recipient snoozed",
      [routed("soon", ben)],
      history([aDeliveryRecord("1", ada, "soon")], [deferred("snoozed", "2021-07-01", "soon")]),
      {},
      ["ben: handed-over", "ada: reassigned"],
    ],
    [
      "that was snoozed before it was ever sent",
      [routed("soon")],
      history([], [deferred("snoozed", "2021-07-01", "soon")]),
      {},
      ["ada: snoozed, not sent"],
    ],
    [
      "that another person snoozed",
      [routed("soon")],
      history([aDeliveryRecord("1", ada, "soon")], [deferred("snoozed", "2021-07-01", "soon", ben)]),
      {},
      ["ada: open, not sent"],
    ],
    [
      "that is snoozed and resolved",
      [],
      history([aDeliveryRecord("1", ada, "late")], [deferred("snoozed", "2021-07-01", "late")]),
      {},
      ["ada: cleared"],
    ],
  ])("%s", (_, alerts, before, changed, digests) => {
    expect(digestsOf(alerts, before, changed)).toEqual(digests);
  });
});

describe("the history", () => {
  const after = (
    alerts: readonly RoutedAlert[],
    before: DeliveryHistory,
    changed: Partial<Occasion> = {},
  ): DeliveryHistory =>
    decideDigests(alerts, before, { ...occasion, ...changed }).reduce(
      (known, digest) => applyChanges(known, digest.to, changesFrom(digest, dayOfText(today))),
      before,
    );

  it("holds what was sent, so that nothing is news twice", () => {
    const once = after([routed("soon")], history());

    expect(once.records).toEqual([{ ...aDeliveryRecord("1", ada, "soon", today), dueOn: dayOfText("2021-07-03") }]);
    expect(digestsOf([routed("soon")], once)).toEqual(["ada: open, not sent"]);
  });

  it("changes with an unsent digest only where an alert became less urgent", () => {
    const lessUrgent = after([routed("soon")], history([aDeliveryRecord("1", ada, "late")]));

    expect(after([routed("soon")], history(), { isWorkingDay: false }).records).toEqual([]);
    expect(digestsOf([routed("late")], lessUrgent)).toEqual(["ada: more-urgent"]);
  });

  it("follows a case from one officer to the other", () => {
    const reassigned = after([routed("soon", ben)], history([aDeliveryRecord("1", ada, "soon")]));

    expect(reassigned.records.map(({ to }) => to)).toEqual([ben]);
    expect(digestsOf([routed("soon", ben)], reassigned)).toEqual(["ben: open, not sent"]);
  });

  it("forgets an alert that is cleared, and its deferral", () => {
    const cleared = after([], history([aDeliveryRecord("1", ada, "late")], [deferred("seen", "2021-07-20", "late")]));

    expect([cleared.records, cleared.deferrals]).toEqual([[], []]);
    expect(digestsOf([routed("soon")], cleared)).toEqual(["ada: new"]);
  });

  it("forgets a snooze once the alert is sent again", () => {
    const back = after(
      [routed("late")],
      history([aDeliveryRecord("1", ada, "late")], [deferred("snoozed", today, "late")]),
    );

    expect(back.deferrals).toEqual([]);
    expect(digestsOf([routed("late")], back)).toEqual(["ada: open, not sent"]);
  });

  it("knows who has had a first digest", () => {
    const [first] = decideDigests([routed("soon")], { ...history(), onboarded: new Set() }, occasion);
    const later = after([routed("soon")], { ...history(), onboarded: new Set() });

    expect(first?.isFirst).toBe(true);
    expect([...later.onboarded]).toEqual([ada]);
  });
});
