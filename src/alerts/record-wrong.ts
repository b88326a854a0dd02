import { alert, isRaised, type AlertScope } from "../alert.ts";
import type { Day } from "../cases/day.ts";
import { recordsById } from "../cases/record-index.ts";
import type { Plan } from "../cases/records.ts";
import { isActiveOn, isCaseSeenEnded, isSeenBy, isSeenCeased } from "../facts/active.ts";
import { addMonths, earliestEvent } from "../facts/calendar.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { lastEventOn, latestCompletedReview } from "../facts/review.ts";
import { isReviewSeenScheduledWithin } from "../facts/review-clock.ts";
import type { Finding, Rule } from "../rule.ts";
import { rules } from "../rules/index.ts";
import { findingOutcome, findingTexts, findingsPending } from "./engine/pending-findings.ts";
import { isFollowed } from "./engine/pending-reviews.ts";
import { pendingReview } from "./plan-alerts.ts";

const id = "record-wrong";

/** Calendar months, as docs/alerts.md, "The kinds", has them. */
const recentMonths = 12;
const monthsToSchedule = 9;

/**
 * A record that a data-quality rule finds wrong, of an active case or of a decision in the last 12 months. Its clock
 * starts on the day on which the finding was first seen.
 */
export const recordWrong = alert({
  id,
  noun: { one: "data error", many: "data errors" },
  nextStep: "Correct the record.",
  ...findingTexts(rules),
  pending(scope) {
    const latest = latestReviewsOf(scope);
    return findingsPending(id, rules, scope, (finding, rule) => isFindingRaised(finding, rule, latest, scope));
  },
  outcomeOf: findingOutcome(rules, (rule, record, person, scope) => {
    if (isRecordOver(rule, record, scope)) return true;
    // findings on requests are raised whether or not the case is active
    return rule.view !== "referral" && person !== null && isCaseSeenEnded(person, scope.on, scope.snapshot);
  }),
});

/** Whether a record that may still be wrong is seen to matter no more. */
function isRecordOver({ id: ruleId, view }: Rule, record: string, { snapshot, on }: AlertScope): boolean {
  const { referral, plan, review } = recordsById(snapshot);
  if (view === "referral") return isLongAgo(referral.get(record)?.decidedOn ?? null, on);
  const ofReview = review.get(record);
  if (view === "review" && ofReview !== undefined) return isFollowed(ofReview, on) || isSeenCeased(ofReview.plan, on);
  const ofPlan = plan.get(record);
  if (view !== "plan" || ofPlan === undefined) return false;
  if (ruleId === "exemption-unnecessary") return ofPlan.origin !== "new" || isLongAgo(ofPlan.issuedOn, on);
  if (isSeenCeased(ofPlan, on)) return true;
  const last = lastEventOn(ofPlan, on);
  const isReviewed = last !== null && addMonths(last, monthsToSchedule) > on;
  // nobody has planned the next review, but one may have been held that is not entered yet
  const wasScheduled = isReviewSeenScheduledWithin(ofPlan, { from: earliestEvent, to: on }, snapshot);
  return ruleId === "review-not-scheduled" && isCurrentOn(ofPlan, on) && (isReviewed || wasScheduled);
}

/** Whether a day is seen to lie 12 calendar months ago or more. */
function isLongAgo(day: Day | null, on: Day): boolean {
  return isSeenBy(day, on) && !isRecent(day, on);
}

/** Returns the ids of the latest completed reviews of current plans. */
function latestReviewsOf({ snapshot, on }: AlertScope): ReadonlySet<string> {
  const current = snapshot.plans.filter((plan) => isCurrentOn(plan, on));
  return new Set(current.flatMap((plan) => latestCompletedReview(plan, on)?.reviewId ?? []));
}

/** Whether a finding raises an alert: somebody can act on it now. */
function isFindingRaised(finding: Finding, rule: Rule, latest: ReadonlySet<string>, scope: AlertScope): boolean {
  const { on, snapshot } = scope;
  const records = recordsById(snapshot);
  if (finding.view === "referral") return isRecent(records.referral.get(finding.id)?.decidedOn ?? null, on);
  if (!isActiveOn(finding.person, on, snapshot.words)) return false;
  if (finding.view === "review") return latest.has(finding.id);
  const plan = records.plan.get(finding.id);
  return finding.view !== "plan" || (plan !== undefined && isPlanRaised(plan, rule.id, scope));
}

/** Whether a finding on a plan raises an alert. */
function isPlanRaised(plan: Plan, ruleId: string, scope: AlertScope): boolean {
  const { on } = scope;
  if (ruleId === "exemption-unnecessary") return isRecent(plan.issuedOn, on);
  if (ruleId !== "review-not-scheduled") return true;
  const last = lastEventOn(plan, on);
  const review = pendingReview(plan, scope);
  const isReviewRaised = scope.isOn("review-due") && review !== null && isRaised(review, on);
  return last !== null && addMonths(last, monthsToSchedule) <= on && !isReviewRaised;
}

/** Whether a day lies in the 12 calendar months up to `on`. Older records are left to the data quality page. */
function isRecent(day: Day | null, on: Day): boolean {
  return day !== null && addMonths(day, recentMonths) > on;
}
