import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { raisedAlerts, alertScope } from "../../src/alert.ts";
import { alertJson } from "../../src/reports/alert-json.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import type { Borough } from "../../src/cases/contract.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { anyBorough } from "../support/any-borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { oracleAlerts } from "../support/oracle/alerts.ts";
import { isLong } from "../support/long.ts";
import { awkwardDays, eventfulDays } from "../support/oracle/days.ts";
import { randomBorough } from "../support/random-borough.ts";

/** Boroughs with days of every kind: awkward ones of the calendar, and those about which something happens there. */
const worlds = Array.from({ length: 8 }, (_, at) => {
  const borough = randomBorough(at + 1);
  return { seed: at + 1, snapshot: aSnapshot(borough), days: daysOf(borough, at + 1) };
});

function daysOf(borough: Borough, seed: number): string[] {
  const awkward = Array.from({ length: 4 }, (_, step) => awkwardDays[(4 * seed + step) % awkwardDays.length] ?? "");
  return [...awkward, ...eventfulDays(borough, seed, 6)];
}

function sorted(all: readonly { alert: string; rule?: string; record: string }[]): string[] {
  return all.map((one) => JSON.stringify(one)).sort();
}

function alertsOn(snapshot: Snapshot, day: string) {
  return raisedAlerts(alertKinds, alertScope(snapshot, dayOfText(day))).map((one) =>
    alertJson(one, snapshot, dayOfText(day)),
  );
}

describe("the alerts", () => {
  it("of random boroughs are those of the second computation, on every day", () => {
    fc.assert(
      fc.property(anyBorough(60), ({ seed, borough }) => {
        const snapshot = aSnapshot(borough);
        for (const day of daysOf(randomBorough(seed), seed)) {
          expect([day, ...sorted(alertsOn(snapshot, day))]).toEqual([day, ...sorted(oracleAlerts(borough, day))]);
        }
      }),
      { numRuns: isLong ? 100 : 10, seed: 2021 },
    );
  }, 900_000);

  it("of every kind and urgency occur in the random boroughs", () => {
    const found = new Set(
      worlds.flatMap(({ snapshot, days }) =>
        days.flatMap((day) => alertsOn(snapshot, day).map(({ alert, rule, urgency }) => `${alert} ${rule ?? urgency}`)),
      ),
    );

    expect([...found].sort()).toMatchInlineSnapshot(`
      [
        "amended-plan-pending late",
        "amended-plan-pending soon",
        "assessment-decision-pending late",
        "assessment-decision-pending overdue",
        "assessment-decision-pending soon",
        "data-check answered-before-review",
        "data-check assessment-date-in-future",
        "data-check born-in-future",
        "data-check ceased-before-issued",
        "data-check ended-before-received",
        "data-check final-before-draft",
        "data-check over-25-with-plan",
        "data-check plan-after-refusal",
        "data-check plan-date-in-future",
        "data-check referral-date-in-future",
        "data-check relationship-ends-before-start",
        "data-check review-date-in-future",
        "plan-decision-pending late",
        "plan-decision-pending overdue",
        "plan-decision-pending soon",
        "plan-issue-pending late",
        "plan-issue-pending soon",
        "record-wrong assess-decision-mismatch",
        "record-wrong exemption-unnecessary",
        "record-wrong gender-not-recorded",
        "record-wrong out-of-borough-mismatch",
        "record-wrong refuse-decision-mismatch",
        "record-wrong review-date-blank",
        "record-wrong review-date-incorrect",
        "record-wrong review-not-scheduled",
        "record-wrong worker-relationship",
        "review-decision-pending late",
        "review-decision-pending soon",
        "review-due late",
        "review-due overdue",
        "review-due soon",
      ]
    `);
  });

  it.each(worlds)(
    "before the warning days, are of borough $seed the cases of their measures and the unrecognised",
    ({ snapshot, days }) => {
      for (const day of days) {
        const scope = alertScope(snapshot, dayOfText(day));
        const behind = (id: string) =>
          measures
            .find((one) => one.id === id)
            ?.cases(scopeOf(snapshot, dayOfText(day)))
            .map((one) => one.id) ?? [];
        const pending = alertKinds.slice(0, 3).map((kind) =>
          kind
            .pending(scope)
            .filter(({ values }) => values.every(({ value }) => value !== "unrecognised"))
            .map(({ record }) => record)
            .sort(),
        );

        expect(pending).toEqual([
          behind("referrals.undecided").sort(),
          behind("assessments.undecided-since-referral").sort(),
          behind("issued.awaiting-since-decision").sort(),
        ]);
        const unrecognised = alertKinds
          .slice(0, 3)
          .flatMap((kind) => kind.pending(scope))
          .filter(({ values }) => values.some(({ value }) => value === "unrecognised"));
        expect(unrecognised).toHaveLength(leftOut(snapshot, day));
      }
    },
  );

  it.each(worlds)(
    "that are late, of the reviews of borough $seed, are those due and overdue of the dashboard",
    ({ snapshot, days }) => {
      for (const day of days) {
        const late = raisedAlerts(alertKinds, alertScope(snapshot, dayOfText(day)))
          .filter(({ alert, days: left }) => alert === "review-due" && left < 0)
          .filter(({ record }) => snapshot.plans.find(({ planId }) => planId === record)?.origin !== "transfer_in")
          .map(({ record }) => record);
        const counted = ["reviews.due", "reviews.overdue"].flatMap(
          (id) => measures.find((one) => one.id === id)?.cases(scopeOf(snapshot, dayOfText(day))) ?? [],
        );
        const own = counted.filter(
          ({ id }) => snapshot.plans.find(({ planId }) => planId === id)?.origin !== "transfer_in",
        );

        expect(late.sort()).toEqual(own.map(({ id }) => id).sort());
      }
    },
  );
});

/** How many requests the measure says it leaves out for words that no rule knows. */
function leftOut(snapshot: Snapshot, day: string): number {
  const figures = measures.find(({ id }) => id === "referrals.undecided")?.figures(scopeOf(snapshot, dayOfText(day)));
  return figures?.excluded.find(({ reason }) => reason.includes("that the settings do not name"))?.count ?? 0;
}
