import type { Measure } from "../measure.ts";
import { assessments } from "./assessments.ts";
import { issued, issuedExcluding } from "./issued.ts";
import { otherReferrals } from "./other-referrals.ts";
import { plans } from "./plans.ts";
import { quality } from "./quality.ts";
import { referrals } from "./referrals.ts";
import { reviews } from "./reviews.ts";

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly measures: readonly Measure[];
}

/** The dashboard's pages and measures, in its order. */
export const pages: readonly Page[] = [
  { id: "plans", title: "Children and young people with an EHCP", measures: plans },
  { id: "referrals", title: "EHCP referrals", measures: referrals },
  { id: "assessments", title: "Decisions following assessment", measures: assessments },
  { id: "issued", title: "New EHCPs issued, including exemptions", measures: issued },
  { id: "issued-excluding", title: "New EHCPs issued, excluding exemptions", measures: issuedExcluding },
  { id: "reviews", title: "Review status", measures: reviews },
  { id: "other-referrals", title: "Referrals not related to EHCPs", measures: otherReferrals },
  { id: "quality", title: "Data quality summary", measures: quality },
];

/** Every measure, in catalogue order. */
export const measures: readonly Measure[] = pages.flatMap((page) => page.measures);
