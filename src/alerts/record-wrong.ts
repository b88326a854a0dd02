import { textOfDay, type Day } from "../cases/day.ts";
import { alert, isRaised, alertKey, type Pending, type AlertScope } from "../alert.ts";
import { isActiveOn } from "../facts/active.ts";
import { addMonths } from "../facts/calendar.ts";
import { lastEventOn, latestCompletedReview } from "../facts/review.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { startClock } from "../facts/statutory-clock.ts";
import type { Plan, Referral } from "../cases/records.ts";
import type { Finding, Rule } from "../rule.ts";
import { rules } from "../rules/index.ts";
import { pendingReview } from "./review-due.ts";

const id = "record-wrong";

/** Dated within the 12 calendar months up to the day: older records are left to the quality page. */
const isRecent = (day: Day | null, on: Day): boolean => day !== null && addMonths(day, 12) > on;

/** Whether a finding on a plan is worth telling its officer. */
function tellsPlan(plan: Plan, rule: string, scope: AlertScope): boolean {
  const { on } = scope;
  if (rule === "exemption-unnecessary") return isRecent(plan.issuedOn, on);
  if (rule !== "review-not-scheduled") return true;
  const last = lastEventOn(plan, on);
  const review = pendingReview(plan, scope);
  const isReviewRaised = scope.isOn("review-due") && review !== null && isRaised(review, on);
  return last !== null && addMonths(last, 9) <= on && !isReviewRaised;
}

interface Records {
  readonly referrals: ReadonlyMap<string, Referral>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** The latest completed reviews of current plans. */
  readonly latestReviews: ReadonlySet<string>;
}

function recordsOf({ snapshot, on }: AlertScope): Records {
  const current = snapshot.plans.filter((plan) => isCurrentOn(plan, on));
  return {
    referrals: new Map(snapshot.referrals.map((referral) => [referral.referralId, referral])),
    plans: new Map(snapshot.plans.map((plan) => [plan.planId, plan])),
    latestReviews: new Set(current.flatMap((plan) => latestCompletedReview(plan, on)?.reviewId ?? [])),
  };
}

/** Whether the finding is one that somebody can act on now. */
function isTold(finding: Finding, rule: Rule, records: Records, scope: AlertScope): boolean {
  const { on, snapshot } = scope;
  if (finding.view === "referral") return isRecent(records.referrals.get(finding.id)?.decidedOn ?? null, on);
  if (!isActiveOn(finding.person, on, snapshot.words)) return false;
  if (finding.view === "review") return records.latestReviews.has(finding.id);
  const plan = records.plans.get(finding.id);
  return finding.view !== "plan" || (plan !== undefined && tellsPlan(plan, rule.id, scope));
}

/**
 * A record that a data-quality rule finds wrong: of the living cases, and of decisions in the last 12 months; 28 days
 * from the day on which it was first seen.
 */
export const recordWrong = alert({
  id,
  title: "Records that are wrong",
  description: "a record is wrong",
  nextStep: "Put the record right.",
  view: (broken) => rules.find((rule) => rule.id === broken)?.view ?? "person",
  titleOf: (broken) => rules.find((rule) => rule.id === broken)?.title ?? "A record is wrong",
  standingKeys: (scope) =>
    rules.flatMap((rule) => rule.findings(scope).map((finding) => alertKey(id, rule.id, finding.id))),
  pending(scope) {
    const records = recordsOf(scope);
    return rules.flatMap((rule) =>
      rule
        .findings(scope)
        .filter((finding) => isTold(finding, rule, records, scope))
        .map((finding): Pending => {
          const seenOn = scope.firstSeenOn(alertKey(id, rule.id, finding.id));
          return {
            record: finding.id,
            person: finding.person,
            rule: rule.id,
            clock: startClock("record-mending", seenOn, scope.snapshot.words),
            description: rule.title,
            nextStep: rule.remedy,
            values: [
              { name: "found by", value: rule.id },
              { name: "first seen", value: textOfDay(seenOn) },
            ],
          };
        }),
    );
  },
});
