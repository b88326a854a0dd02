import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Assessment, Referral } from "../cases/records.ts";
import { knownBy } from "../facts/calendar.ts";
import { assessToDecidePlan, toDecidePlan } from "../facts/wait.ts";
import { measure, type Measure } from "../measure.ts";
import { decisionsByMonth } from "./engine/splits/decisions-by-month.ts";
import { flow, stock } from "./engine/figures.ts";
import { recorded } from "./engine/splits/recorded-splits.ts";
import { years } from "./engine/splits/time-splits.ts";
import { waitBands } from "./engine/splits/wait-splits.ts";
import { decidedAssessments, inThePeriod, noPlanAssessments, requestsAt } from "./populations.ts";

const sixteenWeeks = "SEND Regulations 2014, regulation 10(1)";
const tenWeeks = "Local limit: the 16 weeks of regulation 10(1) less the 6 weeks of regulation 5(1)";
const decidedOn = (assessment: Assessment) => assessment.decidedOn;

const nextAction = recorded(
  "Decision",
  "assessmentNextAction",
  (assessment: Assessment) => assessment.nextAction,
  ({ develop, notRequired }) => [develop, notRequired],
);

const outcomes = ({ develop, notRequired }: CouncilWords) =>
  ({ [develop]: "agreed", [notRequired]: "refused" }) as const;

/** The measures of decisions following assessment of new clients, in the dashboard's order. */
export const assessmentMeasures: readonly Measure[] = [
  measure({
    id: "assessments.decisions",
    title: "Decisions following assessment by year",
    synonyms: `
      assessment decisions, outcome of assessments, outcomes of assessment, assessments by year, decisions after
      assessment, assessments decided, completed assessments, assessments completed, assessments`,
    counts: "decided assessments, by next action, one for each request",
    why: "Shows how many assessments lead to a plan.",
    source: "Children and Families Act 2014, section 37",
    timing: flow("decided", decidedOn),
    population: decidedAssessments,
    rows: years(3, decidedOn),
    columns: nextAction,
    outcomes,
    parts: [
      {
        id: "agreed",
        title: "decisions to issue a plan",
        synonyms: `
      decisions to issue, agreed to issue, assessments agreed to issue, agreed after assessment, assessments that end
          in a plan, assessments that lead to a plan, assessments ended in a plan`,
        holds: (assessment, { snapshot }) => isWord(assessment.nextAction, snapshot.words.develop),
      },
      {
        id: "refused",
        title: "refusals to issue a plan",
        synonyms: `
      refusals to issue, refused to issue, decided not to issue, decisions not to issue, refused after assessment,
          no plan after assessment, no to issue, assessments ended in no plan, assessments that end in no plan`,
        holds: (assessment, { snapshot }) => isWord(assessment.nextAction, snapshot.words.notRequired),
      },
    ],
    chart: "grouped",
  }),
  measure({
    id: "assessments.reasons-no-plan",
    title: "Reasons for not issuing an EHCP after assessment",
    synonyms: `
      reasons for no plan, why not issue after assessment, reasons for refusing a plan, reasons for refusal to issue, why no plan was issued, reasons assessments ended in no plan, assessments ended in no plan with reasons, why not issue a plan, EHCP not required, reasons
      plan not required, decided not to issue reasons`,
    counts: "assessments that ended in a decision not to issue an EHC plan, by recorded reason",
    why: "The parent or young person can appeal, so each reason must be sound.",
    source: "SEND Regulations 2014, regulation 10",
    timing: flow("decided", decidedOn),
    population: noPlanAssessments,
    rows: recorded("Reason", "nextActionReason", (assessment: Assessment) => assessment.nextActionReason),
    columns: years(4, decidedOn),
    chart: "grouped",
  }),
  measure({
    id: "assessments.decisions-by-month",
    title: "Decisions following assessment by month",
    synonyms: "assessments by month, assessment decisions by month, assessments completed by month",
    counts: "decided assessments, by month of the decision",
    why: "Shows when plans have to be written.",
    source: "Children and Families Act 2014, section 37",
    outcomes,
    ...decisionsByMonth(inThePeriod(decidedAssessments), nextAction, decidedOn),
  }),
  measure({
    id: "assessments.time-from-referral",
    title: "Time between request and decision whether to issue an EHCP",
    synonyms: `
      how long assessments take, assessments decided, 16 weeks, 16 week decisions, within 16 weeks, time from referral to decision whether
      to issue, 16 week timeliness, 16 week performance, decision to issue within 16 weeks`,
    counts:
      "assessments decided in the period (the year to date unless you name one), by weeks from receipt of the request",
    why: "The council must notify the parent or young person of a decision not to issue a plan within 16 weeks of the request.",
    source: sixteenWeeks,
    timing: flow("decided", decidedOn),
    population: inThePeriod(decidedAssessments),
    rows: waitBands(toDecidePlan, (assessment: Assessment) => [assessment.referral.receivedOn, assessment.decidedOn]),
    bands: toDecidePlan,
    waitFrom: "the request",
    chart: "columns",
  }),
  measure({
    id: "assessments.time-from-decision-to-assess",
    title: "Time between decision to assess and decision whether to issue an EHCP",
    synonyms: `
      10 weeks, time assessments take, how long assessments take, length of assessment, assessment time, assessment
      duration, time to assess, within 10 weeks`,
    counts:
      "assessments decided in the period (the year to date unless you name one), by weeks from the decision to assess",
    why: "The assessment takes up most of the 16 weeks.",
    source: tenWeeks,
    timing: flow("decided", decidedOn),
    population: inThePeriod(decidedAssessments),
    rows: waitBands(assessToDecidePlan, (assessment: Assessment, { on }) => [
      knownBy(assessment.referral.decidedOn, on),
      assessment.decidedOn,
    ]),
    bands: assessToDecidePlan,
    waitFrom: "the decision to assess",
    chart: "columns",
  }),
  measure({
    id: "assessments.undecided-since-referral",
    title: "Assessments under way, by time since request",
    synonyms: `
      awaiting assessment decision, 16 weeks, assessments under way, assessments in progress, children being assessed,
      open assessments, current assessments, in assessment, waiting in assessment, being assessed, assessments, assessments under way
      since referral, assessments over 16 weeks,
      undecided assessments, assessments outstanding`,
    counts: "requests being assessed, by weeks since they were received",
    why: "The decision whether to issue a plan is due within 16 weeks of the request.",
    source: sixteenWeeks,
    empty: { what: "assessments under way" },
    nextStep: "Finish the assessment, decide whether to issue a plan, and notify the parent or young person.",
    timing: stock,
    population: requestsAt("assessing"),
    rows: waitBands(toDecidePlan, (referral: Referral, { on }) => [referral.receivedOn, on]),
    bands: toDecidePlan,
    waitFrom: "the request",
    card: "total",
    chart: "columns",
  }),
  measure({
    id: "assessments.undecided-since-decision-to-assess",
    title: "Assessments under way, by time since the decision to assess",
    synonyms: `
      assessments under way, assessments in progress, children being assessed, open assessments, assessments under way
      since decision to assess, waiting since decision to assess, assessments over 10 weeks, undecided assessments, assessments outstanding`,
    counts: "requests being assessed, by weeks since the decision to assess",
    why: "An assessment that takes more than 10 weeks is likely to make the plan late.",
    source: tenWeeks,
    empty: { what: "assessments under way" },
    nextStep: "Finish the assessment, decide whether to issue a plan, and notify the parent or young person.",
    timing: stock,
    population: requestsAt("assessing"),
    rows: waitBands(assessToDecidePlan, (referral: Referral, { on }) => [referral.decidedOn, on]),
    bands: assessToDecidePlan,
    waitFrom: "the decision to assess",
    chart: "columns",
  }),
];
