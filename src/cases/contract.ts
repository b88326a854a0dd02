/**
 * The contract with the case database: seven read-only views and their columns.
 * Rows are text cells in the order given here, whatever the source's own order.
 */

export type Kind = "id" | "text" | "date" | "flag" | readonly string[];

export interface Column {
  readonly name: string;
  /** `id` and `text` hold any text, `date` a civil date, `flag` yes or no, and a list of codes one of them. */
  readonly kind: Kind;
  /** A row is rejected when a required cell cannot be read; any other unreadable cell becomes null, with a warning. */
  readonly required: boolean;
}

const required = (name: string, kind: Kind): Column => ({ name, kind, required: true });
const optional = (name: string, kind: Kind): Column => ({ name, kind, required: false });

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

/** The views, parents before their children, so that each link can be followed as soon as its row is read. */
export const views = ["person", "worker", "worker_relationship", "referral", "assessment", "plan", "review"] as const;

export type View = (typeof views)[number];

export const contract: Readonly<Record<View, readonly Column[]>> = {
  person: [
    required("person_id", "id"),
    required("case_reference", "id"),
    optional("date_of_birth", "date"),
    optional("gender", "text"),
    optional("ethnicity", "text"),
    optional("child_protection_plan", "flag"),
    optional("looked_after", "flag"),
    optional("care_leaver_status", "text"),
    optional("social_work_involvement", "flag"),
  ],
  worker: [
    required("worker_id", "id"),
    required("name", "text"),
    optional("email", "text"),
    optional("team", "text"),
    required("active", "flag"),
  ],
  worker_relationship: [
    required("person_id", "id"),
    required("worker_id", "id"),
    required("relationship", "text"),
    required("start_date", "date"),
    optional("end_date", "date"),
  ],
  referral: [
    required("referral_id", "id"),
    required("person_id", "id"),
    required("referral_type", referralTypes),
    required("received_date", "date"),
    optional("decision_taken", "text"),
    optional("decision_date", "date"),
    optional("next_action", "text"),
    optional("withdrawn_date", "date"),
  ],
  assessment: [
    required("assessment_id", "id"),
    required("referral_id", "id"),
    optional("decision_date", "date"),
    optional("next_action", "text"),
    optional("next_action_reason", "text"),
  ],
  plan: [
    required("plan_id", "id"),
    required("person_id", "id"),
    optional("assessment_id", "id"),
    required("origin", origins),
    optional("issued_date", "date"),
    optional("responsible_from", "date"),
    optional("exemption", "text"),
    optional("ceased_date", "date"),
    optional("ceased_reason", "text"),
  ],
  review: [
    required("review_id", "id"),
    required("plan_id", "id"),
    optional("scheduled_date", "date"),
    optional("review_date", "date"),
    optional("completed_date", "date"),
    optional("completed_by_team", "text"),
    optional("completed_by_worker_id", "id"),
    optional("outcome", reviewOutcomes),
    optional("decision_date", "date"),
    optional("amended_draft_date", "date"),
    optional("amended_final_date", "date"),
  ],
};

/** A cell that links a row to a row of another view. */
export interface Link {
  /** The index of the cell in its row. */
  readonly at: number;
  readonly to: View;
}

const linksOf = (view: View): readonly Link[] =>
  contract[view].flatMap(({ name, kind }, at) => {
    const to = views.find((parent) => parent !== view && name === `${parent}_id`);
    return kind === "id" && to !== undefined ? [{ at, to }] : [];
  });

/** The links of each view: the columns named `<view>_id`. So a review's `completed_by_worker_id` is not a link. */
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

/** A whole borough as rows, as the demo and the tests make it. */
export type Borough = Readonly<Record<View, readonly Row[]>>;
