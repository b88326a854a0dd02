import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { Alert } from "../../src/alert.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { changesFrom } from "../../src/digest/changes.ts";
import { decideDigests, type Occasion, type RoutedAlert } from "../../src/digest/decide.ts";
import type { DeliveryHistory, DeliveryRecord } from "../../src/digest/history.ts";
import { aDeliveryRecord, anAlert } from "../support/alert.ts";
import { ada, ben, deferred, digestsOf, history, occasion, routed, today } from "../support/digests.ts";

const sent = aDeliveryRecord("1", ada, "late");

function since(day: string): DeliveryRecord {
  return { ...sent, unreadSince: dayOfText(day) };
}

/** The one digest of the day. */
function theDigest(alerts: readonly RoutedAlert[], before: DeliveryHistory, changed: Partial<Occasion>) {
  const [digest, ...others] = atOnce(decideDigests(alerts, before, { ...occasion, ...changed }));
  if (digest === undefined || others.length > 0) throw new Error("not one digest");
  return digest;
}

/** What the one digest of the day changes. */
function changesOf(alerts: readonly RoutedAlert[], before: DeliveryHistory, changed: Partial<Occasion>) {
  return changesFrom(theDigest(alerts, before, changed), dayOfText(today));
}

const unread: Partial<Occasion> = { fateOf: () => "unread" };
const eclipsed: Partial<Occasion> = { fateOf: () => "eclipsed" };

describe("an alert that cannot be read today", () => {
  it.each<[string, DeliveryHistory, Partial<Occasion>, string[]]>([
    ["stays, without a message", history([sent]), unread, ["ada: unread, not sent"]],
    ["is told on the week's first working day", history([sent]), { ...unread, isWeeksFirst: true }, ["ada: unread"]],
    ["stays 27 days", history([since("2021-06-03")]), unread, ["ada: unread, not sent"]],
    ["ends after 28 days", history([since("2021-06-02")]), unread, ["ada: ended, not sent"]],
    [
      "does not end by old data",
      history([since("2021-06-02")]),
      { ...unread, isStale: true },
      ["ada: unread, not sent"],
    ],
    [
      "stays put aside",
      history([sent], [deferred("snoozed", "2021-07-20", "late")]),
      unread,
      ["ada: snoozed, not sent"],
    ],
    ["is kept without a line while another of its record is told", history([sent]), eclipsed, ["ada: , not sent"]],
    [
      "is kept without a line while its officer is away",
      history([sent]),
      { ...unread, isHere: () => false },
      ["ada: , not sent"],
    ],
  ])("%s", (_, before, changed, digests) => {
    expect(digestsOf([], before, changed)).toEqual(digests);
  });

  it.each<[string, DeliveryRecord, Partial<Occasion>, string]>([
    ["on its first such day, that day", sent, unread, today],
    ["on a later day, the first", since("2021-06-20"), unread, "2021-06-20"],
    ["kept without a line, that day", sent, eclipsed, today],
    ["kept without a line on a later day, the first", since("2021-06-20"), eclipsed, "2021-06-20"],
  ])("is remembered since: %s", (_, record, changed, day) => {
    const changes = changesOf([], history([record]), changed);

    expect(changes.recorded).toEqual([{ ...sent, unreadSince: dayOfText(day) }]);
    expect([changes.forgotten, changes.endedDeferrals]).toEqual([[], []]);
  });

  it("is as it was once it can be read again, though nothing is sent", () => {
    const record = { ...since("2021-06-20"), dueOn: anAlert("1", today, -3).dueOn };

    expect(changesOf([routed("late")], history([record]), {}).recorded).toEqual([{ ...record, unreadSince: null }]);
  });
});

describe("the record of an alert that is still open", () => {
  const changedTo = (part: Partial<Alert>): RoutedAlert => ({
    alert: { ...routed("late").alert, ...part },
    to: ada,
    reason: null,
  });
  it.each<[string, RoutedAlert, DeliveryRecord, readonly Partial<DeliveryRecord>[]]>([
    ["stays as it is", changedTo({}), sent, []],
    ["keeps the most rows that were read", changedTo({ rows: [2, 1] }), { ...sent, rows: [1, 3] }, [{ rows: [2, 3] }]],
    ["does not change for fewer rows", changedTo({ rows: [1, 1] }), { ...sent, rows: [1, 3] }, []],
    ["learns whose it is", changedTo({}), { ...sent, person: null }, [{ person: "id of REF-1" }]],
    ["learns whose it is now", changedTo({}), { ...sent, person: "another" }, [{ person: "id of REF-1" }]],
  ])("%s", (_, alert, record, changed) => {
    const { recorded, forgotten } = changesOf([alert], history([record]), {});

    expect(recorded).toEqual(changed.map((part) => ({ ...record, ...part })));
    expect(forgotten).toEqual([]);
  });
});

describe("what a digest forgets", () => {
  const late = deferred("seen", "2021-07-20", "late");
  it("is nothing that is cleared before it could be told", () => {
    const changes = changesOf([], history([sent], [late]), { isWorkingDay: false });

    expect([changes.recorded, changes.forgotten, changes.endedDeferrals]).toEqual([[], [], []]);
  });

  it("is an alert that ended, with what was put aside, though nothing is sent", () => {
    const changes = changesOf([], history([sent], [late]), { fateOf: () => "ended" });

    expect([changes.forgotten, changes.endedDeferrals]).toEqual([[sent], [late]]);
  });

  it("is not what was put aside of a record whose next round has begun", () => {
    const next = routed("late", ada, "2021-01-01");
    const changes = changesOf([next], history([sent], [deferred("snoozed", "2021-07-20", "late")]), {
      fateOf: () => "ended",
    });

    expect([changes.forgotten, changes.endedDeferrals]).toEqual([[sent], []]);
  });

  it("is nothing, and tells nobody, where nobody can be reached", () => {
    const digest = theDigest([routed("soon", null)], history(), {});

    expect([digest.isFirst, digest.isSent]).toEqual([false, false]);
    expect(changesFrom(digest, dayOfText(today))).toMatchObject({ recorded: [], forgotten: [], onboarded: null });
  });
});

describe("a round", () => {
  const told = (round: string | null): DeliveryRecord => ({ ...sent, round });
  const withoutRound = (): RoutedAlert => {
    const { round: _, ...alert } = routed("late").alert;
    return { alert, to: ada, reason: null };
  };
  it.each<[string, RoutedAlert, string | null, string[]]>([
    ["is the same on the same day", routed("late", ada, "2020-01-01"), "2020-01-01", ["ada: open, not sent"]],
    ["is the same from an earlier day", routed("late", ada, "2019-12-31"), "2020-01-01", ["ada: open, not sent"]],
    ["is another from a later day", routed("late", ada, "2020-01-02"), "2020-01-01", ["ada: new, ended"]],
    ["is another where none was told", routed("late", ada, "2020-01-01"), null, ["ada: new, ended"]],
    ["is another where there is none now", withoutRound(), "2020-01-01", ["ada: new, ended"]],
    ["is the same where there never was one", withoutRound(), null, ["ada: open, not sent"]],
  ])("%s", (_, alert, round, digests) => {
    expect(digestsOf([alert], history([told(round)]), { fateOf: () => "ended" })).toEqual(digests);
  });

  it("that seems to have begun earlier is remembered from its later day", () => {
    const changes = changesOf([routed("overdue", ada, "2019-06-01")], history([told("2020-01-01")]), {});

    expect(changes.recorded.map(({ round }) => round)).toEqual(["2020-01-01"]);
  });

  it("of an alert that another takes over goes to both, as handed over", () => {
    expect(digestsOf([routed("late", ben, "2019-06-01")], history([told("2020-01-01")]))).toEqual([
      "ben: handed-over",
      "ada: reassigned",
    ]);
  });
});

it.each([
  ["2021-06-29", "ada: open and back"],
  [today, "ada: open, not sent"],
])("a snooze that ends today is told once: what was told on %s makes the digest %j", (on, digest) => {
  const record = { ...sent, on: dayOfText(on) };

  expect(digestsOf([routed("late")], history([record], [deferred("snoozed", today, "late")]))).toEqual([digest]);
});

it("an alert that goes back to somebody who had put it aside is that person's again, and not new", () => {
  const others = aDeliveryRecord("1", ben, "late");
  const before = history([others], [deferred("snoozed", "2021-07-20", "late")]);
  const [own, left] = atOnce(decideDigests([routed("late")], before, occasion));

  expect(own && changesFrom(own, dayOfText(today)).recorded).toEqual([{ ...others, to: ada }]);
  expect(left && changesFrom(left, dayOfText(today)).recorded).toEqual([{ ...others, leftOn: dayOfText(today) }]);
});
