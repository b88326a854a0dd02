import type { Measure } from "../measure.ts";
import { aheadMeasures } from "./ahead/ahead.ts";
import { assessmentMeasures } from "./assessments.ts";
import { issuedMeasures, issuedExcludingMeasures } from "./issued.ts";
import { otherReferralMeasures } from "./other-referrals.ts";
import { planMeasures } from "./plans.ts";
import { qualityMeasures } from "./quality.ts";
import { referralMeasures } from "./referrals.ts";
import { reviewMeasures } from "./reviews.ts";

export interface Page {
  readonly id: string;
  readonly title: string;
  /** Other names that people use, separated by commas. */
  readonly synonyms: string;
  readonly measures: readonly Measure[];
}

/** The dashboard's pages and their measures, in its order. */
const dashboardPages: readonly Page[] = [
  {
    id: "plans",
    title: "Children and young people with an EHCP",
    synonyms: "children and young people with an EHCP",
    measures: planMeasures,
  },
  {
    id: "referrals",
    title: "EHC needs assessment requests",
    synonyms: "EHCP referrals, EHC requests, EHC needs assessment requests",
    measures: referralMeasures,
  },
  {
    id: "assessments",
    title: "Decisions following assessment",
    synonyms: "decisions following assessment",
    measures: assessmentMeasures,
  },
  {
    id: "issued",
    title: "New EHCPs issued, including exemptions",
    synonyms: "new EHCPs issued including exemptions",
    measures: issuedMeasures,
  },
  {
    id: "issued-excluding",
    title: "New EHCPs issued, excluding exemptions",
    synonyms: "new EHCPs issued excluding exemptions",
    measures: issuedExcludingMeasures,
  },
  { id: "reviews", title: "Review status", synonyms: "review status, annual reviews", measures: reviewMeasures },
  {
    id: "other-referrals",
    title: "Referrals not related to EHCPs",
    synonyms: "referrals not related to EHCPs, non EHCP referrals, other referrals",
    measures: otherReferralMeasures,
  },
  { id: "quality", title: "Data quality summary", synonyms: "", measures: qualityMeasures },
];

/** What people ask for and the dashboard does not show. */
const aheadPage: Page = {
  id: "ahead",
  title: "What is ahead",
  synonyms: "what is ahead, what's ahead, looking ahead, what is coming",
  measures: aheadMeasures,
};

/** Every page: the dashboard's, in its order, then what it does not show. */
export const pages: readonly Page[] = [...dashboardPages, aheadPage];

/** The measures of the dashboard, in its order. */
export const dashboardMeasures: readonly Measure[] = dashboardPages.flatMap((page) => page.measures);

/** Every measure, in the order of the pages. */
export const measures: readonly Measure[] = pages.flatMap((page) => page.measures);
