import { isWord } from "../../cases/council-words.ts";
import type { Referral } from "../../cases/records.ts";
import { measure, type Measure } from "../../measure.ts";
import { noFutureMonths, percentColumn } from "../engine/derived.ts";
import { flow } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { fixedLabels } from "../engine/splits/recorded-splits.ts";
import { monthsOfYear, years } from "../engine/splits/time-splits.ts";
import { decidedNewClients, in3Years, receivedRequests } from "../populations.ts";

const section36 = "Children and Families Act 2014, section 36";
const receivedOn = (referral: Referral) => referral.receivedOn;
const decidedOn = (referral: Referral) => referral.decidedOn;
const isRefused = ({ decisionTaken }: Referral, { snapshot: { words } }: Scope) => isWord(decisionTaken, words.refuse);

/** The measures of demand: requests as they come, and how many of them are refused. */
export const demandMeasures: readonly Measure[] = [
  measure({
    id: "referrals.received",
    title: "EHC needs assessment requests received",
    synonyms: `
      requests for an EHC needs assessment received,       requests received, referrals received, new requests, new referrals, requests, referrals, EHCNA requests, new requests received, new referrals received, initial requests, requests by year, referrals by year, how many
      requests, requests for assessment, EHC needs assessment requests, applications, demand, demand for requests`,
    counts:
      "EHC needs assessment requests, by the month they were received, decided or not, with the years side by side",
    why: "Shows demand. Each request starts the 6-week and 20-week clocks.",
    source: section36,
    timing: flow("received", receivedOn),
    population: in3Years(receivedRequests),
    rows: monthsOfYear(receivedOn),
    columns: years(3, receivedOn),
    derived: [noFutureMonths],
    chart: "lines",
  }),
  measure({
    id: "referrals.refusal-rate",
    title: "Percentage of EHC needs assessment requests refused",
    synonyms: "refusal rate by year",
    counts: "decided EHC needs assessment requests, and how many of them were refused an assessment",
    why: "Families may appeal a refusal. A rate that is far from other councils' needs a reason.",
    source: section36,
    dependsOn: ["refuse-decision-mismatch"],
    timing: flow("decided", decidedOn),
    population: decidedNewClients,
    rows: years(3, decidedOn),
    columns: fixedLabels("Decided", ["Decided", "Refused"], (referral: Referral, scope) =>
      isRefused(referral, scope) ? ["Decided", "Refused"] : "Decided",
    ),
    rateOf: isRefused,
    derived: [percentColumn("Percent", "Refused", ["Decided"])],
    derivedBy: [percentColumn("Percent", "Refused", ["Decided"])],
    chart: "columns",
    card: "latest percentage",
    charted: ["Percent"],
    rateText: "decided requests were refused an assessment",
  }),
];
