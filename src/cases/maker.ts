import { origins, outcomes, referralTypes, type View } from "./contract.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker, WorkerRelationship } from "./record.ts";
import { shelf, type Shelf } from "./shelf.ts";

/** Why a row is not kept; `by` is the id that the reason points at. */
export interface Refusal {
  readonly reason: string;
  readonly by: string | null;
}

type Cells = readonly (string | null)[];
type Doubt = (reason: string) => void;

interface PersonShelf {
  readonly person: Person;
  readonly relationships: WorkerRelationship[];
  readonly referrals: Referral[];
  readonly plans: Plan[];
}
interface ReferralShelf {
  readonly referral: Referral;
  readonly assessments: Assessment[];
}
interface AssessmentShelf {
  readonly assessment: Assessment;
  readonly plans: Plan[];
}
interface PlanShelf {
  readonly plan: Plan;
  readonly reviews: Review[];
}

/** Makes linked records of read cells, parents first; says why where it cannot. */
export function recordMaker() {
  const persons = shelf<PersonShelf>();
  const workers = shelf<Worker>();
  const referrals = shelf<ReferralShelf>();
  const assessments = shelf<AssessmentShelf>();
  const plans = shelf<PlanShelf>();
  const reviews = shelf<Review>();
  const idShelves: Readonly<Record<View, Shelf<unknown> | null>> = {
    person: persons,
    worker: workers,
    worker_relationship: null,
    referral: referrals,
    assessment: assessments,
    plan: plans,
    review: reviews,
  };

  const make: Record<View, (cells: Cells, doubt: Doubt) => Refusal | null> = {
    person(cells) {
      const [id, caseReference, bornOn, gender, ethnicity, protection, lookedAfter, careLeaver, socialWork] = cells;
      const personId = must(id);
      if (persons.get(personId)) return secondRow("person_id");
      const own = { relationships: [], referrals: [], plans: [] };
      const person: Person = {
        personId,
        caseReference: must(caseReference),
        bornOn: bornOn ?? null,
        gender: gender ?? null,
        ethnicity: ethnicity ?? null,
        hasChildProtectionPlan: protection === "1",
        isLookedAfter: lookedAfter === "1",
        careLeaverStatus: careLeaver ?? null,
        hasSocialWork: socialWork === "1",
        ...own,
      };
      persons.keep(personId, { person, ...own });
      return null;
    },

    worker([id, name, email, team, active]) {
      const workerId = must(id);
      if (workers.get(workerId)) return secondRow("worker_id");
      workers.keep(workerId, {
        workerId,
        name: must(name),
        email: email ?? null,
        team: team ?? null,
        isActive: active === "1",
      });
      return null;
    },

    worker_relationship([personId, workerId, relationship, startOn, endOn]) {
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      of.relationships.push({
        workerId: must(workerId),
        worker: workers.get(must(workerId)) ?? null,
        relationship: must(relationship),
        startOn: must(startOn),
        endOn: endOn ?? null,
      });
      return null;
    },

    referral([id, personId, type, receivedOn, decisionTaken, decidedOn, nextAction, withdrawnOn]) {
      const referralId = must(id);
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      if (referrals.get(referralId)) return secondRow("referral_id");
      const own = { assessments: [] };
      const referral: Referral = {
        referralId,
        person: of.person,
        type: must(referralTypes.find((known) => known === type)),
        receivedOn: must(receivedOn),
        decisionTaken: decisionTaken ?? null,
        decidedOn: decidedOn ?? null,
        nextAction: nextAction ?? null,
        withdrawnOn: withdrawnOn ?? null,
        ...own,
      };
      of.referrals.push(referral);
      referrals.keep(referralId, { referral, ...own });
      return null;
    },

    assessment([id, referralId, decidedOn, nextAction, nextActionReason]) {
      const assessmentId = must(id);
      const of = referrals.get(must(referralId));
      if (!of) return noParent(referrals, "referral", must(referralId));
      if (assessments.get(assessmentId)) return secondRow("assessment_id");
      const own = { plans: [] };
      const assessment: Assessment = {
        assessmentId,
        referral: of.referral,
        decidedOn: decidedOn ?? null,
        nextAction: nextAction ?? null,
        nextActionReason: nextActionReason ?? null,
        ...own,
      };
      of.assessments.push(assessment);
      assessments.keep(assessmentId, { assessment, ...own });
      return null;
    },

    plan([id, personId, assessmentId, origin, issued, responsible, exemption, ceasedOn, ceasedReason], doubt) {
      const planId = must(id);
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      if (plans.get(planId)) return secondRow("plan_id");
      const from = assessmentId ? assessments.get(assessmentId) : undefined;
      if (assessmentId && !from) doubt("assessment_id points to no assessment that was kept");
      const isTransfer = origin === "transfer_in";
      if (isTransfer && !issued && responsible)
        doubt("transfer in without issued_date: responsible_from stands for it");
      const own = { reviews: [] };
      const plan: Plan = {
        planId,
        person: of.person,
        assessment: from?.assessment ?? null,
        origin: must(origins.find((known) => known === origin)),
        issuedOn: issued ?? (isTransfer ? (responsible ?? null) : null),
        responsibleFrom: responsible ?? null,
        exemption: exemption ?? null,
        ceasedOn: ceasedOn ?? null,
        ceasedReason: ceasedReason ?? null,
        ...own,
      };
      of.plans.push(plan);
      from?.plans.push(plan);
      plans.keep(planId, { plan, ...own });
      return null;
    },

    review([id, planId, scheduledOn, reviewOn, completedOn, team, workerId, outcome, decidedOn, draftOn, finalOn]) {
      const reviewId = must(id);
      const of = plans.get(must(planId));
      if (!of) return noParent(plans, "plan", must(planId));
      if (reviews.get(reviewId)) return secondRow("review_id");
      const review: Review = {
        reviewId,
        plan: of.plan,
        scheduledOn: scheduledOn ?? null,
        reviewOn: reviewOn ?? null,
        completedOn: completedOn ?? null,
        completedByTeam: team ?? null,
        completedByWorkerId: workerId ?? null,
        outcome: outcomes.find((known) => known === outcome) ?? null,
        decidedOn: decidedOn ?? null,
        amendedDraftOn: draftOn ?? null,
        amendedFinalOn: finalOn ?? null,
      };
      of.reviews.push(review);
      reviews.keep(reviewId, review);
      return null;
    },
  };

  return {
    make: (view: View, cells: Cells, doubt: Doubt) => make[view](cells, doubt),
    /** The row's own id, its first cell; null for a view without one. */
    idOf: (view: View, cells: Cells) => (idShelves[view] === null ? null : (cells[0] ?? null)),
    setAside: (view: View, id: string | null) => (id === null ? undefined : idShelves[view]?.setAside(id)),
    knows: (view: View, id: string) =>
      idShelves[view]?.get(id) !== undefined || idShelves[view]?.isSetAside(id) === true,
    records: () => ({
      persons: persons.all((kept) => kept.person),
      workers: workers.all((kept) => kept),
      referrals: referrals.all((kept) => kept.referral),
      assessments: assessments.all((kept) => kept.assessment),
      plans: plans.all((kept) => kept.plan),
      reviews: reviews.all((kept) => kept),
    }),
  };
}

function must<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("a required cell reached the record maker unread");
  return value;
}

const secondRow = (column: string): Refusal => ({ reason: `second row of the same ${column}`, by: null });

function noParent(shelf: Shelf<unknown>, parent: View, id: string): Refusal {
  return shelf.isSetAside(id)
    ? { reason: `its ${parent} was set aside`, by: id }
    : { reason: `${parent}_id points to no ${parent}`, by: id };
}
