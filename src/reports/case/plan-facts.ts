import type { Plan, Review } from "../../cases/records.ts";
import { isBy, spelledDay } from "../../facts/calendar.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { beganOn, isCurrentOn } from "../../facts/plan.ts";
import { amendmentClock, isAmendedPlanAwaited, isDecisionAwaited, reviewClock } from "../../facts/review-clock.ts";
import {
  effectiveOn,
  isCompletedOn,
  isReviewLateInLaw,
  isScheduledOn,
  lastEventOn,
  latestCompletedReview,
  overdueBandSince,
} from "../../facts/review.ts";
import { dayCount, startClock } from "../../facts/statutory-clock.ts";
import { agoText, awaitedBy, dueClause, isRequestOpen, sentence, type CaseNow } from "./case-now.ts";
import { limitFact } from "./request-facts.ts";

/** Sentences about a case's plan and its reviews, each the answer to one question. */

/** Says that there is no plan to ask about, and when one is due. */
function noPlan(now: CaseNow): string {
  const due = isRequestOpen(now) ? ` ${limitFact("plan-issue", now)}` : "";
  return `No plan is issued for this case, so there is no review of one.${due}`;
}

/** Says when the plan was issued, and by whom it was taken over. */
export function planIssuedFact(now: CaseNow): string {
  const { plan, on } = now;
  if (plan?.issuedOn == null) {
    return isRequestOpen(now)
      ? `No plan is issued yet. ${limitFact("plan-issue", now)}`
      : "No plan is issued for this case.";
  }
  const first = plan.origin === "transfer_in" ? "first issued by another authority" : "issued";
  return `The plan was ${first} on ${agoText(plan.issuedOn, on)}.${takenOverText(plan)}${ceasedText(now)}`;
}

function takenOverText({ origin, issuedOn, responsibleFrom }: Plan): string {
  const isOther = origin === "transfer_in" || (responsibleFrom !== null && responsibleFrom !== issuedOn);
  if (!isOther || responsibleFrom === null) return "";
  return ` This authority has been responsible for it since ${spelledDay(responsibleFrom)}.`;
}

function ceasedText({ plan, on }: CaseNow): string {
  if (plan === null || !isBy(plan.ceasedOn, on)) return "";
  return ` It ceased on ${spelledDay(plan.ceasedOn)}${plan.ceasedReason === null ? "" : `: "${plan.ceasedReason}"`}.`;
}

/** Says whether the plan came from another authority. */
export function originFact(now: CaseNow): string {
  const { plan, snapshot } = now;
  if (plan === null) return "No plan is issued for this case, so none was transferred in.";
  if (plan.origin === "transfer_in") return `The plan is a transfer in from another authority.${takenOverText(plan)}`;
  // a source that does not hold transfers cannot tell an older plan from one that was taken over
  if (snapshot.limits?.unheld.has("transfers") === true) {
    return `The plan is not recorded as a transfer in. ${planIssuedFact(now)}`;
  }
  const what = plan.origin === "conversion" ? "was converted from a statement" : "was issued here as a new plan";
  return `The plan is not a transfer in. It ${what}. ${planIssuedFact(now)}`;
}

/** Says whether the plan has ceased. */
export function ceasedFact(now: CaseNow): string {
  const { plan, on, request } = now;
  if (plan !== null && isCurrentOn(plan, on)) return "The plan has not ceased: it is current.";
  if (plan !== null) return ceasedText(now).trim();
  return request === null
    ? "No plan and no request are recorded."
    : `There is no plan; the request is ${openText(now)}.`;
}

function openText(now: CaseNow): string {
  return isRequestOpen(now) ? "open" : (now.request?.place ?? "");
}

/** Says whether the case is open. */
export function openFact(now: CaseNow): string {
  const { plan, on } = now;
  if (plan !== null && isCurrentOn(plan, on)) return "The case is open: its plan is current.";
  if (isRequestOpen(now)) return "The case is open: its request is not finished.";
  return `The case is not open. ${plan === null ? "Its request is closed." : ceasedText(now).trim()}`;
}

function outcomeText({ outcome }: Review): string {
  return outcome === null ? "no outcome recorded" : `outcome ${outcome}`;
}

/** Says when the plan was last reviewed. */
export function lastReviewFact(now: CaseNow): string {
  const { plan, on } = now;
  if (plan === null) return noPlan(now);
  const review = latestCompletedReview(plan, on);
  const held = review === null ? null : effectiveOn(review, on);
  if (review === null || held === null) return `No completed review of the plan is recorded. ${planIssuedFact(now)}`;
  const completed =
    review.completedOn !== null && review.completedOn !== held ? `, completed ${spelledDay(review.completedOn)}` : "";
  return `The plan was last reviewed on ${agoText(held, on)}${completed}, ${outcomeText(review)}.`;
}

/** Says when the next review is due, from what, and how that stands to the law's months and the dashboard's. */
export function nextReviewFact(now: CaseNow): string {
  const { plan, on, snapshot } = now;
  if (plan === null) return noPlan(now);
  if (!isCurrentOn(plan, on)) return `No review is due. ${ceasedText(now).trim()}`;
  const running = reviewClock(plan, on, snapshot.words);
  if (running === null) return "The data does not say when the next review is due.";
  return `${sentence(`${dueClause(awaitedBy(running), running.dueOn, on)}${lawText(plan, now)}`)} ${scheduledFact(now)}`;
}

/** Says on which side of the law's 12 months and the dashboard's 14 a late review stands; empty: it is not late. */
export function lawText(plan: Plan, { on }: CaseNow): string {
  const last = lastEventOn(plan, on);
  if (!isReviewLateInLaw(last, on)) return "";
  return overdueBandSince(last, on) === null
    ? " (late in law, past 12 months; not yet past 14 months)"
    : " (late in law, past 12 months, and past 14 months)";
}

/** Says whether a review is scheduled, and whether its day has passed. */
export function scheduledFact(now: CaseNow): string {
  const { plan, on } = now;
  if (plan === null) return noPlan(now);
  const days = plan.reviews.flatMap((review) =>
    isScheduledOn(review, on) && review.scheduledOn !== null ? [review.scheduledOn] : [],
  );
  const ahead = days.filter((day) => day >= on).sort((a, b) => a - b)[0];
  const past = days.filter((day) => day < on).sort((a, b) => b - a)[0];
  if (ahead !== undefined) {
    const when = ahead === on ? "today" : `in ${dayCount(ahead - on)}`;
    return `A review is scheduled for ${spelledDay(ahead)}, ${when}.`;
  }
  if (past === undefined) return "No review is scheduled.";
  return `A review was scheduled for ${agoText(past, on)}, and is not recorded as held.`;
}

/** Says what the last review came to. */
export function outcomeFact(now: CaseNow): string {
  const { plan, on } = now;
  if (plan === null) return noPlan(now);
  const review = latestCompletedReview(plan, on);
  const held = review === null ? null : effectiveOn(review, on);
  if (review === null || held === null) return "No completed review of the plan is recorded, so there is no outcome.";
  const decided = isBy(review.decidedOn, on)
    ? `decided on ${spelledDay(review.decidedOn)}`
    : "with no decision recorded";
  return `The last review, of ${spelledDay(held)}, has ${outcomeText(review)}, ${decided}.${amendedText(review, now)}`;
}

function amendedText(review: Review, { on }: CaseNow): string {
  if (review.outcome !== "amend") return "";
  if (isBy(review.amendedFinalOn, on))
    return ` The amended final plan was issued on ${spelledDay(review.amendedFinalOn)}.`;
  return isBy(review.amendedDraftOn, on)
    ? ` The proposed amendments were sent on ${spelledDay(review.amendedDraftOn)}; the amended final plan is not issued yet.`
    : " The proposed amendments are not recorded as sent.";
}

/** Says when the decision after the last review is due, or when it was taken. */
export function reviewDecisionFact(now: CaseNow): string {
  const { held, on, snapshot } = now;
  if (held === null || !isDecisionAwaited(held.review, on)) return outcomeFact(now);
  const running = startClock("review-decision", held.effectiveOn, snapshot.words);
  return sentence(dueClause(`the decision after the review of ${spelledDay(held.effectiveOn)}`, running.dueOn, on));
}

/** Says when the plan was last amended. */
export function amendedFact(now: CaseNow): string {
  const { plan, on, held } = now;
  if (plan === null) return noPlan(now);
  const finals = plan.reviews.flatMap(({ amendedFinalOn }) => (isBy(amendedFinalOn, on) ? [amendedFinalOn] : []));
  const last = finals.sort((a, b) => b - a)[0];
  const awaitedText = held !== null && isAmendedPlanAwaited(held.review, on) ? ` ${amendedDueFact(now)}` : "";
  if (last === undefined) return `No amended final plan is recorded.${awaitedText}`;
  return `The plan was last amended on ${agoText(last, on)}.${awaitedText}`;
}

/** Says when the amended plan is due. */
export function amendedDueFact(now: CaseNow): string {
  const { held, on, snapshot } = now;
  if (held === null || !isAmendedPlanAwaited(held.review, on)) {
    return `No amended plan is awaited. ${outcomeFact(now)}`;
  }
  const running = amendmentClock(held, on, snapshot.words);
  return sentence(dueClause(awaitedBy(running, true), running.dueOn, on));
}

/** Lists the completed reviews, the latest first. */
export function reviewsFact(now: CaseNow): string {
  const { person, on } = now;
  const held = person.plans
    .flatMap(({ reviews }) => reviews)
    .flatMap((review) => {
      const day = isCompletedOn(review, on) ? effectiveOn(review, on) : null;
      return day === null ? [] : [{ day, review }];
    })
    .sort((a, b) => b.day - a.day);
  if (held.length === 0) return "No completed review is recorded for this case.";
  const days = held.map(({ day, review }) => `${spelledDay(day)} (${outcomeText(review)})`);
  return `${held.length === 1 ? "1 completed review is" : `${held.length} completed reviews are`} recorded: ${days.join(", ")}.`;
}

/** Says who completed the last review. */
export function reviewerFact(now: CaseNow): string {
  const { plan, on, snapshot } = now;
  const review = plan === null ? null : latestCompletedReview(plan, on);
  if (review === null) return lastReviewFact(now);
  const worker = snapshot.workers.find(({ workerId }) => workerId === review.completedByWorkerId);
  const team = review.completedByTeam === null ? "" : `, team ${review.completedByTeam}`;
  const who =
    worker === undefined
      ? `The record does not say who completed it${team}`
      : `It was completed by ${officerNames(snapshot).officer(worker)}${team}`;
  return `${lastReviewFact(now)} ${who}.`;
}

/** Says since when the plan is as it is, for a case without an open request. */
export function planWaitFact(now: CaseNow): string {
  const { plan, on } = now;
  const last = plan === null ? null : lastEventOn(plan, on);
  if (plan === null || last === null || !isCurrentOn(plan, on)) return openFact(now);
  const began = beganOn(plan);
  return `No request is waiting. The plan has been current since ${began === null ? "a day that is not known" : spelledDay(began)}. ${nextReviewFact(now)}`;
}
