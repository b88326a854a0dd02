import type { Day } from "../cases/day.ts";
import type { Plan, Referral } from "../cases/records.ts";
import { addDays, knownBy } from "../facts/calendar.ts";
import { lastDecidedAssessment } from "../facts/request.ts";
import { decideToIssue, timeliness, toIssue, type Wait } from "../facts/wait.ts";
import { measure, synonymList, type Measure, type MeasureText } from "../measure.ts";
import { flow, stock, type RecordPart } from "./engine/figures.ts";
import { noFutureMonths, percentColumn } from "./engine/derived.ts";
import type { EventPopulation } from "./engine/population.ts";
import { fixedLabels } from "./engine/splits/recorded-splits.ts";
import { monthsOfYear, years } from "./engine/splits/time-splits.ts";
import { waitBands } from "./engine/splits/wait-splits.ts";
import { in3Years, inThePeriod, newPlans, newPlansWithoutExemption, requestsAt } from "./populations.ts";

/** The source of the 20 weeks. */
export const twentyWeeks = "SEND Regulations 2014, regulation 13(2)";
const fourWeeks = "Local limit: the 20 weeks of regulation 13(2) less the 16 weeks of regulation 10(1)";
const why20 = "The council must issue the plan within 20 weeks of the request.";
const within20Weeks = "Within 20 weeks";

const issuedOn = (plan: Plan) => plan.issuedOn;
const referralOf = (plan: Plan) => plan.assessment?.referral ?? null;
/** Says whether a new plan was issued within 20 weeks of its request. */
export const timelinessOf = (plan: Plan) => timeliness(referralOf(plan)?.receivedOn ?? null, plan.issuedOn);
const decidedToIssueOn = (referral: Referral, on: Day) => lastDecidedAssessment(referral, on)?.decidedOn ?? null;

/** How long a new plan took: from the request to its issue. */
export const newPlanWaits = {
  waitFrom: "the request",
  waitOf: (plan: Plan): Wait => [referralOf(plan)?.receivedOn ?? null, plan.issuedOn],
  dueOf: (plan: Plan) => dueAfterRequest(referralOf(plan)?.receivedOn ?? null),
};

function dueAfterRequest(receivedOn: Day | null): Day | null {
  return receivedOn === null ? null : addDays(receivedOn, toIssue.limit * 7);
}

const timelinessParts: readonly RecordPart<Plan>[] = [
  {
    id: "on-time",
    title: "new plans issued within 20 weeks",
    synonyms: "plans issued on time, plans on time, plans in time, new plans on time, issued within 20 weeks",
    holds: (plan) => timelinessOf(plan) === within20Weeks,
  },
  {
    id: "late",
    title: "new plans issued after 20 weeks",
    synonyms: `
      new plans issued late over 20 weeks,       plans issued late, late plans, plans issued over 20 weeks, plans late, plans not issued on time, plans not on
      time, new plans late, plans issued out of time, children who did not get their plan on time`,
    holds: (plan) => timelinessOf(plan) === "Over 20 weeks",
  },
];

/** Returns the six measures of a page of new plans. `qualifier` ends their titles, to tell the two pages apart. */
function newPlanMeasures(page: string, population: EventPopulation<Plan>, qualifier: string): readonly Measure[] {
  const textOf = (id: string, title: string, synonyms: string): Pick<MeasureText, "id" | "title" | "synonyms"> => ({
    id: `${page}.${id}`,
    title: `${title}${qualifier}`,
    synonyms: synonymList(synonyms)
      .map((synonym) => `${synonym}${qualifier.replace(",", "")}`)
      .join(", "),
  });
  const issuedThisYear = inThePeriod(population);
  const issuedIn3Years = in3Years(population);
  return [
    measure({
      ...textOf(
        "total",
        "New EHCPs issued by year",
        `plans issued, new plans, plans issued over 20 weeks, over 20 weeks, new plans by year, plans issued each year,
        finalised plans, plans made, new plans issued`,
      ),
      counts: `new plans issued${qualifier}, within and over 20 weeks of the request`,
      why: why20,
      source: twentyWeeks,
      timing: flow("issued", issuedOn),
      population,
      rows: years(3, issuedOn),
      columns: fixedLabels("Within 20 weeks", [within20Weeks, "Over 20 weeks"], timelinessOf),
      ...newPlanWaits,
      parts: timelinessParts,
      tones: {
        [within20Weeks]: "in-time",
        "Over 20 weeks": "late",
        "Date error": "unplaced",
        "Not recorded": "unplaced",
      },
      chart: "stacked",
    }),
    measure({
      ...textOf(
        "within-20-weeks",
        "Percentage of new EHCPs issued within 20 weeks",
        `
 20 weeks, 20 week percentage, meeting 20 weeks, hitting 20 weeks, 20 week target, 20 week timeliness, 20 week
        performance, 20 week rate, timeliness, plans issued on time, percentage of plans on time, on time, percentage
        in time, plans issued in time, within 20 weeks, statutory timescale`,
      ),
      counts: `new plans issued${qualifier}, and how many of them were issued within 20 weeks of the request`,
      why: why20,
      source: `${twentyWeeks}; the 85% target is local`,
      timing: flow("issued", issuedOn),
      population,
      rows: years(3, issuedOn),
      columns: fixedLabels("Issued", ["Issued", within20Weeks], (plan: Plan) =>
        timelinessOf(plan) === within20Weeks ? ["Issued", within20Weeks] : "Issued",
      ),
      ...newPlanWaits,
      rateOf: (plan) => timelinessOf(plan) === within20Weeks,
      derived: [percentColumn("Percent", within20Weeks, ["Issued"])],
      derivedBy: [percentColumn("Percent", within20Weeks, ["Issued"])],
      target: 85,
      chart: "columns",
      card: "latest percentage",
      charted: ["Percent"],
      rateText: "new plans were issued within 20 weeks",
    }),
    measure({
      ...textOf(
        "by-month",
        "New EHCPs issued by month",
        "plans issued by month, new plans by month, plans issued each month",
      ),
      splitTitle: `New EHCPs issued${qualifier}`,
      counts: `new plans issued${qualifier}, by month, with the years side by side`,
      why: "Shows whether plans are issued steadily, and how this year compares.",
      timing: flow("issued", issuedOn),
      population: issuedIn3Years,
      rows: monthsOfYear(issuedOn),
      columns: years(3, issuedOn),
      derived: [noFutureMonths],
      chart: "lines",
    }),
    measure({
      ...textOf(
        "by-month-within-20-weeks",
        "Percentage of new EHCPs issued within 20 weeks by month",
        `
 20 weeks by month, 20 week percentage by month, timeliness by month, monthly 20 week performance, on time by
        month, 20 week trend`,
      ),
      splitTitle: `Percentage of new EHCPs issued within 20 weeks${qualifier}`,
      counts: `the percentage of each month's new plans${qualifier === "" ? "" : `${qualifier},`} that were issued within 20 weeks of the request`,
      why: why20,
      source: `${twentyWeeks}; the 85% target is local`,
      timing: flow("issued", issuedOn),
      population: issuedIn3Years,
      rows: monthsOfYear(issuedOn),
      columns: years(3, issuedOn),
      percentOf: (plan) => timelinessOf(plan) === within20Weeks,
      rateText: "new plans were issued within 20 weeks",
      derived: [noFutureMonths],
      target: 85,
      chart: "lines",
    }),
    measure({
      ...textOf(
        "time-from-referral",
        "Time between request and issue of the EHCP",
        `
        time from referral to issue, time from request to plan, time to issue a plan, how long to issue a plan, how
        long does a plan take, time to get a plan, request to plan, request to final plan, request to plan issued,
        time from request to final plan issued, request to issue, referral to plan, referral to issue`,
      ),
      counts: `new plans issued in the period${qualifier} (the year to date unless you name one), by weeks from receipt of the request`,
      why: why20,
      source: twentyWeeks,
      timing: flow("issued", issuedOn),
      population: issuedThisYear,
      rows: waitBands(toIssue, (plan: Plan) => [referralOf(plan)?.receivedOn ?? null, plan.issuedOn]),
      bands: toIssue,
      waitFrom: "the request",
      chart: "columns",
    }),
    measure({
      ...textOf(
        "time-from-decision",
        "Time between decision to issue and issue of the EHCP",
        "time from decision to issue, time to issue a plan, time to write a plan, 4 weeks, time from decision to final plan",
      ),
      counts: `new plans issued in the period${qualifier} (the year to date unless you name one), by weeks from the decision to issue`,
      why: "After the decision, 4 weeks are left to write the draft, hear from the parent or young person and issue the plan.",
      source: fourWeeks,
      timing: flow("issued", issuedOn),
      population: issuedThisYear,
      rows: waitBands(decideToIssue, (plan: Plan, { on }) => [
        knownBy(plan.assessment?.decidedOn ?? null, on),
        plan.issuedOn,
      ]),
      bands: decideToIssue,
      waitFrom: "the decision to issue",
      chart: "columns",
    }),
  ];
}

/** The measures of new EHCPs issued, in the dashboard's order. */
export const issuedMeasures: readonly Measure[] = [
  ...newPlanMeasures("issued", newPlans, ""),
  measure({
    id: "issued.awaiting-since-referral",
    title: "Children awaiting an EHCP, by time since request",
    synonyms: `
      over 20 weeks, awaiting a plan, waiting for a plan, children waiting for a plan since referral, waiting list,
      backlog, requests waiting, cases waiting, awaiting an EHCP, waiting for an EHCP, open cases over 20 weeks, children waiting over 20 weeks, waiting over 20 weeks, plans in progress,
      open requests, open referrals, open cases, requests still open, waiting, requests in the pipeline, in the pipeline, not issued yet`,
    counts: "requests that are undecided, being assessed or awaiting a plan, by weeks since they were received",
    why: "Each must have a plan, or a decision not to issue one, within 20 weeks.",
    source: twentyWeeks,
    empty: { what: "children awaiting a plan" },
    nextStep: "Issue the plan, or decide not to and notify the parent or young person.",
    timing: stock,
    population: requestsAt("undecided", "assessing", "awaiting issue"),
    rows: waitBands(toIssue, (referral: Referral, { on }) => [referral.receivedOn, on]),
    bands: toIssue,
    waitFrom: "the request",
    card: "total",
    chart: "columns",
  }),
  measure({
    id: "issued.awaiting-since-decision",
    title: "Children awaiting an EHCP, by time since the decision to issue",
    synonyms: `
      awaiting a plan, waiting for a plan, children waiting for a plan since decision, plans agreed but not issued,
      agreed to issue not issued, awaiting issue, plans to be written, plans to write, plans being written, plans
      waiting to be issued, plans not issued after decision to issue, final plans not issued after decision to issue, cases awaiting issue, draft plans, draft plans awaiting issue, draft plans not issued, plans awaiting issue, awaiting a final plan, waiting for a final plan`,
    counts: "requests awaiting a plan, by weeks since the decision to issue one",
    why: "The council has agreed that these children need a plan, and they do not have one yet.",
    source: fourWeeks,
    empty: { what: "children awaiting a plan" },
    nextStep: "Issue the plan, or decide not to and notify the parent or young person.",
    timing: stock,
    population: requestsAt("awaiting issue"),
    rows: waitBands(decideToIssue, (referral: Referral, { on }) => [decidedToIssueOn(referral, on), on]),
    bands: decideToIssue,
    waitFrom: "the decision to issue",
    card: "total",
    chart: "columns",
  }),
];

/** The measures of new EHCPs issued, without plans whose exemption is recorded. */
export const issuedExcludingMeasures: readonly Measure[] = newPlanMeasures(
  "issued-excluding",
  newPlansWithoutExemption,
  ", excluding exemptions",
);
