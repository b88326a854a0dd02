import type { Day } from "../../cases/day.ts";
import { isBy, spelledDay } from "../../facts/calendar.ts";
import { isExemptionRecorded, lastDecidedAssessment } from "../../facts/request.ts";
import { dayCount, dueText, startClock, type ClockId } from "../../facts/statutory-clock.ts";
import {
  agoText,
  awaitedBy,
  dueClause,
  isRequestOpen,
  limitOf,
  sentence,
  weeksText,
  type CaseNow,
} from "./case-now.ts";

/** Sentences about a case's request for an assessment, each the answer to one question. */

const noRequest = "No request for an assessment is recorded for this case.";

/** Returns the day on which what a clock of the request waits for was done, and what that was. */
function doneBy(id: ClockId, { request, plan, on }: CaseNow): { readonly day: Day; readonly what: string } | null {
  if (request === null) return null;
  const { record } = request;
  const assessment = lastDecidedAssessment(record, on);
  if (id === "assessment-decision" && isBy(record.decidedOn, on)) {
    return { day: record.decidedOn, what: "the request was decided" };
  }
  if (id === "plan-decision" && assessment?.decidedOn != null) {
    return { day: assessment.decidedOn, what: "the decision was taken" };
  }
  const issuedOn = request.place === "issued" ? (plan?.issuedOn ?? null) : null;
  return id === "plan-issue" && issuedOn !== null ? { day: issuedOn, what: "the plan was issued" } : null;
}

/** Says when a limit of the request ends, and whether what it waits for is done. */
export function limitFact(id: ClockId, now: CaseNow): string {
  const { request, on, snapshot } = now;
  if (request === null) return `${noRequest} So no time limit applies.`;
  const running = startClock(id, request.record.receivedOn, snapshot.words);
  const { dueOn, startOn } = running;
  const limit = `the ${limitOf(running.terms)} from the request of ${spelledDay(startOn)}`;
  const done = doneBy(id, now);
  if (done !== null) {
    const days = done.day - dueOn;
    const when = days > 0 ? `${dayCount(days)} late` : "in time";
    return sentence(`${limit} ended on ${spelledDay(dueOn)}; ${done.what} on ${spelledDay(done.day)}, ${when}`);
  }
  if (!isRequestOpen(now)) return sentence(`the request is ${request.place}, so ${limit} have stopped counting`);
  return sentence(
    `${limit} ${dueOn < on ? "ended" : "end"} on ${dueText(dueOn, on)}; ${awaitedBy(running)} is not recorded yet`,
  );
}

/** Says when the request was received. */
export function receivedFact({ request, on }: CaseNow): string {
  return request === null ? noRequest : `The request was received on ${agoText(request.record.receivedOn, on)}.`;
}

/** Says whether it is decided to assess. */
export function assessDecisionFact(now: CaseNow): string {
  const { request, on, snapshot } = now;
  if (request === null) return noRequest;
  const { decidedOn, decisionTaken, receivedOn } = request.record;
  if (isBy(decidedOn, on)) {
    const words = decisionTaken === null ? "in words that are not recorded" : `"${decisionTaken}"`;
    return `The request was decided on ${agoText(decidedOn, on)}: ${words}.`;
  }
  if (!isRequestOpen(now)) return `No decision whether to assess is recorded; the request is ${request.place}.`;
  const running = startClock("assessment-decision", receivedOn, snapshot.words);
  return `The request is not decided yet: ${dueClause(awaitedBy(running), running.dueOn, on)}.`;
}

/** Says whether the assessment has ended in a decision whether to issue a plan. */
export function issueDecisionFact(now: CaseNow): string {
  const { request, on, snapshot } = now;
  if (request === null) return noRequest;
  const assessment = lastDecidedAssessment(request.record, on);
  if (assessment?.decidedOn != null) {
    const { nextAction, nextActionReason } = assessment;
    const reason = nextActionReason === null ? "" : ` (${nextActionReason})`;
    const words = nextAction === null ? "in words that are not recorded" : `"${nextAction}"${reason}`;
    return `The assessment was decided on ${agoText(assessment.decidedOn, on)}: ${words}.`;
  }
  if (!isRequestOpen(now)) {
    return `No decision whether to issue a plan is recorded; the request is ${request.place === "issued" ? "answered by a plan" : request.place}.`;
  }
  const running = startClock("plan-decision", request.record.receivedOn, snapshot.words);
  return `It is not decided yet: ${dueClause(awaitedBy(running), running.dueOn, on)}.`;
}

/** Says how long the request has waited, or how long it took. */
export function waitingFact(now: CaseNow): string | null {
  const { request, on } = now;
  if (request === null || !isRequestOpen(now)) return null;
  const { receivedOn } = request.record;
  return `The request has waited ${weeksText(on - receivedOn)}, since ${spelledDay(receivedOn)}.`;
}

/** Says how long a request took from its receipt to the plan, and whether that was in time. */
export function tookFact(now: CaseNow): string {
  const { request, plan, snapshot } = now;
  if (request?.place !== "issued" || plan?.issuedOn == null) return limitFact("plan-issue", now);
  const { receivedOn } = request.record;
  const running = startClock("plan-issue", receivedOn, snapshot.words);
  const days = plan.issuedOn - running.dueOn;
  const when = days > 0 ? `${dayCount(days)} past` : "within";
  return `The plan was issued on ${spelledDay(plan.issuedOn)}, ${weeksText(plan.issuedOn - receivedOn)} after the request of ${spelledDay(receivedOn)}: ${when} the ${limitOf(running.terms)}.`;
}

/** Says whether an exemption from the time limits is recorded. */
export function exemptionFact({ person, request }: CaseNow): string {
  const recorded = person.plans.flatMap(({ exemption }) => (exemption === null ? [] : [`"${exemption}"`]));
  if (recorded.length > 0)
    return `An exemption from the time limits is recorded: ${[...new Set(recorded)].join(", ")}.`;
  const isRecorded = request !== null && isExemptionRecorded(request.record);
  return isRecorded
    ? "An exemption from the time limits is recorded."
    : "No exemption from the time limits is recorded.";
}
