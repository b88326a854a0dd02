import { LRUCache } from "lru-cache";
import { synonymList, type Measure } from "../measure.ts";
import { terms, type Term } from "./terms.ts";
import { createWordIndex } from "./word-index.ts";

/** A measure that words may mean. */
export interface MeasureMatch {
  readonly measure: Measure;
  /** How near the measure is, 0 to 1; 1: the words are one of its names, word for word. */
  readonly score: number;
  /** The words that are in none of the measure's names, not even mistyped. */
  readonly leftover: readonly Term[];
}

export interface MeasureSearch {
  /** Returns the measures that share a word with these, nearest first. */
  readonly nearest: (words: string) => MeasureMatch[];
  /** Whether the words, all of them and spelled exactly, make up most of one name of a measure. */
  readonly isName: (words: string) => boolean;
  /** Whether all words are words of the measures' names, so that they name no team or officer. */
  readonly isVocabulary: (words: string) => boolean;
}

/** A title, id or synonym, or what is counted: its words help to find a measure, but are no name of it. */
interface Phrase {
  /** Its index among all phrases. */
  readonly id: number;
  readonly measure: Measure;
  readonly stems: readonly string[];
  readonly isName: boolean;
}

/** A word of a phrase that a typed word may be. */
interface Agreement {
  readonly stem: string;
  /** How well the words agree, 0 to 1. */
  readonly score: number;
}

/** A typed word, its weight, and what it agrees with, by the id of the phrase. */
interface TypedWord {
  readonly term: Term;
  readonly weight: number;
  readonly agreements: ReadonlyMap<number, Agreement>;
}

/*
 * The scores below are judgements. They were chosen so that each phrase of test/query/phrases.txt finds its measure, or
 * offers choices where people would disagree.
 */
/** The worth of a word that is not in the name compared: in another name of the measure, or in what it counts. */
const elsewhere = { name: 0.4, counts: 0.3 };
/** A match keeps this share of its score where only one side says "not" or "no". */
const oppositeShare = 0.6;
/** Words are taken for a name when they make up this share of its weight. */
const nameShare = 0.75;
/** How well a word agrees with one of which it is the beginning, and with one that is spelled nearly alike. */
const agreementScores = { beginning: 0.9, mistyped: 0.85 };
/** Room for the words that people type; each takes little memory. */
const wordsCached = 2000;

const searches = new WeakMap<readonly Measure[], MeasureSearch>();

/** Returns the search over these measures; it is made once for each list. */
export function measureSearch(measures: readonly Measure[]): MeasureSearch {
  const cached = searches.get(measures);
  if (cached) return cached;
  const search = createSearch(measures);
  searches.set(measures, search);
  return search;
}

/** Returns all names of a measure: id, title, synonyms. */
export function namesOf({ id, title, synonyms = "" }: Measure): readonly string[] {
  return [id, title, ...synonymList(synonyms)];
}

function phrasesOf(measures: readonly Measure[]): Phrase[] {
  const texts = measures.flatMap((measure) => [
    ...namesOf(measure).map((text) => ({ measure, text, isName: true })),
    { measure, text: measure.counts, isName: false },
  ]);
  return texts.map(({ measure, text, isName }, id) => ({
    id,
    measure,
    isName,
    stems: terms(text).map(({ stem }) => stem),
  }));
}

function createSearch(measures: readonly Measure[]): MeasureSearch {
  const phrases = phrasesOf(measures);
  const names = phrases.filter(({ isName }) => isName);
  const measuresByStem = new Map<string, Set<Measure>>();
  for (const { stems, measure } of names) {
    for (const stem of stems) measuresByStem.set(stem, (measuresByStem.get(stem) ?? new Set()).add(measure));
  }
  // A word that few measures use says more: the usual inverse frequency of a search.
  const weight = (stem: string) => Math.log(1 + measures.length / (measuresByStem.get(stem)?.size ?? 1));
  const agreementsOf = wordSearch(phrases, (stem) => measuresByStem.has(stem));
  return {
    nearest(words) {
      const typed = terms(words).map((term) => ({ term, weight: weight(term.stem), agreements: agreementsOf(term) }));
      const found = new Set(typed.flatMap(({ agreements }) => [...agreements.keys()]));
      const byMeasure = new Map<Measure, Phrase[]>();
      for (const phrase of phrases) {
        if (!found.has(phrase.id)) continue;
        const own = byMeasure.get(phrase.measure);
        if (own) own.push(phrase);
        else byMeasure.set(phrase.measure, [phrase]);
      }
      return Array.from(byMeasure, ([measure, own]) => match(measure, own, typed, weight)).sort(
        (a, b) => b.score - a.score,
      );
    },
    isName(words) {
      const stems = terms(words).map(({ stem }) => stem);
      if (stems.length === 0 || !stems.every((stem) => measuresByStem.has(stem))) return false;
      const total = (all: readonly string[]) => all.reduce((sum, stem) => sum + weight(stem), 0);
      return names.some(
        (name) => stems.every((stem) => name.stems.includes(stem)) && total(stems) >= nameShare * total(name.stems),
      );
    },
    isVocabulary: (words) => terms(words).every(({ stem }) => measuresByStem.has(stem)),
  };
}

/** Finds the phrases that a word may belong to. A known word or a number is never taken for another word. */
function wordSearch(phrases: readonly Phrase[], isKnown: (stem: string) => boolean) {
  const index = createWordIndex(phrases.map(({ stems }) => stems));
  const cache = new LRUCache<string, ReadonlyMap<number, Agreement>>({ max: wordsCached });
  return ({ stem, typed }: Term): ReadonlyMap<number, Agreement> => {
    const cached = cache.get(typed);
    if (cached) return cached;
    const isExact = isKnown(stem) || /\d/.test(stem);
    // Shorter words begin, or are one letter from, too many others.
    const found = index([stem], () => ({
      prefix: !isExact && stem.length >= 4,
      fuzzy: !isExact && typed.length >= 5 ? 0.25 : 0,
    }));
    const agreements = new Map<number, Agreement>();
    for (const { at, words } of found) {
      const best = words
        .map((word) => ({ stem: word, score: agreement(stem, word) }))
        .reduce((a, b) => (b.score > a.score ? b : a));
      if (best.score > 0) agreements.set(at, best);
    }
    cache.set(typed, agreements);
    return agreements;
  };
}

/** Returns how well a typed word agrees with a word of a phrase: the same, its beginning, or mistyped. */
function agreement(typed: string, found: string): number {
  if (typed === found) return 1;
  // The first letter of a word is hardly ever mistyped.
  if (typed.slice(0, 1) !== found.slice(0, 1)) return 0;
  return found.startsWith(typed) ? agreementScores.beginning : agreementScores.mistyped;
}

function isDenied(stems: readonly string[]): boolean {
  return stems.includes("not") || stems.includes("no");
}

function match(
  measure: Measure,
  own: readonly Phrase[],
  typed: readonly TypedWord[],
  weight: (stem: string) => number,
): MeasureMatch {
  const best = (from: readonly Phrase[], { agreements }: TypedWord) =>
    from.reduce((most, { id }) => Math.max(most, agreements.get(id)?.score ?? 0), 0);
  const names = own.filter(({ isName }) => isName);
  const counted = own.filter(({ isName }) => !isName);
  const outside = typed.map((word) =>
    Math.max(elsewhere.name * best(names, word), elsewhere.counts * best(counted, word)),
  );
  const typedWeight = typed.reduce((sum, word) => sum + word.weight, 0);
  const scores = names.map((name) => {
    const held = new Map<string, number>();
    let covered = 0;
    typed.forEach((word, at) => {
      const inName = word.agreements.get(name.id);
      if (inName) held.set(inName.stem, Math.max(inName.score, held.get(inName.stem) ?? 0));
      covered += word.weight * Math.max(inName?.score ?? 0, outside[at] ?? 0);
    });
    const nameWeight = name.stems.reduce((sum, stem) => sum + weight(stem), 0);
    const heldWeight = name.stems.reduce((sum, stem) => sum + weight(stem) * (held.get(stem) ?? 0), 0);
    // The harmonic mean: the share of the words that the measure covers and the share of the name must both be high.
    const ofWords = covered / typedWeight;
    const ofName = heldWeight / nameWeight;
    const isOpposite = isDenied(typed.map(({ term }) => term.stem)) !== isDenied(name.stems);
    return ((isOpposite ? oppositeShare : 1) * (2 * ofWords * ofName)) / (ofWords + ofName || 1);
  });
  return {
    measure,
    score: Math.max(0, ...scores),
    leftover: typed.filter((word) => best(names, word) === 0).map(({ term }) => term),
  };
}

/** Finds a measure by its id, with or without dots and hyphens, ignoring case: `reviews overdue`. */
export function findMeasure(measures: readonly Measure[], words: string): Measure | undefined {
  const wanted = plain(words);
  return measures.find(({ id }) => plain(id) === wanted);
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[\s.-]+/g, " ")
    .trim();
}
