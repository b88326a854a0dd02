import type { List } from "../answer.ts";
import type { CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Person, Plan, Referral } from "../cases/records.ts";
import { spelledDay } from "../facts/calendar.ts";
import { isCurrentOn } from "../facts/plan.ts";
import {
  isExemptionRecorded,
  isNewClient,
  lastDecidedAssessment,
  requestPlaceOn,
  type RequestPlace,
} from "../facts/request.ts";
import {
  amendmentClock,
  isAmendedPlanAwaited,
  isDecisionAwaited,
  ownLatestReview,
  reviewClock,
} from "../facts/review-clock.ts";
import { dayCount, dueText, startClock, type ClockId, type RunningClock } from "../facts/statutory-clock.ts";

/** One step of a case that is not finished. */
interface Step {
  readonly what: string;
  readonly state: string;
  readonly since: Day;
  /** Null: no clock runs. */
  readonly running: RunningClock | null;
}

/**
 * Returns the clock of a request's next step. A request with an unrecognised decision keeps the clock of its furthest
 * step.
 */
function clockAt(place: RequestPlace, isAssessmentDecided: boolean): ClockId | null {
  if (place === "undecided") return "assessment-decision";
  if (place === "assessing") return "plan-decision";
  if (place === "awaiting issue") return "plan-issue";
  return place === "unrecognised" ? (isAssessmentDecided ? "plan-issue" : "plan-decision") : null;
}

/** Returns where each request and current plan of a person stands on the day, with the days used and left. */
export function caseClock(person: Person, on: Day, words: CouncilWords): List {
  const steps = [
    ...person.referrals.filter(isNewClient).flatMap((request) => requestSteps(request, on, words)),
    ...person.plans.filter((plan) => isCurrentOn(plan, on)).flatMap((plan) => planSteps(plan, on, words)),
  ];
  return {
    kind: "list",
    headings: ["What is due", "Where it is", "Clock started", "Due", "Source"],
    items: steps.map(({ what, state, since, running }) => ({
      cells: [
        what,
        state,
        `${spelledDay(since)}, ${dayCount(on - since)} ago`,
        running === null ? "" : dueText(running.dueOn, on),
        running?.terms.source ?? "",
      ],
    })),
    total: steps.length,
  };
}

/** Says in words where a request is. */
const placeTexts: Readonly<Record<RequestPlace, string>> = {
  undecided: "awaiting the decision whether to assess",
  assessing: "being assessed",
  "awaiting issue": "awaiting the final plan",
  issued: "plan issued",
  closed: "closed",
  unrecognised: "decided (the settings do not name this decision)",
};

function requestSteps(request: Referral, on: Day, words: CouncilWords): Step[] {
  const place = requestPlaceOn(request, on, words);
  if (place === null) return [];
  const assessment = lastDecidedAssessment(request, on);
  const clock = clockAt(place, assessment !== null);
  const running = clock === null ? null : startClock(clock, request.receivedOn, words);
  const decided = assessment?.decidedOn ?? request.decidedOn;
  const state = [
    placeTexts[place],
    ...(decided !== null && decided <= on && place !== "undecided" ? [`decided ${spelledDay(decided)}`] : []),
    ...(running !== null && isExemptionRecorded(request) ? ["exemption recorded"] : []),
  ];
  return [
    { what: running?.terms.description ?? "Request", state: state.join(", "), since: request.receivedOn, running },
  ];
}

function datedText(what: string, day: Day | null): string {
  return day === null ? "" : `, ${what} ${spelledDay(day)}`;
}

function planSteps(plan: Plan, on: Day, words: CouncilWords): Step[] {
  const review = reviewClock(plan, on, words);
  const latest = ownLatestReview(plan, on);
  const clocks: { running: RunningClock; state: string }[] = [];
  if (review !== null) clocks.push({ running: review, state: `current plan${datedText("issued", plan.issuedOn)}` });
  if (latest !== null && isDecisionAwaited(latest.review, on)) {
    clocks.push({
      running: startClock("review-decision", latest.effectiveOn, words),
      state: "review held, decision awaited",
    });
  }
  if (latest !== null && isAmendedPlanAwaited(latest.review, on)) {
    clocks.push({
      running: amendmentClock(latest, on, words),
      state: `plan to be amended${datedText("decided", latest.review.decidedOn)}`,
    });
  }
  return clocks.map(({ running, state }) => ({
    what: running.terms.description,
    state,
    since: running.startOn,
    running,
  }));
}
