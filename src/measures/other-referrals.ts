import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Referral } from "../cases/records.ts";
import { otherReferral } from "../facts/wait.ts";
import { measure, type Measure } from "../measure.ts";
import { decisionsByMonth } from "./engine/splits/decisions-by-month.ts";
import { flow, stock, type RecordPart } from "./engine/figures.ts";
import { fixedLabels, recorded } from "./engine/splits/recorded-splits.ts";
import { years } from "./engine/splits/time-splits.ts";
import { waitBands } from "./engine/splits/wait-splits.ts";
import { inThePeriod, decidedOtherReferrals, undecidedOtherReferrals } from "./populations.ts";

const decidedOn = (referral: Referral) => referral.decidedOn;
const funding = "Additional funding request";
const place = "Out of borough request for school place";

const decisionTaken = recorded(
  "Decision",
  "decisionTaken",
  (referral: Referral) => referral.decisionTaken,
  ({ additionalFunding, placeAgreed, placeDeclined }) => [additionalFunding, placeAgreed, placeDeclined],
);

const outcomes = ({ placeAgreed, placeDeclined }: CouncilWords) =>
  ({ [placeAgreed]: "agreed", [placeDeclined]: "refused" }) as const;

function decisionPart(
  id: string,
  title: string,
  synonyms: string,
  word: (words: CouncilWords) => string,
): RecordPart<Referral> {
  const holds: RecordPart<Referral>["holds"] = (referral, { snapshot }) =>
    isWord(referral.decisionTaken, word(snapshot.words));
  return { id, title, synonyms, holds };
}

const decisionOnPlace: RecordPart<Referral> = {
  id: "place",
  title: "decisions on out of borough places",
  synonyms: `
    out of borough, out of borough decisions, out of borough requests, out of borough requests decided, out of borough
    placements, school place requests`,
  holds: ({ decisionTaken }, { snapshot: { words } }) =>
    isWord(decisionTaken, words.placeAgreed) || isWord(decisionTaken, words.placeDeclined),
};

const placeDecision: Pick<RecordPart<Referral>, "of" | "ofWhat"> = {
  of: ({ type }) => type === "out_of_borough_place",
  ofWhat: "decisions on out of borough places",
};

const decisionParts: readonly RecordPart<Referral>[] = [
  decisionPart(
    "funding",
    "decisions on additional funding",
    "additional funding, funding decisions, funding requests, top up funding, additional funding decided",
    ({ additionalFunding }) => additionalFunding,
  ),
  decisionOnPlace,
  {
    ...decisionPart(
      "place-agreed",
      "out of borough places agreed",
      `out of borough places agreed, out of borough placements agreed, out of borough placement requests agreed, place requests agreed, out of borough agreed, places agreed, out of borough place
      requests agreed, out of borough requests agreed`,
      ({ placeAgreed }) => placeAgreed,
    ),
    ...placeDecision,
  },
  {
    ...decisionPart(
      "place-declined",
      "out of borough places declined",
      `out of borough places declined, place requests declined, place requests refused, out of borough declined, places
      declined, out of borough place requests declined, out of borough requests declined, out of borough requests refused, out of borough places refused, out of borough placements refused,
      out of borough placement requests refused, out of borough placement requests declined, out of borough placements declined`,
      ({ placeDeclined }) => placeDeclined,
    ),
    ...placeDecision,
  },
];

const undecidedParts: readonly RecordPart<Referral>[] = [
  {
    id: "funding",
    title: "undecided requests for additional funding",
    synonyms: `
      additional funding, top up, top up requests waiting, top up requests undecided, top up requests outstanding, additional funding undecided, additional funding requests undecided, additional funding requests waiting, funding
      requests undecided, funding requests waiting, funding requests, top up funding undecided`,
    holds: ({ type }) => type === "additional_funding",
  },
  {
    id: "place",
    title: "undecided requests for out of borough places",
    synonyms: `
      out of borough, out of borough undecided, out of borough requests undecided, out of borough requests waiting, out of borough
      requests, out of borough placements waiting, school place requests waiting, school place requests undecided`,
    holds: ({ type }) => type === "out_of_borough_place",
  },
];

/** The measures of referrals not related to EHCPs, in the dashboard's order. */
export const otherReferralMeasures: readonly Measure[] = [
  measure({
    id: "other-referrals.decisions-by-year",
    title: "Decisions on referrals not related to EHCPs by year",
    synonyms: `
      other referrals by year, other referral decisions, other decisions, funding and out of borough decisions, additional funding and out of borough decisions,
      funding and out of borough requests, decisions on funding and places`,
    counts: "decided requests for additional funding and for out of borough school places, by decision taken",
    why: "The same case officers decide these, so they are part of the workload.",
    dependsOn: ["out-of-borough-mismatch"],
    timing: flow("decided", decidedOn),
    population: decidedOtherReferrals,
    rows: decisionTaken,
    outcomes,
    columns: years(3, decidedOn),
    parts: decisionParts,
    chart: "grouped",
    series: "rows",
  }),
  measure({
    id: "other-referrals.decisions-by-month",
    title: "Decisions on referrals not related to EHCPs by month",
    synonyms: "other referrals by month, funding and out of borough decisions by month",
    counts: "decided requests for additional funding and for out of borough school places, by month of the decision",
    why: "The same case officers decide these, so they are part of the workload.",
    dependsOn: ["out-of-borough-mismatch"],
    outcomes,
    ...decisionsByMonth(inThePeriod(decidedOtherReferrals), decisionTaken, decidedOn),
  }),
  measure({
    id: "other-referrals.undecided",
    title: "Undecided referrals not related to EHCPs",
    synonyms: `
      other requests awaiting decision, other requests waiting, other requests outstanding, other referrals waiting,
      funding and out of borough requests waiting, funding and out of borough requests undecided`,
    counts:
      "requests for additional funding and for out of borough school places that are neither decided nor withdrawn, by weeks since they were received",
    why: "A school is waiting for funding, or a child for a place.",
    source: "Local limit of 6 weeks, not law",
    timing: stock,
    population: undecidedOtherReferrals,
    rows: waitBands(otherReferral, (referral: Referral, { on }) => [referral.receivedOn, on]),
    columns: fixedLabels("Request", [funding, place], (referral: Referral) =>
      referral.type === "additional_funding" ? funding : place,
    ),
    bands: otherReferral,
    parts: undecidedParts,
    waitFrom: "the request",
    nextStep: "Decide, and notify the person or school that asked.",
    card: "total",
    chart: "stacked",
  }),
];
