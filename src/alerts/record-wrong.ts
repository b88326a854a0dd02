import { alert, isRaised, alertKey, type Pending, type AlertScope } from "../alert.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Plan, Referral } from "../cases/records.ts";
import { isActiveOn } from "../facts/active.ts";
import { addMonths } from "../facts/calendar.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { lastEventOn, latestCompletedReview } from "../facts/review.ts";
import { startClock } from "../facts/statutory-clock.ts";
import type { Finding, Rule } from "../rule.ts";
import { rules } from "../rules/index.ts";
import { pendingReview } from "./review-due.ts";

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
  title: "Records that are wrong",
  description: "a record is wrong",
  nextStep: "Put the record right.",
  view: (ruleId) => rules.find((rule) => rule.id === ruleId)?.view ?? "person",
  titleOf: (ruleId) => rules.find((rule) => rule.id === ruleId)?.title ?? "A record is wrong",
  unresolvedKeys: (scope) =>
    rules.flatMap((rule) => rule.findings(scope).map((finding) => alertKey(id, rule.id, finding.id))),
  pending(scope) {
    const records = recordsOf(scope);
    return rules.flatMap((rule) =>
      rule
        .findings(scope)
        .filter((finding) => isFindingRaised(finding, rule, records, scope))
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

interface RecordsById {
  readonly referrals: ReadonlyMap<string, Referral>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** The ids of the latest completed reviews of current plans. */
  readonly latestReviews: ReadonlySet<string>;
}

function recordsOf({ snapshot, on }: AlertScope): RecordsById {
  const current = snapshot.plans.filter((plan) => isCurrentOn(plan, on));
  return {
    referrals: new Map(snapshot.referrals.map((referral) => [referral.referralId, referral])),
    plans: new Map(snapshot.plans.map((plan) => [plan.planId, plan])),
    latestReviews: new Set(current.flatMap((plan) => latestCompletedReview(plan, on)?.reviewId ?? [])),
  };
}

/** Whether a finding raises an alert: somebody can act on it now. */
function isFindingRaised(finding: Finding, rule: Rule, records: RecordsById, scope: AlertScope): boolean {
  const { on, snapshot } = scope;
  if (finding.view === "referral") return isRecent(records.referrals.get(finding.id)?.decidedOn ?? null, on);
  if (!isActiveOn(finding.person, on, snapshot.words)) return false;
  if (finding.view === "review") return records.latestReviews.has(finding.id);
  const plan = records.plans.get(finding.id);
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
