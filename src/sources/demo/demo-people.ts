import { ageOn } from "../../facts/calendar.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { demoDay, later } from "./days.ts";
import type { DraftBorough, DraftPerson } from "./draft.ts";
import { socialCare } from "./published-figures.ts";
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

/** Gives everyone a gender, an ethnicity and social care. People with a plan add up to the published figures. */
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
  // This status gives fewer rights, and is not counted.
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

/** Takes the first so many people who fit out of the list. */
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
