/**
 * The records of a snapshot. They hold each other directly: a plan's referral is `plan.assessment?.referral`.
 * A null was blank or could not be read.
 */
import type { Origin, ReviewOutcome, ReferralType } from "./contract.ts";
import type { Day } from "./day.ts";

export interface Person {
  /** The record's index in the snapshot's list of its kind. */
  readonly at: number;
  /** Never shown: people see the case reference. */
  readonly personId: string;
  readonly caseReference: string;
  readonly bornOn: Day | null;
  readonly gender: string | null;
  readonly ethnicity: string | null;
  readonly hasChildProtectionPlan: boolean;
  readonly isLookedAfter: boolean;
  readonly careLeaverStatus: string | null;
  readonly hasSocialWork: boolean;
  readonly relationships: readonly WorkerRelationship[];
  readonly referrals: readonly Referral[];
  readonly plans: readonly Plan[];
}

export interface Worker {
  readonly workerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly team: string | null;
  readonly isActive: boolean;
}

export interface WorkerRelationship {
  readonly workerId: string;
  /** Null if no worker has that id, which is a data-quality finding and no reason to reject the row. */
  readonly worker: Worker | null;
  readonly relationship: string;
  readonly startOn: Day;
  readonly endOn: Day | null;
}

export interface Referral {
  /** The record's index in the snapshot's list of its kind. */
  readonly at: number;
  readonly referralId: string;
  readonly person: Person;
  readonly type: ReferralType;
  readonly receivedOn: Day;
  readonly decisionTaken: string | null;
  readonly decidedOn: Day | null;
  readonly nextAction: string | null;
  readonly withdrawnOn: Day | null;
  readonly assessments: readonly Assessment[];
}

export interface Assessment {
  readonly assessmentId: string;
  readonly referral: Referral;
  readonly decidedOn: Day | null;
  readonly nextAction: string | null;
  readonly nextActionReason: string | null;
  readonly plans: readonly Plan[];
}

export interface Plan {
  /** The record's index in the snapshot's list of its kind. */
  readonly at: number;
  readonly planId: string;
  readonly person: Person;
  /** Null when none is recorded, or the recorded one does not exist. */
  readonly assessment: Assessment | null;
  readonly origin: Origin;
  /** The first issue, by whichever authority; for a transfer in without one, `responsibleFrom`. */
  readonly issuedOn: Day | null;
  readonly responsibleFrom: Day | null;
  readonly exemption: string | null;
  readonly ceasedOn: Day | null;
  readonly ceasedReason: string | null;
  readonly reviews: readonly Review[];
}

export interface Review {
  readonly reviewId: string;
  readonly plan: Plan;
  readonly scheduledOn: Day | null;
  readonly reviewOn: Day | null;
  readonly completedOn: Day | null;
  readonly completedByTeam: string | null;
  readonly completedByWorkerId: string | null;
  readonly outcome: ReviewOutcome | null;
  readonly decidedOn: Day | null;
  readonly amendedDraftOn: Day | null;
  readonly amendedFinalOn: Day | null;
}
