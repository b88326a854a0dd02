import { band, bands, count, share, total, type Answer, type Hit } from "./counts.ts";
import { civil, dayNumber, fullMonth, monthEnd, monthsOn, shortMonth } from "./dates.ts";
import { by } from "./facts.ts";
import { monthOf, months, yearOf, yearsBack, type Scene } from "./requests.ts";
import { same, spell, type Rec } from "./rows.ts";

const ageBands = ["0 to 4", "5 to 10", "11 to 15", "16 to 19", "20 to 25", "Over 25"];
const social = [
  "Children with Child Protection Plan",
  "Looked After Children",
  "Young people with a care leaver status of Relevant or Former Relevant",
  "CYP with other social work involvement",
];

function firsts(on: string, many: number): string[] {
  return Array.from({ length: many }, (_, at) => monthsOn(`${on.slice(0, 7)}-01`, at - many + 1));
}

/** Computes the pages of plans, of new plans issued (two pages), and of reviews. */
export function planAnswers(scene: Scene): Record<string, () => Answer> {
  const { facts, on, year, end, keep } = scene;
  const { kept } = facts;
  const plans = kept.plan.filter((one) => keep(facts.personOf(one)));
  const current = plans.filter((one) => facts.current(one, on));
  const ceased = plans.filter((one) => facts.hadBeenCurrent(one) && by(one["ceased_date"], on));
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
    "plans.ceased": () =>
      count(
        ceased
          .filter((one) => (one["ceased_date"] ?? "") >= (firsts(on, 24)[0] ?? ""))
          .map((one) => [
            one,
            shortMonth(one["ceased_date"] ?? ""),
            facts.band(facts.personOf(one), one["ceased_date"] ?? "", on),
          ]),
        { rows: firsts(on, 24).map(shortMonth), columns: ageBands },
      ),
    "plans.by-team": () => count(current.map((one) => [one, facts.team(facts.officer(facts.personOf(one), on))])),
    "plans.by-gender": recorded("gender"),
    "plans.by-ethnicity": recorded("ethnicity"),
    "plans.ceased-reasons": () =>
      count(
        ceased
          .filter((one) => (one["ceased_date"] ?? "") >= "2021-03-15")
          .map((one) => [one, spell(kept, "plan", "ceased_reason", one["ceased_reason"] ?? null)]),
      ),
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
    ...issuedAnswers("issued", plans, scene),
    ...issuedAnswers(
      "issued-excluding",
      plans.filter((one) => one["exemption"] === null),
      scene,
    ),
    ...reviewAnswers(current, plans, scene),
  };

  function year4(day: string): number {
    return Number(day.slice(0, 4));
  }

  function reviewAnswers(now: Rec[], all: Rec[], { keep: keepOne }: Scene): Record<string, () => Answer> {
    const done = kept.review.filter((one) => {
      const plan = kept.plan.find((other) => other["plan_id"] === one["plan_id"]) ?? {};
      const by_ = one["completed_by_team"] ?? null;
      const inWorkers = kept.worker.some((worker) => by_ !== null && same(worker["team"], by_));
      const team =
        by_ === null
          ? "Not recorded"
          : spell(kept, inWorkers ? "worker" : "review", inWorkers ? "team" : "completed_by_team", by_);
      return facts.completed(one, on) && keepOne(facts.personOf(plan), team);
    });
    const twelve = (one: Rec, many: number) => monthsOn(facts.lastEvent(one, on), many);
    const lastDays = firsts(on, 12).map((day) => {
      const last = civil(yearOf(day), Number(day.slice(5, 7)), monthEnd(yearOf(day), Number(day.slice(5, 7))));
      return last < on ? last : on;
    });
    const overdue = ["14 to 15 months", "15 to 18 months", "18 to 24 months", "24 to 36 months", "Over 36 months"];
    const due = ["12 to 13 months", "13 to 14 months"];
    const trend = ["Reviewed in last 12 months", "Not reviewed in last 12 months"];
    const heldOn = (day: string) => all.filter((one) => facts.current(one, day) && facts.held(one, day));
    return {
      "reviews.completed": () =>
        count(
          done
            .filter((one) => yearsBack(year, 3).includes(String(yearOf(one["completed_date"]))))
            .map((one) => [one, String(yearOf(one["completed_date"]))]),
          { rows: yearsBack(year, 3) },
        ),
      "reviews.completed-by-month": () =>
        total(
          count(
            done
              .filter((one) => yearOf(one["completed_date"]) === year)
              .map((one) => [one, monthOf(one["completed_date"])]),
            { rows: months(end) },
          ),
        ),
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
      "reviews.upcoming": () => {
        const ahead = now.map((one) => [one, twelve(one, 12)] as const).filter(([, day]) => day > on);
        const inTime = [...new Set(ahead.map(([, day]) => day.slice(0, 7)))]
          .sort()
          .map((month) => shortMonth(`${month}-01`));
        return count(
          ahead.map(([one, day]) => [one, shortMonth(day)]),
          { sort: (a, b) => inTime.indexOf(a) - inTime.indexOf(b) },
        );
      },
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

function issuedAnswers(page: string, plans: Rec[], { facts, on, year, end }: Scene): Record<string, () => Answer> {
  const issued = plans.filter((one) => one["origin"] === "new" && by(one["issued_date"], on));
  const inYears = issued.filter((one) => yearsBack(year, 3).includes(String(yearOf(one["issued_date"]))));
  const inYear = issued.filter((one) => yearOf(one["issued_date"]) === year && by(one["issued_date"], end));
  const yearName = (one: Rec) => String(yearOf(one["issued_date"]));
  const received = (one: Rec) => facts.referralOf(facts.assessmentOf(one))?.["received_date"] ?? null;
  const timely = (one: Rec) => {
    const from = received(one);
    if (from === null) return "Not recorded";
    const days = dayNumber(one["issued_date"] ?? "") - dayNumber(from);
    return days < 0 ? "Date error" : days <= 140 ? "Within 20 weeks" : "Over 20 weeks";
  };
  const isIn = (one: Rec) => timely(one) === "Within 20 weeks";
  const full = Array.from({ length: 12 }, (_, at) => fullMonth(at + 1));
  const byMonth = (value: (records: Rec[]) => number | null): Answer => ({
    columns: yearsBack(year, 3),
    rows: full.map((label, at) => ({
      label,
      values: yearsBack(year, 3).map((name) =>
        name === on.slice(0, 4) && at + 1 > Number(on.slice(5, 7))
          ? null
          : value(inYears.filter((one) => yearName(one) === name && monthOf(one["issued_date"]) === label)),
      ),
    })),
    caseCount: inYears.length,
  });
  const waits = (edges: number[], from: (one: Rec) => string | null) =>
    count(
      inYear.map((one) => [one, band(edges, from(one), one["issued_date"] ?? null)]),
      { rows: bands(edges) },
    );
  return {
    [`${page}.total`]: () =>
      count(
        inYears.map((one) => [one, yearName(one), timely(one)]),
        { rows: yearsBack(year, 3), columns: ["Within 20 weeks", "Over 20 weeks"] },
      ),
    [`${page}.within-20-weeks`]: () => ({
      columns: ["Issued", "Within 20 weeks", "Percent"],
      rows: yearsBack(year, 3).map((label) => {
        const ofYear = inYears.filter((one) => yearName(one) === label);
        const within = ofYear.filter(isIn).length;
        return { label, values: [ofYear.length, within, share(within, ofYear.length)] };
      }),
      caseCount: inYears.length,
    }),
    [`${page}.by-month`]: () => byMonth((records) => records.length),
    [`${page}.by-month-within-20-weeks`]: () =>
      byMonth((records) => share(records.filter(isIn).length, records.length)),
    [`${page}.time-from-referral`]: () => waits([16, 20, 26, 39, 52], received),
    [`${page}.time-from-decision`]: () =>
      waits([2, 4, 6, 8, 12], (one) => {
        const decided = facts.assessmentOf(one)?.["decision_date"];
        return by(decided, on) ? decided : null;
      }),
  };
}
