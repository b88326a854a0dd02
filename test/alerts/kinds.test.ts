import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { raisedAlerts, alertScope, type AlertSettings } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { views, type View } from "../../src/cases/contract.ts";
import { caseParser } from "../../src/cases/parser.ts";
import { readConfig } from "../../src/config/config.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

/** The data checks look at the data as they are now, whatever day is played. */
const statutory = alertKinds.filter(({ id }) => id !== "data-check");

type Rows = Partial<Record<View, readonly Cells[]>>;

const officer: Rows = { person: [{ gender: "Female" }], worker: [{}], worker_relationship: [{}] };

/** What is raised on the day, as `kind due urgency days`. */
function raised(rows: Rows, day: string, settings?: AlertSettings): string[] {
  const snapshot = aSnapshot(aBorough({ ...officer, ...rows }));
  return raisedAlerts(statutory, alertScope(snapshot, dayOfText(day), settings)).map(
    ({ alert, rule, dueOn, urgency, days }) => `${rule ?? alert} ${textOfDay(dueOn)} ${urgency} ${days}`,
  );
}

const request = (cells: Cells = {}): Rows => ({
  referral: [{ referral_id: "r1", received_date: "2021-01-04", ...cells }],
});
const proceed = { decision_taken: "Proceed to EHC Assessment", decision_date: "2021-02-01" };
const plan = (cells: Cells, ...review: readonly Cells[]): Rows => ({ plan: [{ plan_id: "l1", ...cells }], review });
/** A scheduled review far off, so that its lack is not what is told. */
const planned = { scheduled_date: "2029-01-01" };

describe("requests", () => {
  it.each<[string, Rows, string, string[]]>([
    ["15 days before the day", request(), "2021-01-31", []],
    ["14 days before the day", request(), "2021-02-01", ["assessment-decision-pending 2021-02-15 soon 14"]],
    ["on day 42", request(), "2021-02-15", ["assessment-decision-pending 2021-02-15 soon 0"]],
    ["on day 43", request(), "2021-02-16", ["assessment-decision-pending 2021-02-15 late -1"]],
    ["on day 140", request(), "2021-05-24", ["assessment-decision-pending 2021-02-15 late -98"]],
    ["on day 141", request(), "2021-05-25", ["assessment-decision-pending 2021-02-15 overdue -99"]],
    ["withdrawn today", request({ withdrawn_date: "2021-02-16" }), "2021-02-16", []],
    [
      "withdrawn tomorrow",
      request({ withdrawn_date: "2021-02-17" }),
      "2021-02-16",
      ["assessment-decision-pending 2021-02-15 late -1"],
    ],
    ["of another type", request({ referral_type: "ehcp_transfer_in" }), "2021-02-16", []],
    ["decided to assess, day 97", request(proceed), "2021-04-11", []],
    ["decided to assess, day 98", request(proceed), "2021-04-12", ["plan-decision-pending 2021-04-26 soon 14"]],
    ["decided to assess, day 141", request(proceed), "2021-05-25", ["plan-decision-pending 2021-04-26 overdue -29"]],
    [
      "decided in other words",
      request({ ...proceed, decision_taken: "Deferred" }),
      "2021-04-26",
      ["plan-decision-pending 2021-04-26 soon 0"],
    ],
    [
      "assessment decided in other words",
      { ...request(proceed), assessment: [{ decision_date: "2021-03-01", next_action: "Paused" }] },
      "2021-05-10",
      ["plan-issue-pending 2021-05-24 soon 14"],
    ],
    [
      "plan agreed and a year old",
      { ...request(proceed), assessment: [{ decision_date: "2021-03-01", next_action: "Develop EHCP" }] },
      "2022-05-24",
      ["plan-issue-pending 2021-05-24 late -365"],
    ],
  ])("%s", (_, rows, day, found) => {
    expect(raised(rows, day)).toEqual(found);
  });
});

describe("reviews due", () => {
  const issued = { issued_date: "2020-03-01" };
  it.each<[string, Rows, string, string[]]>([
    ["57 days before", plan(issued, planned), "2021-01-02", []],
    ["56 days before", plan(issued, planned), "2021-01-03", ["review-due 2021-02-28 soon 56"]],
    ["12 months less one day", plan(issued, planned), "2021-02-28", ["review-due 2021-02-28 soon 0"]],
    ["12 months", plan(issued, planned), "2021-03-01", ["review-due 2021-02-28 late -1"]],
    ["14 months", plan(issued, planned), "2021-05-01", ["review-due 2021-02-28 late -62"]],
    ["14 months and a day", plan(issued, planned), "2021-05-02", ["review-due 2021-02-28 overdue -63"]],
    ["scheduled today", plan(issued, { scheduled_date: "2021-02-01" }), "2021-02-01", []],
    [
      "scheduled yesterday",
      plan(issued, { scheduled_date: "2021-01-31" }),
      "2021-02-01",
      ["review-due 2021-02-28 soon 27"],
    ],
    ["scheduled on the last day", plan(issued, { scheduled_date: "2021-02-28" }), "2021-02-01", []],
    [
      "scheduled a day too late",
      plan(issued, { scheduled_date: "2021-03-01" }),
      "2021-02-01",
      ["review-due 2021-02-28 soon 27"],
    ],
    [
      "late though scheduled for today",
      plan(issued, { scheduled_date: "2021-03-01" }),
      "2021-03-01",
      ["review-due 2021-02-28 late -1"],
    ],
    ["ceased today", plan({ ...issued, ceased_date: "2021-03-01" }, planned), "2021-03-01", []],
    [
      "issued at the end of February",
      plan({ issued_date: "2020-02-29" }, planned),
      "2021-02-27",
      ["review-due 2021-02-27 soon 0"],
    ],
    [
      "a transfer in, 3 months later than the year",
      plan({ ...issued, origin: "transfer_in", responsible_from: "2021-01-31" }, planned),
      "2021-04-30",
      ["review-due 2021-04-29 late -1"],
    ],
    [
      "a transfer in, overdue after both",
      plan({ ...issued, origin: "transfer_in", responsible_from: "2021-03-31" }, planned),
      "2021-06-29",
      ["review-due 2021-06-29 soon 0"],
    ],
    [
      "a transfer in, overdue the day after both",
      plan({ ...issued, origin: "transfer_in", responsible_from: "2021-03-31" }, planned),
      "2021-06-30",
      ["review-due 2021-06-29 overdue -1"],
    ],
    [
      "a new plan, whoever took it over",
      plan({ ...issued, responsible_from: "2021-01-31" }, planned),
      "2021-03-01",
      ["review-due 2021-02-28 late -1"],
    ],
  ])("%s", (_, rows, day, found) => {
    expect(raised(rows, day)).toEqual(found);
  });
});

describe("after a review", () => {
  const held = { review_id: "v1", review_date: "2021-03-01", completed_date: "2021-03-10" };
  const decided = { ...held, outcome: "amend", decision_date: "2021-03-20" };
  const after = (review: Cells, cells: Cells = {}) => plan({ issued_date: "2020-04-01", ...cells }, planned, review);
  it.each<[string, Rows, string, string[]]>([
    ["15 days before", after(held), "2021-03-14", []],
    ["14 days before", after(held), "2021-03-15", ["review-decision-pending 2021-03-29 soon 14"]],
    [
      "outcome without its day",
      after({ ...held, outcome: "maintain" }),
      "2021-03-30",
      ["review-decision-pending 2021-03-29 late -1"],
    ],
    [
      "decided tomorrow",
      after({ ...held, outcome: "maintain", decision_date: "2021-03-31" }),
      "2021-03-30",
      ["review-decision-pending 2021-03-29 late -1"],
    ],
    ["decided today", after({ ...held, outcome: "maintain", decision_date: "2021-03-30" }), "2021-03-30", []],
    ["undecided with an amended final", after({ ...held, amended_final_date: "2021-03-30" }), "2021-03-30", []],
    ["before this authority's time", after(held, { responsible_from: "2021-03-02" }), "2021-04-30", []],
    [
      "on the day of taking over",
      after(held, { responsible_from: "2021-03-01" }),
      "2021-03-30",
      ["review-decision-pending 2021-03-29 late -1"],
    ],
    ["to amend, no draft", after(decided), "2021-03-30", ["amended-plan-pending 2021-03-29 late -1"]],
    [
      "to amend, draft tomorrow",
      after({ ...decided, amended_draft_date: "2021-03-31" }),
      "2021-03-30",
      ["amended-plan-pending 2021-03-29 late -1"],
    ],
    [
      "to amend, draft early",
      after({ ...decided, amended_draft_date: "2021-03-22" }),
      "2021-05-18",
      ["amended-plan-pending 2021-05-17 late -1"],
    ],
    [
      "to amend, draft late",
      after({ ...decided, amended_draft_date: "2021-05-01" }),
      "2021-05-18",
      ["amended-plan-pending 2021-05-24 soon 6"],
    ],
    ["to amend and final", after({ ...decided, amended_final_date: "2021-03-30" }), "2021-03-30", []],
    ["to cease", after({ ...decided, outcome: "cease" }), "2021-04-30", []],
  ])("%s", (_, rows, day, found) => {
    expect(raised(rows, day)).toEqual(found);
  });
});

describe("records", () => {
  const mismatch = {
    decision_date: "2021-02-28",
    next_action: "c_Multi-Agency SEN Assessment",
    decision_taken: "Decision not to proceed to EHC assessment",
  };
  const early = { ...planned, review_id: "v0" };
  it.each<[string, Rows, string, string[]]>([
    [
      "gender of somebody active",
      { ...request(), person: [{ gender: "unknown" }] },
      "2021-01-05",
      ["gender-not-recorded 2021-02-02 soon 28"],
    ],
    ["gender of nobody active", { person: [{ gender: null }] }, "2021-01-05", []],
    [
      "a mismatch of somebody no longer active",
      request(mismatch),
      "2022-02-27",
      ["assess-decision-mismatch 2022-03-27 soon 28"],
    ],
    ["a mismatch 12 months old", request(mismatch), "2022-02-28", []],
    ["no review scheduled, 9 months less a day", plan({ issued_date: "2020-01-31" }), "2020-10-30", []],
    [
      "no review scheduled, 9 months",
      plan({ issued_date: "2020-01-31" }),
      "2020-10-31",
      ["review-not-scheduled 2020-11-28 soon 28"],
    ],
    [
      "no review scheduled and due",
      plan({ issued_date: "2020-01-31" }),
      "2020-12-05",
      ["review-due 2021-01-30 soon 56"],
    ],
    [
      "a blank date of an earlier review",
      plan(
        { issued_date: "2020-01-01" },
        early,
        { completed_date: "2020-06-01", outcome: "maintain", decision_date: "2020-06-01" },
        { completed_date: "2020-05-01" },
      ),
      "2020-07-01",
      ["review-date-blank 2020-07-29 soon 28"],
    ],
    [
      "an exemption that was not needed",
      {
        ...request({ ...proceed, received_date: "2020-01-01" }),
        assessment: [{ assessment_id: "a1" }],
        plan: [{ plan_id: "l1", assessment_id: "a1", issued_date: "2020-05-01", exemption: "7" }],
        review: [planned],
      },
      "2021-01-04",
      ["exemption-unnecessary 2021-02-01 soon 28"],
    ],
  ])("%s", (_, rows, day, found) => {
    expect(raised(rows, day)).toEqual(found);
  });

  it("turn late 28 days after they were first seen, and are held back by no kind that is switched off", () => {
    const rows = plan({ issued_date: "2020-01-31" });
    const settings = { kinds: ["record-wrong"], firstSeenOn: () => dayOfText("2021-01-01") };

    expect(raised(rows, "2021-01-29", settings)).toEqual(["review-not-scheduled 2021-01-29 soon 0"]);
    expect(raised(rows, "2021-01-30", settings)).toEqual(["review-not-scheduled 2021-01-29 late -1"]);
  });
});

describe("a change in law", () => {
  it("is a line, and holds for cases whose clock starts from its day", () => {
    const { words } = readConfig({
      CLOCKS:
        'assessment-decision from 2021-02-01 limit 28 warning 7 source "New; law"; review from 2030-01-01 limit 6',
    });
    const borough = aBorough({
      ...officer,
      referral: [
        { referral_id: "r1", received_date: "2021-01-31" },
        { referral_id: "r2", received_date: "2021-02-01" },
      ],
    });
    const parser = caseParser(words);
    for (const view of views) parser.take(view, borough[view]);
    const found = raisedAlerts(
      alertKinds,
      alertScope(parser.snapshot("x", "2021-03-01T07:00:00Z"), dayOfText("2021-03-01")),
    );

    expect(found.map(({ record, dueOn, clock: running }) => [record, dueOn, running.terms.source])).toEqual([
      ["r2", dayOfText("2021-03-01"), "New; law"],
      ["r1", dayOfText("2021-03-14"), "SEND Regulations 2014, regulation 5(1)"],
    ]);
  });

  it.each([
    "plan-issue",
    "nothing from 2021-01-01 limit 1",
    "plan-issue from 2021-02-30 limit 1",
    "plan-issue from 2021-02-01 bound 1",
  ])("is refused as %s", (text) => {
    expect(() => readConfig({ CLOCKS: text })).toThrow("CLOCKS must be lines such as");
  });
});
