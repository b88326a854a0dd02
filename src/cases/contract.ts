/**
 * The contract with the case database: seven read-only views and their columns.
 * Rows travel as text cells in the order given here, whatever the source's own order.
 */

export type Kind = "id" | "text" | "date" | "flag" | readonly string[];

export interface Column {
  readonly name: string;
  /** `id` and `text` hold any text, `date` a civil date, `flag` yes or no, a list one of its codes. */
  readonly kind: Kind;
  /** A required cell that cannot be read sets its row aside; any other becomes null and is noted. */
  readonly required: boolean;
}

const must = (name: string, kind: Kind): Column => ({ name, kind, required: true });
const may = (name: string, kind: Kind): Column => ({ name, kind, required: false });

export const referralTypes = [
  "ehc_needs_assessment",
  "ehcp_transfer_in",
  "additional_funding",
  "out_of_borough_place",
] as const;
export const origins = ["new", "transfer_in", "conversion"] as const;
export const reviewOutcomes = ["maintain", "amend", "cease"] as const;

export type ReferralType = (typeof referralTypes)[number];
export type Origin = (typeof origins)[number];
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** Parents come before their children, so that a link can be followed as soon as its row is read. */
export const views = ["person", "worker", "worker_relationship", "referral", "assessment", "plan", "review"] as const;

export type View = (typeof views)[number];

export const contract: Readonly<Record<View, readonly Column[]>> = {
  person: [
    must("person_id", "id"),
    must("case_reference", "id"),
    may("date_of_birth", "date"),
    may("gender", "text"),
    may("ethnicity", "text"),
    may("child_protection_plan", "flag"),
    may("looked_after", "flag"),
    may("care_leaver_status", "text"),
    may("social_work_involvement", "flag"),
  ],
  worker: [
    must("worker_id", "id"),
    must("name", "text"),
    may("email", "text"),
    may("team", "text"),
    must("active", "flag"),
  ],
  worker_relationship: [
    must("person_id", "id"),
    must("worker_id", "id"),
    must("relationship", "text"),
    must("start_date", "date"),
    may("end_date", "date"),
  ],
  referral: [
    must("referral_id", "id"),
    must("person_id", "id"),
    must("referral_type", referralTypes),
    must("received_date", "date"),
    may("decision_taken", "text"),
    may("decision_date", "date"),
    may("next_action", "text"),
    may("withdrawn_date", "date"),
  ],
  assessment: [
    must("assessment_id", "id"),
    must("referral_id", "id"),
    may("decision_date", "date"),
    may("next_action", "text"),
    may("next_action_reason", "text"),
  ],
  plan: [
    must("plan_id", "id"),
    must("person_id", "id"),
    may("assessment_id", "id"),
    must("origin", origins),
    may("issued_date", "date"),
    may("responsible_from", "date"),
    may("exemption", "text"),
    may("ceased_date", "date"),
    may("ceased_reason", "text"),
  ],
  review: [
    must("review_id", "id"),
    must("plan_id", "id"),
    may("scheduled_date", "date"),
    may("review_date", "date"),
    may("completed_date", "date"),
    may("completed_by_team", "text"),
    may("completed_by_worker_id", "id"),
    may("outcome", reviewOutcomes),
    may("decision_date", "date"),
    may("amended_draft_date", "date"),
    may("amended_final_date", "date"),
  ],
};

/** A cell by which a row is linked to one of another view. */
export interface Link {
  /** The place of the cell in its row. */
  readonly at: number;
  readonly to: View;
}

const linksOf = (view: View): readonly Link[] =>
  contract[view].flatMap(({ name, kind }, at) => {
    const to = views.find((parent) => parent !== view && name === `${parent}_id`);
    return kind === "id" && to !== undefined ? [{ at, to }] : [];
  });

/** The links of each view, those that may lead nowhere included. The worker that completed a review is only named. */
export const links: Readonly<Record<View, readonly Link[]>> = {
  person: linksOf("person"),
  worker: linksOf("worker"),
  worker_relationship: linksOf("worker_relationship"),
  referral: linksOf("referral"),
  assessment: linksOf("assessment"),
  plan: linksOf("plan"),
  review: linksOf("review"),
};

/** One row of a view: text or null, one cell per column of the contract, in its order. */
export type Row = readonly (string | null)[];

/** A whole borough as rows, the form in which the demo and the tests make one. */
export type Borough = Readonly<Record<View, readonly Row[]>>;
