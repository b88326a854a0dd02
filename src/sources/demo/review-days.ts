import { dayOfText, textOfDay, type Day } from "../../cases/day.ts";
import { addMonths, endOfMonth, monthOf, yearOf } from "../../facts/calendar.ts";
import { beganOn } from "../../facts/plan.ts";
import { dayIn, earliest, isDemoWorkday, later, latest, workingDayBy, workingDays } from "./days.ts";
import type { DraftPlan } from "./draft.ts";
import type { Random } from "./random.ts";

/** Months in which reviews were held, each with its weight. */
export type Months = readonly (readonly [firstDay: Day, weight: number])[];

/** How many days after the plan began its first review is held at the earliest. */
export const soonest = 150;

/** Returns the first day on which a review of the plan could be held. */
export function reviewableFrom(plan: DraftPlan): Day {
  return later(beganOn(plan) ?? plan.issuedOn, soonest);
}

/** Draws a day of meeting in one of the months, not before the day. */
export function meetingIn(random: Random, months: Months, from: Day): Day {
  const open = months.filter(([first]) => endOfMonth(first) >= later(from, 5));
  if (open.length === 0) throw new Error(`the demo borough holds no review after ${textOfDay(from)}`);
  const month = random.weighted(open);
  return random.pick(workingDays(latest(month, from), endOfMonth(month)));
}

/**
 * Draws when the reviews before this one were held, latest first: about a year apart, some late, none in the school holidays
 * of August.
 */
export function meetingsBefore(random: Random, plan: DraftPlan, day: Day): Day[] {
  const first = reviewableFrom(plan);
  const held: Day[] = [];
  for (let next = yearBefore(random, day); next >= first; next = yearBefore(random, next)) held.push(next);
  return held;
}

function yearBefore(random: Random, day: Day): Day {
  const days = random.inRanges([
    [[338, 372], 40],
    [[373, 450], 36],
    [[451, 640], 24],
  ]);
  return inTerm(random, later(day, -days));
}

function inTerm(random: Random, day: Day): Day {
  if (monthOf(day) !== 8) return workingDayBy(day);
  return workingDayBy(later(dayIn(yearOf(day), 7, 21), -random.between(0, 24)));
}

/** Draws when the record of a review held on the day was completed: days later, and always in the same month. */
export function completionOf(random: Random, heldOn: Day): Day {
  const lag = random.chance(0.35) ? 0 : Math.floor(24 * random.next() ** 1.6);
  const by = workingDayBy(earliest(later(heldOn, lag), endOfMonth(heldOn)));
  return isDemoWorkday(heldOn) ? latest(heldOn, by) : heldOn;
}

/** Draws the last day of meeting of a plan whose reviews lapsed before May 2020; null where none was ever held. */
export function lapsedMeeting(random: Random, plan: DraftPlan): Day | null {
  const [least, most] = random.weighted<readonly [number, number]>([
    [[14, 15], 9],
    [[15, 18], 31],
    [[18, 24], 34],
    [[24, 36], 19],
    [[36, 50], 4],
  ]);
  const latestDay = addMonths(dayOfText("2021-06-30"), -least);
  const days = workingDays(addMonths(dayOfText("2021-06-30"), -most), later(latestDay, least === 14 ? 0 : -1));
  const day = inTerm(random, random.pick(days));
  return day >= reviewableFrom(plan) ? day : null;
}
