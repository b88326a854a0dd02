import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import type { View } from "../../src/cases/contract.ts";
import {
  isCaseSeenEnded,
  isSeenBy,
  isSeenRefused,
  isSeenToAssessOrNot,
  isSeenToPlanOrNot,
  isSeenWithdrawnOrIssued,
  seenDecided,
} from "../../src/facts/active.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

type Rows = Partial<Record<View, readonly Cells[]>>;

const today = dayOfText("2021-06-30");
const received = "2021-01-04";

const request: Cells = { referral_id: "r1", received_date: received };
const proceed: Cells = { decision_taken: "Proceed to EHC Assessment", decision_date: "2021-02-01" };
const refuse: Cells = { decision_taken: "Decision not to proceed to EHC assessment", decision_date: "2021-02-01" };
const develop: Cells = { assessment_id: "a1", next_action: "Develop EHCP", decision_date: "2021-03-01" };
const notRequired: Cells = { assessment_id: "a2", next_action: "EHCP Not required", decision_date: "2021-04-01" };
const undecided: Cells = { assessment_id: "a3", next_action: null, decision_date: null };
const answer: Cells = { plan_id: "l1", assessment_id: "a1", issued_date: "2021-05-01" };

function read(rows: Rows) {
  const snapshot = aSnapshot(aBorough({ person: [{}], ...rows }));
  const [referral] = snapshot.referrals;
  const [person] = snapshot.persons;
  if (person === undefined) throw new Error("the person was set aside");
  return { snapshot, referral, person };
}

function readRequest(cells: Cells, rows: Rows = {}) {
  const { snapshot, referral } = read({ ...rows, referral: [{ ...request, ...cells }] });
  if (referral === undefined) throw new Error("the request was set aside");
  return { snapshot, referral };
}

it.each<[string, string | null, string | null, boolean]>([
  ["on the day", "2021-06-30", null, true],
  ["the day after", "2021-07-01", null, false],
  ["on no day", null, null, false],
  ["on the first day that can be true", "1990-01-01", null, true],
  ["the day before", "1989-12-31", null, false],
  ["on the day that it follows", "2021-06-01", "2021-06-01", true],
  ["the day before what it follows", "2021-05-31", "2021-06-01", false],
])("something is seen to have happened %s", (_, happenedOn, notBefore, isSeen) => {
  const dayOrNull = (text: string | null) => (text === null ? null : dayOfText(text));

  expect(isSeenBy(dayOrNull(happenedOn), today, dayOrNull(notBefore))).toBe(isSeen);
});

describe("a request is seen to be", () => {
  it.each<[string, Cells, Rows, boolean]>([
    ["withdrawn, on the day it was received", { withdrawn_date: received }, {}, true],
    ["withdrawn, not before it was received", { withdrawn_date: "2021-01-03" }, {}, false],
    ["withdrawn, not tomorrow", { withdrawn_date: "2021-07-01" }, {}, false],
    ["issued by its assessment's plan", proceed, { assessment: [develop], plan: [answer] }, true],
    [
      "issued by its assessment's plan, though another day of it cannot be read",
      proceed,
      { assessment: [develop], plan: [{ ...answer, ceased_date: "2021-02-30" }] },
      true,
    ],
    ["issued by a new plan of no assessment", proceed, { plan: [{ ...answer, assessment_id: null }] }, true],
    ["issued, not by a plan whose link leads nowhere", proceed, { plan: [{ ...answer, assessment_id: "a9" }] }, false],
    [
      "issued, not by an earlier plan",
      proceed,
      { plan: [{ ...answer, assessment_id: null, issued_date: "2021-01-03" }] },
      false,
    ],
    [
      "issued, not by a plan taken over",
      proceed,
      { plan: [{ ...answer, assessment_id: null, origin: "transfer_in" }] },
      false,
    ],
    [
      "issued, not by a plan whose day cannot be true",
      proceed,
      { assessment: [develop], plan: [{ ...answer, issued_date: "1950-01-01" }] },
      false,
    ],
    ["issued, not by no plan", proceed, { assessment: [develop] }, false],
  ])("withdrawn or issued: %s", (_, cells, rows, isSeen) => {
    const { snapshot, referral } = readRequest(cells, rows);

    expect(isSeenWithdrawnOrIssued(referral, today, snapshot)).toBe(isSeen);
  });

  it.each<[string, Cells, boolean]>([
    ["agreed", proceed, true],
    ["refused", refuse, true],
    ["decided in other words", { ...proceed, decision_taken: "Deferred" }, false],
    [
      "decided in other words, with a next action",
      { ...proceed, decision_taken: "Deferred", next_action: "c_Multi-Agency SEN Assessment" },
      false,
    ],
    [
      "agreed by its next action alone",
      { ...proceed, decision_taken: null, next_action: "c_Multi-Agency SEN Assessment" },
      true,
    ],
    [
      "refused by its next action alone",
      { ...proceed, decision_taken: null, next_action: "c_Decision not to proceed" },
      true,
    ],
    ["decided in no words", { ...proceed, decision_taken: null }, false],
    ["agreed tomorrow", { ...proceed, decision_date: "2021-07-01" }, false],
    ["agreed before it was received", { ...proceed, decision_date: "2021-01-03" }, false],
  ])("to assess or not: %s", (_, cells, isSeen) => {
    const { snapshot, referral } = readRequest(cells);

    expect(isSeenToAssessOrNot(referral, today, snapshot)).toBe(isSeen);
  });

  it.each<[string, readonly Cells[], number, boolean]>([
    ["a plan to be made", [develop], 1, true],
    ["no plan to be made", [notRequired], 1, true],
    ["one of two decided in words that are known", [{ ...develop, next_action: "On hold" }, notRequired], 2, true],
    ["decided in other words", [{ ...develop, next_action: "On hold" }], 1, false],
    ["decided before the request was received", [{ ...develop, decision_date: "2021-01-03" }], 0, false],
    ["decided tomorrow", [{ ...develop, decision_date: "2021-07-01" }], 0, false],
    ["not decided", [undecided], 0, false],
  ])("to plan or not: %s", (_, assessment, decided, isSeen) => {
    const { snapshot, referral } = readRequest(proceed, { assessment });

    expect(seenDecided(referral, today)).toHaveLength(decided);
    expect(isSeenToPlanOrNot(referral, today, snapshot)).toBe(isSeen);
  });

  it.each<[string, Cells, readonly Cells[], boolean]>([
    ["by its decision", refuse, [], true],
    ["by its decision, with an assessment that was never decided", refuse, [undecided], true],
    ["not with an assessment that will be decided", refuse, [{ ...develop, decision_date: "2021-07-01" }], false],
    ["not with an assessment whose day cannot be read", refuse, [{ ...undecided, decision_date: "2021-02-30" }], false],
    ["not with one of two assessments unread", refuse, [undecided, { ...develop, decision_date: "soon" }], false],
    ["not while it is agreed", proceed, [], false],
    ["not before it was received", { ...refuse, decision_date: "2021-01-03" }, [], false],
    ["not tomorrow", { ...refuse, decision_date: "2021-07-01" }, [], false],
    ["by an assessment after which there is no plan", proceed, [notRequired], true],
    ["not by an assessment after which there is one", refuse, [develop], false],
    ["by the last of two assessments", proceed, [develop, notRequired], true],
    ["not by the first of two", proceed, [{ ...develop, decision_date: "2021-05-01" }, notRequired], false],
    ["not where another assessment is undecided", proceed, [notRequired, undecided], false],
  ])("refused: %s", (_, cells, assessment, isSeen) => {
    const { snapshot, referral } = readRequest(cells, { assessment });

    expect(isSeenRefused(referral, today, snapshot)).toBe(isSeen);
  });
});

describe("a case is seen to have ended", () => {
  const ceased: Cells = { plan_id: "l1", issued_date: "2020-01-01", ceased_date: "2021-01-01" };
  const transfer: Cells = { ...request, referral_type: "ehcp_transfer_in" };
  it.each<[string, Rows, boolean]>([
    ["without a plan or a request: not", {}, false],
    ["with a plan that ceased", { plan: [ceased] }, true],
    ["with one of two plans current: not", { plan: [ceased, { plan_id: "l2" }] }, false],
    ["with a plan that ceased before it was issued: not", { plan: [{ ...ceased, ceased_date: "2019-12-31" }] }, false],
    ["with a request that is refused", { referral: [{ ...request, ...refuse }] }, true],
    ["with a request that is withdrawn", { referral: [{ ...request, withdrawn_date: "2021-02-01" }] }, true],
    ["with a request that is open: not", { referral: [request] }, false],
    ["with a request that is agreed: not", { referral: [{ ...request, ...proceed }] }, false],
    [
      "with one of two requests open: not",
      {
        referral: [
          { ...request, ...refuse },
          { ...request, referral_id: "r2" },
        ],
      },
      false,
    ],
    [
      "with a request whose receipt cannot be true: not",
      { referral: [{ ...request, ...refuse, received_date: "1950-01-01" }] },
      false,
    ],
    ["with a transfer in that is decided", { referral: [{ ...transfer, decision_date: "2021-02-01" }] }, true],
    [
      "with a transfer in decided before it was received: not",
      { referral: [{ ...transfer, decision_date: "2021-01-03" }] },
      false,
    ],
    ["with a transfer in that is undecided: not", { referral: [transfer] }, false],
    ["with a plan that ceased and a request that is open: not", { plan: [ceased], referral: [request] }, false],
  ])("%s", (_, rows, isEnded) => {
    const { snapshot, person } = read(rows);

    expect(isCaseSeenEnded(person, today, snapshot)).toBe(isEnded);
  });
});
