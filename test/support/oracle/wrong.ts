import { dayNumber } from "./dates.ts";
import { by, type Facts } from "./facts.ts";
import { same, type Rec } from "./rows.ts";

type Wrong = readonly [record: Rec, person: Rec];

/** The rules that a record may break. */
export const ruleIds = [
  "worker-relationship",
  "assess-decision-mismatch",
  "refuse-decision-mismatch",
  "gender-not-recorded",
  "review-not-scheduled",
  "exemption-unnecessary",
  "out-of-borough-mismatch",
  "review-date-incorrect",
  "review-date-blank",
];

/** Returns the records that break a rule on a day, each with its person. */
export function wrongBy(rule: string, facts: Facts, on: string): Wrong[] {
  const { kept } = facts;
  const persons = (broken: (person: Rec) => boolean): Wrong[] =>
    kept.person.filter((one) => facts.active(one, on) && broken(one)).map((one) => [one, one]);
  const mismatch = (action: string, ...rights: string[]): Wrong[] =>
    kept.referral
      .filter((one) => by(one["decision_date"], on) && same(one["next_action"], action))
      .filter((one) => !rights.some((right) => same(one["decision_taken"], right)))
      .map((one) => [one, facts.personOf(one)]);
  const plans = (broken: (plan: Rec) => boolean): Wrong[] =>
    kept.plan.filter(broken).map((one) => [one, facts.personOf(one)]);
  const reviews = (broken: (review: Rec) => boolean): Wrong[] =>
    kept.review
      .filter((one) => facts.completed(one, on) && broken(one))
      .map((one) => {
        return [one, facts.personOf(kept.plan.find((plan) => plan["plan_id"] === one["plan_id"]) ?? {})];
      });
  switch (rule) {
    case "worker-relationship":
      return persons((one) => {
        const ids = facts.officerRelations(one, on).map((relation) => relation["worker_id"]);
        return new Set(ids).size !== 1 || ids.some((id) => facts.worker(id)?.["active"] !== "1");
      });
    case "assess-decision-mismatch":
      return mismatch("c_Multi-Agency SEN Assessment", "Proceed to EHC Assessment");
    case "refuse-decision-mismatch":
      return mismatch("c_Decision not to proceed", "Decision not to proceed to EHC assessment");
    case "gender-not-recorded":
      return persons(
        (one) => one["gender"] === null || same(one["gender"], "unknown") || same(one["gender"], "not recorded"),
      );
    case "review-not-scheduled":
      return plans(
        (one) =>
          facts.current(one, on) &&
          !facts.reviewsOf(one).some((review) => review["scheduled_date"] !== null && !facts.completed(review, on)),
      );
    case "exemption-unnecessary":
      return plans((one) => {
        const received = facts.referralOf(facts.assessmentOf(one))?.["received_date"];
        if (one["origin"] !== "new" || !by(one["issued_date"], on) || one["exemption"] === null || received == null)
          return false;
        const days = dayNumber(one["issued_date"]) - dayNumber(received);
        return days >= 0 && days <= 140;
      });
    case "out-of-borough-mismatch":
      return mismatch(
        "Out of borough request",
        "School Place request agreed (CYP out of borough)",
        "School Place request declined (CYP out of borough)",
      );
    case "review-date-incorrect":
      return reviews((one) => facts.wrongDate(one, on));
    case "review-date-blank":
      return reviews((one) => one["review_date"] === null);
    default:
      throw new Error(`no rule ${rule}`);
  }
}
