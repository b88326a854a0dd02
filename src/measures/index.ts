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
  /** What else people call it, with commas between. */
  readonly called: string;
  readonly measures: readonly Measure[];
}

/** The dashboard's pages and measures, in its order. */
export const pages: readonly Page[] = [
  {
    id: "plans",
    title: "Children and young people with an EHCP",
    called: "children and young people with an EHCP",
    measures: plans,
  },
  { id: "referrals", title: "EHCP referrals", called: "EHCP referrals, EHC requests", measures: referrals },
  {
    id: "assessments",
    title: "Decisions following assessment",
    called: "decisions following assessment",
    measures: assessments,
  },
  {
    id: "issued",
    title: "New EHCPs issued, including exemptions",
    called: "new EHCPs issued including exemptions",
    measures: issued,
  },
  {
    id: "issued-excluding",
    title: "New EHCPs issued, excluding exemptions",
    called: "new EHCPs issued excluding exemptions",
    measures: issuedExcluding,
  },
  { id: "reviews", title: "Review status", called: "review status, annual reviews", measures: reviews },
  {
    id: "other-referrals",
    title: "Referrals not related to EHCPs",
    called: "referrals not related to EHCPs, non EHCP referrals, other referrals",
    measures: otherReferrals,
  },
  { id: "quality", title: "Data quality summary", called: "", measures: quality },
];

/** Every measure, in catalogue order. */
export const measures: readonly Measure[] = pages.flatMap((page) => page.measures);
