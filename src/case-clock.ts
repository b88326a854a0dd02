import type { List } from "./answer.ts";
import type { ClockId } from "./cases/clock-change.ts";
import type { Person, Plan, Referral } from "./cases/record.ts";
import type { CouncilWords } from "./cases/words.ts";
import { daysBetween } from "./facts/calendar.ts";
import { isExemptionRecorded } from "./facts/exemption.ts";
import { isCurrentOn } from "./facts/plan.ts";
import { isNewClient, placeOn, speakingAssessment, type Place } from "./facts/request.ts";
import {
  amendmentRunning,
  isAmendedPlanAwaited,
  isDecisionAwaited,
  ownLatestReview,
  reviewRunning,
} from "./facts/review-work.ts";
import { runningFrom, type Running } from "./facts/statutory-clock.ts";

interface Line {
  readonly what: string;
  readonly state: string;
  readonly since: string;
  /** The clock that runs; null: none does. */
  readonly running: Running | null;
}

/** The clock of a request's next step; one decided in words that no rule knows keeps the clock of its furthest step. */
function clockAt(place: Place, isAssessmentDecided: boolean): ClockId | null {
  if (place === "undecided") return "assessment-decision";
  if (place === "assessing") return "plan-decision";
  if (place === "awaiting issue") return "plan-issue";
  return place === "unrecognised" ? (isAssessmentDecided ? "plan-issue" : "plan-decision") : null;
}

/** Where each request and current plan of a person stands on the day, and how many days are used and left. */
export function caseClock(person: Person, on: string, words: CouncilWords): List {
  const lines = [
    ...person.referrals.filter(isNewClient).flatMap((request) => requestLine(request, on, words)),
    ...person.plans.filter((plan) => isCurrentOn(plan, on)).flatMap((plan) => planLines(plan, on, words)),
  ];
  return {
    kind: "list",
    headings: ["Step", "Stands at", "Since", "Days used", "Due", "Days left", "Source"],
    items: lines.map(({ what, state, since, running }) => ({
      cells: [
        what,
        state,
        since,
        String(daysBetween(since, on)),
        running?.dueOn ?? "",
        running === null ? "" : String(daysBetween(on, running.dueOn)),
        running?.clock.source ?? "",
      ],
    })),
    total: lines.length,
  };
}

function requestLine(request: Referral, on: string, words: CouncilWords): Line[] {
  const place = placeOn(request, on, words);
  if (place === null) return [];
  const assessment = speakingAssessment(request, on);
  const clock = clockAt(place, assessment !== null);
  const running = clock === null ? null : runningFrom(clock, request.receivedOn, words);
  const decided = assessment?.decidedOn ?? request.decidedOn;
  const state = [
    place === "unrecognised" ? "decided in words that no rule knows" : place,
    ...(decided !== null && decided <= on && place !== "undecided" ? [`decided ${decided}`] : []),
    ...(running !== null && isExemptionRecorded(request) ? ["exemption recorded"] : []),
  ];
  return [{ what: running?.clock.says ?? "Request", state: state.join(", "), since: request.receivedOn, running }];
}

function planLines(plan: Plan, on: string, words: CouncilWords): Line[] {
  const review = reviewRunning(plan, on, words);
  const held = ownLatestReview(plan, on);
  const lines: { running: Running; state: string }[] = [];
  if (review !== null) lines.push({ running: review, state: `current, issued ${plan.issuedOn}` });
  if (held !== null && isDecisionAwaited(held.review, on)) {
    lines.push({ running: runningFrom("review-decision", held.effectiveOn, words), state: "review held" });
  }
  if (held !== null && isAmendedPlanAwaited(held.review, on)) {
    lines.push({
      running: amendmentRunning(held, on, words),
      state: `to be amended, decided ${held.review.decidedOn}`,
    });
  }
  return lines.map(({ running, state }) => ({ what: running.clock.says, state, since: running.startOn, running }));
}
