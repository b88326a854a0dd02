import type { Person } from "../cases/records.ts";
import { ageBandOn } from "../facts/age.ts";
import { isCaseSeenEnded, isSeenBy } from "../facts/active.ts";
import { isRelationshipBelieved } from "../facts/case-officer.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { personSubject } from "../measures/engine/subjects.ts";
import { check } from "../rule.ts";

/** The oldest age band: a plan may be kept until the end of the school year in which its holder turns 25. */
const tooOld = "Over 25";

const byAge = ["plans.by-age", "plans.ceased", "referrals.by-age"];

export const bornInFuture = check({
  id: "born-in-future",
  title: "Date of birth in the future",
  counts: "children and young people born after the day asked about",
  reads: ["person"],
  why: "Without the age, due dates may be wrong.",
  remedy: "Enter the date of birth.",
  says: { one: "person has a date of birth in the future", many: "people have a date of birth in the future" },
  effects: [{ on: byAge, moves: "higher or lower" }],
  subject: personSubject,
  isBroken: ({ bornOn }, on) => bornOn !== null && bornOn > on,
  isMended: ({ bornOn }, on) => isSeenBy(bornOn, on),
});

export const over25WithPlan = check({
  id: "over-25-with-plan",
  title: "Current plan for a person over 25",
  counts: "people over 25 with a current plan",
  reads: ["person", "plan"],
  why: "A plan cannot be maintained for a person over 25, so the date of birth is wrong or the plan has ceased.",
  remedy: "Enter the date on which the plan ceased, or correct the date of birth.",
  says: { one: "person over 25 has a current plan", many: "people over 25 have a current plan" },
  effects: [
    {
      on: [
        "plans.current",
        "plans.by-team",
        "plans.by-gender",
        "plans.by-ethnicity",
        "plans.by-age",
        "plans.social-care",
        "reviews.last-12-months",
        "reviews.trend",
        "reviews.overdue",
        "reviews.due",
        "reviews.upcoming",
      ],
      moves: "lower",
    },
  ],
  subject: personSubject,
  isBroken: (person, on) => ageBandOn(person, on, on) === tooOld && hasCurrentPlan(person, on),
  isMended: (person, on, snapshot) =>
    (isSeenBy(person.bornOn, on) && ageBandOn(person, on, on) !== tooOld) || isCaseSeenEnded(person, on, snapshot),
});

export const relationshipEndsBeforeStart = check({
  id: "relationship-ends-before-start",
  title: "Case officer relationship that ends before it starts",
  counts: "children and young people with a relationship that ends before it starts",
  reads: ["person", "worker_relationship"],
  why: "The case has no case officer on any day of that relationship.",
  remedy: "Enter the dates on which the relationship started and ended.",
  says: {
    one: "person has a relationship that ends before it starts",
    many: "people have a relationship that ends before it starts",
  },
  effects: [{ on: ["plans.by-team"], moves: "higher or lower" }],
  subject: personSubject,
  isBroken: ({ relationships }) => relationships.some(({ startOn, endOn }) => endOn !== null && endOn < startOn),
  isMended: ({ relationships }, on) => relationships.every((one) => isRelationshipBelieved(one, on)),
});

function hasCurrentPlan({ plans }: Person, on: Parameters<typeof isCurrentOn>[1]): boolean {
  return plans.some((plan) => isCurrentOn(plan, on));
}
