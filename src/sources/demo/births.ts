import { textOfDay, type Day } from "../../cases/day.ts";
import { addMonths, ageOn, lastAugust31 } from "../../facts/calendar.ts";
import { beganOn } from "../../facts/plan.ts";
import { demoDay, later } from "./days.ts";
import type { DraftBorough, DraftPerson, DraftPlan } from "./draft.ts";
import type { Random } from "./random.ts";

type Ages = readonly (readonly [age: number, weight: number])[];

const from = (first: number, weights: readonly number[]): Ages => weights.map((weight, at) => [first + at, weight]);

/** Ages at which families first ask: the start of school stands out, and the move to secondary school. */
const atRequest = from(2, [5, 12, 15, 12, 9, 8, 8, 9, 10, 8, 6, 5, 5, 4, 3, 2, 1, 0.6, 0.3]);

/** Ages at the start of the school year of those whose plan was converted or came with them. */
const atStartOfYear = from(4, [2, 3, 5, 6, 7, 8, 8, 9, 9, 9, 9, 9, 9, 8.5, 8, 6.5, 5, 4, 2.8, 1.9, 1.4, 2]);

/** Ages at which plans cease: most at the end of school or college. */
const atCease = from(4, [1, 1.5, 1.5, 1.5, 1.5, 1.5, 2, 2, 1.5, 1.5, 1.5, 3, 12, 8, 14, 17, 11, 8, 6, 5, 6, 6]);

/** Ages of pupils of other boroughs for whom a place was asked: mostly the move to secondary school. */
const atPlace = from(3, [3, 6, 3, 2, 2, 2, 4, 16, 14, 3, 3, 3, 4, 8, 3, 1]);

const startOfYear = lastAugust31(demoDay);

/** The law lets a plan run up to the 25th birthday and the school year it falls in. */
const oldest = later(addMonths(demoDay, -26 * 12), 1);

/** Draws each person's day of birth from events that happen at a typical age. */
export function addBirths(borough: DraftBorough, random: Random): void {
  for (const person of borough.persons) person.bornOn = birthOf(random, person);
}

function birthOf(random: Random, person: DraftPerson): Day {
  const [plan] = person.plans;
  if (plan !== undefined) return birthWithPlan(random, plan);
  const [first] = person.referrals;
  if (first === undefined) throw new Error("a person of the demo borough has neither a plan nor a referral");
  const ages =
    first.type === "out_of_borough_place" ? atPlace : first.type === "ehcp_transfer_in" ? atStartOfYear : atRequest;
  return bornBefore(random, first.receivedOn, random.weighted(ages));
}

function birthWithPlan(random: Random, plan: DraftPlan): Day {
  for (let tries = 0; tries < 300; tries += 1) {
    const born = candidate(random, plan);
    if (born >= oldest && couldHave(plan, born)) return born;
  }
  throw new Error(`the demo borough knows no age for a plan issued on ${textOfDay(plan.issuedOn)}`);
}

function candidate(random: Random, plan: DraftPlan): Day {
  if (plan.ceasedOn !== null) return bornBefore(random, plan.ceasedOn, random.weighted(atCease));
  if (plan.origin === "new") return bornBefore(random, plan.issuedOn, random.weighted(atRequest));
  return bornBefore(random, startOfYear, random.weighted(atStartOfYear));
}

/** Whether somebody born on the day could have the plan: plans are issued from the age of 2 to 19 (later to those who move), and held from the age of 3 by school year. */
function couldHave(plan: DraftPlan, born: Day): boolean {
  const ageAtIssue = ageOn(born, plan.issuedOn);
  const ageAtBeginning = ageOn(born, beganOn(plan) ?? plan.issuedOn);
  const isOfAge = plan.ceasedOn !== null || ageOn(born, startOfYear) >= 3;
  const months = (plan.issuedOn - born) / 30.4;
  return isOfAge && months >= (plan.origin === "conversion" ? 44 : 25) && ageAtIssue <= 20 && ageAtBeginning <= 23;
}

/** Draws a day of birth for somebody of that age on the day. */
function bornBefore(random: Random, day: Day, age: number): Day {
  return later(addMonths(day, -12 * age), -random.between(0, 364));
}
