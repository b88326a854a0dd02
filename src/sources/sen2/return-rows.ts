import type { Row, View } from "../../cases/contract.ts";
import type { CouncilWords } from "../../cases/council-words.ts";
import { dayOf, parseDay, textOfDay } from "../../cases/day.ts";
import { ceaseWords, ethnicityWords, genderWords, reviewOutcomeWords, weeksException } from "./code-words.ts";
import { collectedYear, type ReturnHeader } from "./return-header.ts";
import { codesIn } from "./return-elements.ts";
import type { ReturnElement } from "./return-scanner.ts";

/** What takes the rows of the views, and what is doubtful of the row with an id. */
export interface RowsTaker {
  readonly row: (view: View, row: Row) => void;
  readonly note: (view: View, id: string, reason: string) => void;
}

type Text = string | null;

const textOf = ({ texts }: ReturnElement, name: string): Text => texts.get(name) ?? null;
const childrenOf = ({ children }: ReturnElement, name: string) => children.filter((child) => child.name === name);
const wordOf = (words: ReadonlyMap<string, string>, code: Text): Text =>
  code === null ? null : (words.get(code.toUpperCase()) ?? code);

/** Returns a function that takes the records of one child after another. `referenceOf` gives the case reference of an id. */
export function returnRows(
  header: ReturnHeader,
  words: CouncilWords,
  referenceOf: (personId: string) => string,
  take: RowsTaker,
): (person: ReturnElement) => void {
  const year = collectedYear(header);
  const collectedEnd = textOfDay(year.to);
  const dayBefore = textOfDay(dayOf(year.from - 1));
  const referenceDate = textOfDay(header.referenceOn);
  let number = 0;

  const takeRequest = (personId: string, request: ReturnElement, idOf: IdMaker): void => {
    const assessments = childrenOf(request, "Assessment");
    const [active] = childrenOf(request, "ActivePlans");
    const isMovedIn = active !== undefined && textOf(active, "TransferLA") !== null;
    // what another council was asked and decided is not this council's work
    const referralId = isMovedIn ? null : takeReferral(personId, request, assessments, idOf);
    // the plan may be reassessed: its review is still the review of the last plan that is named
    const withPlan = assessments.findLast((one) => childrenOf(one, "NamedPlan").length > 0);
    for (const assessment of assessments) {
      const outcome = codeOf(assessment, "AssessmentOutcome");
      const [plan] = childrenOf(assessment, "NamedPlan");
      const assessmentId = referralId === null ? null : takeAssessment(referralId, request, assessment, idOf);
      if (plan === undefined) continue;
      const isTransfer = isMovedIn || outcome === "S";
      const start = textOf(plan, "StartDate");
      const issued = outcome === "Y" && !isTransfer ? textOf(assessment, "AssessmentOutcomeDate") : start;
      const planId = idOf("plan", start ?? "undated");
      if (issued === null && start !== null)
        take.note("plan", planId, "issued without a date: its start stands for it");
      take.row("plan", [
        planId,
        personId,
        assessmentId,
        isTransfer ? "transfer_in" : outcome === "Y" ? "new" : "conversion",
        issued ?? start,
        null,
        textOf(assessment, "Week20") === "1" ? weeksException : null,
        textOf(plan, "CeaseDate"),
        wordOf(ceaseWords, textOf(plan, "CeaseReason")),
      ]);
      noteCodes("plan", planId, plan);
      const isMovedOut = textOf(plan, "CeaseReason") === "5" && textOf(request, "Exported") === null;
      if (isMovedOut) take.note("plan", planId, "moved to another council without Exported");
      if (isTransfer && !isMovedIn) take.note("plan", planId, "plan from another council without TransferLA");
      if (active !== undefined && assessment === withPlan) takeReview(planId, active, idOf);
    }
  };

  /** Takes the request, and returns its id; null: its day is not held, so there is none. */
  const takeReferral = (
    personId: string,
    request: ReturnElement,
    assessments: readonly ReturnElement[],
    idOf: IdMaker,
  ): Text => {
    const received = textOf(request, "ReceivedDate");
    if (received === null) return null;
    const id = idOf("request", received);
    const outcome = codeOf(request, "RequestOutcome");
    const on = textOf(request, "RequestOutcomeDate");
    const isToAssess = outcome === "Y" || outcome === "H";
    const isRefused = outcome === "N";
    const undated = outcome === "H" ? dayBefore : null;
    const ended = assessments.find((one) => codeOf(one, "AssessmentOutcome") === "W");
    const endedOn = ended === undefined ? null : textOf(ended, "AssessmentOutcomeDate");
    const isWithdrawn = outcome === "W" || ended !== undefined;
    const withdrawnOn = outcome === "W" ? on : endedOn;
    const isHistory = isWithoutPlan(assessments);
    noteCodes("referral", id, request);
    if (isWithdrawn && withdrawnOn === null) {
      take.note("referral", id, "withdrawn without a date: the reference date stands for it");
    }
    if (outcome === "H" && on === null) {
      const reason = "decided before the collected year without a date: the last day before it stands for it";
      take.note("referral", id, reason);
    }
    if ((outcome === "Y" || isRefused) && on === null) take.note("referral", id, "outcome without its date");
    if (isHistory) take.note("referral", id, "assessed before the collected year and without a plan: taken as closed");
    take.row("referral", [
      id,
      personId,
      "ehc_needs_assessment",
      received,
      isToAssess ? words.proceed : isRefused ? words.refuse : null,
      isToAssess || isRefused ? (on ?? undated) : null,
      isToAssess ? words.actionAssess : isRefused ? words.actionRefuse : null,
      isWithdrawn ? (withdrawnOn ?? referenceDate) : isHistory ? dayBefore : null,
    ]);
    return id;
  };

  const takeAssessment = (
    referralId: string,
    request: ReturnElement,
    assessment: ReturnElement,
    idOf: IdMaker,
  ): string => {
    const outcome = codeOf(assessment, "AssessmentOutcome");
    const [plan] = childrenOf(assessment, "NamedPlan");
    const id = idOf("assessment", textOf(request, "ReceivedDate") ?? "undated");
    const on = textOf(assessment, "AssessmentOutcomeDate");
    const isPlan = outcome === "Y" || outcome === "S" || (outcome === "H" && plan !== undefined);
    const isDecided = isPlan || outcome === "N";
    const begun = plan === undefined ? null : textOf(plan, "StartDate");
    const stands =
      outcome === "Y" && plan === undefined ? latest(collectedEnd, textOf(request, "RequestOutcomeDate")) : begun;
    if (outcome === "Y" && plan === undefined && on === null) {
      const reason = "plan decided without a date: the last day of the collected year stands for it";
      take.note("assessment", id, reason);
    }
    if (outcome === "N" && on === null) take.note("assessment", id, "outcome without its date");
    noteCodes("assessment", id, assessment);
    take.row("assessment", [
      id,
      referralId,
      isDecided ? (on ?? (isPlan ? stands : null)) : null,
      isPlan ? words.develop : outcome === "N" ? words.notRequired : null,
      null,
    ]);
    return id;
  };

  const takeReview = (planId: string, active: ReturnElement, idOf: IdMaker): void => {
    const decided = textOf(active, "LastReview");
    const held = textOf(active, "ReviewMeeting") ?? decided;
    if (held === null) return;
    const outcome = wordOf(reviewOutcomeWords, textOf(active, "ReviewOutcome"));
    const draft = textOf(active, "ReviewDraft");
    const final = textOf(active, "PhaseTransferFinalDate");
    const id = idOf("review", held);
    noteCodes("review", id, active);
    take.row("review", [
      id,
      planId,
      null,
      held,
      held,
      null,
      null,
      outcome,
      decided,
      draft,
      // a final plan that is older than the review came of an earlier one
      final !== null && final >= held ? final : null,
    ]);
  };

  /** Notes the codes in an element that the table does not have. */
  const noteCodes = (view: View, id: string, element: ReturnElement): void => {
    for (const name of unknownCodes(element)) take.note(view, id, `${name} is not a code of the return`);
  };

  return (person) => {
    number += 1;
    const personId = textOf(person, "UPN") ?? textOf(person, "UniqueLearnerNumber") ?? `person ${number}`;
    take.row("person", [
      personId,
      referenceOf(personId),
      textOf(person, "PersonBirthDate"),
      wordOf(genderWords, textOf(person, "Sex") ?? textOf(person, "GenderCurrent")),
      wordOf(ethnicityWords, textOf(person, "Ethnicity")),
      null,
      null,
      null,
      null,
    ]);
    noteCodes("person", personId, person);
    const idOf = idMaker(personId);
    for (const request of childrenOf(person, "Requests")) takeRequest(personId, request, idOf);
  };
}

/** Whether every assessment was decided before the collected year, and none has a plan: nothing of it is still open. */
function isWithoutPlan(assessments: readonly ReturnElement[]): boolean {
  return (
    assessments.length > 0 &&
    assessments.every((one) => codeOf(one, "AssessmentOutcome") === "H" && childrenOf(one, "NamedPlan").length === 0)
  );
}

/** The names of the elements whose texts are none of the codes that the table has. Small letters are codes too. */
function unknownCodes({ name, texts }: ReturnElement): string[] {
  const codes = codesIn(name);
  return Array.from(texts).flatMap(([child, text]) =>
    codes.get(child)?.has(text.toUpperCase()) === false ? [child] : [],
  );
}

function codeOf(element: ReturnElement, name: string): Text {
  return textOf(element, name)?.toUpperCase() ?? null;
}

/** The later of two days as text; days that cannot be read count for nothing. */
function latest(day: string, other: Text): string {
  return other !== null && parseDay(other) !== null && other > day ? other : day;
}

/** Makes ids that a later return gives again: of the child, the kind of record, and its day. */
type IdMaker = (kind: "request" | "assessment" | "plan" | "review", day: string) => string;

function idMaker(personId: string): IdMaker {
  const given = new Map<string, number>();
  return (kind, day) => {
    const id = `${personId} ${kind} ${day}`;
    const times = (given.get(id) ?? 0) + 1;
    given.set(id, times);
    return times === 1 ? id : `${id} (${times})`;
  };
}
