import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import type { View } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { changesFrom } from "../../src/digest/changes.ts";
import { digestsAt, type Digest } from "../../src/digest/decide.ts";
import { digestAnswer, digestContext } from "../../src/digest/digest-answer.ts";
import { applyChanges, emptyHistory, type DeliveryHistory } from "../../src/digest/history.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { toText } from "../../src/render/text.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

type Rows = Partial<Record<View, readonly Cells[]>>;

/** A Tuesday. */
const today = "2021-06-29";

/** Everybody with one officer, whose digests are played from day to day. */
function morning(rows: Rows, day: string, history: DeliveryHistory) {
  const whole = {
    person: [{ gender: "Female" }],
    worker: [{ email: "ada@x.org" }],
    worker_relationship: [{}],
    ...rows,
  };
  const snapshot = { ...aSnapshot(aBorough(whole)), readAt: `${day}T07:00:00+01:00` };
  const colleagues = colleagueDirectory(snapshot, []);
  const isReachable = (email: string) => email === "ada@x.org";
  const moment = { snapshot, today: dayOfText(day), clock: "08:30", caseAddress: null };
  const digests = digestsAt(
    alertKinds,
    { ...moment, reachability: { appointed: [...colleagues.values()], isReachable, away: [] } },
    history,
  );
  const after = digests.reduce(
    (before, digest) => applyChanges(before, digest.to, changesFrom(digest, dayOfText(day))),
    history,
  );
  const of = (digest: Digest) => toText(digestAnswer(digest, digestContext(moment, alertKinds)));
  return { digests, history: after, text: digests.map(of).join("\n") };
}

/** Returns what became of everything told on a day, on the day after: `kind: state`. */
function fatesOf(before: Rows, after: Rows): string[] {
  const first = morning(before, today, emptyHistory);
  const next = morning(after, "2021-06-30", first.history);
  const told = first.history.records.map(({ key }) => key.replace(/:.*$/, ""));
  return told.map((kind) => {
    const states = next.digests.flatMap(({ items, ended, kept }) => [
      ...items.filter(({ key }) => key.startsWith(`${kind}:`)).map(({ state }) => state),
      ...ended.filter(({ key }) => key.startsWith(`${kind}:`)).map(() => "ended"),
      ...kept.filter(({ key }) => key.startsWith(`${kind}:`)).map(() => "kept"),
    ]);
    return `${kind}: ${states.join()}`;
  });
}

const plan = { plan_id: "l1", issued_date: "2020-03-01", assessment_id: null };
const scheduled = { review_id: "v1", plan_id: "l1", scheduled_date: "2021-09-01" };
const held = { ...scheduled, review_date: "2020-05-01", completed_date: "2020-05-01", outcome: "maintain" };
const overdue: Rows = { plan: [plan], review: [scheduled] };

describe("a review that was told as overdue", () => {
  it.each<[string, Rows]>([
    ["the issue date is no day", { plan: [{ ...plan, issued_date: "2020-02-31" }] }],
    ["dates are written day first", { plan: [{ ...plan, issued_date: "01/03/2020" }] }],
    ["dates have a time", { plan: [{ ...plan, issued_date: "2020-03-01 00:00:00" }] }],
    ["dates are in one word", { plan: [{ ...plan, issued_date: "20200301" }] }],
    ["the issue date is a placeholder", { plan: [{ ...plan, issued_date: "NULL" }] }],
    ["the issue date is blank", { plan: [{ ...plan, issued_date: null }] }],
    ["the issue date is far ahead", { plan: [{ ...plan, issued_date: "9999-12-31" }] }],
    ["the case reference is blank", { person: [{ gender: "Female", case_reference: " " }] }],
    ["the person's id lost its zeros", { person: [{ gender: "Female", person_id: "1" }] }],
    ["the person's id is in capitals", { person: [{ gender: "Female", person_id: "P1" }] }],
    ["the origin has another name", { plan: [{ ...plan, origin: "New plan" }] }],
    ["the plan ceased long before it was issued", { plan: [{ ...plan, ceased_date: "1900-01-01" }] }],
    ["the plan ceased before it was issued", { plan: [{ ...plan, ceased_date: "2020-02-28" }] }],
    ["the plan's row is missing", { plan: [], review: [] }],
  ])("is kept and said where %s", (_, rows) => {
    const first = morning(overdue, today, emptyHistory);
    const next = morning({ ...overdue, ...rows }, "2021-06-30", first.history);
    const mended = morning(overdue, "2021-07-01", next.history);

    expect(fatesOf(overdue, { ...overdue, ...rows })).toContain("review-due: unread");
    expect(next.text).toContain("Could not be read in today's data, so still open:");
    expect(next.text).not.toContain("Cleared");
    expect(mended.digests.flatMap(({ items }) => items.map(({ key, state }) => `${key} ${state}`))).toEqual([
      "review-due:l1 open",
    ]);
  });

  it.each<[string, Rows, string]>([
    [
      "a later review was held",
      { review: [{ ...held, review_date: "2021-06-28", completed_date: "2021-06-28", decision_date: "2021-06-28" }] },
      "cleared",
    ],
    ["the plan ceased", { plan: [{ ...plan, ceased_date: "2021-06-01" }] }, "cleared"],
    ["the issue date was put right", { plan: [{ ...plan, issued_date: "2021-03-01" }] }, "ended"],
    [
      "a review held a year ago is entered, and the next is late",
      { review: [scheduled, { ...held, review_id: "v2", decision_date: "2020-05-02" }] },
      "new,ended",
    ],
  ])("where %s: %s", (_, rows, state) => {
    expect(fatesOf(overdue, { ...overdue, ...rows })).toContain(`review-due: ${state}`);
  });

  it("ends in silence after 28 days if its record never comes back", () => {
    let { history } = morning(overdue, today, emptyHistory);
    const states: string[] = [];
    for (let days = 1; days <= 30; days += 1) {
      const day = new Date(Date.UTC(2021, 5, 29 + days)).toISOString().slice(0, 10);
      const next = morning({}, day, history);
      states.push(
        next.digests
          .flatMap(({ items, ended }) => [...items.map(({ state }) => state), ...ended.map(() => "ended")])
          .join(),
      );
      history = next.history;
    }

    expect(states.slice(0, 28).every((state) => state === "unread")).toBe(true);
    expect(states.slice(28)).toEqual(["ended", ""]);
    expect(addDays(dayOfText(today), 29)).toBe(dayOfText("2021-07-28"));
  });
});

const request = { referral_id: "r1", received_date: "2021-05-01" };
const proceed = { decision_taken: "Proceed to EHC Assessment", next_action: "c_Multi-Agency SEN Assessment" };
const refused = {
  decision_taken: "Decision not to proceed to EHC assessment",
  next_action: "c_Decision not to proceed",
};
const old = { ...request, received_date: "2021-02-01" };
const decided = { ...old, ...proceed, decision_date: "2021-03-01" };
const assessed = { assessment_id: "a1", referral_id: "r1", decision_date: "2021-06-01", next_action: "Develop EHCP" };
const agreed: Rows = { referral: [decided], assessment: [assessed] };
const issued = { plan_id: "l1", assessment_id: "a1", issued_date: "2021-06-29" };
const done = { ...held, review_date: "2021-06-01", completed_date: "2021-06-01", outcome: null };
const awaitsDecision: Rows = { plan: [{ ...plan, issued_date: "2021-01-01" }], review: [done] };
const amend = { ...done, outcome: "amend", decision_date: "2021-06-10" };
const awaitsAmended: Rows = { ...awaitsDecision, review: [amend] };

describe("an alert that was told, on the next day", () => {
  it.each<[string, Rows, Rows, string]>([
    [
      "decided",
      { referral: [request] },
      { referral: [{ ...request, ...refused, decision_date: "2021-06-29" }] },
      "assessment-decision-pending: cleared",
    ],
    [
      "withdrawn",
      { referral: [request] },
      { referral: [{ ...request, withdrawn_date: "2021-06-29" }] },
      "assessment-decision-pending: cleared",
    ],
    [
      "withdrawn before it was received",
      { referral: [request] },
      { referral: [{ ...request, withdrawn_date: "1900-01-01" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "decided before it was received",
      { referral: [request] },
      { referral: [{ ...request, ...proceed, decision_date: "2020-05-01" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "received on no day",
      { referral: [request] },
      { referral: [{ ...request, received_date: "2021-06-31" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "of another type",
      { referral: [request] },
      { referral: [{ ...request, referral_type: "additional_funding" }] },
      "assessment-decision-pending: ended",
    ],
    [
      "of a type that is not known",
      { referral: [request] },
      { referral: [{ ...request, referral_type: "EHC" }] },
      "assessment-decision-pending: unread",
    ],
    [
      "assessed, without a plan",
      { referral: [decided] },
      { referral: [decided], assessment: [{ ...assessed, next_action: "EHCP Not required" }] },
      "plan-decision-pending: cleared",
    ],
    [
      "undecided again",
      { referral: [decided] },
      { referral: [{ ...decided, decision_date: "soon" }] },
      "plan-decision-pending: kept",
    ],
    ["issued", agreed, { ...agreed, plan: [issued] }, "plan-issue-pending: cleared"],
    [
      "issued long ago",
      agreed,
      { ...agreed, plan: [{ ...issued, issued_date: "1900-01-01" }] },
      "plan-issue-pending: unread",
    ],
    ["without its assessment", agreed, { referral: [decided] }, "plan-issue-pending: kept"],
    [
      "refused without its assessment",
      agreed,
      { referral: [{ ...decided, ...refused }] },
      "plan-issue-pending: unread",
    ],
    [
      "decided after the review",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, outcome: "maintain", decision_date: "2021-06-29" }] },
      "review-decision-pending: cleared",
    ],
    [
      "decided on no day",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, outcome: "maintain", decision_date: "1900-01-01" }] },
      "review-decision-pending: unread",
    ],
    [
      "completed on no day",
      awaitsDecision,
      { ...awaitsDecision, review: [{ ...done, completed_date: "2021-06-31" }] },
      "review-decision-pending: unread",
    ],
    [
      "followed by another review",
      awaitsDecision,
      { ...awaitsDecision, review: [done, { ...done, review_id: "v2", completed_date: "2021-06-20" }] },
      "review-decision-pending: new,ended",
    ],
    [
      "of a plan that ceased",
      awaitsDecision,
      { ...awaitsDecision, plan: [{ ...plan, issued_date: "2021-01-01", ceased_date: "2021-06-29" }] },
      "review-decision-pending: cleared",
    ],
    [
      "amended",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, amended_final_date: "2021-06-29" }] },
      "amended-plan-pending: cleared",
    ],
    [
      "decided otherwise",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, outcome: "maintain" }] },
      "amended-plan-pending: cleared",
    ],
    [
      "of an outcome that is not known",
      awaitsAmended,
      { ...awaitsAmended, review: [{ ...amend, outcome: "amended" }] },
      "amended-plan-pending: kept",
    ],
  ])("%s: %s", (_, before, after, expected) => {
    expect(fatesOf(before, after)).toContain(expected);
  });
});

describe("a finding that was told, on the next day", () => {
  const active: Rows = { plan: [{ ...plan, issued_date: "2021-01-01" }], review: [scheduled] };
  const person = (cells: Cells): Rows => ({ ...active, person: [cells] });
  const two: Rows = {
    ...active,
    worker: [{ email: "ada@x.org" }, { worker_id: "w2", name: "Ben" }],
    worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2" }],
  };
  const mismatch = { ...request, ...proceed, decision_taken: null, decision_date: "2021-06-01" };
  const late = { ...plan, issued_date: "2020-09-15" };

  it.each<[string, Rows, Rows, string]>([
    [
      "gender recorded",
      person({ gender: null }),
      person({ gender: "Male" }),
      "record-wrong/gender-not-recorded: cleared",
    ],
    [
      "the plan unreadable",
      person({ gender: null }),
      { ...person({ gender: null }), plan: [{ ...plan, issued_date: "?" }] },
      "record-wrong/gender-not-recorded: unread",
    ],
    [
      "the plan missing",
      person({ gender: null }),
      { person: [{ gender: null }] },
      "record-wrong/gender-not-recorded: unread",
    ],
    [
      "the plan ceased",
      person({ gender: null }),
      { ...person({ gender: null }), plan: [{ ...plan, ceased_date: "2021-06-29" }] },
      "record-wrong/gender-not-recorded: ended",
    ],
    [
      "one of two officers ended",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2", end_date: "2021-06-29" }] },
      "record-wrong/worker-relationship: cleared",
    ],
    [
      "one of two officers ended long ago",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2", end_date: "1900-01-01" }] },
      "record-wrong/worker-relationship: unread",
    ],
    [
      "one of two officers missing",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }] },
      "record-wrong/worker-relationship: unread",
    ],
    [
      "one of two officers of another relationship",
      two,
      { ...two, worker_relationship: [{ start_date: "2016-01-01" }, { worker_id: "w2", relationship: "SEN Officer" }] },
      "record-wrong/worker-relationship: unread",
    ],
    [
      "the decision put right",
      { referral: [mismatch] },
      { referral: [{ ...mismatch, ...proceed }] },
      "record-wrong/assess-decision-mismatch: cleared",
    ],
    [
      "the next action in other words",
      { referral: [mismatch] },
      { referral: [{ ...mismatch, next_action: "Assess" }] },
      "record-wrong/assess-decision-mismatch: unread",
    ],
    [
      "a review scheduled",
      { plan: [late] },
      { plan: [late], review: [scheduled] },
      "record-wrong/review-not-scheduled: cleared",
    ],
    [
      "a review completed on no day",
      { plan: [late] },
      { plan: [late], review: [{ ...scheduled, completed_date: "?" }] },
      "record-wrong/review-not-scheduled: unread",
    ],
    [
      "a review held",
      { plan: [late] },
      { plan: [late], review: [{ ...held, review_date: "2021-06-28", completed_date: "2021-06-28" }] },
      "record-wrong/review-not-scheduled: ended",
    ],
  ])("%s: %s", (_, before, after, expected) => {
    expect(fatesOf(before, after)).toContain(expected);
  });
});
