import type { Aspect } from "../../cases/snapshot.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { isAmendedPlanAwaited } from "../../facts/review-clock.ts";
import {
  limitFact,
  assessDecisionFact,
  exemptionFact,
  issueDecisionFact,
  receivedFact,
  tookFact,
  waitingFact,
} from "./request-facts.ts";
import { stepsOf, type Step } from "./case-clock.ts";
import { dueClause, isRequestOpen, limitOf, sentence, type CaseNow } from "./case-now.ts";
import { ageFact, backgroundFact, officerFact, officersFact, professionalsFact } from "./people-facts.ts";
import {
  amendedDueFact,
  amendedFact,
  ceasedFact,
  lastReviewFact,
  lawText,
  nextReviewFact,
  openFact,
  originFact,
  outcomeFact,
  planIssuedFact,
  planWaitFact,
  reviewDecisionFact,
  reviewerFact,
  reviewsFact,
  scheduledFact,
} from "./plan-facts.ts";
import type { CaseAsk } from "../../typed/case-asks.ts";

/** What a sentence may tell besides the records' days. */
export interface Told {
  /** The kinds of worker asked about. */
  readonly roles: readonly string[];
  /** Whether the asker may see the whole case, and not only what is wrong with its records. */
  readonly isWhole: boolean;
  /** What is wrong with the records, a sentence each. */
  readonly errors: readonly string[];
}

type Running = Step & { readonly running: NonNullable<Step["running"]> };

/** Returns the steps that a clock runs for, the one due first first. */
function runningSteps({ person, on, snapshot }: CaseNow): Running[] {
  return stepsOf(person, on, snapshot.words)
    .flatMap((step) => (step.running === null ? [] : [{ ...step, running: step.running }]))
    .sort((a, b) => a.running.dueOn - b.running.dueOn);
}

const nothingDue = "Nothing is due on this case.";

/** Says when each step is due and, of an open request, when its 20 weeks end. */
function dueFact(now: CaseNow): string {
  const steps = runningSteps(now);
  if (steps.length === 0) return nothingDue;
  const sentences = steps.map((step) => dueSentence(step, now));
  const endsLater = isRequestOpen(now) && steps.every(({ running }) => running.terms.id !== "plan-issue");
  return [...sentences, ...(endsLater ? [limitFact("plan-issue", now)] : [])].join(" ");
}

function dueSentence({ awaits, running, from, since }: Running, now: CaseNow): string {
  const { on, plan } = now;
  const isReview = running.terms.id === "review" && plan !== null && isCurrentOn(plan, on);
  const law = isReview ? lawText(plan, now) : "";
  return sentence(
    `${dueClause(awaits, running.dueOn, on)}, ${limitOf(running.terms)} from ${from} of ${spelledDay(since)}${law}`,
  );
}

function lateFact(now: CaseNow): string {
  const steps = runningSteps(now);
  if (steps.length === 0) return nothingDue;
  const late = steps.filter(({ running }) => running.dueOn < now.on);
  return `${late.length === 0 ? "It is not late." : "It is late."} ${dueFact(now)}`;
}

function whyLateFact(now: CaseNow): string {
  const late = runningSteps(now).filter(({ running }) => running.dueOn < now.on);
  if (late.length === 0) return lateFact(now);
  const lacking = late.map(({ awaits }) => awaits).join(" and ");
  const are = late.length > 1 || lacking.endsWith("s") ? "are" : "is";
  return `It is late because ${lacking} ${are} not recorded. ${dueFact(now)} The case data does not say why.`;
}

/** Says in one sentence where a case stands. */
export function standingFact(now: CaseNow): string {
  const [first] = runningSteps(now);
  if (first === undefined) return openFact(now);
  return sentence(`${first.state}; ${dueClause(first.awaits, first.running.dueOn, now.on)}`);
}

/** Says what is to be done next. */
export function nextFact(now: CaseNow): string {
  const [first] = runningSteps(now);
  if (first === undefined) return nothingDue;
  return `Next: ${first.what.slice(0, 1).toLowerCase()}${first.what.slice(1)}. ${dueSentence(first, now)}`;
}

type Listed = "whole" | "days" | "alerts";

const facts: Readonly<Record<Exclude<CaseAsk, Listed>, (now: CaseNow, told: Told) => string>> = {
  age: ageFact,
  amended: amendedFact,
  "amended-due": amendedDueFact,
  "assess-decision": assessDecisionFact,
  "assess-due": (now) => limitFact("assessment-decision", now),
  background: (now, { isWhole }) => (isWhole ? backgroundFact(now) : "Your role does not see the child's background."),
  ceased: ceasedFact,
  decisions: (now) => (now.request === null ? outcomeFact(now) : decisionsFact(now)),
  due: dueFact,
  errors: (_, { errors }) => (errors.length === 0 ? "No data errors are recorded for this case." : errors.join(" ")),
  exemption: exemptionFact,
  "issue-decision": issueDecisionFact,
  "issue-decision-due": (now) => limitFact("plan-decision", now),
  late: lateFact,
  next: nextFact,
  officer: officerFact,
  officers: officersFact,
  open: openFact,
  origin: originFact,
  outcome: outcomeFact,
  "plan-due": planDueFact,
  "plan-issued": planIssuedFact,
  professionals: (now, { roles }) => professionalsFact(now, roles),
  received: receivedFact,
  "review-decision": reviewDecisionFact,
  "review-last": lastReviewFact,
  "review-next": nextReviewFact,
  reviewer: reviewerFact,
  reviews: reviewsFact,
  scheduled: scheduledFact,
  took: tookFact,
  waiting: (now) => waitingFact(now) ?? planWaitFact(now),
  "why-late": whyLateFact,
};

/** Says when the plan is due; of one that is being amended, when the amended final is due as well. */
function planDueFact(now: CaseNow): string {
  const isAmended = now.held !== null && isAmendedPlanAwaited(now.held.review, now.on);
  return `${isAmended ? `${amendedDueFact(now)} ` : ""}${limitFact("plan-issue", now)}`;
}

/** What a fact rests on that not every source holds. Without it, one of the first is not told, and one of the second not all. */
const untold: Partial<Record<CaseAsk, Aspect>> = {
  scheduled: "scheduled reviews",
  "issue-decision": "issue decisions",
  "issue-decision-due": "issue decisions",
  professionals: "officers",
};
const partlyTold: Partial<Record<CaseAsk, Aspect>> = {
  amended: "amendments",
  "amended-due": "amendments",
  officers: "earlier officers",
  origin: "transfers",
  reviews: "every review",
};

/** Says a fact, or what the source does not hold of it: "none is recorded" would say that there is none. */
function factSentence(ask: Exclude<CaseAsk, Listed>, now: CaseNow, told: Told): string {
  const { limits } = now.snapshot;
  const clauseOf = (aspect: Aspect | undefined) => (aspect === undefined ? undefined : limits?.unheld.get(aspect));
  const [none, some] = [clauseOf(untold[ask]), clauseOf(partlyTold[ask])];
  if (none !== undefined) return `${limits?.name} does not hold this: ${none}.`;
  return `${facts[ask](now, told)}${some === undefined ? "" : ` ${limits?.name} does not hold all of this: ${some}.`}`;
}

/** Says both decisions of a request and, of a plan, what its last review came to. */
function decisionsFact(now: CaseNow): string {
  const isUndecided = now.request?.place === "undecided";
  const plan = now.plan === null ? "" : ` ${outcomeFact(now)}`;
  return `${assessDecisionFact(now)}${isUndecided ? "" : ` ${issueDecisionFact(now)}`}${plan}`;
}

/** Answers what is asked of a case, a sentence or a few for each ask; its lists are none. */
export function factSentences(asks: readonly CaseAsk[], now: CaseNow, told: Told): string[] {
  return asks.flatMap((ask) => (isListed(ask) ? [] : [factSentence(ask, now, told)]));
}

/** Whether an ask is answered by the lists of a whole case. */
export function isListed(ask: CaseAsk): ask is Listed {
  return ask === "whole" || ask === "days" || ask === "alerts";
}
