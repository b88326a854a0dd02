import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { lossCounts, vanishedPlans } from "../../src/profile/loss-counts.ts";
import { rewrittenCells } from "../../src/profile/rewritten-cells.ts";
import { loadRefusal } from "../../src/snapshot/load-guard.ts";
import { demoSnapshot } from "../support/demo.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

const passes = "passes";

interface Made {
  readonly children?: number;
  /** Cells of every row of a view, by the child's number. */
  readonly plan?: (at: number) => Cells;
  readonly person?: (at: number) => Cells;
  readonly relationship?: (at: number) => Cells;
  readonly worker?: Cells;
}

/** A borough of children, each with a plan and a case officer. */
function made({ children = 100, plan, person, relationship, worker }: Made = {}): Snapshot {
  const ids = Array.from({ length: children }, (_, at) => at);
  return aSnapshot(
    aBorough({
      person: ids.map((at) => ({ person_id: `p${at}`, case_reference: `REF-${at}`, ...person?.(at) })),
      worker: [{ worker_id: "w1", email: "ada@x.org", ...worker }],
      worker_relationship: ids.map((at) => ({ person_id: `p${at}`, ...relationship?.(at) })),
      plan: ids.map((at) => ({ plan_id: `l${1000 + at}`, person_id: `p${at}`, ...plan?.(at) })),
    }),
  );
}

function first(snapshot: Snapshot): string {
  return loadRefusal(snapshot, { before: [], vanished: 0, rewritten: [], shrinkLimit: 0.2 })?.details ?? passes;
}

function later(before: Snapshot, after: Snapshot): string {
  const [vanished, rewritten] = [vanishedPlans(before, after), rewrittenCells(before, after)];
  return loadRefusal(after, { before: [lossCounts(before)], vanished, rewritten, shrinkLimit: 0.2 })?.details ?? passes;
}

/** Cells for the first of the hundred. */
const forFirst = (most: number, cells: Cells) => (at: number) => (at < most ? cells : {});

describe("a first load", () => {
  it.each<[string, Made, string | null]>([
    ["a whole borough", {}, passes],
    ["a small borough with a wrong row", { children: 3, plan: forFirst(1, { origin: "odd" }) }, passes],
    ["nine rejected rows of a hundred", { plan: forFirst(9, { origin: "odd" }) }, passes],
    [
      "ten rejected rows of a hundred",
      { plan: forFirst(10, { origin: "odd" }) },
      'plan: 10 of 100 rows are left out (origin is not a code that is known: plan l1000 "odd", l1001 "odd"; plan: origin holds words that are not codes in 10 rows: "odd" 10: write one of new, transfer_in, conversion)',
    ],
    [
      "every row of a small view rejected",
      { children: 3, plan: () => ({ origin: null }) },
      "plan: 3 of 3 rows are left out (origin is blank: plan l1000, l1001)",
    ],
    [
      "persons without a reference",
      { person: () => ({ case_reference: null }) },
      "person: 100 of 100 rows are left out (case_reference is blank: person p0, p1); worker_relationship: 100 of 100 rows are left out (its person was left out",
    ],
    [
      "a column that nobody can read",
      { plan: () => ({ issued_date: "30/06/2020" }) },
      'plan: issued_date looks like DD/MM/YYYY in 100 of 100 rows: write YYYY-MM-DD (issued_date cannot be read: plan l1000 "30/06/2020", l1001 "30/06/2020")',
    ],
    ["half of a column that nobody can read", { plan: forFirst(50, { issued_date: "30/06/2020" }) }, passes],
    [
      "a relationship word that no row has",
      { relationship: () => ({ relationship: "SEN Officer" }) },
      '100 of 100 persons with a plan have no case officer (worker_relationship: none of 100 relationships is "SEND Case Officer", so no case has a case officer. They are "SEN Officer" 100: set WORD_CASE_OFFICER)',
    ],
    [
      "officers who are all inactive",
      { worker: { active: "0" } },
      "100 of 100 persons with a plan have no case officer",
    ],
    [
      "workers whose ids differ in case",
      { relationship: () => ({ worker_id: "W1" }) },
      'worker_relationship: worker_id leads nowhere in 100 of 100 rows (worker_id names no known worker in 100 of 100 rows: 100 would match if capitals made no difference, such as "W1" for "w1"); 100 of 100 persons with a plan have no case officer',
    ],
    ["views without a row", { children: 0 }, "person has no row; neither referral nor plan has a row"],
  ])("of %s is judged by what was kept", (_, given, says) => {
    const refusal = first(made(given));

    expect(refusal).toContain(says);
  });
});

describe("a later load", () => {
  it.each<[string, Made, Made, string | null]>([
    ["as before", {}, {}, passes],
    ["that grew", {}, { children: 200 }, passes],
    ["that lost a fifth of its children", { children: 15 }, { children: 12 }, passes],
    ["that lost more", { children: 15 }, { children: 11 }, "person has shrunk from 15 rows to 11; worker_relationship"],
    ["that lost two of four", { children: 4 }, { children: 2 }, passes],
    ["that is empty", { children: 2 }, { children: 0 }, "person is empty and held 2 rows"],
    [
      "that was read whole and kept in part",
      {},
      { plan: forFirst(21, { origin: "odd" }) },
      'plan has shrunk from 100 rows to 79: 21 of 100 rows are left out (origin is not a code that is known: plan l1000 "odd", l1001 "odd"; ',
    ],
    [
      "that grew by rows that were rejected",
      {},
      { children: 150, plan: (at) => (at < 50 ? { origin: "odd" } : {}) },
      "plan: 50 of 150 rows are left out",
    ],
    [
      "with a column emptied",
      {},
      { plan: () => ({ issued_date: null }) },
      "plan: issued_date is filled in 0 rows and was in 100",
    ],
    [
      "with one day in all cells of a column that were blank",
      {},
      { plan: () => ({ ceased_date: "2021-06-30" }) },
      "plan: ceased_date is filled in 100 of 100 rows and was in 0 of 100",
    ],
    [
      "with one day in many more cells of such a column",
      { plan: forFirst(30, { ceased_date: "2020-06-30" }) },
      { plan: forFirst(50, { ceased_date: "2020-06-30" }) },
      "plan: ceased_date is filled in 50 of 100 rows and was in 30 of 100 (a day may have been copied down the column)",
    ],
    [
      "whose days could not be read before",
      { plan: () => ({ ceased_date: "30/06/2021" }) },
      { plan: () => ({ ceased_date: "2021-06-30" }) },
      passes,
    ],
    ["with more days of what ends nothing", {}, { plan: () => ({ responsible_from: "2021-06-30" }) }, passes],
    [
      "with a column in another format",
      {},
      { plan: () => ({ issued_date: "20200630" }) },
      "plan: issued_date looks like YYYYMMDD in 100 of 100 rows: write YYYY-MM-DD",
    ],
    [
      "with officers who left",
      {},
      { relationship: forFirst(30, { end_date: "2021-01-01" }) },
      "30 of 100 persons with a plan have no case officer",
    ],
    [
      "with links to workers lost",
      {},
      { relationship: forFirst(30, { worker_id: "w9" }) },
      'worker_relationship: worker_id leads nowhere in 30 of 100 rows (worker_id names no known worker in 30 of 100 rows, such as "w9")',
    ],
    [
      "with other plans in place of those before",
      {},
      { plan: (at) => (at < 15 ? { plan_id: `new${at}` } : {}) },
      "15 plans of 100 are gone without a ceased date",
    ],
    [
      "with plans that are others'",
      {},
      { plan: (at) => (at < 6 ? {} : { person_id: `p${at === 6 ? 99 : at - 1}` }) },
      "plan: person_id is not what it was in 94 of 100 rows (a column may have been sorted by itself, moved or swapped)",
    ],
    [
      "with other days in a column of days",
      {},
      { plan: forFirst(15, { issued_date: "2020-01-02" }) },
      "plan: issued_date is not what it was in 15 of 100 rows",
    ],
    ["with a few corrections", {}, { plan: forFirst(9, { issued_date: "2020-01-02" }) }, passes],
    ["with plans that ceased", {}, { plan: forFirst(15, { ceased_date: "2021-05-01" }) }, passes],
    [
      "of plans gone, though no view shrank much",
      { children: 100 },
      { children: 85 },
      "15 plans of 100 are gone without a ceased date",
    ],
    [
      "that is no worse than an accepted one",
      { plan: forFirst(40, { origin: "odd" }) },
      { plan: forFirst(45, { origin: "odd" }) },
      passes,
    ],
  ])("%s is compared with the one before", (_, before, after, says) => {
    const refusal = later(made(before), made(after));

    expect(refusal).toContain(says);
  });

  it("says no cell and no id in the reason that is logged and stored", () => {
    const refusal = loadRefusal(made({ plan: () => ({ origin: "odd" }) }), {
      before: [],
      vanished: 0,
      rewritten: [],
      shrinkLimit: 0.2,
    });

    expect(refusal?.reason).toBe("plan: 100 of 100 rows are left out");
  });
});

describe("a load like one that was accepted", () => {
  it.each<[string, Made]>([
    ["a view without a row that can be kept", { plan: () => ({ origin: "odd" }) }],
    ["persons without officers", { relationship: () => ({ relationship: "SEN Officer" }) }],
    ["a column that nobody can read", { plan: () => ({ issued_date: "30/06/2020" }) }],
    ["links that lead nowhere", { relationship: forFirst(90, { worker_id: "w9" }) }],
  ])("in spite of %s is taken again", (_, given) => {
    expect(first(made(given))).not.toBe(passes);
    expect(later(made(given), made(given))).toBe(passes);
  });

  it("in counts that know rows alone is compared in rows alone", () => {
    const { person, worker, plan } = lossCounts(made());
    const before = [{ person: person ?? 0, worker: worker ?? 0, plan: plan ?? 0 }];
    const compared = (given: Made) =>
      loadRefusal(made(given), { before, vanished: 0, rewritten: [], shrinkLimit: 0.2 })?.reason;

    expect(compared({ relationship: forFirst(60, { end_date: "2021-01-01" }) })).toBeUndefined();
    expect(compared({ children: 130, plan: forFirst(6, { origin: "odd" }) })).toBeUndefined();
    expect(compared({ relationship: () => ({ relationship: "SEN Officer" }) })).toContain("have no case officer");
    expect(compared({ plan: forFirst(30, { origin: "odd" }) })).toContain("plan has shrunk from 100 rows to 70");
  });
});

describe("the counts of a load", () => {
  it("are those of the records that it kept", () => {
    const { persons, workers, referrals, assessments, plans, reviews } = demoSnapshot;

    expect(lossCounts(demoSnapshot)).toMatchObject({
      person: persons.length,
      worker: workers.length,
      referral: referrals.length,
      assessment: assessments.length,
      plan: plans.length,
      review: reviews.length,
    });
  });

  it.each<[string, readonly string[], number]>([
    ["none", [], 0],
    ["one in the middle", ["l1050"], 1],
    ["the first and the last", ["l1000", "l1099"], 2],
  ])("find %s of the plans gone, in whatever order the rest come", (_, gone, count) => {
    const before = made();
    const rest = before.plans.filter(({ planId }) => !gone.includes(planId));

    expect(vanishedPlans(before, { ...before, plans: rest })).toBe(count);
    expect(vanishedPlans(before, { ...before, plans: [...rest].reverse() })).toBe(count);
  });
});
