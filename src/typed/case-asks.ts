import { isWord } from "../cases/council-words.ts";
import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { terms } from "../query/terms.ts";
import { anyOf, normalized, wholeWords } from "../query/tokens.ts";
import { ideaPatterns, sayNothing, type Idea } from "./case-ideas.ts";

/** What can be asked of one case. */
export type CaseAsk =
  | "age"
  | "alerts"
  | "amended"
  | "amended-due"
  | "assess-decision"
  | "assess-due"
  | "background"
  | "ceased"
  | "days"
  | "decisions"
  | "due"
  | "errors"
  | "exemption"
  | "issue-decision"
  | "issue-decision-due"
  | "late"
  | "next"
  | "officer"
  | "officers"
  | "open"
  | "origin"
  | "outcome"
  | "plan-due"
  | "plan-issued"
  | "professionals"
  | "received"
  | "review-decision"
  | "review-last"
  | "review-next"
  | "reviewer"
  | "reviews"
  | "scheduled"
  | "took"
  | "waiting"
  | "whole"
  | "why-late";

/** What words ask of a case. */
export interface ReadAsks {
  readonly asks: readonly CaseAsk[];
  /** The kinds of worker that are asked for, as the data write them: "Educational Psychologist". */
  readonly roles: readonly string[];
  /** The words that ask something and are not understood. */
  readonly unread: readonly string[];
}

/** An ask, and the ideas that words must hold for it: one of each list. `never`: those that they must not hold. */
interface Form {
  readonly ask: CaseAsk;
  readonly of: readonly (readonly Idea[])[];
  readonly never?: readonly Idea[];
}

function form(ask: CaseAsk, ...of: readonly (readonly Idea[])[]): Form {
  return { ask, of };
}

const dueIdeas = ["due", "left", "late"] as const;

/** The forms, of which the first that fits a clause is what it asks. */
const forms: readonly Form[] = [
  form("errors", ["error"]),
  form("alerts", ["alert"]),
  form("background", ["background"]),
  form("exemption", ["exempt"]),
  { ask: "age", of: [["old"]], never: ["request", "plan", "review", "open"] },
  form("reviewer", ["who"], ["review"], ["last", "done", "held"]),
  form("amended-due", ["amend", "draft"], dueIdeas),
  form("amended", ["amend", "draft"]),
  form("reviews", ["review"], ["many", "history"]),
  form("scheduled", ["scheduled", "meeting"]),
  form("review-decision", ["review", "4 weeks"], ["decided", "4 weeks"], dueIdeas),
  form("review-decision", ["4 weeks"]),
  form("outcome", ["review"], ["outcome", "decided"]),
  form("review-next", ["review"], ["next", "left"]),
  form("review-last", ["review"], ["last", "done", "long"]),
  { ask: "review-next", of: [["review", "12 months"], dueIdeas], never: ["why"] },
  form("review-next", ["12 months"]),
  form("amended-due", ["8 weeks"]),
  form("origin", ["transfer"]),
  form("why-late", ["why"], ["late", "wait", "long", "took", "due"]),
  form("officers", ["officer", "held"], ["last", "history"]),
  form("officer", ["officer", "who", "held"], ["officer", "held", "who", "team"]),
  form("officer", ["team"]),
  form("assess-due", ["6 weeks"]),
  form("issue-decision-due", ["16 weeks"]),
  form("plan-due", ["20 weeks"]),
  form("assess-due", ["decided"], ["assess"], dueIdeas),
  form("issue-decision-due", ["decided"], ["issued", "plan"], dueIdeas),
  form("issue-decision", ["decided"], ["issued", "plan"]),
  form("due", ["decided"], dueIdeas),
  form("assess-decision", ["decided"], ["assess", "request"]),
  form("issue-decision", ["assess"], ["done"]),
  form("assess-decision", ["assess"], ["start"]),
  form("decisions", ["decided", "outcome", "assess"]),
  form("ceased", ["cease"]),
  form("took", ["took"]),
  form("took", ["issued", "plan"], ["long", "late"]),
  form("plan-due", ["issued", "plan"], ["due", "left", "next"]),
  form("plan-issued", ["issued", "plan"]),
  form("due", ["left"]),
  form("waiting", ["wait", "long", "old"]),
  form("open", ["open"]),
  form("late", ["late"]),
  form("due", ["due"]),
  form("received", ["received", "request", "start"]),
  form("review-next", ["review"]),
  form("next", ["next", "to do"]),
  form("days", ["history"]),
  form("whole", ["stage"]),
];

function fits({ of, never = [] }: Form, ideas: ReadonlySet<Idea>): boolean {
  return of.every((some) => some.some((idea) => ideas.has(idea))) && !never.some((idea) => ideas.has(idea));
}

/** Names of kinds of worker in a snapshot besides the case officer's, each with a pattern for what people call it. */
const rolesOf = oncePerSnapshot(({ persons, words }) => {
  const named = new Set(persons.flatMap(({ relationships }) => relationships.map(({ relationship }) => relationship)));
  return [...named]
    .filter((role) => !isWord(role, words.caseOfficer))
    .map((role) => ({ role, pattern: wholeWords(`(?:${anyOf(callings(role)) ?? "(?!)"})s?`) }));
});

/** Returns what people call a kind of worker: its name, its initials, and of a psychologist the short forms. */
function callings(role: string): string[] {
  const name = normalized(role);
  const parts = name.split(" ");
  const initials = parts.map((part) => part.slice(0, 1)).join("");
  return [
    name,
    ...(parts.length > 1 ? [initials] : []),
    ...(name.endsWith("psychologist") ? ["psychologist", "ed psych", "educational psych", "psych"] : []),
  ];
}

/** What somebody asks for besides the worker: a paper, and no person. */
const paper = wholeWords("advice|advices|reports?|assessments?|views?|opinion");

/**
 * Reads what words ask of a case, clause by clause. `others` are the words besides its reference, in lower case. A word
 * belongs to an ask, says nothing, or is unread.
 */
export function readAsks(others: string, snapshot: Snapshot): ReadAsks {
  const asks = new Set<CaseAsk>();
  const roles = new Set<string>();
  const unread: string[] = [];
  for (const clause of clausesOf(others)) {
    let rest = clause;
    for (const { role, pattern } of rolesOf(snapshot)) {
      if (!pattern.test(rest) || paper.test(rest)) continue;
      roles.add(role);
      rest = rest.replace(pattern, " ");
    }
    const { ideas, words } = ideasIn(rest);
    const isOfRole = rest !== clause;
    const ask = isOfRole ? "professionals" : forms.find((one) => fits(one, ideas))?.ask;
    if (ask !== undefined) asks.add(ask);
    // of a clause that asks nothing known, every word is unread
    unread.push(...(ask === undefined ? clause.split(" ") : words).filter((word) => isAsking(word)));
    if (ideas.has("name") && (ask === undefined || !ofWorkers.has(ask))) unread.push("name");
  }
  return { asks: [...asks], roles: [...roles], unread: [...new Set(unread)] };
}

/** The asks that are answered with the names of workers. */
const ofWorkers: ReadonlySet<CaseAsk> = new Set<CaseAsk>(["officer", "officers", "professionals", "reviewer"]);

function isAsking(word: string): boolean {
  return !sayNothing.has(word) && terms(word).length > 0;
}

/** Splits words into what is asked one after the other. */
function clausesOf(words: string): string[] {
  return words
    .split(/[,;?!]|\.(?:\s|$)|\s(?:and|but|plus|also)\s/)
    .map(normalized)
    .filter((clause) => clause !== "");
}

/** Returns the ideas of a clause, and the words that belong to none. */
function ideasIn(clause: string): { readonly ideas: ReadonlySet<Idea>; readonly words: readonly string[] } {
  const ideas = new Set<Idea>();
  let rest = clause;
  for (const { idea, pattern } of ideaPatterns) {
    if (!pattern.test(rest)) continue;
    if (idea !== null) ideas.add(idea);
    rest = rest.replace(new RegExp(pattern.source, "gu"), " ");
  }
  return { ideas, words: rest.split(" ").filter((word) => word !== "") };
}
