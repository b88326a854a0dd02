import { band, bands, count, total, type Answer, type Asked, type Hit } from "./counts.ts";
import { fullMonth, yearsBetween } from "./dates.ts";
import { by, type Facts } from "./facts.ts";
import { same, spell, type Rec } from "./rows.ts";

/** The day and filters of a question, with what follows from them. */
export interface Scene extends Asked {
  readonly facts: Facts;
  readonly year: number;
  /** The last day of the year to date. */
  readonly end: string;
  readonly keep: (person: Rec, team?: string) => boolean;
}

const decisions = [
  "Proceed to EHC Assessment",
  "Decision not to proceed to EHC assessment",
  "Transfer in of EHCP from another LA",
];
const others = [
  "Request for additional funding",
  "School Place request agreed (CYP out of borough)",
  "School Place request declined (CYP out of borough)",
];

export const yearOf = (day: string | null | undefined) => Number((day ?? "0").slice(0, 4));
export const yearsBack = (year: number, many: number) =>
  Array.from({ length: many }, (_, at) => String(year - many + 1 + at));
export const months = (end: string) => Array.from({ length: Number(end.slice(5, 7)) }, (_, at) => fullMonth(at + 1));
export const monthOf = (day: string | null | undefined) => fullMonth(Number((day ?? "").slice(5, 7)));
const inYear = (day: string | null | undefined, { year, end }: Scene) => by(day, end) && yearOf(day) === year;

/** Computes the pages of referrals, assessments and referrals not related to EHCPs. */
export function requestAnswers(scene: Scene): Record<string, () => Answer> {
  const { facts, on, year, end, keep } = scene;
  const { kept } = facts;
  const referrals = kept.referral.filter((one) => keep(facts.personOf(one)));
  const of = (...types: string[]) => referrals.filter((one) => types.includes(one["referral_type"] ?? ""));
  const decided = (records: Rec[]) => records.filter((one) => by(one["decision_date"], on));
  const yearly = (records: Rec[]) => records.filter((one) => inYear(one["decision_date"], scene));
  const inYears = (records: Rec[], many: number) =>
    records.filter((one) => yearsBack(year, many).includes(String(yearOf(one["decision_date"]))));
  const taken = (one: Rec, named: string[]) =>
    spell(kept, "referral", "decision_taken", one["decision_taken"] ?? null, named);
  const action = (one: Rec) => spell(kept, "referral", "next_action", one["next_action"] ?? null);
  const yearName = (one: Rec) => String(yearOf(one["decision_date"]));

  const newClients = of("ehc_needs_assessment");
  const withTransfers = of("ehc_needs_assessment", "ehcp_transfer_in");
  const other = of("additional_funding", "out_of_borough_place");
  const at = (...places: string[]) => newClients.filter((one) => places.includes(facts.place(one, on) ?? ""));
  const waits = (
    edges: number[],
    hits: [Rec, string | null, string | null, (string | undefined)?][],
    columns?: string[],
  ) =>
    count(
      hits.map(([one, from, to, column]): Hit => [one, band(edges, from, to), column]),
      { rows: bands(edges), ...(columns ? { columns } : {}) },
    );
  const since = (edges: number[], records: Rec[], from: (one: Rec) => string | null) =>
    waits(
      edges,
      records.map((one) => [one, from(one), on]),
    );

  const spoken = newClients.map((one) => facts.speaking(one, on)).filter((one) => one !== undefined);
  const outcome = (one: Rec) =>
    spell(kept, "assessment", "next_action", one["next_action"] ?? null, ["Develop EHCP", "EHCP Not required"]);
  const referralOf = (one: Rec) => facts.referralOf(one) ?? {};
  const toAssess = [2, 4, 6, 8, 12];
  const toDecide = [12, 14, 16, 20, 26];
  const assessToDecide = [6, 8, 10, 14, 20];
  const received = (one: Rec) => one["received_date"] ?? null;
  const known = (day: string | null | undefined) => (by(day, on) ? day : null);
  const requestTypes = ["Additional funding request", "Out of borough request for school place"];

  return {
    "referrals.decisions": () =>
      count(
        inYears(decided(withTransfers), 3).map((one) => [one, yearName(one), taken(one, decisions)]),
        { rows: yearsBack(year, 3), columns: decisions },
      ),
    "referrals.decisions-new": () =>
      count(
        inYears(decided(newClients), 3).map((one) => [one, yearName(one), action(one)]),
        { rows: yearsBack(year, 3), columns: [] },
      ),
    "referrals.by-age": () =>
      count(
        yearly(newClients).map((one) => {
          const birth = facts.personOf(one)["date_of_birth"];
          return [one, by(birth, on) ? String(yearsBetween(birth, received(one) ?? "")) : "Not recorded", action(one)];
        }),
        { columns: [], sort: (a, b) => Number(a) - Number(b) },
      ),
    "referrals.decisions-by-month": () =>
      total(
        count(
          yearly(withTransfers).map((one) => [one, taken(one, decisions), monthOf(one["decision_date"])]),
          { rows: decisions, columns: months(end) },
        ),
      ),
    "referrals.time-to-decision": () =>
      waits(
        toAssess,
        yearly(newClients).map((one) => [one, received(one), one["decision_date"] ?? null]),
      ),
    "referrals.undecided": () => since(toAssess, at("undecided"), received),
    "assessments.decisions": () =>
      count(
        inYears(spoken, 3).map((one) => [one, yearName(one), outcome(one)]),
        { rows: yearsBack(year, 3), columns: ["Develop EHCP", "EHCP Not required"] },
      ),
    "assessments.reasons-no-plan": () =>
      count(
        inYears(spoken, 4)
          .filter((one) => same(one["next_action"], "EHCP Not required"))
          .map((one) => [
            one,
            spell(kept, "assessment", "next_action_reason", one["next_action_reason"] ?? null),
            yearName(one),
          ]),
        { columns: yearsBack(year, 4) },
      ),
    "assessments.decisions-by-month": () =>
      total(
        count(
          yearly(spoken).map((one) => [one, outcome(one), monthOf(one["decision_date"])]),
          { rows: ["Develop EHCP", "EHCP Not required"], columns: months(end) },
        ),
      ),
    "assessments.time-from-referral": () =>
      waits(
        toDecide,
        yearly(spoken).map((one) => [one, received(referralOf(one)), one["decision_date"] ?? null]),
      ),
    "assessments.time-from-decision-to-assess": () =>
      waits(
        assessToDecide,
        yearly(spoken).map((one) => [one, known(referralOf(one)["decision_date"]), one["decision_date"] ?? null]),
      ),
    "assessments.undecided-since-referral": () => since(toDecide, at("assessing"), received),
    "assessments.undecided-since-decision-to-assess": () =>
      since(assessToDecide, at("assessing"), (one) => one["decision_date"] ?? null),
    "issued.awaiting-since-referral": () =>
      since([16, 20, 26, 39, 52], at("undecided", "assessing", "awaiting issue"), received),
    "issued.awaiting-since-decision": () =>
      since([2, 4, 6, 8, 12], at("awaiting issue"), (one) => facts.speaking(one, on)?.["decision_date"] ?? null),
    "other-referrals.decisions-by-year": () =>
      count(
        inYears(decided(other), 3).map((one) => [one, taken(one, others), yearName(one)]),
        { rows: others, columns: yearsBack(year, 3) },
      ),
    "other-referrals.decisions-by-month": () =>
      total(
        count(
          yearly(other).map((one) => [one, taken(one, others), monthOf(one["decision_date"])]),
          { rows: others, columns: months(end) },
        ),
      ),
    "other-referrals.undecided": () =>
      waits(
        [2, 4, 6, 12],
        other
          .filter((one) => facts.waiting(one, on))
          .map((one) => [one, received(one), on, requestTypes[one["referral_type"] === "additional_funding" ? 0 : 1]]),
        requestTypes,
      ),
  };
}
