import type { Borough } from "../../../src/cases/contract.ts";
import { dayNumber, monthsOn, plus, yearsBetween } from "./dates.ts";
import { keep, same, spell, type Rec } from "./rows.ts";

export const by = (day: string | null | undefined, on: string): day is string => day != null && day <= on;
const [proceed, refuse] = ["Proceed to EHC Assessment", "Decision not to proceed to EHC assessment"];

/** The facts of the design about records on a day, found by a search through all rows each time. */
export function factsOf(borough: Borough) {
  const kept = keep(borough);
  const personOf = (one: Rec) => kept.person.find((person) => person["person_id"] === one["person_id"]) ?? {};
  const of = (view: "plan" | "referral" | "worker_relationship", person: Rec) =>
    kept[view].filter((one) => one["person_id"] === person["person_id"]);
  const assessmentsOf = (referral: Rec) =>
    kept.assessment.filter((one) => one["referral_id"] === referral["referral_id"]);
  const referralOf = (assessment: Rec | undefined) =>
    kept.referral.find((one) => assessment !== undefined && one["referral_id"] === assessment["referral_id"]);
  const assessmentOf = (plan: Rec) =>
    kept.assessment.find((one) => plan["assessment_id"] !== null && one["assessment_id"] === plan["assessment_id"]);
  const reviewsOf = (plan: Rec) => kept.review.filter((one) => one["plan_id"] === plan["plan_id"]);

  const begun = (plan: Rec) => {
    const issued = plan["issued_date"] ?? null;
    if (issued === null) return null;
    return [issued, plan["responsible_from"] ?? issued].sort()[1] ?? null;
  };
  const current = (plan: Rec, on: string) => by(begun(plan), on) && !by(plan["ceased_date"], on);
  const hadBeenCurrent = (plan: Rec) => plan["ceased_date"] != null && by(begun(plan), plan["ceased_date"]);

  const speaking = (referral: Rec, on: string) =>
    assessmentsOf(referral)
      .filter((one) => by(one["decision_date"], on))
      .sort((a, b) =>
        `${a["decision_date"]}\t${a["assessment_id"]}` > `${b["decision_date"]}\t${b["assessment_id"]}` ? -1 : 1,
      )[0];
  const place = (referral: Rec, on: string): string | null => {
    const ids = new Set(assessmentsOf(referral).map((one) => one["assessment_id"]));
    const linked = kept.plan.filter((plan) => plan["assessment_id"] != null && ids.has(plan["assessment_id"]));
    const unlinked = of("plan", personOf(referral)).filter(
      (plan) =>
        plan["origin"] === "new" &&
        plan["assessment_id"] === null &&
        (plan["issued_date"] ?? "") >= (referral["received_date"] ?? ""),
    );
    if ([...linked, ...unlinked].some((plan) => by(plan["issued_date"], on))) return "issued";
    if (by(referral["withdrawn_date"], on)) return "closed";
    const assessment = speaking(referral, on);
    if (assessment) {
      if (same(assessment["next_action"], "Develop EHCP")) return "awaiting issue";
      return same(assessment["next_action"], "EHCP Not required") ? "closed" : "unrecognised";
    }
    if (by(referral["decision_date"], on)) {
      if (same(referral["decision_taken"], proceed)) return "assessing";
      return same(referral["decision_taken"], refuse) ? "closed" : "unrecognised";
    }
    return by(referral["received_date"], on) ? "undecided" : null;
  };
  const waiting = (referral: Rec, on: string) =>
    by(referral["received_date"], on) && !by(referral["decision_date"], on) && !by(referral["withdrawn_date"], on);
  const openRequest = (referral: Rec, on: string) =>
    referral["referral_type"] === "ehcp_transfer_in"
      ? waiting(referral, on)
      : referral["referral_type"] === "ehc_needs_assessment" &&
        ["undecided", "assessing", "awaiting issue", "unrecognised"].includes(place(referral, on) ?? "");
  const active = (person: Rec, on: string) =>
    of("plan", person).some((plan) => current(plan, on)) || of("referral", person).some((one) => openRequest(one, on));

  const officerRelations = (person: Rec, on: string) =>
    of("worker_relationship", person).filter(
      (one) => same(one["relationship"], "SEND Case Officer") && by(one["start_date"], on) && !by(one["end_date"], on),
    );
  const worker = (id: string | null | undefined) => kept.worker.find((one) => one["worker_id"] === id);
  const latestOfficer = (person: Rec, on: string, counts: (worker: Rec) => boolean) => {
    const held = officerRelations(person, on)
      .filter((one) => {
        const held_ = worker(one["worker_id"]);
        return held_ !== undefined && counts(held_);
      })
      .sort((a, b) => {
        if (a["start_date"] !== b["start_date"]) return (a["start_date"] ?? "") > (b["start_date"] ?? "") ? -1 : 1;
        return (a["worker_id"] ?? "") < (b["worker_id"] ?? "") ? -1 : 1;
      });
    return worker(held[0]?.["worker_id"]);
  };
  const officer = (person: Rec, on: string) => latestOfficer(person, on, (one) => one["active"] === "1");
  /** Whose a ceased plan was on its last day, whether they are active or have left. */
  const officerAtEnd = (plan: Rec) => latestOfficer(personOf(plan), plus(plan["ceased_date"] ?? "", -1), () => true);
  const team = (one: Rec | undefined) => (one ? spell(kept, "worker", "team", one["team"] ?? null) : "Not allocated");
  const name = (one: Rec | undefined) => {
    if (!one) return "Not allocated";
    if (one["active"] !== "1") {
      const ever = kept.worker.filter((other) => same(other["name"], one["name"] ?? ""));
      return ever.length === 1 ? (one["name"] ?? "") : `${one["name"]} (${team(one)}, ${one["worker_id"]})`;
    }
    const namesakes = kept.worker.filter((other) => other["active"] === "1" && same(other["name"], one["name"] ?? ""));
    if (namesakes.length < 2) return one["name"] ?? "";
    const inTeam = namesakes.filter((other) => same(team(other), team(one)));
    return `${one["name"]} (${team(one)}${inTeam.length > 1 ? `, ${one["worker_id"]}` : ""})`;
  };

  /** The team that completed a review, spelled as among the workers. */
  const teamOfReview = ({ completed_by_team: team_ = null }: Rec) => {
    if (team_ === null) return "Not recorded";
    const inWorkers = kept.worker.some((one) => same(one["team"], team_));
    return spell(kept, inWorkers ? "worker" : "review", inWorkers ? "team" : "completed_by_team", team_);
  };

  const age = (person: Rec, day: string, on: string) =>
    by(person["date_of_birth"], on) ? yearsBetween(person["date_of_birth"], day) : null;
  const band = (person: Rec, day: string, on: string) => {
    const years = age(person, day, on);
    if (years === null) return "Not recorded";
    if (years > 25) return "Over 25";
    return years <= 4
      ? "0 to 4"
      : years <= 10
        ? "5 to 10"
        : years <= 15
          ? "11 to 15"
          : years <= 19
            ? "16 to 19"
            : "20 to 25";
  };

  const completed = (review: Rec, on: string) => by(review["completed_date"], on);
  const wrongDate = (review: Rec, on: string) => {
    const [met, done] = [review["review_date"] ?? null, review["completed_date"] ?? ""];
    if (met === null || !completed(review, on)) return false;
    const issued = kept.plan.find((one) => one["plan_id"] === review["plan_id"])?.["issued_date"] ?? "";
    return met > on || met > done || met < issued || dayNumber(done) - dayNumber(met) > 365;
  };
  const effects = (plan: Rec, on: string) =>
    reviewsOf(plan)
      .filter((one) => completed(one, on))
      .map((one) => (wrongDate(one, on) ? one["completed_date"] : (one["review_date"] ?? one["completed_date"])) ?? "");
  const lastEvent = (plan: Rec, on: string) => [plan["issued_date"] ?? "", ...effects(plan, on)].sort().at(-1) ?? "";
  const held = (plan: Rec, on: string) => plan["issued_date"] != null && monthsOn(plan["issued_date"], 12) <= on;
  const reviewed = (plan: Rec, on: string) => effects(plan, on).some((day) => day <= on && monthsOn(day, 12) > on);

  return {
    kept,
    personOf,
    referralOf,
    assessmentOf,
    reviewsOf,
    current,
    hadBeenCurrent,
    speaking,
    place,
    waiting,
    active,
    officerRelations,
    worker,
    officer,
    officerAtEnd,
    team,
    teamOfReview,
    name,
    age,
    band,
    begun,
    completed,
    wrongDate,
    lastEvent,
    held,
    reviewed,
  };
}

export type Facts = ReturnType<typeof factsOf>;
