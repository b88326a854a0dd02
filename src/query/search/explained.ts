import type { Snapshot } from "../../cases/snapshot.ts";
import type { Measure } from "../../measure.ts";
import { AmbiguousQuestion } from "../ambiguity.ts";
import { normalized, wholeWords } from "../tokens.ts";

/** A question about words and not about numbers. What the words mean is said, and what counts them is offered. */
class Explained extends AmbiguousQuestion {
  override readonly title = "What the words mean";
  override readonly remark = "Nothing was counted. Choose a button for the numbers.";
}

interface Explanation {
  /** What is asked about. */
  readonly term: string;
  readonly text: string;
  readonly measures: readonly string[];
}

const explanations: readonly Explanation[] = [
  {
    term: "late|overdue|due|out of date|late in law",
    text: "A review is late in law when 12 months have passed since the last review or the issue of the plan. It is overdue, in the dashboard's word, when 14 months have passed: the 8 weeks for amendments after a review are over then too. In between it is due.",
    measures: ["reviews.overdue", "reviews.due", "reviews.last-12-months"],
  },
  {
    term: "exemptions?|exempt|exempted|exceptions?",
    text: "An exemption is a reason recorded on a plan why its 20 weeks need not be kept. The page of issued plans counts all new plans; the page excluding exemptions leaves out those with one.",
    measures: ["issued.within-20-weeks", "issued-excluding.within-20-weeks"],
  },
  {
    term: "transfers? in|transferred in|transfers",
    text: "A transfer in is a plan that another authority issued, and that this one took over when the child moved here. It is no new plan.",
    measures: ["referrals.decisions"],
  },
  {
    term: "undecided|awaiting a decision|awaiting decision",
    text: "A request is undecided until it is decided whether to assess, which must be within 6 weeks. After that it is being assessed, and then awaiting issue, until the plan is issued or refused.",
    measures: ["referrals.undecided", "issued.awaiting-since-referral"],
  },
];

const thing = "(?: (?:a|an|the|one|review|reviews|plan|plans|case|cases|request|requests|annual))*";
const between = (term: string) =>
  wholeWords(
    String.raw`(?:difference|differ|differences|distinction|same)\b.{0,40}?\b(?:${term}).{0,30}?\b(?:and|from|to|or|vs|versus|as|than)${thing} (?:${term})`,
  );
const meaning = (term: string) =>
  new RegExp(
    String.raw`^(?:(?:what (?:does|do|is|s)|what is meant by|what do you mean by|whats|define|explain|meaning of|definition of|what counts as|when is|when are|when does|when do|how do you define|how is)(?: (?:it mean|you mean|meant|to be|by|the meaning of|the definition of))*)${thing} (?:${term})${thing}(?: (?:mean|means|meaning|count|counts|counted|become|defined|here|exactly))*$`,
    "u",
  );

const compiled = explanations.map((one) => ({ ...one, patterns: [between(one.term), meaning(one.term)] }));

/** Throws the explanation of words, where they ask what words mean: "what is the difference between late and overdue". */
export function throwIfExplained(words: string, measures: readonly Measure[], snapshot: Snapshot): void {
  const text = normalized(words.replaceAll(/["'“”‘’]/g, " "));
  const found = compiled.find(({ patterns }) => patterns.some((pattern) => pattern.test(text)));
  if (found === undefined) return;
  const offered = found.measures.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
  throw new Explained(
    found.text,
    offered.map((measure) => ({ measure, filters: {} })),
    snapshot,
  );
}
