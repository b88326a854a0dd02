/**
 * Transfers between phases of education (SEND Regulations 2014, regulation 18): by dates of birth, who moves in the September
 * of a year, and how far the plan has come for it.
 */
import type { CouncilWords } from "../../cases/council-words.ts";
import { dayFrom, type Day } from "../../cases/day.ts";
import type { Person, Plan } from "../../cases/records.ts";
import { ageOfPersonOn } from "../age.ts";
import { addDays, endOfYear, isWithin, monthOf, yearOf } from "../calendar.ts";
import { beganOn, isCurrentOn } from "../plan.ts";
import { effectiveOn } from "../review.ts";

/** What people call the move of each age on 31 August. */
const phaseNames: ReadonlyMap<number, string> = new Map([
  [4, "Starting school"],
  [7, "Infant to junior school"],
  [9, "First to middle school"],
  [11, "Primary to secondary school"],
  [13, "Middle to upper school"],
  [16, "Secondary school to post-16"],
]);

/** The ages that may be set as those of a move. */
export const phaseAges: readonly number[] = [...phaseNames.keys()];

/** A plan of somebody who moves to another phase. */
export interface PhaseTransfer {
  readonly phase: string;
  /** The first day from which work on the plan is for this move: 1 September of the year before. */
  readonly from: Day;
  /** The last lawful day for the final plan. */
  readonly dueOn: Day;
}

/** Returns the names of the moves that the council has, youngest first. */
export function phasesOf({ phases }: CouncilWords): string[] {
  return phases.map(nameOf);
}

function nameOf(age: number): string {
  return phaseNames.get(age) ?? `Age ${age}`;
}

/** Returns the year of the move that the day belongs to: from 1 September of the year before to 31 August. */
export function transferYear(on: Day): number {
  return monthOf(on) >= 9 ? yearOf(on) + 1 : yearOf(on);
}

/** Returns the move of a person in the transfer year of the day; null: the person stays, or the age is not known. */
function phaseTransferOf(person: Person, on: Day, { phases, phaseDays }: CouncilWords): PhaseTransfer | null {
  const year = transferYear(on);
  const age = ageOfPersonOn(person, dayIn(year, 8, 31), on);
  if (age === null || !phases.includes(age)) return null;
  const { month, day } = age === 16 ? phaseDays.post16 : phaseDays.most;
  return { phase: nameOf(age), from: dayIn(year - 1, 9, 1), dueOn: dayIn(year, month, day) };
}

function dayIn(year: number, month: number, day: number): Day {
  return dayFrom(year, month, day) ?? endOfYear(year);
}

/** Twelve weeks: a plan that began later is too new to be changed by the last lawful day. */
const fewestDaysHeld = 84;

/** Why a plan is not of the cohort although its child moves: it ceased since 1 September, or is too new. */
export type LeftOutOfCohort = "ceased" | "new";

/** Returns the move of a plan in the day's transfer year, and why it is left out, if it is; null: its child stays. */
export function cohortPlace(
  plan: Plan,
  on: Day,
  words: CouncilWords,
): { readonly transfer: PhaseTransfer; readonly leftOut: LeftOutOfCohort | null } | null {
  const began = beganOn(plan);
  const transfer = began === null || began > on ? null : phaseTransferOf(plan.person, on, words);
  if (began === null || transfer === null) return null;
  if (isCurrentOn(plan, on)) {
    return { transfer, leftOut: addDays(began, fewestDaysHeld) > transfer.dueOn ? "new" : null };
  }
  return plan.ceasedOn !== null && plan.ceasedOn >= transfer.from ? { transfer, leftOut: "ceased" } : null;
}

/** How far the plan of somebody who moves has come, furthest first. */
export const transferStages = ["Final issued", "Draft amended", "Review held", "Nothing yet"] as const;

export type TransferStage = (typeof transferStages)[number];

/** Returns how far a plan has come for its move, by what is dated since the transfer year's 1 September. */
export function transferStage(plan: Plan, { from }: PhaseTransfer, on: Day): TransferStage {
  const isDone = (day: Day | null) => isWithin({ from, to: on }, day);
  if (isDone(plan.issuedOn) || plan.reviews.some(({ amendedFinalOn }) => isDone(amendedFinalOn))) return "Final issued";
  if (plan.reviews.some(({ amendedDraftOn }) => isDone(amendedDraftOn))) return "Draft amended";
  return plan.reviews.some((review) => isDone(effectiveOn(review, on))) ? "Review held" : "Nothing yet";
}
