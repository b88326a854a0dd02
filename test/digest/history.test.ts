import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { changesFrom } from "../../src/digest/changes.ts";
import { decideDigests, type Occasion, type RoutedAlert } from "../../src/digest/decide.ts";
import { applyChanges, type DeliveryHistory } from "../../src/digest/history.ts";
import { aDeliveryRecord, anAlert } from "../support/alert.ts";
import { ada, ben, deferred, digestsOf, history, occasion, routed, today } from "../support/digests.ts";

describe("the history", () => {
  const after = (
    alerts: readonly RoutedAlert[],
    before: DeliveryHistory,
    changed: Partial<Occasion> = {},
  ): DeliveryHistory =>
    applyChanges(
      before,
      atOnce(decideDigests(alerts, before, { ...occasion, ...changed })).map((digest) => [
        digest.to,
        changesFrom(digest, dayOfText(today)),
      ]),
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

    const next = after([routed("soon", ben)], reassigned);

    expect(digestsOf([routed("soon", ben)], reassigned)).toEqual(["ben: open, not sent", "ada: ended, not sent"]);
    expect(next.records.map(({ to }) => to)).toEqual([ben]);
  });

  it("keeps what somebody put aside of an alert that has left them, as it may come back", () => {
    const aside = deferred("snoozed", "2021-07-20", "soon");
    const reassigned = after([routed("soon", ben)], history([aDeliveryRecord("1", ada, "soon")], [aside]));
    const next = after([routed("soon", ben)], reassigned);

    expect(next.records.map(({ to }) => to)).toEqual([ben]);
    expect(next.deferrals).toEqual([aside]);
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

  it("keeps the deferrals of others, of other alerts, and of what the digest leaves out", () => {
    const late = aDeliveryRecord("1", ada, "late");
    const others = deferred("snoozed", today, "late", ben);
    const otherKey = { ...deferred("snoozed", today, "late"), key: "review-due:2" };
    const next = after([routed("late")], history([late], [others, deferred("snoozed", today, "late"), otherKey]));

    expect(next.deferrals).toEqual([others, otherKey]);
  });

  it("takes nothing for said that was put off in a digest that was sent", () => {
    const seen = deferred("seen", "2021-07-20", "soon");
    const snoozed = { ...deferred("snoozed", "2021-07-20", "soon"), key: "review-due:2" };
    const alerts = ["1", "2", "3"].map((record) => ({ alert: anAlert(record, today, 3), to: ada, reason: null }));
    const next = after(alerts, history([], [seen, snoozed]));

    expect(next.records.map(({ key }) => key)).toEqual(["review-due:3"]);
    expect(next.deferrals).toEqual([seen, snoozed]);
  });

  it("stays as it is where an unsent digest says nothing less urgent", () => {
    const record = { ...aDeliveryRecord("1", ada, "soon"), dueOn: dayOfText("2021-07-05") };

    expect(after([routed("soon")], history([record])).records).toEqual([record]);
  });

  it("knows who has had a first digest", () => {
    const [first] = atOnce(decideDigests([routed("soon")], { ...history(), onboarded: new Set() }, occasion));
    const later = after([routed("soon")], { ...history(), onboarded: new Set() });

    expect(first?.isFirst).toBe(true);
    expect([...later.onboarded]).toEqual([ada]);
  });
});
