import { origins, outcomes, referralTypes, type View } from "./contract.ts";
import { none, withOne, type Growing } from "./growing.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker } from "./record.ts";
import { shelf, type Shelf } from "./shelf.ts";

/** Why a row is not kept; `by` is the id that the reason points at. */
export interface Refusal {
  readonly reason: string;
  readonly by: string | null;
}

type Cells = readonly (string | null)[];
type Doubt = (reason: string) => void;

/** Makes linked records of read cells, parents first; says why where it cannot. */
export function recordMaker() {
  const persons = shelf<Growing<Person>>((one) => one.personId);
  const workers = shelf<Worker>((one) => one.workerId);
  const referrals = shelf<Growing<Referral>>((one) => one.referralId);
  const assessments = shelf<Growing<Assessment>>((one) => one.assessmentId);
  const plans = shelf<Growing<Plan>>((one) => one.planId);
  const reviews = shelf<Review>((one) => one.reviewId);
  const idShelves: Readonly<Record<View, Shelf<unknown> | null>> = {
    person: persons,
    worker: workers,
    worker_relationship: null,
    referral: referrals,
    assessment: assessments,
    plan: plans,
    review: reviews,
  };

  // The worker's own text of the id: a text for every row would fill the memory.
  const textOf = (workerId: string) => workers.get(workerId)?.workerId ?? workerId;

  const make: Record<View, (cells: Cells, doubt: Doubt) => Refusal | null> = {
    person(cells) {
      const [id, caseReference, bornOn, gender, ethnicity, protection, lookedAfter, careLeaver, socialWork] = cells;
      const personId = must(id);
      if (persons.has(personId)) return secondRow("person_id");
      persons.keep({
        personId,
        caseReference: must(caseReference),
        bornOn: bornOn ?? null,
        gender: gender ?? null,
        ethnicity: ethnicity ?? null,
        hasChildProtectionPlan: protection === "1",
        isLookedAfter: lookedAfter === "1",
        careLeaverStatus: careLeaver ?? null,
        hasSocialWork: socialWork === "1",
        relationships: none,
        referrals: none,
        plans: none,
      });
      return null;
    },

    worker([id, name, email, team, active]) {
      const workerId = must(id);
      if (workers.has(workerId)) return secondRow("worker_id");
      workers.keep({
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
      of.relationships = withOne(of.relationships, {
        workerId: textOf(must(workerId)),
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
      if (referrals.has(referralId)) return secondRow("referral_id");
      const referral: Growing<Referral> = {
        referralId,
        person: of,
        type: must(referralTypes.find((known) => known === type)),
        receivedOn: must(receivedOn),
        decisionTaken: decisionTaken ?? null,
        decidedOn: decidedOn ?? null,
        nextAction: nextAction ?? null,
        withdrawnOn: withdrawnOn ?? null,
        assessments: none,
      };
      of.referrals = withOne(of.referrals, referral);
      referrals.keep(referral);
      return null;
    },

    assessment([id, referralId, decidedOn, nextAction, nextActionReason]) {
      const assessmentId = must(id);
      const of = referrals.get(must(referralId));
      if (!of) return noParent(referrals, "referral", must(referralId));
      if (assessments.has(assessmentId)) return secondRow("assessment_id");
      const assessment: Growing<Assessment> = {
        assessmentId,
        referral: of,
        decidedOn: decidedOn ?? null,
        nextAction: nextAction ?? null,
        nextActionReason: nextActionReason ?? null,
        plans: none,
      };
      of.assessments = withOne(of.assessments, assessment);
      assessments.keep(assessment);
      return null;
    },

    plan([id, personId, assessmentId, origin, issued, responsible, exemption, ceasedOn, ceasedReason], doubt) {
      const planId = must(id);
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      if (plans.has(planId)) return secondRow("plan_id");
      const from = assessmentId ? assessments.get(assessmentId) : undefined;
      if (assessmentId && !from) doubt("assessment_id points to no assessment that was kept");
      const isTransfer = origin === "transfer_in";
      if (isTransfer && !issued && responsible)
        doubt("transfer in without issued_date: responsible_from stands for it");
      const plan: Growing<Plan> = {
        planId,
        person: of,
        assessment: from ?? null,
        origin: must(origins.find((known) => known === origin)),
        issuedOn: issued ?? (isTransfer ? (responsible ?? null) : null),
        responsibleFrom: responsible ?? null,
        exemption: exemption ?? null,
        ceasedOn: ceasedOn ?? null,
        ceasedReason: ceasedReason ?? null,
        reviews: none,
      };
      of.plans = withOne(of.plans, plan);
      if (from) from.plans = withOne(from.plans, plan);
      plans.keep(plan);
      return null;
    },

    review([id, planId, scheduledOn, reviewOn, completedOn, team, workerId, outcome, decidedOn, draftOn, finalOn]) {
      const reviewId = must(id);
      const of = plans.get(must(planId));
      if (!of) return noParent(plans, "plan", must(planId));
      if (reviews.has(reviewId)) return secondRow("review_id");
      const review: Review = {
        reviewId,
        plan: of,
        scheduledOn: scheduledOn ?? null,
        reviewOn: reviewOn ?? null,
        completedOn: completedOn ?? null,
        completedByTeam: team ?? null,
        completedByWorkerId: workerId ? textOf(workerId) : null,
        outcome: outcomes.find((known) => known === outcome) ?? null,
        decidedOn: decidedOn ?? null,
        amendedDraftOn: draftOn ?? null,
        amendedFinalOn: finalOn ?? null,
      };
      of.reviews = withOne(of.reviews, review);
      reviews.keep(review);
      return null;
    },
  };

  return {
    /** Makes a record of a row's cells, which may be overwritten after; says why it cannot. */
    make,
    /** The row's own id, its first cell; null for a view without one. */
    idOf: (view: View, cells: Cells) => (idShelves[view] === null ? null : (cells[0] ?? null)),
    setAside: (view: View, id: string | null) => (id === null ? undefined : idShelves[view]?.setAside(id)),
    knows: (view: View, id: string) => idShelves[view]?.has(id) === true || idShelves[view]?.isSetAside(id) === true,
    records: () => ({
      persons: persons.all(),
      workers: workers.all(),
      referrals: referrals.all(),
      assessments: assessments.all(),
      plans: plans.all(),
      reviews: reviews.all(),
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
