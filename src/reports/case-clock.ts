import { textOfDay, textOfDayOrNull, type Day } from "../cases/day.ts";
import type { List } from "../answer.ts";
import type { ClockId } from "../cases/clock-change.ts";
import type { Person, Plan, Referral } from "../cases/records.ts";
import type { CouncilWords } from "../cases/council-words.ts";
import { isExemptionRecorded } from "../facts/request.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { isNewClient, requestPlaceOn, lastDecidedAssessment, type RequestPlace } from "../facts/request.ts";
import {
  amendmentClock,
  isAmendedPlanAwaited,
  isDecisionAwaited,
  ownLatestReview,
  reviewClock,
} from "../facts/review-clock.ts";
import { startClock, type RunningClock } from "../facts/statutory-clock.ts";

interface Line {
  readonly what: string;
  readonly state: string;
  readonly since: Day;
  /** The clock that runs; null: none does. */
  readonly running: RunningClock | null;
}

/** The clock of a request's next step; one decided in words that no rule knows keeps the clock of its furthest step. */
function clockAt(place: RequestPlace, isAssessmentDecided: boolean): ClockId | null {
  if (place === "undecided") return "assessment-decision";
  if (place === "assessing") return "plan-decision";
  if (place === "awaiting issue") return "plan-issue";
  return place === "unrecognised" ? (isAssessmentDecided ? "plan-issue" : "plan-decision") : null;
}

/** Where each request and current plan of a person stands on the day, and how many days are used and left. */
export function caseClock(person: Person, on: Day, words: CouncilWords): List {
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
        textOfDay(since),
        String(on - since),
        running === null ? "" : textOfDay(running.dueOn),
        running === null ? "" : String(running.dueOn - on),
        running?.terms.source ?? "",
      ],
    })),
    total: lines.length,
  };
}

function requestLine(request: Referral, on: Day, words: CouncilWords): Line[] {
  const place = requestPlaceOn(request, on, words);
  if (place === null) return [];
  const assessment = lastDecidedAssessment(request, on);
  const clock = clockAt(place, assessment !== null);
  const running = clock === null ? null : startClock(clock, request.receivedOn, words);
  const decided = assessment?.decidedOn ?? request.decidedOn;
  const state = [
    place === "unrecognised" ? "decided in words that no rule knows" : place,
    ...(decided !== null && decided <= on && place !== "undecided" ? [`decided ${textOfDay(decided)}`] : []),
    ...(running !== null && isExemptionRecorded(request) ? ["exemption recorded"] : []),
  ];
  return [
    { what: running?.terms.description ?? "Request", state: state.join(", "), since: request.receivedOn, running },
  ];
}

function planLines(plan: Plan, on: Day, words: CouncilWords): Line[] {
  const review = reviewClock(plan, on, words);
  const held = ownLatestReview(plan, on);
  const lines: { running: RunningClock; state: string }[] = [];
  if (review !== null) lines.push({ running: review, state: `current, issued ${textOfDayOrNull(plan.issuedOn)}` });
  if (held !== null && isDecisionAwaited(held.review, on)) {
    lines.push({ running: startClock("review-decision", held.effectiveOn, words), state: "review held" });
  }
  if (held !== null && isAmendedPlanAwaited(held.review, on)) {
    lines.push({
      running: amendmentClock(held, on, words),
      state: `to be amended, decided ${textOfDayOrNull(held.review.decidedOn)}`,
    });
  }
  return lines.map(({ running, state }) => ({
    what: running.terms.description,
    state,
    since: running.startOn,
    running,
  }));
}
