import { stemmer } from "stemmer";
import { anyOf, entryOf, normalized, wholeWords } from "./tokens.ts";

/** Words that people use, and the measures' words for them. Words that belong together are joined by `_`. */
const synonyms: Readonly<Record<string, string>> = {
  "annual review": "review",
  "annual reviews": "reviews",
  ar: "review",
  ars: "reviews",
  "ehc plan": "plan",
  "ehc plans": "plans",
  "ehcp plan": "plan",
  "ehcp plans": "plans",
  ehcp: "plan",
  ehcps: "plans",
  ehc: "plan",
  "finals issued": "plans issued",
  finals: "final plans",
  "plans took": "plans issued",
  "plans taking": "plans issued",
  running: "under way",
  "took place": "completed",
  finish: "completed",
  "without exactly": "not exactly",
  echp: "plan",
  echps: "plans",
  "young people": "young_people",
  "young persons": "young_people",
  "young person": "young_people",
  "without a decision": "undecided",
  "without decision": "undecided",
  "no decision": "undecided",
  "no decision yet": "undecided",
  "not on time": "late",
  "not in time": "late",
  "education health and care plan": "plan",
  "education health and care plans": "plans",
  "transfer ins": "transfer in",
  "needs assessment": "assessment",
  "needs assessments": "assessments",
  request: "referral",
  requests: "referrals",
  application: "referral",
  applications: "referrals",
  "looked after": "looked_after",
  "in care": "looked_after",
  lac: "looked_after",
  cla: "looked_after",
  "children in need": "child_in_need",
  "child in need": "child_in_need",
  cin: "child_in_need",
  cp: "protection",
  "out of borough": "out_of_borough",
  "out of area": "out_of_borough",
  oob: "out_of_borough",
  "top up": "top_up",
  dq: "data quality",
  "per cent": "percentage",
  percent: "percentage",
  pct: "percentage",
  proportion: "percentage",
  share: "percentage",
  "how long": "time",
  "how old": "age",
  ehcna: "referral",
  ehcnas: "referrals",
  compliance: "timeliness",
  statement: "plan",
  statements: "plans",
  breach: "over",
  breaches: "over",
  breaching: "over",
  breached: "over",
  "case load": "caseload",
  "not decided": "undecided",
  "not yet decided": "undecided",
  wk: "week",
  wks: "weeks",
  two: "2",
  four: "4",
  six: "6",
  ten: "10",
  twelve: "12",
  fourteen: "14",
  sixteen: "16",
  twenty: "20",
  "out of time": "late",
  "out of timescale": "late",
  "within timescale": "on_time",
  "within timescales": "on_time",
  "in timescale": "on_time",
  timescale: "timeliness",
  timescales: "timeliness",
  "more than": "over",
  "longer than": "over",
  "on time": "on_time",
  "in time": "on_time",
  "by month": "by_month month",
  "per month": "by_month month",
  "each month": "by_month month",
  "every month": "by_month month",
  monthly: "by_month month",
  "month by month": "by_month month month_by_month",
  "month month": "by_month month month_by_month",
  "by year": "by_year year",
  "per year": "by_year year",
  "each year": "by_year year",
  yearly: "by_year year",
  annually: "by_year year",
  "decision to assess": "decision to_assess",
  "decisions to assess": "decision to_assess",
  "decisions whether to assess": "decision to_assess",
  "decisions to issue": "decision to_issue issue",
  "decisions whether to issue": "decision to_issue issue",
  "decision assess": "decision to_assess",
  "decision whether to assess": "decision to_assess",
  "decide to assess": "decision to_assess",
  "decide whether to assess": "decision to_assess",
  "decision to issue": "decision to_issue issue",
  "decision whether to issue": "decision to_issue issue",
  "decide to issue": "decision to_issue issue",
  "decide whether to issue": "decision to_issue issue",
  exempted: "exemptions",
  exempt: "exemptions",
  "leaving out": "excluding",
  "leave out": "excluding",
  "not including": "excluding",
  finalise: "issued",
  finalize: "issued",
  "ended in a plan": "lead to a plan",
  "end in a plan": "lead to a plan",
  "ending in a plan": "lead to a plan",
  "ended in no plan": "lead to no plan",
  "end in no plan": "lead to no plan",
  "ending in no plan": "lead to no plan",
  "new to": "new_to",
  "without exemptions": "excluding exemptions",
  "no exemptions": "excluding exemptions",
  "not counting exemptions": "excluding exemptions",
  "reviews to plan for": "upcoming reviews",
  "reviews to plan": "upcoming reviews",
  "up to date": "up_to_date",
  "right now": "now",
  referred: "referral",
  hitting: "meeting",
  hit: "meeting",
  meet: "meeting",
  underway: "under way",
  "in progress": "under way",
  progress: "under way",
  ongoing: "under way",
  waited: "awaiting",
  waiting: "awaiting",
  wait: "awaiting",
  waits: "awaiting",
  pending: "awaiting",
  outstanding: "awaiting",
  refusal: "refuse",
  refusals: "refuse",
  finalised: "issued",
  finalized: "issued",
  done: "completed",
  held: "completed",
  complete: "completed",
  finished: "completed",
  ended: "ceased",
  closed: "ceased",
  stopped: "ceased",
  excl: "excluding",
  exc: "excluding",
  without: "no",
  exceptions: "exemptions",
  ethnic: "ethnicity",
  sex: "gender",
  blank: "missing",
  empty: "missing",
  incorrect: "wrong",
  bad: "wrong",
};

/** Words that can never narrow a question. A word that might, such as `need`, `open`, `not` or `since`, is not among them. */
export const fillers: readonly string[] =
  `a about actually all also am an and any anybody anyone anything are as ask at available be been being bot borough both breakdown but by can chart check
  doing could council count counts currently current dashboard did display do does doing ehcp's everyone everybody everything exactly
  figure figures find for from get gets getting give given go going got graph had has have having hello hey hi hiya hold
  holds holding how however i if in into is it its just kindly know let like list look looking many maybe me moment
  morning much now number numbers of ok okay on only or our ours overall picture please pls plot query report run
  see sen send shall show showing so some split stat statistic statistics stats still table take taken takes taking tell thank thanks that took
  the their them then there these they thing things this those to today total totals type up us use view want was we were
  what whats what's when where which will with word words yet you your lot lots amount amounts altogether say said give
  here out off quick quickly pull bring already deadline deadlines ones roughly approximately approx basically simply
  precisely exact really headline overview cohort provide supply remind confirm advise whose sit sits sitting
  picture position situation service department wondering wonder stay dealing deal dealt handling quite seem seems appear
  appears generally distribution spread process individual individuals entire entirety whole perhaps happen happens happened`.split(
    /\s+/,
  );

const stopWords = new Set(fillers);

/** What people call those whom every measure counts. They narrow nothing, but do not name a measure either. */
export const recordWords: readonly string[] =
  `case cases child children childrens childs kid kids family families pupil pupils student students cyp people person
  persons`.split(/\s+/);

const recordNouns = new Set([...recordWords, "young_people"]);

const synonymPattern = new RegExp(wholeWords(anyOf(Object.keys(synonyms)) ?? "").source, "gu");

/** Removes a word's ending, so that `reviews`, `reviewed` and `reviewing` are one. Numbers and joined words stay whole. */
function stemOf(word: string): string {
  return /[\d_]/.test(word) ? word : stemmer(word);
}

/** Returns all single words that the synonyms are made of. */
export const synonymWords: readonly string[] = Object.keys(synonyms).flatMap((words) => words.split(" "));

/** A word as typed, and its stem, which is compared. */
export interface Term {
  readonly typed: string;
  readonly stem: string;
  /** The word means whomever is counted: "children", "cases". */
  readonly isRecord: boolean;
}

/** Returns the terms of the words, each stem once, without stop words and with the measures' words for synonyms. */
export function terms(words: string): Term[] {
  const text = normalized(words)
    .replaceAll(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, " ")
    .replaceAll(synonymPattern, (word) => entryOf(synonyms, word) ?? word);
  const found = new Map<string, Term>();
  for (const typed of text.split(/[\s'/.+-]+/)) {
    if (typed === "" || stopWords.has(typed)) continue;
    const term = { typed: typed.replaceAll("_", " "), stem: stemOf(typed), isRecord: recordNouns.has(typed) };
    if (!found.has(term.stem)) found.set(term.stem, term);
  }
  return [...found.values()];
}
