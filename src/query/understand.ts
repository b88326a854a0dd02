import type { Note } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { periodLabel } from "../facts/period.ts";
import type { Measure } from "../measure.ts";
import { filterTexts, type Filters } from "../measures/engine/asked.ts";
import { UserError } from "../user-error.ts";
import { orUnread, throwIfUnread } from "./unread.ts";
import { AmbiguousQuestion, NotInTheData } from "./ambiguity.ts";
import { chooseMeasure } from "./search/choose-measure.ts";
import { questionTitle, type Question } from "./exact-query.ts";
import { throwIfExplained } from "./search/explained.ts";
import { parseQuestion, type AskedTime, type TypedQuestion } from "./filter-words.ts";
import type { Asker } from "./forms/asker-words.ts";
import { readFreeWords, type AskedInWords, type FreeWords } from "./free-words.ts";
import { findMeasure, measureSearch, type MeasureMatch } from "./search/measure-search.ts";
import { plainQuestion, questionFor, shareMeasure, shareOfPlans } from "./question-of.ts";
import { preferred, suits } from "./search/preferred.ts";
import { quoted } from "./suggestions.ts";

export interface UnderstoodQuestion extends Question {
  /** What was understood, in words for people; absent where the words were exact. */
  readonly interpretation?: string;
}

/** Longer words are no question: a message that was forwarded, or a document. */
const mostCharacters = 500;

/**
 * Returns the question that words ask: an exact one as it is, any other by a search. `my` means the asker. Throws
 * UserError for words that ask nothing, and AmbiguousQuestion for words that may ask several things, or what the data do not
 * hold.
 */
export function understandQuestion(
  words: string,
  snapshot: Snapshot,
  today: Day,
  measures: readonly Measure[],
  asker?: Asker,
): UnderstoodQuestion {
  if (words.length > mostCharacters) {
    throw new UserError(`That is too long for a question. Use up to ${mostCharacters} characters.`);
  }
  const isExact = (subject: string) => findMeasure(measures, subject) !== undefined;
  const typed = parseQuestion(words, snapshot, today, isExact);
  const exact = findMeasure(measures, typed.subject);
  if (exact) return exactQuestion(exact, typed);
  throwIfExplained(words, measures, snapshot);
  const subject =
    typed.by === undefined || typed.among !== undefined ? typed.subject : `${typed.subject} by ${typed.by}`;
  const read = { words, typed, snapshot, today, measures, asker };
  const readFree = (isOfPeople: boolean) =>
    readFreeWords(subject, snapshot, today, measureSearch(measures), asker, isOfPeople);
  try {
    return questionIn(readFree(false), read);
  } catch (error) {
    // "girls" are a measure's part, and with anything else they narrow it
    if (!(error instanceof AmbiguousQuestion) || error instanceof NotInTheData) throw error;
    const free = readFree(true);
    if (!narrowsPeople(free)) throw error;
    return questionIn(free, read);
  }
}

/** Whether words narrow or split by what is recorded of people. */
function narrowsPeople({ filters, by }: FreeWords): boolean {
  return ofPeople.some((name) => by === name || filters[name] !== undefined || filters.without?.[name] !== undefined);
}

const ofPeople = ["gender", "ethnicity", "care"] as const;

/** What a question is found with, besides the forms that were read. */
interface Found {
  readonly words: string;
  readonly typed: TypedQuestion;
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly measures: readonly Measure[];
  readonly asker: Asker | undefined;
}

/** Returns the question that words ask once their forms are read. Throws as understandQuestion. */
function questionIn(free: FreeWords, { words, typed, snapshot, today, measures, asker }: Found): UnderstoodQuestion {
  const search = measureSearch(measures);
  const asked = merged(typed, free);
  // what is offered is answered: where it cannot be asked of a measure, what can be is
  const questionOf = (measure: Measure, match?: MeasureMatch) => {
    const { question, problem } = questionFor(measure, match, asked, today, measures);
    return problem?.instead[0] ?? question;
  };
  throwIfAbsent(asked, measures, snapshot);
  const wanted = {
    words: free.subject,
    typed: words,
    forms: [free.typed.threshold, free.typed.by, free.typed.show, free.typed.ranking],
    threshold: free.typed.threshold,
    isDated: asked.time !== undefined,
    suits: (match: MeasureMatch) => suits(match, asked),
    prefer: (matches: readonly MeasureMatch[]) => preferred(matches, asked),
    questionOf,
  };
  const chosen = orUnread(
    asked,
    () =>
      (isBare(free) ? findExactly(measures, free.subject) : undefined) ??
      chooseMeasure(wanted, search, snapshot, measures),
    snapshot,
  );
  const ofShare = shareMeasure(chosen, asked, measures);
  const ofPlans = shareOfPlans(chosen, asked, today, measures);
  const { question, problem } =
    ofPlans ??
    (ofShare === null
      ? questionFor(chosen.measure, chosen, asked, today, measures)
      : questionFor(ofShare, undefined, asked, today, measures));
  if (problem !== undefined) throw new AmbiguousQuestion(problem.reason, problem.instead, snapshot);
  throwIfUnread(asked, question, snapshot);
  throwIfMissing(asked, question, snapshot, asker, measures);
  const interpretation = interpretationOf(question, asked);
  return interpretation === undefined ? question : { ...question, interpretation };
}

/** Whether no form was read that a measure's name may have: "reviews completed by month" is not the measure reviews.completed. */
function isBare({ typed }: FreeWords): boolean {
  return [typed.threshold, typed.by, typed.show, typed.ranking].every((text) => text === "");
}

function findExactly(measures: readonly Measure[], words: string): MeasureMatch | undefined {
  const measure = findMeasure(measures, words);
  return (
    measure && {
      measure,
      score: 1,
      leftover: [],
      used: new Set(),
      shared: new Set(),
      isPartAlone: false,
      isMostlyPart: false,
      isTitle: true,
    }
  );
}

/** Says what of the words was taken for something else, for the top of an answer; its title says the rest. */
export function interpretationNotes(interpretation: string | undefined): Note[] {
  if (interpretation === undefined) return [];
  return [{ kind: "note", about: "filters", text: `Understood: ${interpretation}.` }];
}

/** Returns what was read for a word or a time that the question's title does not say; undefined: nothing. */
function interpretationOf(question: Question, { corrections, explanations }: FreeWords): string | undefined {
  const read = corrections.map(({ typed, read }) => `"${typed}" read as ${read}`);
  const title = questionTitle(question);
  const texts = [...read, ...explanations.filter((text) => !title.includes(text))];
  return texts.length === 0 ? undefined : texts.join("; ");
}

/** Returns the question as it was typed. Throws UserError where its measure has no such part, or counts no wait. */
function exactQuestion(measure: Measure, typed: TypedQuestion): Question {
  const { subject: _, time, against, ...asked } = typed;
  const { part, threshold, show } = asked;
  if (part !== undefined && !measure.parts.some(({ id }) => id === part)) {
    const parts = measure.parts.map(({ id }) => id);
    throw new UserError(
      `"${measure.title}" has no part called ${quoted(part)}. ${parts.length === 0 ? "Leave the part out." : `Its parts are ${[...new Set(parts)].join(", ")}.`}`,
    );
  }
  if (measure.waitFrom === null && (threshold !== undefined || show === "duration")) {
    throw new UserError(
      `"${measure.title}" does not count anything that waits or takes time. Leave out the length of time.`,
    );
  }
  const periodIn = (words: AskedTime | undefined) => {
    const period = words === undefined ? undefined : periodOf(words, measure);
    if (period === null) throw new UserError(`"${measure.title}" does not look ahead. Name a time up to today.`);
    return period;
  };
  const [period, compared] = [periodIn(time), periodIn(against)];
  return {
    measure,
    ...asked,
    ...(period === undefined ? {} : { period }),
    ...(compared === undefined ? {} : { against: compared }),
  };
}

function periodOf({ past, ahead }: AskedTime, { looksAhead }: Measure) {
  return looksAhead ? (ahead ?? past) : past;
}

/** Merges what is typed in the exact form with what is named in words. Throws UserError where the two disagree. */
export function merged(typed: TypedQuestion, free: FreeWords): AskedInWords {
  const { subject: _, filters, by: __, among, time, against, ranking, ...others } = typed;
  const times = [filters.year?.toString(), filters.on, time && nameOf(time), free.time && nameOf(free.time)];
  const named = times.filter((one) => one !== undefined);
  if (named.length > 1 && free.time !== undefined) {
    throw new UserError(`You named two times, one as a filter and ${nameOf(free.time)}. Name one.`);
  }
  return {
    ...free,
    ...others,
    filters: mergedFilters(filters, free.filters),
    ...(among === undefined || typed.by === undefined ? {} : { by: typed.by, among }),
    ...(time === undefined ? {} : { time }),
    ...(against === undefined ? {} : { against }),
    ...(ranking === undefined ? {} : { ranking: { ...ranking, isOfDuration: false } }),
  };
}

function nameOf({ past, ahead }: AskedTime): string {
  const period = past ?? ahead;
  return period === null ? "a time" : periodLabel(period);
}

function mergedFilters(typed: Filters, inWords: Filters): Filters {
  const typedValues = new Map(filterTexts(typed).map(({ name, value }) => [name, value]));
  const twice = filterTexts(inWords).find(
    ({ name, value }) => typedValues.has(name) && typedValues.get(name) !== value,
  );
  if (twice) throw new UserError(`"${twice.name}:" is typed twice, once as ${twice.value}. Type it once.`);
  const without = { ...inWords.without, ...typed.without };
  return { ...inWords, ...typed, ...(Object.keys(without).length === 0 ? {} : { without }) };
}

function throwIfAbsent(asked: AskedInWords, measures: readonly Measure[], snapshot: Snapshot): void {
  const { absent } = asked;
  if (absent === undefined) return;
  const instead = absent.instead.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
  throw new NotInTheData(
    `I don't have ${absent.named}. The case data has requests, assessments, plans and annual reviews.`,
    instead.map((measure) => plainQuestion(measure, asked)),
    snapshot,
  );
}

/** Somebody asks about cases or a team of their own and has none: the others' figures are offered. */
function throwIfMissing(
  { missing }: FreeWords,
  question: Question,
  snapshot: Snapshot,
  asker: Asker | undefined,
  measures: readonly Measure[],
): void {
  if (missing === undefined) return;
  // who holds no cases may not see those of each officer either
  const plans = question.measure.rankedBy === undefined ? undefined : measures.find(({ id }) => id === "plans.current");
  const everyones: Question = plans === undefined ? question : { measure: plans, filters: question.filters };
  const reason =
    missing === "cases"
      ? "You are not the case officer of any case, so you have no figures of your own."
      : "You are not in a team here, so there are no figures for your team.";
  const team = asker?.team ?? null;
  const isSplitByTeam = question.by !== undefined || question.filters.team !== undefined;
  const ofTeam: Question[] =
    missing === "cases" && team !== null
      ? [{ ...everyones, filters: { ...question.filters, team } }]
      : isSplitByTeam
        ? []
        : [{ ...everyones, by: "team" }];
  throw new AmbiguousQuestion(`${reason} You can ask for everyone's.`, [everyones, ...ofTeam], snapshot);
}
