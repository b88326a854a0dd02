import type { Borough, View } from "../../../src/cases/contract.ts";
import { count, type Answer, type Asked, type Hit } from "./counts.ts";
import { dayNumber } from "./dates.ts";
import { by, factsOf, type Facts } from "./facts.ts";
import { planAnswers } from "./plans.ts";
import { requestAnswers, type Scene } from "./requests.ts";
import { same, spell, type Rec } from "./rows.ts";

export type { Answer, Asked } from "./counts.ts";

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

function qualityAnswers({ facts, on, keep }: Scene): Record<string, () => Answer> {
  const found = (rule: string) => wrongBy(rule, facts, on).filter(([, person]) => keep(person));
  const each = ruleIds.map((rule): [string, () => Answer] => [
    `quality.${rule}`,
    () => count(found(rule).map(([one, person]) => [one, facts.name(facts.officer(person, on))])),
  ]);
  return {
    "quality.summary": () =>
      count(
        ruleIds.flatMap((rule) => found(rule).map(([one]): Hit => [one, rule, "Errors"])),
        { rows: ruleIds, columns: ["Errors"] },
      ),
    ...Object.fromEntries(each),
  };
}

/** Computes every measure a second time, only from the rows and the design. */
export function oracle(borough: Borough): (id: string, scope: Asked) => Answer {
  const facts = factsOf(borough);
  return (id, scope) => {
    const { on } = scope;
    const year = scope.year ?? Number(on.slice(0, 4));
    const end = [on, `${year}-12-31`].sort()[0] ?? on;
    const keep = (person: Rec, team?: string): boolean =>
      (scope.age === undefined || facts.band(person, on, on) === scope.age) &&
      (scope.officer === undefined || facts.name(facts.officer(person, on)) === scope.officer) &&
      (scope.team === undefined || (team ?? facts.team(facts.officer(person, on))) === scope.team);
    const scene: Scene = { ...scope, facts, year, end, keep };
    const answer = { ...planAnswers(scene), ...requestAnswers(scene), ...qualityAnswers(scene) }[id];
    if (!answer) throw new Error(`the oracle knows no measure ${id}`);
    return answer();
  };
}

/** Counts the rows of each view that are accepted. */
export function oracleKept(borough: Borough): Record<View, number> {
  const { kept } = factsOf(borough);
  return {
    person: kept.person.length,
    worker: kept.worker.length,
    worker_relationship: kept.worker_relationship.length,
    referral: kept.referral.length,
    assessment: kept.assessment.length,
    plan: kept.plan.length,
    review: kept.review.length,
  };
}

/** Returns the officers and teams that a question may name. */
export function oracleNames(borough: Borough): { officers: string[]; teams: string[] } {
  const facts = factsOf(borough);
  const active = facts.kept.worker.filter((one) => one["active"] === "1");
  const ofReviews = facts.kept.review.flatMap(({ completed_by_team: team }) => {
    if (team == null) return [];
    const inWorkers = facts.kept.worker.some((worker) => same(worker["team"], team));
    return [spell(facts.kept, inWorkers ? "worker" : "review", inWorkers ? "team" : "completed_by_team", team)];
  });
  return {
    officers: [...new Set([...active.map((one) => facts.name(one)), "Not allocated"])],
    teams: [
      ...new Set([...facts.kept.worker.map((one) => facts.team(one)), ...ofReviews, "Not allocated", "Not recorded"]),
    ],
  };
}
