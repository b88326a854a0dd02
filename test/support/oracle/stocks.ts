import { aheadStocks } from "./ahead.ts";
import { monthsOn, plus } from "./dates.ts";
import { by, type Facts } from "./facts.ts";
import { itemOf, timeParts, type Item, type Kind, type PartKind } from "./kinds.ts";
import { same, type Rec } from "./rows.ts";
import { ruleIds, wrongBy } from "./wrong.ts";

/** The measures that count what stands on a day. */
export function stocksOf(facts: Facts): Kind[] {
  const { kept } = facts;
  const stock = (id: string, items: Kind["items"], more: Partial<Kind> = {}): Kind => ({
    id,
    items,
    isFlow: false,
    ...more,
  });
  const current =
    (holds: (plan: Rec, on: string) => boolean = () => true) =>
    (on: string) =>
      kept.plan.filter((one) => facts.current(one, on) && holds(one, on)).map((one) => itemOf(facts, one, null));
  const at =
    (...places: string[]) =>
    (on: string) =>
      kept.referral
        .filter((one) => one["referral_type"] === "ehc_needs_assessment" && places.includes(facts.place(one, on) ?? ""))
        .map((one) => itemOf(facts, one, null));
  const waiting = (weeks: number, from: (rec: Rec, on: string) => string | null | undefined) => {
    const wait = ({ rec }: Item, on: string) => [from(rec, on) ?? null, on] as const;
    return { wait, parts: timeParts(weeks, wait) };
  };
  const received = (rec: Rec) => rec["received_date"];
  const decided = (rec: Rec) => rec["decision_date"];

  const socialOf = ({ person }: Item): string[] => {
    const status = person["care_leaver_status"];
    const known = [
      ...(person["child_protection_plan"] === "1" ? ["child-protection"] : []),
      ...(person["looked_after"] === "1" ? ["looked-after"] : []),
      ...(same(status, "Relevant") || same(status, "Former Relevant") ? ["care-leavers"] : []),
    ];
    return known.length === 0 && person["social_work_involvement"] === "1" ? ["other-social-work"] : known;
  };
  const social = (id: string): PartKind => ({ holds: (item) => socialOf(item).includes(id) });
  const gender = (...words: string[]): PartKind => ({
    holds: ({ person }) => words.some((word) => same(person["gender"], word)),
  });

  const months = (plan: Rec, on: string, many: number) => monthsOn(facts.lastEvent(plan, on), many);
  const sinceEvent = {
    wait: ({ rec }: Item, on: string) => [facts.lastEvent(rec, on) || null, on] as const,
  };
  const held = current((one, on) => facts.held(one, on));
  const latestReview = (plan: Rec, on: string) =>
    facts
      .reviewsOf(plan)
      .filter((one) => facts.completed(one, on))
      .sort((a, b) =>
        `${a["completed_date"]}\t${a["review_id"]}` > `${b["completed_date"]}\t${b["review_id"]}` ? -1 : 1,
      )[0];
  const overdueFrom = (plan: Rec, on: string) => plus(months(plan, on, 14), 1);
  const reaching = (id: string, weeks: number, ...places: string[]) => {
    const end = ({ rec }: Item) => plus(received(rec) ?? "", weeks * 7);
    return stock(id, (on) => at(...places)(on).filter((item) => end(item) > on), {
      wait: ({ rec }: Item, on: string) => [received(rec) ?? null, on] as const,
      ahead: end,
    });
  };
  const wrong = (rule: string) => (on: string) =>
    wrongBy(rule, facts, on).map(([rec, person]): Item => ({ rec, person, day: null }));

  return [
    stock("plans.current", current()),
    stock("plans.by-team", current()),
    stock("plans.by-gender", current(), {
      parts: { boys: gender("male", "m", "boy"), girls: gender("female", "f", "girl") },
    }),
    stock("plans.by-ethnicity", current()),
    stock("plans.by-age", current()),
    stock("plans.social-care", (on) => current()(on).filter((item) => socialOf(item).length > 0), {
      whole: current(),
      parts: Object.fromEntries(
        ["child-protection", "looked-after", "care-leavers", "other-social-work"].map((id) => [id, social(id)]),
      ),
    }),
    stock("referrals.undecided", at("undecided"), waiting(6, received)),
    stock("assessments.undecided-since-referral", at("assessing"), waiting(16, received)),
    stock("assessments.undecided-since-decision-to-assess", at("assessing"), waiting(10, decided)),
    stock("issued.awaiting-since-referral", at("undecided", "assessing", "awaiting issue"), waiting(20, received)),
    stock(
      "issued.awaiting-since-decision",
      at("awaiting issue"),
      waiting(4, (rec, on) => facts.speaking(rec, on)?.["decision_date"]),
    ),
    stock("reviews.last-12-months", held, {
      ...sinceEvent,
      rate: ({ rec }, on) => facts.reviewed(rec, on),
      parts: {
        reviewed: { holds: ({ rec }, on) => facts.reviewed(rec, on) },
        "not-reviewed": { holds: ({ rec }, on) => !facts.reviewed(rec, on) },
      },
    }),
    stock("reviews.trend", held, { rate: ({ rec }, on) => facts.reviewed(rec, on) }),
    stock(
      "reviews.overdue",
      current((one, on) => on > months(one, on, 14)),
      sinceEvent,
    ),
    stock(
      "reviews.due",
      current((one, on) => months(one, on, 12) <= on && on <= months(one, on, 14)),
      sinceEvent,
    ),
    stock(
      "reviews.upcoming",
      current((one, on) => months(one, on, 12) > on),
      { ...sinceEvent, ahead: ({ rec }, on) => months(rec, on, 12) },
    ),
    stock(
      "reviews.reaching-14-months",
      current((one, on) => overdueFrom(one, on) > on),
      { ...sinceEvent, ahead: ({ rec }, on) => overdueFrom(rec, on) },
    ),
    reaching("referrals.reaching-6-weeks", 6, "undecided"),
    reaching("assessments.reaching-16-weeks", 16, "undecided", "assessing"),
    reaching("issued.reaching-20-weeks", 20, "undecided", "assessing", "awaiting issue"),
    stock(
      "reviews.updates-in-progress",
      current((one, on) => {
        const review = latestReview(one, on);
        return review?.["outcome"] === "amend" && !by(review["amended_final_date"], on);
      }),
    ),
    stock(
      "other-referrals.undecided",
      (on) =>
        kept.referral
          .filter((one) => ["additional_funding", "out_of_borough_place"].includes(one["referral_type"] ?? ""))
          .filter((one) => facts.waiting(one, on))
          .map((one) => itemOf(facts, one, null)),
      waiting(6, received),
    ),
    stock("quality.summary", (on) => [
      ...new Map(ruleIds.flatMap((rule) => wrong(rule)(on).map((item) => [item.rec, item] as const))).values(),
    ]),
    ...ruleIds.map((rule) => stock(`quality.${rule}`, wrong(rule))),
    ...aheadStocks(facts),
  ];
}
