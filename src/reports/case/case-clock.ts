import type { List } from "../../answer.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import type { Day } from "../../cases/day.ts";
import type { Person, Plan, Referral } from "../../cases/records.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import {
  isExemptionRecorded,
  isNewClient,
  lastDecidedAssessment,
  requestPlaceOn,
  type RequestPlace,
} from "../../facts/request.ts";
import {
  amendmentClock,
  isAmendedPlanAwaited,
  isDecisionAwaited,
  ownLatestReview,
  reviewClock,
} from "../../facts/review-clock.ts";
import { dueText, startClock, type ClockId, type RunningClock } from "../../facts/statutory-clock.ts";
import { agoText, awaitedBy } from "./case-now.ts";

/** One step of a case that is not finished. */
export interface Step {
  readonly what: string;
  /** The same in running words: "the final plan". */
  readonly awaits: string;
  readonly state: string;
  /** From what the days are counted: "the request". */
  readonly from: string;
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

/** Returns the steps of a person's requests and current plans that are not finished on the day; if none, the finished ones. */
export function stepsOf(person: Person, on: Day, words: CouncilWords): Step[] {
  const steps = [
    ...person.referrals.filter(isNewClient).flatMap((request) => requestSteps(request, on, words)),
    ...person.plans.filter((plan) => isCurrentOn(plan, on)).flatMap((plan) => planSteps(plan, on, words)),
  ];
  const running = steps.filter((step) => step.running !== null);
  return running.length > 0 ? running : steps;
}

/** Shows where each step stands on the day, with the days used and left. */
export function caseClock(steps: readonly Step[], on: Day): List {
  return {
    kind: "list",
    headings: ["What is due", "Where it is", "Clock started", "Due", "Source"],
    items: steps.map(({ what, state, from, since, running }) => ({
      cells: [
        what,
        state,
        `${from} of ${agoText(since, on)}`,
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
    {
      what: running?.terms.description ?? "Request",
      awaits: running === null ? "" : awaitedBy(running),
      state: state.join(", "),
      from: "the request",
      since: request.receivedOn,
      running,
    },
  ];
}

function datedText(what: string, day: Day | null): string {
  return day === null ? "" : `, ${what} ${spelledDay(day)}`;
}

/** Names the event from which a review's clock runs. */
function reviewStart({ terms, startOn }: RunningClock, plan: Plan): string {
  if (terms.id === "review-after-transfer") return "the transfer in";
  return startOn === plan.issuedOn ? "the plan's issue" : "the last review";
}

function planSteps(plan: Plan, on: Day, words: CouncilWords): Step[] {
  const review = reviewClock(plan, on, words);
  const latest = ownLatestReview(plan, on);
  const step = (running: RunningClock, state: string, from: string, isAmendment = false): Step => ({
    what: running.terms.description,
    awaits: awaitedBy(running, isAmendment),
    state,
    from,
    since: running.startOn,
    running,
  });
  const steps: Step[] = [];
  if (review !== null) {
    steps.push(step(review, `current plan${datedText("issued", plan.issuedOn)}`, reviewStart(review, plan)));
  }
  if (latest !== null && isDecisionAwaited(latest.review, on)) {
    const running = startClock("review-decision", latest.effectiveOn, words);
    steps.push(step(running, "review held, decision awaited", "the review"));
  }
  if (latest !== null && isAmendedPlanAwaited(latest.review, on)) {
    const running = amendmentClock(latest, on, words);
    const from = running.terms.id === "amended-final-from-draft" ? "the proposed amendments" : "the review";
    steps.push(step(running, `plan to be amended${datedText("decided", latest.review.decidedOn)}`, from, true));
  }
  return steps;
}
