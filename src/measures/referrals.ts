import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Referral } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { toAssess } from "../facts/wait.ts";
import { measure, type Measure } from "../measure.ts";
import { decisionsByMonth } from "./engine/splits/decisions-by-month.ts";
import { flow, stock, type RecordPart } from "./engine/figures.ts";
import { agesInYears, recorded } from "./engine/splits/recorded-splits.ts";
import type { Scope } from "./engine/scope.ts";
import { years } from "./engine/splits/time-splits.ts";
import { waitBands } from "./engine/splits/wait-splits.ts";
import { inThePeriod, decidedNewClients, decidedNewClientsAndTransfers, requestsAt } from "./populations.ts";

const sixWeeks = "SEND Regulations 2014, regulation 5(1)";
const decidedOn = (referral: Referral) => referral.decidedOn;
/** The decisions of every table; of a source that holds no transfers in, they would be noughts. */
const decisionWords = ({ proceed, refuse, transferIn }: CouncilWords, { limits }: Snapshot) =>
  limits?.unheld.has("transfers") === true ? [proceed, refuse] : [proceed, refuse, transferIn];

const decisionTaken = recorded(
  "Decision",
  "decisionTaken",
  (referral: Referral) => referral.decisionTaken,
  decisionWords,
);
const nextAction = recorded("Next action", "referralNextAction", (referral: Referral) => referral.nextAction);

const takenOutcomes = ({ proceed, refuse }: CouncilWords) => ({ [proceed]: "agreed", [refuse]: "refused" }) as const;
const actionOutcomes = ({ actionAssess, actionRefuse }: CouncilWords) =>
  ({ [actionAssess]: "agreed", [actionRefuse]: "refused" }) as const;

const isTaken = (referral: Referral, word: string) => isWord(referral.decisionTaken, word);
const isToAssessOrNot = (referral: Referral, { snapshot: { words } }: Scope) =>
  isTaken(referral, words.proceed) || isTaken(referral, words.refuse);
const ofDecisions = { of: isToAssessOrNot, ofWhat: "decisions whether to assess" };

const decisionParts: readonly RecordPart<Referral>[] = [
  {
    id: "agreed",
    title: "requests agreed to be assessed",
    synonyms: `
      agreed, agreed to assess, decisions to assess, assessments agreed, requests agreed, referrals agreed, agreement
      to assess, accepted requests, requests accepted, proceed to assessment`,
    holds: (referral, { snapshot }) => isTaken(referral, snapshot.words.proceed),
    ...ofDecisions,
  },
  {
    id: "refused",
    title: "refusals to assess",
    synonyms: `
      refused, refusals, assessments refused, requests refused, referrals refused, refused to assess, no to assess,
      decisions not to assess, requests turned down, requests declined, requests rejected`,
    holds: (referral, { snapshot }) => isTaken(referral, snapshot.words.refuse),
    ...ofDecisions,
  },
  {
    id: "transfers-in",
    title: "transfers in from another authority",
    synonyms: `
      transfers in, transfer in, plans transferred in, plans transferred in from another authority, moved in with a
      plan, moved in with a plan from another authority, moved in with a plan from other authorities, moved in from another authority, moved in from other authorities, moved here with a plan, incoming transfers`,
    holds: (referral, { snapshot }) => isTaken(referral, snapshot.words.transferIn),
  },
];

/** The measures of EHC needs assessment requests, in the dashboard's order. */
export const referralMeasures: readonly Measure[] = [
  measure({
    id: "referrals.decisions",
    title: "Decisions on EHC needs assessment requests by year",
    synonyms: `
      decisions on EHCP referrals by year,       referral decisions, decisions on requests`,
    counts: "decided EHC needs assessment requests and transfers in, by decision taken",
    why: "Shows demand, and how often families are refused.",
    source: "Children and Families Act 2014, section 36",
    dependsOn: ["assess-decision-mismatch", "refuse-decision-mismatch"],
    timing: flow("decided", decidedOn),
    population: decidedNewClientsAndTransfers,
    rows: years(3, decidedOn),
    columns: decisionTaken,
    outcomes: takenOutcomes,
    parts: decisionParts,
    chart: "grouped",
  }),
  measure({
    id: "referrals.decisions-new",
    title: "Next action on EHC needs assessment requests by year",
    synonyms: `
      decisions on new clients' EHCP referrals by year,       new client decisions, new clients, referrals new clients, requests by next action, next action on referrals`,
    counts: "decided EHC needs assessment requests, by next action in the workflow",
    why: "The form and the workflow record the same decision, so a difference between the two is a data error.",
    source: "Children and Families Act 2014, section 36",
    dependsOn: ["assess-decision-mismatch", "refuse-decision-mismatch"],
    timing: flow("decided", decidedOn),
    population: decidedNewClients,
    rows: years(3, decidedOn),
    columns: nextAction,
    outcomes: actionOutcomes,
    chart: "grouped",
  }),
  measure({
    id: "referrals.by-age",
    title: "Decided EHC needs assessment requests by age",
    splitTitle: "Decided EHC needs assessment requests",
    synonyms:
      "decided EHCP referrals of new clients by age, referrals by age, age at referral, age when referred, age of children referred, requests by age",
    counts:
      "EHC needs assessment requests decided in the period (the year to date unless you name one), by age on the day received and by next action",
    why: "Shows at what ages needs come to light, such as before a move between schools.",
    timing: flow("decided", decidedOn),
    population: inThePeriod(decidedNewClients),
    rows: agesInYears(
      ({ person }: Referral) => person,
      (referral: Referral) => referral.receivedOn,
    ),
    columns: nextAction,
    outcomes: actionOutcomes,
    chart: "stacked",
  }),
  measure({
    id: "referrals.decisions-by-month",
    title: "Decisions on EHC needs assessment requests by month",
    synonyms: `
      decisions on EHCP referrals by month, referral decisions by month, requests decided each month`,
    counts: "decided EHC needs assessment requests and transfers in, by month of the decision",
    why: "Shows how the work is spread over the year.",
    source: "Children and Families Act 2014, section 36",
    dependsOn: ["assess-decision-mismatch", "refuse-decision-mismatch"],
    outcomes: takenOutcomes,
    ...decisionsByMonth(inThePeriod(decidedNewClientsAndTransfers), decisionTaken, decidedOn),
  }),
  measure({
    id: "referrals.time-to-decision",
    title: "Time between request and decision whether to assess",
    synonyms: `
      time from request to decision to assess, time from request to decision, hitting 6 weeks, 6 weeks, requests decided, requests decided in 6 weeks, 6 week decisions, meeting 6 weeks, within 6 weeks, decided within 6
      weeks, 6 week timeliness, time to decision, time to decide whether to assess, time taken to decide to assess,
      percentage within 6 weeks, 6 week performance, decisions to assess within 6 weeks, decisions to assess in 6 weeks`,
    counts:
      "EHC needs assessment requests decided in the period (the year to date unless you name one), by weeks from receipt to decision",
    why: "The council must notify the parent or young person within 6 weeks of the request.",
    source: sixWeeks,
    timing: flow("decided", decidedOn),
    population: inThePeriod(decidedNewClients),
    rows: waitBands(toAssess, (referral: Referral) => [referral.receivedOn, referral.decidedOn]),
    bands: toAssess,
    waitFrom: "the request",
    chart: "columns",
  }),
  measure({
    id: "referrals.undecided",
    title: "Requests awaiting the decision whether to assess",
    synonyms: `
      waiting over 6 weeks for decision, backlog, waiting, undecided, undecided referrals, wait of undecided requests,
      undecided requests, awaiting decision to assess, waiting for decision whether to assess, requests awaiting
      decision, referrals outstanding, requests outstanding, open referrals, open requests, new requests waiting,
      requests over 6 weeks, children waiting to hear whether they will be assessed, awaiting assessment decision`,
    counts: "EHC needs assessment requests that are not decided yet, by weeks since they were received",
    why: "Each decision is due within 6 weeks of the request.",
    source: sixWeeks,
    empty: { what: "requests awaiting the decision whether to assess" },
    timing: stock,
    population: requestsAt("undecided"),
    rows: waitBands(toAssess, (referral: Referral, { on }) => [referral.receivedOn, on]),
    bands: toAssess,
    waitFrom: "the request",
    nextStep: "Decide whether to assess, and notify the parent or young person.",
    card: "total",
    chart: "columns",
  }),
];
