import { numberText } from "../../answer.ts";
import type { Plan } from "../../cases/records.ts";
import { spelledDay } from "../../facts/calendar.ts";
import {
  cohortPlace,
  phasesOf,
  transferStage,
  transferStages,
  transferYear,
  type LeftOutOfCohort,
  type PhaseTransfer,
} from "../../facts/ahead/phase-transfer.ts";
import { measure, type Measure } from "../../measure.ts";
import { stock, type Figures } from "../engine/figures.ts";
import type { Population } from "../engine/population.ts";
import type { Scope } from "../engine/scope.ts";
import { labelsOf, type Split } from "../engine/splits/split.ts";
import { fixedLabels } from "../engine/splits/recorded-splits.ts";
import { sumOf } from "../engine/tabulate.ts";
import { plansEverUnderReview } from "../populations.ts";

const late = "Late";
const [finalLabel] = transferStages;

/** Returns the move of a plan of the cohort; null: it is not of it. */
function transferOf(plan: Plan, { snapshot, on }: Scope): PhaseTransfer | null {
  const place = cohortPlace(plan, on, snapshot.words);
  return place === null || place.leftOut !== null ? null : place.transfer;
}

/** Returns the plans that a reason leaves out of the cohort; null: those of the cohort. */
function plansOf(reason: LeftOutOfCohort | null): Population<Plan>["records"] {
  return (scope) =>
    plansEverUnderReview.records(scope).filter((plan) => {
      const place = cohortPlace(plan, scope.on, scope.snapshot.words);
      return place !== null && place.leftOut === reason;
    });
}

const cohort: Population<Plan> = {
  ...plansEverUnderReview,
  noun: "plans before a phase transfer",
  records: plansOf(null),
  leavesOut: [
    { reason: "ceased since 1 September", records: plansOf("ceased") },
    { reason: "held less than 12 weeks by the last lawful day", records: plansOf("new") },
  ],
};

/** Splits plans by the phases that the council has. */
const phases: Split<Plan> = {
  heading: "Phase",
  open: (scope) => {
    const labels = labelsOf(phasesOf(scope.snapshot.words));
    return {
      labels,
      assign: (plan) => {
        const transfer = transferOf(plan, scope);
        return transfer === null ? -1 : labels.numberOf(transfer.phase);
      },
    };
  },
};

function isLate(plan: Plan, scope: Scope): boolean {
  const transfer = transferOf(plan, scope);
  return transfer !== null && transfer.dueOn < scope.on && transferStage(plan, transfer, scope.on) !== finalLabel;
}

function sentenceOf(figures: Figures, { on }: Scope): string {
  const rows = figures.rows.map(({ label }) => label);
  const [all, final, tooLate] = [[...transferStages], [finalLabel], [late]].map((columns) =>
    sumOf(figures, rows, columns),
  );
  const text = (number = 0) => numberText(number, "count");
  const open = (all ?? 0) - (final ?? 0);
  const lateText = tooLate === 0 ? "None is late." : `${text(tooLate)} ${tooLate === 1 ? "is" : "are"} late.`;
  return `${text(final)} of ${text(all)} plans for a phase transfer in September ${transferYear(on)} are final on ${spelledDay(on)}, and ${text(Math.max(0, open))} are not. ${lateText}`;
}

/** The plans of those who move to another phase of education. */
export const phaseTransferMeasure: Measure = measure({
  id: "phase-transfers",
  title: "Plans before a phase transfer",
  synonyms: "phase transfers, phase transfer, phase transfer plans",
  counts:
    "current plans of those who move to another phase of education in the September of the transfer year (1 September to 31 August), by how far they have come since its 1 September. Who moves is told by the date of birth",
  why: "The final plan must name the next school or college before the move: by 15 February, and to post-16 by 31 March.",
  source: "SEND Regulations 2014, regulation 18",
  empty: { what: "plans before a phase transfer" },
  timing: stock,
  population: cohort,
  rows: phases,
  columns: fixedLabels("Stage", [...transferStages, late], (plan: Plan, scope) => {
    const transfer = transferOf(plan, scope);
    if (transfer === null) return null;
    return [transferStage(plan, transfer, scope.on), ...(isLate(plan, scope) ? [late] : [])];
  }),
  parts: [
    {
      id: "late",
      title: "plans late for a phase transfer",
      synonyms: "late phase transfers, phase transfers late, overdue phase transfers, phase transfers overdue",
      holds: isLate,
    },
    {
      id: "not-final",
      title: "plans not final for a phase transfer",
      synonyms: "phase transfers not final, phase transfers still to do, phase transfers outstanding",
      holds: (plan, scope) => {
        const transfer = transferOf(plan, scope);
        return transfer !== null && transferStage(plan, transfer, scope.on) !== finalLabel;
      },
    },
  ],
  dueOf: (plan, scope) => transferOf(plan, scope)?.dueOn ?? null,
  headline: sentenceOf,
  nextStep: "Issue the final plan, naming the next school or college.",
  chart: "stacked-bars",
  charted: [...transferStages],
  tones: { [finalLabel]: "in-time" },
});
