import { count, share, type Answer, type Hit } from "./counts.ts";
import { civil, monthEnd, monthsOn, plus, shortMonth } from "./dates.ts";
import { by } from "./facts.ts";
import { monthsToCome, type Scene } from "./requests.ts";
import { same, spell, type Rec } from "./rows.ts";

const social = [
  "Children with Child Protection Plan",
  "Looked After Children",
  "Young people with a care leaver status of Relevant or Former Relevant",
  "CYP with other social work involvement",
];

function firsts(on: string, many: number): string[] {
  return Array.from({ length: many }, (_, at) => monthsOn(`${on.slice(0, 7)}-01`, at - many + 1));
}

/** Computes what stands on the pages of plans and of reviews. */
export function planAnswers(scene: Scene): Record<string, () => Answer> {
  const { facts, on, keep } = scene;
  const { kept } = facts;
  const plans = kept.plan.filter((one) => keep(facts.personOf(one)));
  const current = plans.filter((one) => facts.current(one, on));
  const recorded = (column: string) => () =>
    count(current.map((one) => [one, spell(kept, "person", column, facts.personOf(one)[column] ?? null)]));
  const august = `${on.slice(5) >= "08-31" ? year4(on) : year4(on) - 1}-08-31`;
  const socialOf = (one: Rec) => {
    const person = facts.personOf(one);
    const leaver =
      same(person["care_leaver_status"], "Relevant") || same(person["care_leaver_status"], "Former Relevant");
    const holds = social
      .slice(0, 3)
      .filter((_, at) => [person["child_protection_plan"] === "1", person["looked_after"] === "1", leaver][at]);
    return holds.length === 0 && person["social_work_involvement"] === "1" ? social.slice(3) : holds;
  };

  return {
    "plans.current": () =>
      count(
        firsts(on, 24).flatMap((day) =>
          plans.filter((one) => facts.current(one, day)).map((one): Hit => [one, shortMonth(day), "EHCPs"]),
        ),
        { rows: firsts(on, 24).map(shortMonth), columns: ["EHCPs"] },
      ),
    "plans.by-team": () => count(current.map((one) => [one, facts.team(facts.officer(facts.personOf(one), on))])),
    "plans.by-gender": recorded("gender"),
    "plans.by-ethnicity": recorded("ethnicity"),
    "plans.by-age": () =>
      count(
        current.map((one) => [one, String(facts.age(facts.personOf(one), august, on) ?? "Not recorded")]),
        {
          sort: (a, b) => Number(a) - Number(b),
        },
      ),
    "plans.social-care": () =>
      count(
        current.flatMap((one) => socialOf(one).map((row): Hit => [one, row])),
        { rows: social },
      ),
    ...reviewAnswers(current, plans),
  };

  function year4(day: string): number {
    return Number(day.slice(0, 4));
  }

  function reviewAnswers(now: Rec[], all: Rec[]): Record<string, () => Answer> {
    const twelve = (one: Rec, many: number) => monthsOn(facts.lastEvent(one, on), many);
    const lastDays = firsts(on, 12).map((day) => {
      const last = civil(year4(day), Number(day.slice(5, 7)), monthEnd(year4(day), Number(day.slice(5, 7))));
      return last < on ? last : on;
    });
    const overdue = ["14 to 15 months", "15 to 18 months", "18 to 24 months", "24 to 36 months", "Over 36 months"];
    const due = ["12 to 13 months", "13 to 14 months"];
    const trend = ["Reviewed in last 12 months", "Not reviewed in last 12 months"];
    const heldOn = (day: string) => all.filter((one) => facts.current(one, day) && facts.held(one, day));
    return {
      "reviews.last-12-months": () => {
        const answer = count(
          heldOn(on).map((one) => [one, facts.reviewed(one, on) ? "Reviewed" : "Not reviewed"]),
          { rows: ["Reviewed", "Not reviewed"] },
        );
        const rows = answer.rows.map(({ label, values: [value = 0] }) => ({
          label,
          values: [value, share(value ?? 0, answer.caseCount)],
        }));
        return { ...answer, columns: ["Count", "Percent"], rows };
      },
      "reviews.trend": () => {
        const hits = lastDays.flatMap((day) =>
          heldOn(day).map((one): Hit => [one, shortMonth(day), trend[facts.reviewed(one, day) ? 0 : 1]]),
        );
        const answer = count(hits, { rows: lastDays.map(shortMonth), columns: trend });
        const rows = answer.rows.map(({ label, values }) => ({
          label,
          values: [...values, share(values[0] ?? 0, (values[0] ?? 0) + (values[1] ?? 0))],
        }));
        return { ...answer, columns: [...trend, "Percentage reviewed"], rows };
      },
      "reviews.overdue": () =>
        count(
          now
            .filter((one) => on > twelve(one, 14))
            .map((one) => [one, overdue[[15, 18, 24, 36].filter((many) => on > twelve(one, many)).length] ?? ""]),
          { rows: overdue },
        ),
      "reviews.due": () =>
        count(
          now
            .filter((one) => twelve(one, 12) <= on && on <= twelve(one, 14))
            .map((one) => [one, due[on < twelve(one, 13) ? 0 : 1] ?? ""]),
          { rows: due },
        ),
      "reviews.upcoming": () =>
        monthsToCome(now.map((one) => [one, twelve(one, 12)] as const).filter(([, day]) => day > on)),
      "reviews.reaching-14-months": () =>
        monthsToCome(now.map((one) => [one, plus(twelve(one, 14), 1)] as const).filter(([, day]) => day > on)),
      "reviews.updates-in-progress": () =>
        count(
          now.flatMap((one): Hit[] => {
            const latest = facts
              .reviewsOf(one)
              .filter((review) => facts.completed(review, on))
              .sort((a, b) =>
                `${a["completed_date"]}\t${a["review_id"]}` > `${b["completed_date"]}\t${b["review_id"]}` ? -1 : 1,
              )[0];
            if (latest?.["outcome"] !== "amend" || by(latest["amended_final_date"], on)) return [];
            return [[one, by(latest["amended_draft_date"], on) ? "Amended final awaited" : "Amended draft awaited"]];
          }),
          { rows: ["Amended draft awaited", "Amended final awaited"] },
        ),
    };
  }
}
