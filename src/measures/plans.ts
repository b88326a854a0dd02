import { valueText } from "../answer.ts";
import { isWord } from "../cases/council-words.ts";
import type { Plan } from "../cases/records.ts";
import { lastAugust31, spelledDay } from "../facts/calendar.ts";
import { currentSpans } from "../facts/by-day.ts";
import { measure, type Measure } from "../measure.ts";
import { flow, stock, type RecordPart } from "./engine/figures.ts";
import {
  ageBandsOnDay,
  agesInYears,
  singleLabel,
  fixedLabels,
  only,
  recorded,
  teamSplit,
} from "./engine/splits/recorded-splits.ts";
import { socialCareLabels, socialCareOf } from "./engine/splits/personal-labels.ts";
import { duringMonthDays, monthStarts, rollingMonths } from "./engine/splits/time-splits.ts";
import { ceasedPlans, currentPlans, inAskedPeriod, plansEverCurrent } from "./populations.ts";

const ceasedOn = (plan: Plan) => plan.ceasedOn;
const personOf = (plan: Plan) => plan.person;
const source = "Children and Families Act 2014, section 37; local definition of current";

const heldLast = () => "Case officers and teams are those of each plan's last day.";

function socialCarePart(at: 0 | 1 | 2 | 3, id: string, synonyms: string): RecordPart<Plan> {
  const label = socialCareLabels[at];
  const holds: RecordPart<Plan>["holds"] = (plan, { snapshot }) => socialCareOf(plan.person, snapshot).includes(label);
  return { id, title: `plans of ${label}`, synonyms, holds, isOfAll: true };
}

/** A part of plans by gender, as case systems record it. */
function genderPart(id: string, title: string, synonyms: string, recordedAs: readonly string[]): RecordPart<Plan> {
  const holds: RecordPart<Plan>["holds"] = ({ person }) => recordedAs.some((word) => isWord(person.gender, word));
  return { id, title, synonyms, holds };
}

/** The measures of children and young people with an EHCP, in the dashboard's order. */
export const planMeasures: readonly Measure[] = [
  measure({
    id: "plans.current",
    title: "Children and young people with an EHCP, month by month",
    synonyms: `
      plans, how many plans, EHCP caseload, children with a plan, children with an EHCP, plans open, active plans,
      live plans, maintained plans, plan trend, plans month by month, growth in plans`,
    splitTitle: "Children and young people with an EHCP",
    counts: "current plans on the day asked about, and on the 1st of each of the 24 months up to it",
    why: "Each plan must be reviewed every year and funded, so this is the size of the duty.",
    source,
    empty: { what: "current plans" },
    timing: stock,
    population: plansEverCurrent,
    standing: currentPlans,
    rows: duringMonthDays(monthStarts(24), currentSpans),
    columns: singleLabel("EHCPs"),
    chart: "columns",
    headline: ({ rows }, { on }, count) => {
      const starts = [rows.at(-1), rows[0]].map(
        (row) => `${valueText(row?.values[0] ?? null, "count")} on 1 ${row?.label}`,
      );
      return `${valueText(count, "count")} ${count === 1 ? "plan is" : "plans are"} current on ${spelledDay(on)} (${starts.join(", ")}).`;
    },
  }),
  measure({
    id: "plans.ceased",
    title: "EHCPs ceased, by month and age",
    synonyms: "plans ceased, ceased, plans ended, plans stopped by month, closed plans by age, plans lapsed, leavers",
    splitTitle: "EHCPs ceased, by age",
    counts:
      "plans that ceased, by month and by age on the day they ceased: the last 24 months unless you name a period",
    why: "A plan ceases because it is not needed, not because of a birthday.",
    source: "Children and Families Act 2014, section 45",
    timing: flow("ceased", ceasedOn),
    population: ceasedPlans,
    ownersText: heldLast,
    rows: rollingMonths(24, ceasedOn),
    columns: ageBandsOnDay(personOf, ceasedOn),
    chart: "stacked",
  }),
  measure({
    id: "plans.by-team",
    title: "Current EHCPs by team",
    synonyms: "plans by team, plans in each team, team caseloads, plans per team",
    counts: "current plans, by the team of the case officer",
    why: "Shows how the work is shared between teams, and how many cases have no case officer.",
    dependsOn: ["worker-relationship"],
    timing: stock,
    population: currentPlans,
    rows: teamSplit(personOf),
    chart: "bars",
  }),
  measure({
    id: "plans.by-gender",
    title: "Current EHCPs by gender",
    synonyms: "gender, plans by gender, boys and girls, male and female, sex of children with plans",
    counts: "current plans, by recorded gender",
    why: "The statutory SEN2 return counts plans by gender, so every blank must be filled in.",
    dependsOn: ["gender-not-recorded"],
    timing: stock,
    population: currentPlans,
    rows: recorded("Gender", "gender", ({ person }: Plan) => person.gender),
    parts: [
      genderPart("boys", "plans of boys", "boys, boys with a plan, male, males, lads", ["male", "m", "boy"]),
      genderPart("girls", "plans of girls", "girls, girls with a plan, female, females", ["female", "f", "girl"]),
    ],
    chart: "doughnut",
  }),
  measure({
    id: "plans.by-ethnicity",
    title: "Current EHCPs by ethnicity",
    synonyms: "ethnicity, plans by ethnicity, ethnic group, plans by ethnic group, ethnic background, race",
    counts: "current plans, by recorded ethnicity",
    why: "Shows which groups are reached, and which may be missed.",
    source: "Equality Act 2010, section 149; local definition",
    timing: stock,
    population: currentPlans,
    rows: recorded("Ethnicity", "ethnicity", ({ person }: Plan) => person.ethnicity),
    chart: "bars",
  }),
  measure({
    id: "plans.ceased-reasons",
    title: "Reasons why EHCPs ceased",
    synonyms: `
      reasons for ceasing, reason for ceasing, cease reasons, why plans ceased, why plans end, plans ceased and why, reasons plans ended, ceasing
      reasons, ceased reason`,
    counts: "plans that ceased since recording of reasons began, by recorded reason",
    why: "A plan may cease only for a reason that the law allows.",
    source: "Children and Families Act 2014, section 45",
    timing: flow("ceased", ceasedOn),
    population: inAskedPeriod(ceasedPlans),
    ownersText: heldLast,
    recordedFrom: { what: "Reasons", day: ({ ceasedReasonsFrom }) => ceasedReasonsFrom },
    rows: only(
      recorded("Reason", "ceasedReason", (plan: Plan) => plan.ceasedReason),
      ({ ceasedOn: day }, { snapshot }) => day !== null && day >= snapshot.words.ceasedReasonsFrom,
    ),
    chart: "bars",
  }),
  measure({
    id: "plans.by-age",
    title: "Current EHCPs by age on 31 August",
    synonyms: `
      EHCPs by age, age of children with plans, age profile, age breakdown of plans, plans by year of age, how old are
      children with plans, ages`,
    counts: "current plans, by age in years on the last 31 August",
    why: "School years end on 31 August, so these ages show the phase transfers to come.",
    timing: stock,
    population: currentPlans,
    rows: agesInYears(personOf, (_, { on }) => lastAugust31(on)),
    chart: "columns",
  }),
  measure({
    id: "plans.social-care",
    title: "EHCPs and social care",
    synonyms: `
      social care, known to social care, plans by social care`,
    counts:
      "current plans of children and young people known to social care. One plan can count in several of the first three rows",
    why: "These plans are reviewed together with the child's care plan.",
    empty: { what: "plans of children known to social care", none: "of a child known to social care" },
    timing: stock,
    population: currentPlans,
    rows: fixedLabels("Social care", socialCareLabels, (plan: Plan, { snapshot }) =>
      socialCareOf(plan.person, snapshot),
    ),
    parts: [
      socialCarePart(0, "child-protection", "child protection, child protection plan, CP, CP plans"),
      socialCarePart(
        1,
        "looked-after",
        "looked after children, looked after children with plans, looked after, children in care, LAC, CLA, in care",
      ),
      socialCarePart(2, "care-leavers", "care leavers, care leaver"),
      socialCarePart(
        3,
        "other-social-work",
        "social work involvement, social worker, social worker involvement, child in need, children in need, CIN",
      ),
    ],
    rowsOverlap: true,
    chart: "bars",
  }),
];
