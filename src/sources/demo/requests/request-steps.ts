import { defaultWords as words } from "../../../cases/council-words.ts";
import { dayOfText, type Day } from "../../../cases/day.ts";
import { later, workingDayBy } from "../days.ts";
import { addAssessment, addPerson, addPlan, addReferral, type DraftBorough, type DraftReferral } from "../draft.ts";
import type { Random } from "../random.ts";

/** Records the decision to assess: twice, as the case system does. */
export function addProceeding(
  borough: DraftBorough,
  stages: { readonly receivedOn: Day; readonly proceededOn: Day },
): DraftReferral {
  return addReferral(borough, addPerson(borough), {
    type: "ehc_needs_assessment",
    receivedOn: stages.receivedOn,
    decisionTaken: words.proceed,
    decidedOn: stages.proceededOn,
    nextAction: words.actionAssess,
  });
}

/** Records the decision to issue a plan and the plan; only late plans have exemptions. */
export function addIssuedPlan(
  borough: DraftBorough,
  random: Random,
  referral: DraftReferral,
  stages: { readonly assessedOn: Day; readonly issuedOn: Day; readonly isInTime: boolean },
): void {
  const assessment = addAssessment(borough, referral, { decidedOn: stages.assessedOn, nextAction: words.develop });
  const plan = addPlan(borough, referral.person, { origin: "new", issuedOn: stages.issuedOn, assessment });
  if (!stages.isInTime && random.chance(0.45)) plan.exemption = random.pick(exemptions);
}

/** Records a refusal to assess on the day. Some families ask again later, for the same person. */
export function addRefusal(borough: DraftBorough, random: Random, decidedOn: Day): void {
  const receivedOn = workingDayBy(later(decidedOn, -daysToDecision(random) - 3));
  const askedAgain = random.chance(0.15) ? later(decidedOn, random.between(120, 200)) : dayOfText("9999-12-31");
  const again = borough.referrals.find((one) => one.receivedOn >= askedAgain && one.person.referrals.length === 1);
  addReferral(borough, again?.person ?? addPerson(borough), {
    type: "ehc_needs_assessment",
    receivedOn,
    decisionTaken: words.refuse,
    decidedOn,
    nextAction: words.actionRefuse,
  });
}

const exemptions = [
  "School closed for over 4 weeks",
  "Appointment missed by the family",
  "Away from the area for over 4 weeks",
  "Exceptional personal circumstances",
];

/** Draws the days from the request to the decision whether to assess: most within six weeks. */
export function daysToDecision(random: Random): number {
  return random.inRanges([
    [[3, 13], 50],
    [[14, 28], 38],
    [[29, 42], 9],
    [[43, 105], 3],
  ]);
}
