/**
 * What the department would refuse or query in the next SEN2 return, found in the records of any source: by its
 * validation rules, as far as the case data hold what they look at.
 */
import { looksLikeUpn, upnLetter } from "../../cases/cell-format.ts";
import { isWord } from "../../cases/council-words.ts";
import type { Day } from "../../cases/day.ts";
import { recordOwner } from "../../cases/record-index.ts";
import type { Person, Plan, Referral, Review } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import { ageBandOn } from "../../facts/age.ts";
import { isBy, type Period } from "../../facts/calendar.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { isNewClient } from "../../facts/request.ts";
import type { Finding } from "../../rule.ts";

/** What a return is made of: the days that it is of, and the children in it. */
export interface NextReturn {
  readonly snapshot: Snapshot;
  readonly on: Day;
  readonly period: Period;
  readonly children: readonly Person[];
}

export interface ReturnProblem {
  readonly title: string;
  readonly remedy: string;
  /** Returns what is found; null: the case data do not hold what it looks at. */
  readonly find: (of: NextReturn) => readonly Finding[] | null;
}

/** The children of a return: with a plan held within its days, or a request that was open within them. */
export function nextReturn(snapshot: Snapshot, on: Day, period: Period): NextReturn {
  const isHeld = ({ issuedOn, ceasedOn }: Plan) => isBy(issuedOn, on) && (ceasedOn === null || ceasedOn >= period.from);
  const isOpen = (referral: Referral) => {
    const ended =
      referral.withdrawnOn ?? (isWord(referral.decisionTaken, snapshot.words.refuse) ? referral.decidedOn : null);
    const assessed = referral.assessments.map(({ decidedOn }) => decidedOn);
    const last = ended ?? (assessed.length > 0 && !assessed.includes(null) ? Math.max(...assessed.map(Number)) : null);
    return isNewClient(referral) && referral.receivedOn <= on && (last === null || last >= period.from);
  };
  const children = snapshot.persons.filter((person) => person.plans.some(isHeld) || person.referrals.some(isOpen));
  return { snapshot, on, period, children };
}

/** Whether the ids of children are UPNs, as in a return. */
const idsAreUpns = oncePerSnapshot(({ persons }) => {
  const upns = persons.filter(({ personId }) => looksLikeUpn(personId)).length;
  return persons.length > 0 && upns * 2 > persons.length;
});

const ofPerson = (person: Person): Finding => ({ view: "person", id: person.personId, person });
const ofPlan = (plan: Plan): Finding => ({ view: "plan", id: plan.planId, person: plan.person });

const people =
  (isWrong: (person: Person, of: NextReturn) => boolean) =>
  (of: NextReturn): Finding[] =>
    of.children.filter((person) => isWrong(person, of)).map(ofPerson);

const plans =
  (isWrong: (plan: Plan, of: NextReturn) => boolean) =>
  (of: NextReturn): Finding[] =>
    of.children.flatMap((person) => person.plans.filter((plan) => isHeldIn(plan, of) && isWrong(plan, of)).map(ofPlan));

function isHeldIn({ issuedOn, ceasedOn }: Plan, { on, period }: NextReturn): boolean {
  return isBy(issuedOn, on) && (ceasedOn === null || ceasedOn >= period.from);
}

/** The new clients' requests of the children that were open within the days, with what is wrong with each. */
function requests(of: NextReturn, isWrong: (request: Referral) => boolean): Finding[] {
  return of.children.flatMap((person) =>
    person.referrals
      .filter((one) => isNewClient(one) && isWrong(one) && isOfReturn(one, of))
      .map((one): Finding => ({ view: "referral", id: one.referralId, person })),
  );
}

/** Whether something of a request happened within the days, or nothing ended it before them. */
function isOfReturn({ receivedOn, decidedOn, withdrawnOn, assessments }: Referral, { period }: NextReturn): boolean {
  const days = [receivedOn, decidedOn, withdrawnOn, ...assessments.map((one) => one.decidedOn)];
  return days.some((day) => day !== null && day >= period.from) || (decidedOn === null && withdrawnOn === null);
}

function lastReviews({ plan: { reviews } }: { readonly plan: Plan }): readonly Review[] {
  return reviews.filter(({ completedOn }) => completedOn !== null);
}

function reviewsOf(of: NextReturn, isWrong: (review: Review, plan: Plan) => boolean): Finding[] {
  return of.children.flatMap((person) =>
    person.plans
      .filter((plan) => isCurrentOn(plan, of.on))
      .flatMap((plan) =>
        lastReviews({ plan })
          .filter((review) => (review.completedOn ?? of.on) >= of.period.from && isWrong(review, plan))
          .map((review): Finding => ({ view: "review", id: review.reviewId, person })),
      ),
  );
}

/** The records about which the source itself noted one of these. */
function noted({ snapshot, children }: NextReturn, pattern: RegExp): Finding[] {
  const inReturn = new Set(children);
  return snapshot.warnings.flatMap(({ view, id, reason }): Finding[] => {
    const person = id === null || !pattern.test(reason) ? null : recordOwner(snapshot, view, id);
    return person === null || id === null || !inReturn.has(person) ? [] : [{ view, id, person }];
  });
}

const isAfter = (a: Day | null, b: Day | null): boolean => a !== null && b !== null && a > b;

function isRequestOutOfOrder({ receivedOn, decidedOn, withdrawnOn, assessments }: Referral): boolean {
  return (
    isAfter(receivedOn, decidedOn) ||
    isAfter(receivedOn, withdrawnOn) ||
    assessments.some((one) => isAfter(decidedOn ?? receivedOn, one.decidedOn))
  );
}

function isPlanOutOfOrder({ issuedOn, ceasedOn, assessment, person }: Plan): boolean {
  return (
    isAfter(issuedOn, ceasedOn) ||
    isAfter(assessment?.referral.receivedOn ?? null, issuedOn) ||
    isAfter(person.bornOn, issuedOn)
  );
}

function isReviewOutOfOrder(
  { reviewOn, completedOn, decidedOn, amendedDraftOn, amendedFinalOn }: Review,
  plan: Plan,
): boolean {
  const held = reviewOn ?? completedOn;
  return isAfter(plan.issuedOn, held) || isAfter(held, decidedOn) || isAfter(amendedDraftOn, amendedFinalOn);
}

const isOfReturnSource = ({ snapshot }: NextReturn): boolean => snapshot.limits !== null;

/** The problems, by the parts of a return. */
export const returnProblems: readonly ReturnProblem[] = [
  {
    title: "No UPN",
    remedy: "Ask the school for the UPN, or record why there is none.",
    find: (of) => (idsAreUpns(of.snapshot) ? people(({ personId }) => !looksLikeUpn(personId))(of) : null),
  },
  {
    title: "UPN whose check letter is wrong",
    remedy: "Ask the school for the UPN: a sign of it is mistyped.",
    find: (of) =>
      idsAreUpns(of.snapshot)
        ? people(({ personId }) => looksLikeUpn(personId) && upnLetter(personId.slice(1)) !== personId[0])(of)
        : null,
  },
  {
    title: "No date of birth",
    remedy: "Enter the date of birth.",
    find: people(({ bornOn }) => bornOn === null),
  },
  {
    title: "Gender not recorded",
    remedy: "Record the gender that the family gave.",
    find: people(({ gender }, { snapshot }) => gender === null || isOneOf(gender, snapshot.words.genderUnknown)),
  },
  {
    title: "Ethnicity not recorded",
    remedy: "Record the ethnicity, or that it was refused.",
    find: people(({ ethnicity }) => ethnicity === null),
  },
  {
    title: "Over 25 with a current plan",
    remedy: "Enter the date on which the plan ceased, or correct the date of birth.",
    find: people(
      (person, { on }) => ageBandOn(person, on, on) === "Over 25" && person.plans.some((plan) => isCurrentOn(plan, on)),
    ),
  },
  {
    title: "Request with dates out of order",
    remedy: "Enter the dates on which the request was received, decided, assessed and withdrawn.",
    find: (of) => requests(of, isRequestOutOfOrder),
  },
  {
    title: "Plan with dates out of order",
    remedy: "Enter the dates on which the plan was issued and ceased.",
    find: plans((plan) => isPlanOutOfOrder(plan)),
  },
  {
    title: "Review with dates out of order",
    remedy: "Enter the dates of the meeting, the decision and the amended plan.",
    find: (of) => reviewsOf(of, isReviewOutOfOrder),
  },
  {
    title: "Outcome without its date",
    remedy: "Enter the date on which it was decided or withdrawn.",
    find: (of) => [
      ...requests(of, isUndated),
      ...noted(of, /^(?:withdrawn|decided before the collected year) without a date/),
      ...reviewsOf(of, ({ outcome, decidedOn }) => outcome !== null && decidedOn === null),
    ],
  },
  {
    title: "Date without an outcome",
    remedy: "Enter what was decided.",
    find: (of) => [
      ...requests(of, ({ decidedOn, decisionTaken, nextAction, assessments }) =>
        [{ decidedOn, word: decisionTaken ?? nextAction }, ...assessments.map(assessmentOutcome)].some(
          ({ decidedOn: day, word }) => day !== null && word === null,
        ),
      ),
      ...reviewsOf(of, ({ outcome, decidedOn }) => outcome === null && decidedOn !== null),
    ],
  },
  {
    title: "Plan that ended without a reason",
    remedy: "Record why the plan ceased.",
    find: plans(({ ceasedOn, ceasedReason }, { on }) => isBy(ceasedOn, on) && ceasedReason === null),
  },
  {
    title: "Reason for an end without its date",
    remedy: "Enter the date on which the plan ceased, or remove the reason.",
    find: plans(({ ceasedOn, ceasedReason }) => ceasedOn === null && ceasedReason !== null),
  },
  {
    title: "More than one current plan of one child",
    remedy: "Enter the date on which the earlier plan ceased.",
    find: people((person, { on }) => person.plans.filter((plan) => isCurrentOn(plan, on)).length > 1),
  },
  {
    title: "Move between councils without the other council",
    remedy: "Record the number of the council that the child came from or went to.",
    find: (of) => (isOfReturnSource(of) ? noted(of, /without (?:TransferLA|Exported)$/) : null),
  },
  {
    title: "Code that the return does not have",
    remedy: "Record one of the codes of the department's list.",
    find: (of) => (isOfReturnSource(of) ? noted(of, /is not a code of the return$/) : null),
  },
];

const assessmentOutcome = ({ decidedOn, nextAction }: Referral["assessments"][number]) => ({
  decidedOn,
  word: nextAction,
});

/** Whether a word of a decision is recorded for a request or one of its assessments, and no day. */
function isUndated({ decisionTaken, decidedOn, assessments }: Referral): boolean {
  return (
    (decisionTaken !== null && decidedOn === null) ||
    assessments.some((one) => one.nextAction !== null && one.decidedOn === null)
  );
}

function isOneOf(text: string, words: readonly string[]): boolean {
  return words.some((word) => isWord(text, word));
}
