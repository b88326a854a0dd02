import { by, type Facts } from "./facts.ts";
import { monthsOn } from "./dates.ts";
import { same, type Rec } from "./rows.ts";

/** The last day to which the data of the tests reach: they are read on it. */
const readOn = "2021-06-30";

const hiding = new Set([
  "ended-before-received",
  "referral-date-in-future",
  "referral-date-before-1990",
  "ceased-before-issued",
  "plan-date-in-future",
  "plan-date-before-1990",
]);

export interface CheckFinding {
  readonly check: string;
  readonly record: string | null | undefined;
  readonly person: Rec;
  /** It is told whether or not the case is active. */
  readonly isHiding: boolean;
}

/** Computes the findings of the data checks a second time. */
export function checkFindings(facts: Facts, on: string): CheckFinding[] {
  const now = on > readOn ? on : readOn;
  const { kept } = facts;
  const found: CheckFinding[] = [];
  const add = (check: string, record: string | null | undefined, person: Rec, isBroken: boolean) => {
    if (isBroken) found.push({ check, record, person, isHiding: hiding.has(check) });
  };
  const days = (one: Rec, ...names: readonly string[]) => names.flatMap((name) => one[name] ?? []);
  const isFuture = (happened: readonly string[], planned: readonly string[]) =>
    happened.some((day) => day > now) || planned.some((day) => day > monthsOn(now, 24));
  const isOld = (all: readonly string[]) => all.some((day) => day < "1990-01-01");

  for (const person of kept.person) {
    const id = person["person_id"];
    const born = person["date_of_birth"];
    const mine = (one: Rec) => one["person_id"] === id;
    const relations = kept.worker_relationship.filter(mine);
    const starts = relations.flatMap((one) => days(one, "start_date"));
    const isHeld = kept.plan.some((one) => mine(one) && facts.current(one, now));
    add("born-in-future", id, person, born != null && born > now);
    add("over-25-with-plan", id, person, facts.band(person, now, now) === "Over 25" && isHeld);
    add(
      "relationship-ends-before-start",
      id,
      person,
      relations.some((one) => (one["end_date"] ?? "9999") < (one["start_date"] ?? "")),
    );
    add("person-date-in-future", id, person, isFuture([], starts));
    add("person-date-before-1990", id, person, isOld(starts));
  }
  for (const one of kept.referral) {
    const ends = days(one, "decision_date", "withdrawn_date");
    const all = [...ends, ...days(one, "received_date")];
    const about = [one["referral_id"], facts.personOf(one)] as const;
    add(
      "ended-before-received",
      ...about,
      ends.some((day) => day < (one["received_date"] ?? "")),
    );
    add("referral-date-in-future", ...about, isFuture(all, []));
    add("referral-date-before-1990", ...about, isOld(all));
  }
  for (const one of kept.assessment) {
    const decided = days(one, "decision_date");
    const referral = facts.referralOf(one) ?? {};
    const about = [one["assessment_id"], facts.personOf(referral)] as const;
    add(
      "assessed-before-received",
      ...about,
      decided.some((day) => day < (referral["received_date"] ?? "")),
    );
    add("assessment-date-in-future", ...about, isFuture(decided, []));
    add("assessment-date-before-1990", ...about, isOld(decided));
  }
  for (const one of kept.plan) {
    const about = [one["plan_id"], facts.personOf(one)] as const;
    const { issued_date: issued, ceased_date: ceased } = one;
    const began = facts.begun(one);
    const planned = days(one, "responsible_from", "ceased_date");
    const assessment = facts.assessmentOf(one);
    const referral = facts.referralOf(assessment);
    const isRefused =
      (by(assessment?.["decision_date"], now) && same(assessment?.["next_action"], "EHCP Not required")) ||
      (by(referral?.["decision_date"], now) &&
        same(referral?.["decision_taken"], "Decision not to proceed to EHC assessment"));
    add("ceased-before-issued", ...about, ceased != null && began !== null && ceased < began);
    add("issued-before-received", ...about, issued != null && issued < (referral?.["received_date"] ?? ""));
    add("plan-after-refusal", ...about, by(issued, now) && isRefused);
    add("plan-date-in-future", ...about, isFuture(days(one, "issued_date"), planned));
    add("plan-date-before-1990", ...about, isOld([...days(one, "issued_date"), ...planned]));
  }
  for (const one of kept.review) {
    const plan = kept.plan.find((other) => other["plan_id"] === one["plan_id"]) ?? {};
    const about = [one["review_id"], facts.personOf(plan)] as const;
    const happened = days(one, "completed_date", "decision_date", "amended_draft_date", "amended_final_date");
    const planned = days(one, "scheduled_date", ...(one["completed_date"] === null ? ["review_date"] : []));
    const answers = days(one, "decision_date", "amended_draft_date", "amended_final_date");
    const dayHeld = one["review_date"] ?? "9999";
    const heldOn = dayHeld > (one["completed_date"] ?? "") ? "" : dayHeld;
    add("answered-before-review", ...about, by(one["completed_date"], now) && answers.some((day) => day < heldOn));
    add("final-before-draft", ...about, (one["amended_final_date"] ?? "9999") < (one["amended_draft_date"] ?? ""));
    add("review-date-in-future", ...about, isFuture(happened, planned));
    add("review-date-before-1990", ...about, isOld([...happened, ...planned]));
  }
  return found;
}
