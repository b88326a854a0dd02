import { beganOn, isCurrentOn } from "../../facts/plan.ts";
import { reviewDueOn } from "../../facts/review-clock.ts";
import { demoDay, earliest, later, latest, workingDayBy, workingDayFrom } from "./days.ts";
import { addReview, type DraftBorough, type DraftPlan, type DraftReview } from "./draft.ts";
import type { Random } from "./random.ts";
import type { Officer, Staff } from "./workers.ts";

/** Says of each completed review when it had been planned, who completed it, and what came of it. */
export function describeReviews(borough: DraftBorough, random: Random, staff: Staff): void {
  for (const review of borough.reviews) {
    const heldOn = review.reviewOn ?? review.completedOn ?? demoDay;
    const planned = workingDayBy(later(heldOn, random.chance(0.6) ? 0 : -random.between(1, 21)));
    if (random.chance(0.9)) review.scheduledOn = latest(planned, beganOn(review.plan) ?? planned);
    const officer = officerWho(random, staff, review.plan);
    review.completedByTeam = officer.team;
    review.completedByWorkerId = officer.worker.workerId;
    decide(random, review);
  }
}

/** Mostly the child's officer; reviews of some were completed by others, of whom a few have left. */
function officerWho(random: Random, staff: Staff, plan: DraftPlan): Officer {
  const held = plan.person.relationships.at(-1)?.worker ?? null;
  const officer = [...staff.officers, ...staff.left].find((one) => one.worker === held);
  if (officer !== undefined && random.chance(0.8)) return officer;
  const others = [...staff.officers, ...staff.left].filter((one) => officer === undefined || one.team === officer.team);
  return random.pick(others);
}

function decide(random: Random, review: DraftReview): void {
  const { plan, completedOn } = review;
  if (completedOn === null) return;
  const decidedOn = workingDayFrom(later(completedOn, random.between(2, 27)));
  review.decidedOn = upToDay(decidedOn);
  const ceasesSoon = plan.ceasedOn !== null && plan.ceasedOn <= later(completedOn, 150);
  review.outcome = ceasesSoon && random.chance(0.7) ? "cease" : random.chance(0.29) ? "amend" : "maintain";
  if (review.outcome !== "amend" || review.decidedOn === null || random.chance(0.03)) return;
  const draftOn = workingDayFrom(later(decidedOn, random.between(3, 40)));
  review.amendedDraftOn = upToDay(draftOn);
  if (random.chance(0.04)) return;
  review.amendedFinalOn = upToDay(workingDayFrom(later(draftOn, random.between(15, random.chance(0.8) ? 40 : 90))));
}

function upToDay(day: string): string | null {
  return day <= demoDay ? day : null;
}

/** Schedules the next review of every current plan: within its twelve months, or soon where those have passed. */
export function scheduleReviews(borough: DraftBorough, random: Random): void {
  for (const plan of borough.plans) {
    if (!isCurrentOn(plan, demoDay)) continue;
    const due = reviewDueOn(plan, demoDay) ?? demoDay;
    const planned =
      due > demoDay ? latest(later(due, -random.between(0, 45)), later(demoDay, 1)) : catchUp(random, due);
    addReview(borough, plan, { scheduledOn: workingDayFrom(afterHolidays(random, planned)) });
  }
}

/** Overdue reviews are planned for the coming months; of some the planned day has passed. */
function catchUp(random: Random, due: string): string {
  if (random.chance(0.12)) return latest(due, later(demoDay, -random.between(1, 75)));
  return later(demoDay, 1 + Math.floor(200 * random.next() ** 1.4));
}

function afterHolidays(random: Random, day: string): string {
  const month = day.slice(5, 7);
  const year = day.slice(0, 4);
  if (month === "08" || day.slice(5) > "12-18")
    return earliest(later(`${year}-09-06`, random.between(0, 24)), "2022-06-30");
  return day;
}
