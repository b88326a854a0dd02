import type { Snapshot } from "../../cases/snapshot.ts";
import type { Measure } from "../../measure.ts";
import { AmbiguousQuestion } from "../ambiguity.ts";
import { normalized, wholeWords } from "../tokens.ts";

/** A question about words and not about numbers. What the words mean is said, and what counts them is offered. */
class Explained extends AmbiguousQuestion {
  override readonly title = "What the words mean";
  override readonly remark = "Choose one of these to see the figures.";
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
    text: "A review is late in law 12 months after the last review or the issue of the plan. The dashboard calls it due from then on, and overdue after 14 months, when the 8 weeks for amendments are over too.",
    measures: ["reviews.overdue", "reviews.due", "reviews.last-12-months"],
  },
  {
    term: "exemptions?|exempt|exempted|exceptions?",
    text: "An exemption is a recorded reason why the 20-week limit does not apply to a plan. The page of issued plans counts all new plans. The page excluding exemptions leaves out plans with one.",
    measures: ["issued.within-20-weeks", "issued-excluding.within-20-weeks"],
  },
  {
    term: "transfers? in|transferred in|transfers",
    text: "A transfer in is a plan that another authority issued and this one took over when the child moved here. It does not count as a new plan.",
    measures: ["referrals.decisions"],
  },
  {
    term: "undecided|awaiting a decision|awaiting decision",
    text: "A request is undecided until the decision whether to assess, which is due within 6 weeks. After that it is being assessed, then awaiting issue, until the plan is issued or refused.",
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
