import type { Borough } from "../../../src/cases/contract.ts";
import { checkFindings } from "./checks.ts";
import { dayNumber, monthsOn, plus } from "./dates.ts";
import { by, factsOf, type Facts } from "./facts.ts";
import { ruleIds, wrongBy } from "./wrong.ts";
import type { Rec } from "./rows.ts";

export interface OracleAlert {
  readonly alert: string;
  readonly rule?: string;
  readonly case: string;
  readonly record: string;
  readonly officer: string;
  readonly dueOn: string;
  readonly days: number;
  readonly urgency: string;
}

interface Draft {
  readonly alert: string;
  readonly rule?: string;
  readonly record: string | null | undefined;
  readonly person: Rec;
  readonly dueOn: string;
  readonly warning: number;
  readonly overdue?: boolean;
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);

function requests(facts: Facts, on: string): Draft[] {
  return facts.kept.referral
    .filter((one) => one["referral_type"] === "ehc_needs_assessment")
    .flatMap((one): Draft[] => {
      const received = one["received_date"] ?? "";
      const isAssessed = facts.speaking(one, on) !== undefined;
      const place = facts.place(one, on);
      const common = { record: one["referral_id"], person: facts.personOf(one), warning: 14 };
      const overdue = on > plus(received, 140);
      if (place === "undecided")
        return [{ ...common, alert: "assessment-decision-pending", dueOn: plus(received, 42), overdue }];
      if (place === "assessing" || (place === "unrecognised" && !isAssessed))
        return [{ ...common, alert: "plan-decision-pending", dueOn: plus(received, 112), overdue }];
      if (place === "awaiting issue" || place === "unrecognised")
        return [{ ...common, alert: "plan-issue-pending", dueOn: plus(received, 140) }];
      return [];
    });
}

function reviewDay(plan: Rec, facts: Facts, on: string): string {
  const yearly = plus(monthsOn(facts.lastEvent(plan, on), 12), -1);
  if (plan["origin"] !== "transfer_in") return yearly;
  const from = plan["responsible_from"] ?? plan["issued_date"] ?? "";
  return later(yearly, plus(monthsOn(from, 3), -1));
}

function latestReview(plan: Rec, facts: Facts, on: string): Rec | undefined {
  return facts
    .reviewsOf(plan)
    .filter((one) => facts.completed(one, on))
    .sort((a, b) =>
      `${a["completed_date"]}\t${a["review_id"]}` > `${b["completed_date"]}\t${b["review_id"]}` ? -1 : 1,
    )[0];
}

/** Whether a review in time is held back, because it is scheduled before its last day. */
function isPlanned(plan: Rec, facts: Facts, on: string): boolean {
  const dueOn = reviewDay(plan, facts, on);
  const days = facts.reviewsOf(plan).filter((one) => !facts.completed(one, on));
  return on <= dueOn && days.some(({ scheduled_date: day }) => day != null && on <= day && day <= dueOn);
}

function plans(facts: Facts, on: string): Draft[] {
  return facts.kept.plan
    .filter((one) => facts.current(one, on))
    .flatMap((plan): Draft[] => {
      const person = facts.personOf(plan);
      const drafts: Draft[] = [];
      const dueOn = reviewDay(plan, facts, on);
      if (!isPlanned(plan, facts, on)) {
        const overdue = on > dueOn && on > monthsOn(facts.lastEvent(plan, on), 14);
        drafts.push({ alert: "review-due", record: plan["plan_id"], person, dueOn, warning: 56, overdue });
      }
      const review = latestReview(plan, facts, on);
      if (review === undefined) return drafts;
      const done = review["completed_date"] ?? "";
      const effect = facts.wrongDate(review, on) ? done : (review["review_date"] ?? done);
      const isFinal = by(review["amended_final_date"], on);
      if (effect < (plan["responsible_from"] ?? plan["issued_date"] ?? "") || isFinal) return drafts;
      const common = { record: review["review_id"], person, warning: 14 };
      const isDecided = by(review["decision_date"], on);
      if (review["outcome"] === null || !isDecided) {
        drafts.push({ ...common, alert: "review-decision-pending", dueOn: plus(effect, 28) });
      }
      if (review["outcome"] === "amend" && isDecided) {
        const draft = review["amended_draft_date"];
        const day = by(draft, on) ? earlier(plus(draft, 56), plus(effect, 84)) : plus(effect, 28);
        drafts.push({ ...common, alert: "amended-plan-pending", dueOn: day });
      }
      return drafts;
    });
}

function records(facts: Facts, on: string, raised: readonly Draft[]): Draft[] {
  const recent = (day: string | null | undefined) => day != null && monthsOn(day, 12) > on;
  const current = facts.kept.plan.filter((one) => facts.current(one, on));
  const latest = new Set(current.map((plan) => latestReview(plan, facts, on)?.["review_id"]));
  return ruleIds.flatMap((rule) =>
    wrongBy(rule, facts, on)
      .filter(([one, person]) => {
        if (rule.endsWith("-mismatch")) return recent(one["decision_date"]);
        if (!facts.active(person, on)) return false;
        if (rule.startsWith("review-date")) return latest.has(one["review_id"]);
        if (rule === "exemption-unnecessary") return recent(one["issued_date"]);
        if (rule !== "review-not-scheduled") return true;
        const isDue = raised.some((other) => other.alert === "review-due" && other.record === one["plan_id"]);
        return monthsOn(facts.lastEvent(one, on), 9) <= on && !isDue;
      })
      .map(([one, person]): Draft => {
        const ids = rule.endsWith("-mismatch")
          ? "referral_id"
          : rule.startsWith("review-date")
            ? "review_id"
            : ["exemption-unnecessary", "review-not-scheduled"].includes(rule)
              ? "plan_id"
              : "person_id";
        return { alert: "record-wrong", rule, record: one[ids], person, dueOn: plus(on, 28), warning: 28 };
      }),
  );
}

/** Computes the alerts of a day a second time, only from the rows and the design. */
export function oracleAlerts(borough: Borough, on: string): OracleAlert[] {
  const facts = factsOf(borough);
  const isRaised = ({ dueOn, warning }: Draft) => plus(dueOn, -warning) <= on;
  const clocks = [...requests(facts, on), ...plans(facts, on)].filter(isRaised);
  const impossible = checkFindings(facts, on)
    .filter(({ person, isHiding }) => isHiding || facts.active(person, on))
    .map(({ check: rule, record, person }): Draft => ({
      alert: "data-check",
      rule,
      record,
      person,
      dueOn: plus(on, 28),
      warning: 28,
    }));
  return [...clocks, ...records(facts, on, clocks), ...impossible].map(
    ({ alert, rule, record, person, dueOn, overdue = false }) => ({
      alert,
      ...(rule === undefined ? {} : { rule }),
      case: person["case_reference"] ?? "",
      record: record ?? "",
      officer: facts.name(facts.officer(person, on)),
      dueOn,
      days: dayNumber(dueOn) - dayNumber(on),
      urgency: on <= dueOn ? "soon" : overdue ? "overdue" : "late",
    }),
  );
}
