import { count, type Answer, type Hit } from "./counts.ts";
import { civil, dayNumber, monthsOn, plus, shortMonth, yearsBetween } from "./dates.ts";
import { by, type Facts } from "./facts.ts";
import { itemOf, type Item, type Kind } from "./kinds.ts";
import type { Scene } from "./requests.ts";
import type { Rec } from "./rows.ts";

const openPlaces = new Set(["undecided", "assessing", "awaiting issue"]);
const heldColumns = ["Plans", "Open requests", "Reviews due in 13 weeks", "Late", "Overdue"];
const pipelineRows = ["Late", "Next 2 weeks", "3 to 4 weeks", "5 to 13 weeks"];
const stages = ["Final issued", "Draft amended", "Review held", "Nothing yet"];
const moves: readonly (readonly [age: number, name: string, last: string])[] = [
  [4, "Starting school", "02-15"],
  [11, "Primary to secondary school", "02-15"],
  [16, "Secondary school to post-16", "03-31"],
];

const isRequest = (one: Rec) => one["referral_type"] === "ehc_needs_assessment";
const received = (one: Rec) => one["received_date"] ?? "";
const reviewDay = (plan: Rec, facts: Facts, on: string) => plus(monthsOn(facts.lastEvent(plan, on), 12), -1);

/** The current plans and open requests of a day. */
function heldOn(facts: Facts, on: string): Rec[] {
  const { kept } = facts;
  const plans = kept.plan.filter((one) => facts.current(one, on));
  const requests = kept.referral.filter((one) => isRequest(one) && openPlaces.has(facts.place(one, on) ?? ""));
  return [...plans, ...requests];
}

/** Names the columns of a caseload that count a plan or a request. */
function columnsOfHeld(one: Rec, facts: Facts, on: string): string[] {
  const [plans = "", requests = "", due = "", late = "", overdue = ""] = heldColumns;
  if (one["plan_id"] == null) {
    const limit = { undecided: 42, assessing: 112 }[facts.place(one, on) ?? ""] ?? 140;
    return [
      requests,
      ...(on > plus(received(one), limit) ? [late] : []),
      ...(on > plus(received(one), 140) ? [overdue] : []),
    ];
  }
  const day = reviewDay(one, facts, on);
  return [
    plans,
    ...(on <= day && day <= plus(on, 91) ? [due] : []),
    ...(on > day ? [late] : []),
    ...(on > monthsOn(facts.lastEvent(one, on), 14) ? [overdue] : []),
  ];
}

/** Returns the row of a plan in the pipeline of reviews; undefined: it is due later. */
function pipelineRow(plan: Rec, facts: Facts, on: string): string | undefined {
  const left = dayNumber(reviewDay(plan, facts, on)) - dayNumber(on);
  if (left < 0) return pipelineRows[0];
  return left > 91 ? undefined : pipelineRows[left <= 14 ? 1 : left <= 28 ? 2 : 3];
}

function isBooked(plan: Rec, facts: Facts, on: string): boolean {
  return facts.reviewsOf(plan).some((one) => (one["scheduled_date"] ?? "") >= on && !facts.completed(one, on));
}

/** A plan of somebody who moves to another phase. */
interface Move {
  readonly name: string;
  readonly dueOn: string;
  readonly stage: string;
}

/** Returns the move of a current plan's child in the transfer year of the day; undefined: none, or the plan is too new. */
function moveOf(plan: Rec, facts: Facts, on: string): Move | undefined {
  const year = Number(on.slice(0, 4)) + (on.slice(5) >= "09-01" ? 1 : 0);
  const birth = facts.personOf(plan)["date_of_birth"];
  const begun = facts.begun(plan) ?? "";
  if (!facts.current(plan, on) || !by(birth, on)) return undefined;
  const age = yearsBetween(birth, civil(year, 8, 31));
  const move = moves.find(([one]) => one === age);
  if (move === undefined) return undefined;
  const dueOn = `${year}-${move[2]}`;
  if (plus(begun, 84) > dueOn) return undefined;
  const since = civil(year - 1, 9, 1);
  const isIn = (day: string | null | undefined) => by(day, on) && day >= since;
  const reviews = facts.reviewsOf(plan);
  const isFinal = isIn(plan["issued_date"]) || reviews.some((one) => isIn(one["amended_final_date"]));
  const isDrafted = reviews.some((one) => isIn(one["amended_draft_date"]));
  const effect = (one: Rec) =>
    facts.wrongDate(one, on) ? one["completed_date"] : (one["review_date"] ?? one["completed_date"]);
  const isHeld = reviews.some((one) => facts.completed(one, on) && isIn(effect(one)));
  return { name: move[1], dueOn, stage: stages[[isFinal, isDrafted, isHeld, true].indexOf(true)] ?? "" };
}

/** Returns the plans of the cohort of a day. */
function cohortOn(facts: Facts, on: string): Rec[] {
  return facts.kept.plan.filter((one) => moveOf(one, facts, on) !== undefined);
}

const planDue = (one: Rec) => plus(received(one), 140);

/** Where a request stood, by its age in days: each entry holds from its age on. */
type Stays = readonly (readonly [age: number, place: string | null])[];

function staysOf(one: Rec, facts: Facts): Stays {
  const { kept } = facts;
  const assessments = kept.assessment.filter((other) => other["referral_id"] === one["referral_id"]);
  const plans = kept.plan.filter((plan) => plan["person_id"] === one["person_id"]);
  const days = [one, ...assessments, ...plans].flatMap((row) =>
    ["received_date", "decision_date", "withdrawn_date", "issued_date"].flatMap((column) => row[column] ?? []),
  );
  const ages = [...new Set(days)].sort().map((day) => [dayNumber(day) - dayNumber(received(one)), day] as const);
  return ages.map(([age, day]) => [age, facts.place(one, day)] as const);
}

/** Returns the day of the plan of a request: the first on which its place is issued. */
function issueOf(one: Rec, stays: Stays): string | undefined {
  const age = stays.find(([, place]) => place === "issued")?.[0];
  return age === undefined ? undefined : plus(received(one), age);
}

/** A request of which the chances of others are told: where it stood, and what became of it. */
interface Alike {
  readonly stays: Stays;
  readonly ageOnDay: number;
  readonly result: "in time" | "late" | "none";
}

/** Whether a request stood at a place at some age within the bounds. */
function stood({ stays, ageOnDay }: Alike, place: string, from: number, to: number): boolean {
  for (let age = Math.max(0, from); age <= Math.min(to, ageOnDay); age += 1) {
    if (stays.findLast(([since]) => since <= age)?.[1] === place) return true;
  }
  return false;
}

/** Computes the chances of open requests on a day, by going through the earlier ones for each. */
function chancesOn(facts: Facts, on: string) {
  const requests = facts.kept.referral.filter(isRequest);
  const alike = requests
    .filter((one) => received(one) >= monthsOn(on, -24) && planDue(one) < on)
    .map((one): Alike => {
      const stays = staysOf(one, facts);
      const issued = issueOf(one, stays);
      const isOpen = openPlaces.has(facts.place(one, on) ?? "");
      const hasPlan = by(issued, on) && issued >= received(one);
      const result = hasPlan ? (issued <= planDue(one) ? "in time" : "late") : isOpen ? "late" : "none";
      return { stays, ageOnDay: dayNumber(on) - dayNumber(received(one)), result };
    });
  const known = new Map<string, readonly [inTime: number, plan: number]>();
  return (one: Rec): readonly [inTime: number, plan: number] => {
    const place = facts.place(one, on) ?? "";
    const age = dayNumber(on) - dayNumber(received(one));
    const key = `${place} ${age}`;
    const told = known.get(key);
    if (told !== undefined) return told;
    const near = [7, 14, 28].map((days) => alike.filter((other) => stood(other, place, age - days, age + days)));
    const widest = near[2] ?? [];
    const anywhere = alike.filter((other) =>
      other.stays.some(([since, at]) => at === place && since <= other.ageOnDay),
    );
    const some = near.find((others) => others.length >= 20) ?? (widest.length > 0 ? widest : anywhere);
    const counted = some.filter(({ result }) => age <= 140 || result !== "in time");
    const share = (result: Alike["result"]) =>
      counted.filter((other) => other.result === result).length / counted.length;
    const chances =
      counted.length === 0 ? ([0, 0] as const) : ([share("in time"), share("in time") + share("late")] as const);
    known.set(key, chances);
    return chances;
  };
}

/** Returns the requests whose 20 weeks end in the month of the day or the next five: open, or with a plan. */
function dueOn(facts: Facts, on: string): Rec[] {
  const first = `${on.slice(0, 7)}-01`;
  return facts.kept.referral.filter((one) => {
    const day = planDue(one);
    const place = facts.place(one, on) ?? "";
    const isCounted = openPlaces.has(place) || (place === "issued" && received(one) <= on);
    return isRequest(one) && isCounted && day >= first && day < monthsOn(first, 6);
  });
}

/** Names the columns of the forecast that count a request. */
function columnsOfDue(one: Rec, facts: Facts, on: string): string[] {
  const issued = issueOf(one, staysOf(one, facts));
  if (by(issued, on) && issued >= received(one) && issued <= planDue(one)) return ["Due", "Issued in time"];
  return planDue(one) < on ? ["Due", "Lost already"] : ["Due"];
}

/** Returns how many of the requests are expected to have a plan in time. */
function expectedOf(facts: Facts, on: string, requests: readonly Rec[]): number {
  const chances = chancesOn(facts, on);
  const isOpen = (one: Rec) => openPlaces.has(facts.place(one, on) ?? "");
  return Math.round(requests.filter(isOpen).reduce((sum, one) => sum + chances(one)[0], 0));
}

/** Computes the tables of the page of what is ahead that stand on a day. */
export function aheadAnswers({ facts, on, keep }: Scene): Record<string, () => Answer> {
  const mine = (all: readonly Rec[]) => all.filter((one) => keep(facts.personOf(one)));
  const plans = mine(facts.kept.plan.filter((one) => facts.current(one, on)));
  const months = [0, 1, 2, 3, 4, 5].map((later) => shortMonth(monthsOn(`${on.slice(0, 7)}-01`, later)));
  return {
    caseload: () =>
      count(
        mine(heldOn(facts, on)).flatMap((one) =>
          columnsOfHeld(one, facts, on).map((column): Hit => [
            one,
            facts.name(facts.officer(facts.personOf(one), on)),
            column,
          ]),
        ),
        { columns: heldColumns },
      ),
    "reviews.pipeline": () =>
      count(
        plans.flatMap((one): Hit[] => {
          const row = pipelineRow(one, facts, on);
          return row === undefined ? [] : [[one, row, isBooked(one, facts, on) ? "Scheduled" : "Not scheduled"]];
        }),
        { rows: pipelineRows, columns: ["Scheduled", "Not scheduled"] },
      ),
    "phase-transfers": () =>
      count(
        mine(cohortOn(facts, on)).flatMap((one): Hit[] => {
          const move = moveOf(one, facts, on);
          if (move === undefined) return [];
          const isLate = on > move.dueOn && move.stage !== stages[0];
          return [[one, move.name, move.stage], ...(isLate ? [[one, move.name, "Late"] as const] : [])];
        }),
        { rows: moves.map(([, name]) => name), columns: [...stages, "Late"] },
      ),
    "forecast.20-weeks": () => {
      const requests = mine(dueOn(facts, on));
      const answer = count(
        requests.flatMap((one) =>
          columnsOfDue(one, facts, on).map((column): Hit => [one, shortMonth(planDue(one)), column]),
        ),
        { rows: months, columns: ["Due", "Issued in time", "Lost already"] },
      );
      const rows = answer.rows.map(({ label, values }) => {
        const inMonth = requests.filter((one) => shortMonth(planDue(one)) === label);
        return { label, values: [...values.slice(0, 2), expectedOf(facts, on, inMonth), ...values.slice(2)] };
      });
      return { ...answer, columns: ["Due", "Issued in time", "Expected in time", "Lost already"], rows };
    },
  };
}

/** The measures of what is ahead that count what stands on a day. */
export function aheadStocks(facts: Facts): Kind[] {
  const stock = (id: string, recs: (on: string) => readonly Rec[], more: Partial<Kind> = {}): Kind => ({
    id,
    items: (on) => recs(on).map((one) => itemOf(facts, one, null)),
    isFlow: false,
    ...more,
  });
  const stage = ({ rec }: Item, on: string) => moveOf(rec, facts, on);
  return [
    stock("caseload", (on) => heldOn(facts, on)),
    stock(
      "reviews.pipeline",
      (on) => facts.kept.plan.filter((one) => facts.current(one, on) && pipelineRow(one, facts, on) !== undefined),
      { wait: ({ rec }, on) => [facts.lastEvent(rec, on) || null, on] },
    ),
    stock("phase-transfers", (on) => cohortOn(facts, on), {
      parts: {
        late: {
          holds: (item, on) => on > (stage(item, on)?.dueOn ?? "9999") && stage(item, on)?.stage !== stages[0],
        },
        "not-final": { holds: (item, on) => stage(item, on)?.stage !== stages[0] },
      },
    }),
    stock("forecast.20-weeks", (on) => dueOn(facts, on), {
      wait: ({ rec }, on) => [received(rec), on],
      worked: {
        column: "Expected in time",
        of: (items, on) =>
          expectedOf(
            facts,
            on,
            items.map(({ rec }) => rec),
          ),
      },
    }),
  ];
}
