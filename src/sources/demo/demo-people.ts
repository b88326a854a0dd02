import { textOfDay, type Day } from "../../cases/day.ts";
import { ageOn, addMonths, lastAugust31 } from "../../facts/calendar.ts";
import { isCurrentOn, beganOn } from "../../facts/plan.ts";
import { demoDay, later } from "./days.ts";
import type { DraftBorough, DraftPerson, DraftPlan } from "./draft.ts";
import { socialCare } from "./figures.ts";
import type { Random } from "./random.ts";

const genders: readonly (readonly [gender: string, weight: number])[] = [
  ["Male", 712],
  ["Female", 286],
  ["Indeterminate", 2],
];

const ethnicities: readonly (readonly [ethnicity: string, weight: number])[] = [
  ["White British", 29],
  ["Any other White background", 14],
  ["Pakistani", 13],
  ["Black African", 9],
  ["Black Caribbean", 9],
  ["White and Black Caribbean", 5],
  ["Any other Black background", 4],
  ["Bangladeshi", 4],
  ["Any other Asian background", 4],
  ["Any other mixed background", 4],
  ["Any other ethnic group", 4],
  ["Indian", 3],
  ["White and Asian", 2],
  ["White and Black African", 1.4],
  ["Chinese", 0.7],
  ["White Irish", 0.6],
  ["Gypsy or Roma", 0.6],
  ["Information not obtained", 1.7],
];

/** Gives everyone a gender, an ethnicity and what social care does for them. Those with a plan fill what is published. */
export function describePeople(borough: DraftBorough, random: Random): void {
  for (const person of borough.persons) {
    person.gender = random.weighted(genders);
    person.ethnicity = random.weighted(ethnicities);
  }
  const rest = random.shuffled(borough.persons.filter(hasPlan));
  addCareLeavers(random, rest);
  addChildrenInCare(rest);
  for (const person of take(rest, socialCare.otherSocialWork, () => true)) person.hasSocialWork = true;

  for (const person of borough.persons.filter((one) => !hasPlan(one))) {
    person.hasSocialWork = random.chance(0.07);
    person.hasChildProtectionPlan = person.hasSocialWork && ageOf(person) < 18 && random.chance(0.12);
  }
}

function hasPlan(person: DraftPerson): boolean {
  return person.plans.some((plan) => isCurrentOn(plan, demoDay));
}

function addCareLeavers(random: Random, rest: DraftPerson[]): void {
  for (const person of take(rest, socialCare.careLeavers, (one) => ageOf(one) >= 16)) {
    person.careLeaverStatus = ageOf(person) < 18 ? "Relevant" : "Former Relevant";
    person.hasSocialWork = random.chance(0.8);
  }
  // a status that gives fewer rights, and is not counted
  for (const person of take(rest, 4, (one) => ageOf(one) >= 17)) person.careLeaverStatus = "Qualifying";
}

function addChildrenInCare(rest: DraftPerson[]): void {
  const both = take(rest, 2, isChild);
  const isProtected = [...both, ...take(rest, socialCare.childProtection - both.length, isChild)];
  const isLookedAfter = [...both, ...take(rest, socialCare.lookedAfter - both.length, isChild)];
  for (const person of isProtected) person.hasChildProtectionPlan = true;
  for (const person of isLookedAfter) person.isLookedAfter = true;
  for (const person of [...isProtected, ...isLookedAfter]) person.hasSocialWork = true;
}

function isChild(person: DraftPerson): boolean {
  return ageOf(person) < 18;
}

/** Takes the first so many that fit out of the list. */
function take(from: DraftPerson[], count: number, fits: (person: DraftPerson) => boolean): DraftPerson[] {
  const taken = from.filter(fits).slice(0, count);
  if (taken.length < count) throw new Error("the demo borough has too few people of an age");
  const isTaken = new Set(taken);
  from.splice(0, from.length, ...from.filter((person) => !isTaken.has(person)));
  return taken;
}

function ageOf(person: DraftPerson): number {
  return ageOn(person.bornOn ?? later(demoDay, -3650), demoDay);
}

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

/** Draws when everyone was born, from what happened to them at an age. */
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

/** Plans are issued from the age of two to nineteen (to those who move, later), and held from three by school year. */
function couldHave(plan: DraftPlan, born: Day): boolean {
  const ageAtIssue = ageOn(born, plan.issuedOn);
  const ageAtBeginning = ageOn(born, beganOn(plan) ?? plan.issuedOn);
  const isOfAge = plan.ceasedOn !== null || ageOn(born, startOfYear) >= 3;
  const months = (plan.issuedOn - born) / 30.4;
  return isOfAge && months >= (plan.origin === "conversion" ? 44 : 25) && ageAtIssue <= 20 && ageAtBeginning <= 23;
}

/** A day of birth of somebody of that age on the day. */
function bornBefore(random: Random, day: Day, age: number): Day {
  return later(addMonths(day, -12 * age), -random.between(0, 364));
}
