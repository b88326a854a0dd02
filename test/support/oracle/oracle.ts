import type { Borough, View } from "../../../src/cases/contract.ts";
import { aheadAnswers } from "./ahead.ts";
import { oracleAsked } from "./asked.ts";
import { count, type Answer, type Asked, type Hit } from "./counts.ts";
import { factsOf } from "./facts.ts";
import { flowsOf } from "./flows.ts";
import { planAnswers } from "./plans.ts";
import type { Question } from "./question.ts";
import { requestAnswers, type Scene } from "./requests.ts";
import { same, spell, type Rec } from "./rows.ts";
import { ruleIds, wrongBy } from "./wrong.ts";

export type { Answer, Asked } from "./counts.ts";

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

function questionOf({ on, year, ...filters }: Asked): Question {
  return { today: on, ...(year === undefined ? {} : { year }), filters };
}

/**
 * Computes every measure of a day and a year a second time, only from the rows and the design. What stands may be of some
 * people only.
 */
export function oracle(borough: Borough): (id: string, scope: Asked, isAsked?: (person: Rec) => boolean) => Answer {
  const facts = factsOf(borough);
  const ask = oracleAsked(facts, ({ from }) => from.slice(0, 4));
  const flows = new Set(flowsOf(facts, "2021-06-30").map(({ id }) => id));
  return (id, scope, isAsked = () => true) => {
    if (flows.has(id)) return ask(id, questionOf(scope)).table();
    const { on } = scope;
    const keep = (person: Rec): boolean =>
      isAsked(person) &&
      (scope.age === undefined || facts.band(person, on, on) === scope.age) &&
      (scope.officer === undefined || facts.name(facts.officer(person, on)) === scope.officer) &&
      (scope.team === undefined || facts.team(facts.officer(person, on)) === scope.team);
    const scene: Scene = { ...scope, facts, keep };
    const answer = {
      ...planAnswers(scene),
      ...requestAnswers(scene),
      ...qualityAnswers(scene),
      ...aheadAnswers(scene),
    }[id];
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
