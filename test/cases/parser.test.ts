import { dayOfText } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { countRemarks } from "../../src/cases/remarks.ts";
import { warningsOn } from "../../src/facts/warnings.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

const person = [{}];
const told = (...args: Parameters<typeof aBorough>) => {
  const snapshot = aSnapshot(aBorough(...args));
  const says = (remarks: typeof snapshot.rejected) =>
    countRemarks(remarks).map(({ view, reason, count }) => `${count} ${view}: ${reason}`);
  return { snapshot, rejected: says(snapshot.rejected), warnings: says(snapshot.warnings) };
};

describe("a row is left out", () => {
  it.each<[string, Parameters<typeof aBorough>[0], string[]]>([
    [
      "for a required cell that is blank",
      { person: [{ case_reference: "  " }] },
      ["1 person: case_reference is blank"],
    ],
    [
      "for a day that does not exist",
      { person, referral: [{ received_date: "2021-02-30" }] },
      ["1 referral: received_date cannot be read"],
    ],
    [
      "for a day with a time",
      { person, referral: [{ received_date: "2021-02-03 00:00" }] },
      ["1 referral: received_date cannot be read"],
    ],
    ["for an unknown code", { person, plan: [{ origin: "borrowed" }] }, ["1 plan: origin is not a code that is known"]],
    ["for an unreadable flag", { worker: [{ active: "perhaps" }] }, ["1 worker: active cannot be read"]],
    ["as the second of an id", { person: [{}, {}] }, ["1 person: second row of the same person_id"]],
    ["for a link that points nowhere", { plan: [{}] }, ["1 plan: person_id points to no person"]],
  ])("%s", (_, rows, says) => {
    expect(told(rows).rejected).toEqual(says);
  });

  it("with the row it hangs from, and says which", () => {
    const { snapshot } = told({
      person: [{ case_reference: null }],
      plan: [{ plan_id: "l1" }],
      review: [{ plan_id: "l1" }],
    });

    expect(snapshot.rejected.map(({ view, reason, by }) => [view, reason, by])).toEqual([
      ["person", "case_reference is blank", null],
      ["plan", "its person was left out", "p1"],
      ["review", "its plan was left out", "l1"],
    ]);
  });

  it("and leaves its id to a later row that can be read", () => {
    const { snapshot } = told({ person: [{ case_reference: null }, { case_reference: "REF-2" }] });

    expect(snapshot.persons.map(({ caseReference }) => caseReference)).toEqual(["REF-2"]);
  });
});

describe("a cell is noted and taken for blank", () => {
  it.each<[string, Cells, string]>([
    ["a mistyped decision date", { decision_date: "31/12/2020" }, "decision_date cannot be read"],
    ["an impossible withdrawal", { withdrawn_date: "2021-13-01" }, "withdrawn_date cannot be read"],
  ])("for %s", (_, cells, reason) => {
    const { snapshot, warnings } = told({ person, referral: [cells] });

    expect(warnings).toEqual([`1 referral: ${reason}`]);
    expect(snapshot.referrals).toHaveLength(1);
  });

  it("for an unknown outcome and an assessment that is not there", () => {
    const { snapshot, warnings } = told({
      person,
      plan: [{ plan_id: "l1", assessment_id: "a9" }],
      review: [{ plan_id: "l1", outcome: "perhaps" }],
    });

    expect(warnings).toEqual([
      "1 plan: assessment_id points to no assessment that was kept",
      "1 review: outcome cannot be read",
    ]);
    expect([snapshot.plans[0]?.assessment, snapshot.reviews[0]?.outcome]).toEqual([null, null]);
  });

  it("and a transfer in without issue takes the day of responsibility", () => {
    const { snapshot, warnings } = told({
      person,
      plan: [{ origin: "TRANSFER_IN", issued_date: null, responsible_from: "2020-01-01" }],
    });

    expect(warnings).toEqual(["1 plan: transfer in without issued_date: responsible_from stands for it"]);
    expect(snapshot.plans[0]?.issuedOn).toBe(dayOfText("2020-01-01"));
  });
});

describe("a record is doubtful on a day", () => {
  it("when no measure or clock can place it", () => {
    const { snapshot } = told({
      person,
      referral: [
        { referral_id: "r1", decision_date: "2021-02-01" },
        { decision_date: "2021-02-01", decision_taken: "Perhaps" },
        { decision_date: "2021-07-01", decision_taken: "Perhaps" },
      ],
      assessment: [{ decision_date: "2021-03-01" }],
      plan: [{ plan_id: "l1" }, {}],
      review: [{ plan_id: "l1", outcome: "cease", completed_date: "2021-01-01", decision_date: "2021-04-30" }],
    });

    const says = countRemarks(warningsOn(snapshot, dayOfText("2021-06-30"))).map(
      ({ view, reason, count }) => `${count} ${view}: ${reason}`,
    );

    expect(says.sort()).toEqual([
      "1 assessment: assessment decided without next_action",
      "1 referral: decision_date with neither decision_taken nor next_action",
      "1 referral: request whose decision word is unknown",
      "1 review: outcome cease decided over 60 days ago with the plan still current",
      "2 plan: more than one current plan of one person",
      "3 referral: open request of a person with a current plan",
    ]);
  });
});
