import { mayRankOfficers, narrowing, permitted, rights } from "../../access/rights.ts";
import { numberText, type Answer, type Note, type Part } from "../../answer.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import type { Measure } from "../../measure.ts";
import { notAllocated } from "../../facts/case-officer.ts";
import { measureChoices } from "../../measures/answer/measure-choices.ts";
import { brokenRules } from "../../measures/answer/measure-notes.ts";
import { questionAnswer, sharedQuestionAnswer, type AskedScopes } from "../../measures/answer/question-answer.ts";
import { checkNotShorter } from "../../measures/engine/narrowing.ts";
import { scopeAsked, type Scope } from "../../measures/engine/scope.ts";
import { exactQuery, type Question } from "../../query/exact-query.ts";
import { interpretationNotes, understandQuestion } from "../../query/understand.ts";
import { rules } from "../../rules/index.ts";
import { UserError } from "../../user-error.ts";

/** Who asks, when and of which data. */
type AskerContext = Pick<CommandContext, "snapshot" | "today" | "colleague">;

/** Returns the scopes of a question, whoever asks. Throws UserError for a time that cannot be asked about. */
export function askedScopes(question: Question, { snapshot, today }: Omit<AskerContext, "colleague">): AskedScopes {
  const { measure, period: _, against, ...others } = question;
  checkNotShorter(measure, question.threshold);
  return {
    scope: scopeAsked(snapshot, today, question, measure),
    against: against === undefined ? null : scopeAsked(snapshot, today, { ...others, period: against }, measure),
  };
}

/** Returns the scopes of a question, narrowed to what the colleague may see. Throws UserError where nothing is left. */
export function permittedScopes(question: Question, context: AskerContext): AskedScopes {
  const { scope, against } = askedScopes(question, context);
  const { colleague, today } = context;
  const { measure, by, ranking } = question;
  if (ranking !== undefined && by === "officer" && !mayRankOfficers(measure, colleague)) {
    throw new UserError("Your role does not compare case officers. Ask about your own cases, or by team.");
  }
  return {
    scope: permitted(measure, scope, by, colleague, today),
    against: against === null ? null : permitted(measure, against, by, colleague, today),
  };
}

/** Throws UserError where only rights leave nothing to count: "none" would be a wrong number. */
export function checkAnyLeft(measure: Measure, { rowFilter, ...all }: Scope): void {
  if (rowFilter === undefined || measure.count({ ...all, rowFilter }) > 0 || measure.count(all) === 0) return;
  throw new UserError("These are other case officers' cases. Ask about your own, or without case officers.");
}

/** Returns what words ask in exact words, whoever may ask it. Throws UserError where they are not understood. */
export function exactWords(
  words: string,
  { snapshot, today, colleague }: AskerContext,
  measures: readonly Measure[],
): string {
  const { interpretation: _, ...question } = understandQuestion(words, snapshot, today, measures, colleague);
  return exactQuery(question, snapshot);
}

/** What an officer holds besides plans: requests that are not finished yet. */
const besidePlans = { plans: "plans.current", requests: "issued.awaiting-since-referral" };

/** Says of an officer's current plans which open requests they hold too: both are their caseload. */
function openRequests(question: Question, context: AskerContext, measures: readonly Measure[]): Part[] {
  const { measure, filters, by, part, period, against, threshold } = question;
  const isCaseload =
    measure.id === besidePlans.plans && filters.officer !== undefined && filters.officer !== notAllocated;
  if (!isCaseload || [by, part, period, against, threshold].some((form) => form !== undefined)) return [];
  const requests = measures.find(({ id }) => id === besidePlans.requests);
  if (requests === undefined) return [];
  const { scope } = permittedScopes({ measure: requests, filters }, context);
  const count = requests.count(scope);
  const text = `${filters.officer} also holds ${numberText(count, "count")} open ${count === 1 ? "request" : "requests"} for a plan.`;
  return [{ kind: "say", text }];
}

/** Returns the buttons to the records that the answer's caution is about, as far as the asker may see them. */
function doubtChoices(question: Question, { scope }: AskedScopes, context: AskerContext, measures: readonly Measure[]) {
  const { snapshot, today, colleague } = context;
  if (rights[colleague.role].findings === "none" || scope.on !== today) return [];
  const { year: _, ...filters } = question.filters;
  return brokenRules(question.measure, scope, rules).flatMap(({ rule }) => {
    const measure = measures.find(({ id }) => id === `quality.${rule.id}`);
    if (measure === undefined) return [];
    return [{ label: `${rule.title}: cases`, words: `cases ${exactQuery({ measure, filters }, snapshot)}` }];
  });
}

/** Answers the question that the words ask, by the asker's rights, with its buttons. Throws UserError. */
export function* questionReport(words: string, context: CommandContext, measures: readonly Measure[]): Steps<Answer> {
  const { snapshot, today, colleague, rounder, store } = context;
  const { interpretation, ...question } = understandQuestion(words, snapshot, today, measures, colleague);
  const { measure, by } = question;
  yield;
  const scopes = permittedScopes(question, context);
  const query = exactQuery(question, snapshot);
  const pinned = store.pins.of(store.personKey(colleague.email));
  const choices = measureChoices(question, { ...context, pinned });
  const understood = interpretationNotes(interpretation);
  yield;
  if (rights[colleague.role].isRounded) {
    const answer = yield* sharedQuestionAnswer(measure, question, scopes, rounder);
    return { ...answer, query, parts: [...understood, ...answer.parts, choices] };
  }
  checkAnyLeft(measure, scopes.scope);
  yield;
  const answer = yield* questionAnswer(measure, question, scopes, rules);
  const narrowed = narrowing(measure, scopes.scope, by, colleague, today);
  const narrowingNotes: Note[] = narrowed === null ? [] : [{ kind: "note", about: "filters", text: narrowed }];
  const [said, ...others] = answer.parts;
  const beside = openRequests(question, context, measures);
  const parts = said === undefined ? answer.parts : [said, ...beside, ...others];
  const doubts = doubtChoices(question, scopes, context, measures);
  const next = { ...choices, choices: [...choices.choices, ...doubts] };
  return { ...answer, query, parts: [...understood, ...narrowingNotes, ...parts, next] };
}
