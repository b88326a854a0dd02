import type { List } from "./answer.ts";
import type { Person, Plan, Referral } from "./cases/record.ts";
import type { CouncilWords } from "./cases/words.ts";
import { addDays, addMonths, daysBetween } from "./facts/calendar.ts";
import { isCurrentOn } from "./facts/plan.ts";
import { isNewClient, placeOn, speakingAssessment, type Place } from "./facts/request.ts";
import { lastEventOn } from "./facts/review.ts";

interface Line {
  readonly what: string;
  readonly state: string;
  readonly since: string | null;
  /** The last day in time. */
  readonly due: string | null;
  readonly source: string;
}

const dueWeeks: Partial<Record<Place, { readonly weeks: number; readonly what: string; readonly source: string }>> = {
  undecided: { weeks: 6, what: "Decide whether to assess", source: "SEND Regulations 2014, regulation 5(1)" },
  assessing: { weeks: 16, what: "Decide whether to issue a plan", source: "SEND Regulations 2014, regulation 10(1)" },
  "awaiting issue": { weeks: 20, what: "Issue the plan", source: "SEND Regulations 2014, regulation 13(2)" },
  unrecognised: {
    weeks: 20,
    what: "Decided in words that no rule knows",
    source: "SEND Regulations 2014, regulation 13(2)",
  },
};

/** Where each request and current plan of a person stands on the day, and how many days are used and left. */
export function caseClock(person: Person, on: string, words: CouncilWords): List {
  const lines = [
    ...person.referrals.filter(isNewClient).flatMap((request) => requestLine(request, on, words)),
    ...person.plans.filter((plan) => isCurrentOn(plan, on)).flatMap((plan) => planLine(plan, on)),
  ];
  return {
    kind: "list",
    headings: ["Step", "Stands at", "Since", "Days used", "Due", "Days left", "Source"],
    items: lines.map(({ what, state, since, due, source }) => ({
      cells: [
        what,
        state,
        since ?? "",
        since === null ? "" : String(daysBetween(since, on)),
        due ?? "",
        due === null ? "" : String(daysBetween(on, due)),
        source,
      ],
    })),
    total: lines.length,
  };
}

function requestLine(request: Referral, on: string, words: CouncilWords): Line[] {
  const place = placeOn(request, on, words);
  if (place === null) return [];
  const due = dueWeeks[place];
  const decided = speakingAssessment(request, on)?.decidedOn ?? request.decidedOn;
  const state = decided !== null && decided <= on && place !== "undecided" ? `${place}, decided ${decided}` : place;
  return [
    {
      what: due?.what ?? "Request",
      state,
      since: request.receivedOn,
      due: due ? addDays(request.receivedOn, due.weeks * 7) : null,
      source: due?.source ?? "",
    },
  ];
}

function planLine(plan: Plan, on: string): Line[] {
  const last = lastEventOn(plan, on);
  if (last === null) return [];
  return [
    {
      what: "Review the plan",
      state: `current, issued ${plan.issuedOn}`,
      since: last,
      due: addMonths(last, 12),
      source: "Children and Families Act 2014, section 44(1)",
    },
  ];
}
