import type { Borough, Row } from "../../cases/contract.ts";
import { dayOfText, textOfDayOrNull, type Day } from "../../cases/day.ts";
import { beganOn } from "../../facts/plan.ts";
import { firstContactOf, type DraftBorough } from "./draft.ts";
import type { Random } from "./random.ts";

/** Gives every record its id, in order of time as a case system would, each beginning with the prefix. */
export function numberRecords(borough: DraftBorough, random: Random, prefix: string): void {
  const reference = new Map(borough.persons.map((person) => [person, firstContactOf(person)]));
  sortBy(borough.persons, (person) => reference.get(person) ?? earliestDay);
  let number = 100_000;
  for (const [at, person] of borough.persons.entries()) {
    person.personId = id(prefix, "P", at);
    // The numbers between belong to cases that the council does not hold.
    number += random.between(1, 3);
    person.caseReference = `SEND-${prefix}${number}`;
  }
  sortBy(borough.referrals, (one) => one.receivedOn);
  for (const [at, one] of borough.referrals.entries()) one.referralId = id(prefix, "R", at);
  sortBy(borough.assessments, (one) => one.referral.decidedOn ?? earliestDay);
  for (const [at, one] of borough.assessments.entries()) one.assessmentId = id(prefix, "A", at);
  sortBy(borough.plans, (one) => beganOn(one) ?? earliestDay);
  for (const [at, one] of borough.plans.entries()) one.planId = id(prefix, "E", at);
  sortBy(borough.reviews, (one) => one.completedOn ?? one.scheduledOn ?? earliestDay);
  for (const [at, one] of borough.reviews.entries()) one.reviewId = id(prefix, "V", at);
}

function id(prefix: string, letter: string, at: number): string {
  return `${prefix}${letter}${String(at + 1).padStart(5, "0")}`;
}

/** Comes before every other day: it stands for a missing one. */
const earliestDay = dayOfText("0001-01-01");

function sortBy<Item>(items: Item[], day: (item: Item) => Day): void {
  const keyed = items.map((item) => ({ item, day: day(item) }));
  keyed.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  items.splice(0, items.length, ...keyed.map(({ item }) => item));
}

const flag = (is: boolean): string => (is ? "1" : "0");

const text = textOfDayOrNull;

/** Returns the records as rows of text cells, in the order of the contract's columns. */
export function demoRows(borough: DraftBorough): Borough {
  return {
    person: borough.persons.map((one): Row => [
      one.personId,
      one.caseReference,
      text(one.bornOn),
      one.gender,
      one.ethnicity,
      flag(one.hasChildProtectionPlan),
      flag(one.isLookedAfter),
      one.careLeaverStatus,
      flag(one.hasSocialWork),
    ]),
    worker: borough.workers.map((one): Row => [one.workerId, one.name, one.email, one.team, flag(one.isActive)]),
    worker_relationship: borough.persons.flatMap((person) =>
      person.relationships.map((one): Row => [
        person.personId,
        one.workerId,
        one.relationship,
        text(one.startOn),
        text(one.endOn),
      ]),
    ),
    referral: borough.referrals.map((one): Row => [
      one.referralId,
      one.person.personId,
      one.type,
      text(one.receivedOn),
      one.decisionTaken,
      text(one.decidedOn),
      one.nextAction,
      text(one.withdrawnOn),
    ]),
    assessment: borough.assessments.map((one): Row => [
      one.assessmentId,
      one.referral.referralId,
      text(one.decidedOn),
      one.nextAction,
      one.nextActionReason,
    ]),
    plan: borough.plans.map((one): Row => [
      one.planId,
      one.person.personId,
      one.assessment?.assessmentId ?? null,
      one.origin,
      text(one.issuedOn),
      text(one.responsibleFrom),
      one.exemption,
      text(one.ceasedOn),
      one.ceasedReason,
    ]),
    review: borough.reviews.map((one): Row => [
      one.reviewId,
      one.plan.planId,
      text(one.scheduledOn),
      text(one.reviewOn),
      text(one.completedOn),
      one.completedByTeam,
      one.completedByWorkerId,
      one.outcome,
      text(one.decidedOn),
      text(one.amendedDraftOn),
      text(one.amendedFinalOn),
    ]),
  };
}
