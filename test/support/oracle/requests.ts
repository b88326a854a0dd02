import { band, bands, count, type Answer, type Asked, type Hit } from "./counts.ts";
import { plus, shortMonth } from "./dates.ts";
import type { Facts } from "./facts.ts";
import type { Rec } from "./rows.ts";

/** The day and filters of a question, with what follows from them. */
export interface Scene extends Asked {
  readonly facts: Facts;
  readonly keep: (person: Rec) => boolean;
}

/** Counts records by the month of a day to come, the earliest first. */
export function monthsToCome(coming: readonly (readonly [Rec, string])[]): Answer {
  const inTime = [...new Set(coming.map(([, day]) => day.slice(0, 7)))]
    .sort()
    .map((month) => shortMonth(`${month}-01`));
  return count(
    coming.map(([one, day]) => [one, shortMonth(day)]),
    { sort: (a, b) => inTime.indexOf(a) - inTime.indexOf(b) },
  );
}

/** Computes what stands on the pages of referrals, assessments and referrals not related to EHCPs. */
export function requestAnswers({ facts, on, keep }: Scene): Record<string, () => Answer> {
  const referrals = facts.kept.referral.filter((one) => keep(facts.personOf(one)));
  const of = (...types: string[]) => referrals.filter((one) => types.includes(one["referral_type"] ?? ""));
  const newClients = of("ehc_needs_assessment");
  const other = of("additional_funding", "out_of_borough_place");
  const at = (...places: string[]) => newClients.filter((one) => places.includes(facts.place(one, on) ?? ""));
  const since = (edges: number[], records: Rec[], from: (one: Rec) => string | null) =>
    count(
      records.map((one) => [one, band(edges, from(one), on)]),
      { rows: bands(edges) },
    );
  const toDecide = [12, 14, 16, 20, 26];
  const received = (one: Rec) => one["received_date"] ?? null;
  const requestTypes = ["Additional funding request", "Out of borough request for school place"];

  const reaching = (weeks: number, ...places: string[]) =>
    monthsToCome(
      at(...places)
        .map((one) => [one, plus(received(one) ?? "", weeks * 7)] as const)
        .filter(([, day]) => day > on),
    );

  return {
    "referrals.reaching-6-weeks": () => reaching(6, "undecided"),
    "assessments.reaching-16-weeks": () => reaching(16, "undecided", "assessing"),
    "issued.reaching-20-weeks": () => reaching(20, "undecided", "assessing", "awaiting issue"),
    "referrals.undecided": () => since([2, 4, 6, 8, 12], at("undecided"), received),
    "assessments.undecided-since-referral": () => since(toDecide, at("assessing"), received),
    "assessments.undecided-since-decision-to-assess": () =>
      since([6, 8, 10, 14, 20], at("assessing"), (one) => one["decision_date"] ?? null),
    "issued.awaiting-since-referral": () =>
      since([16, 20, 26, 39, 52], at("undecided", "assessing", "awaiting issue"), received),
    "issued.awaiting-since-decision": () =>
      since([2, 4, 6, 8, 12], at("awaiting issue"), (one) => facts.speaking(one, on)?.["decision_date"] ?? null),
    "other-referrals.undecided": () =>
      count(
        other
          .filter((one) => facts.waiting(one, on))
          .map((one): Hit => {
            const type = requestTypes[one["referral_type"] === "additional_funding" ? 0 : 1];
            return [one, band([2, 4, 6, 12], received(one), on), type];
          }),
        { rows: bands([2, 4, 6, 12]), columns: requestTypes },
      ),
  };
}
