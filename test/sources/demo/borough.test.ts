import { dayOfText, textOfDay } from "../../../src/cases/day.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "../../../src/measures/engine/scope.ts";
import type { Snapshot } from "../../../src/cases/snapshot.ts";
import { contract, views, type Borough } from "../../../src/cases/contract.ts";
import { caseParser } from "../../../src/cases/parser.ts";
import type { Person, Plan } from "../../../src/cases/records.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { ageOn, lastAugust31, yearOf } from "../../../src/facts/calendar.ts";
import { caseOfficerOn } from "../../../src/facts/case-officer.ts";
import { isCurrentOn, isHeld12MonthsOn, isNewIssuedBy } from "../../../src/facts/plan.ts";
import { isNewClient } from "../../../src/facts/request.ts";
import { timeliness } from "../../../src/facts/wait.ts";
import { boroughCopies, demoBorough, demoDay } from "../../../src/sources/demo/borough.ts";
import { rules } from "../../../src/rules/index.ts";

let borough: Borough;
let snapshot: Snapshot;

beforeAll(() => {
  borough = demoBorough();
  const parser = caseParser(defaultWords);
  for (const view of views) parser.take(view, borough[view]);
  snapshot = parser.snapshot("the demo borough", `${textOfDay(demoDay)}T07:00:00+01:00`);
});

/** Within 3%. */
function isAbout(wanted: number, count: number): boolean {
  return Math.abs(count - wanted) <= wanted * 0.03;
}

function currentPlans(person: Person): number {
  return person.plans.filter((plan) => isCurrentOn(plan, demoDay)).length;
}

describe("the demo borough", () => {
  it("is the same each time", () => {
    expect(demoBorough()).toEqual(borough);
  });

  it("gives every row a cell for each column of the contract", () => {
    for (const view of views) {
      expect(new Set(borough[view].map((row) => row.length))).toEqual(new Set([contract[view].length]));
    }
  });

  it("is read without a row set aside or noted", () => {
    expect(snapshot.rejected).toEqual([]);
    expect(snapshot.warnings).toEqual([]);
  });

  it("has about as many rows as a borough of its size", () => {
    const rows = views.reduce((sum, view) => sum + borough[view].length, 0);
    expect(rows).toSatisfy((count: number) => isAbout(23_500, count));
  });

  it("holds about 2,310 current plans, 1,975 of them for 12 months", () => {
    const current = snapshot.plans.filter((plan) => isCurrentOn(plan, demoDay));
    expect(current.length).toSatisfy((count: number) => isAbout(2310, count));
    expect(current.filter((plan) => isHeld12MonthsOn(plan, demoDay))).toHaveLength(1975);
  });

  it.each([
    [2019, 370],
    [2020, 400],
    [2021, 257],
  ])("receives in %i about %i requests", (year, wanted) => {
    const received = snapshot.referrals.filter((one) => isNewClient(one) && yearOf(one.receivedOn) === year);
    expect(received.length).toSatisfy((count: number) => isAbout(wanted, count));
  });

  it.each([
    [2019, 250, 56],
    [2020, 300, 89],
    [2021, 160, 88],
  ])("issues in %i about %i new plans, %i percent of them within 20 weeks", (year, wanted, percent) => {
    const issued = snapshot.plans.filter(
      (one) => isNewIssuedBy(one, demoDay) && yearOf(one.issuedOn ?? demoDay) === year,
    );
    const inTime = issued.filter((one) => isInTime(one));
    expect(issued.length).toSatisfy((count: number) => isAbout(wanted, count));
    expect(Math.round((100 * inTime.length) / issued.length)).toBe(percent);
  });

  it("converted some 1,200 older statements before March 2018", () => {
    const conversions = snapshot.plans.filter((plan) => plan.origin === "conversion");
    expect(conversions.length).toSatisfy((count: number) => isAbout(1200, count));
    expect(conversions.every((plan) => plan.issuedOn !== null && plan.issuedOn < dayOfText("2018-03-01"))).toBe(true);
  });

  it("has plans for people aged 3 to 25", () => {
    const ages = snapshot.plans
      .filter((plan) => isCurrentOn(plan, demoDay))
      .map(({ person }) => ageOn(person.bornOn ?? demoDay, lastAugust31(demoDay)));
    expect([...new Set(ages)].sort((one, other) => one - other)).toEqual(Array.from({ length: 23 }, (_, at) => at + 3));
  });

  it("has five teams and thirty case officers with work, each of another name", () => {
    const officers = new Set(snapshot.persons.map((person) => caseOfficerOn(person, demoDay, snapshot.words)));
    officers.delete(null);
    expect(officers.size).toBe(30);
    expect(new Set([...officers].map((officer) => officer?.team)).size).toBe(5);
    expect(new Set(snapshot.workers.map((worker) => worker.name)).size).toBe(snapshot.workers.length);
  });

  it("gives no officer less than a fifth or more than twice an even share of the plans", () => {
    const counts = new Map<string, number>();
    for (const plan of snapshot.plans) {
      const officer = isCurrentOn(plan, demoDay) ? caseOfficerOn(plan.person, demoDay, snapshot.words) : null;
      if (officer !== null) counts.set(officer.name, (counts.get(officer.name) ?? 0) + 1);
    }
    expect(Math.min(...counts.values())).toBeGreaterThan(2310 / 30 / 5);
    expect(Math.max(...counts.values())).toBeLessThan((2310 / 30) * 2);
  });

  it("has nobody with two current plans, or with a request that waits beside one", () => {
    expect(snapshot.persons.filter((person) => currentPlans(person) > 1)).toEqual([]);
    const waiting = snapshot.persons.filter((person) =>
      person.referrals.some((one) => isNewClient(one) && !one.decidedOn && !one.withdrawnOn),
    );
    expect(waiting.filter((person) => currentPlans(person) > 0)).toEqual([]);
  });

  it("breaks every data-quality rule a few times, and never records an unnecessary exemption", () => {
    const findings = rules.map((rule) => [rule.id, rule.findings(scopeOf(snapshot, demoDay)).length]);
    expect(Object.fromEntries(findings)).toMatchInlineSnapshot(`
      {
        "assess-decision-mismatch": 11,
        "exemption-unnecessary": 0,
        "gender-not-recorded": 13,
        "out-of-borough-mismatch": 8,
        "refuse-decision-mismatch": 5,
        "review-date-blank": 28,
        "review-date-incorrect": 19,
        "review-not-scheduled": 64,
        "worker-relationship": 23,
      }
    `);
  });

  it("copies itself view by view, nothing shared between the copies", () => {
    const seen: string[] = [];
    const parser = caseParser(defaultWords);
    for (const { view, rows } of boroughCopies(2)) {
      seen.push(view);
      parser.take(view, rows);
    }
    const copies = parser.snapshot("two copies", `${textOfDay(demoDay)}T07:00:00+01:00`);
    expect(seen).toEqual(views.flatMap((view) => [view, view]));
    expect(copies.rejected).toEqual([]);
    expect(copies.warnings).toEqual([]);
    expect(copies.plans.length).toSatisfy((count: number) => isAbout(2 * snapshot.plans.length, count));
  });
});

function isInTime(plan: Plan): boolean {
  return timeliness(plan.assessment?.referral.receivedOn ?? null, plan.issuedOn) === "Within 20 weeks";
}
