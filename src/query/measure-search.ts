import { LRUCache } from "lru-cache";
import { synonymList, type Measure } from "../measure.ts";
import { terms, type Term } from "./terms.ts";
import { wordIndex } from "./word-index.ts";

/** A measure that words may mean. */
export interface Match {
  readonly measure: Measure;
  /** How near it is: 1 where the words are one of the measure's own, word for word. */
  readonly score: number;
  /** The words that are in none of the measure's names. */
  readonly leftover: readonly Term[];
}

export interface MeasureSearch {
  /** Measures by nearness. */
  readonly nearest: (words: string) => Match[];
  /** The words stand together, exactly, in one of the names of a measure, and make up most of it. */
  readonly isName: (words: string) => boolean;
  /** Every word of it that says something is a word of the measures' names, so that a name made of them is no name. */
  readonly isVocabulary: (words: string) => boolean;
}

/** One title, id or synonym, or what is counted: those words help to find a measure and never name it alone. */
interface Phrase {
  readonly id: number;
  readonly measure: Measure;
  readonly stems: readonly string[];
  readonly isName: boolean;
}

/** A word of a phrase that a typed word may be, and how well they agree. */
interface Agreement {
  readonly stem: string;
  readonly agrees: number;
}

/** A typed word: what it weighs, and with what it agrees in which phrases. */
interface Asked {
  readonly term: Term;
  readonly weight: number;
  readonly in: ReadonlyMap<number, Agreement>;
}

/** What words outside a phrase are worth: in another name of the measure, in what it counts. */
const elsewhere = { name: 0.4, counts: 0.3 };
/** What is left of a match where one side says "not" and the other does not. */
const opposite = 0.6;
/** A name is meant by its words when they make up this much of it. */
const most = 0.75;
const mostRemembered = 2000;

const known = new WeakMap<readonly Measure[], MeasureSearch>();

/** The search over these measures, made once. */
export function measureSearch(measures: readonly Measure[]): MeasureSearch {
  const before = known.get(measures);
  if (before) return before;
  const made = makeSearch(measures);
  known.set(measures, made);
  return made;
}

/** All that a measure is called. */
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

function makeSearch(measures: readonly Measure[]): MeasureSearch {
  const phrases = phrasesOf(measures);
  const names = phrases.filter(({ isName }) => isName);
  const users = new Map<string, Set<Measure>>();
  for (const { stems, measure } of names) {
    for (const stem of stems) users.set(stem, (users.get(stem) ?? new Set()).add(measure));
  }
  /** A word that few measures use says more. */
  const weight = (stem: string) => Math.log(1 + measures.length / (users.get(stem)?.size ?? 1));
  const agreeing = wordSearch(phrases, (stem) => users.has(stem));
  return {
    nearest(words) {
      const asked = terms(words).map((term) => ({ term, weight: weight(term.stem), in: agreeing(term) }));
      const touched = new Set(asked.flatMap((one) => [...one.in.keys()]));
      const byMeasure = new Map<Measure, Phrase[]>();
      for (const phrase of phrases) {
        if (!touched.has(phrase.id)) continue;
        const own = byMeasure.get(phrase.measure);
        if (own) own.push(phrase);
        else byMeasure.set(phrase.measure, [phrase]);
      }
      return Array.from(byMeasure, ([measure, own]) => match(measure, own, asked, weight)).sort(
        (a, b) => b.score - a.score,
      );
    },
    isName(words) {
      const stems = terms(words).map(({ stem }) => stem);
      if (stems.length === 0 || !stems.every((stem) => users.has(stem))) return false;
      const heavy = (all: readonly string[]) => all.reduce((sum, stem) => sum + weight(stem), 0);
      return names.some(
        (name) => stems.every((stem) => name.stems.includes(stem)) && heavy(stems) >= most * heavy(name.stems),
      );
    },
    isVocabulary: (words) => terms(words).every(({ stem }) => users.has(stem)),
  };
}

/** Finds the phrases that a word may belong to. A word that is known, and a number, is never taken for another. */
function wordSearch(phrases: readonly Phrase[], isKnown: (stem: string) => boolean) {
  const index = wordIndex(phrases.map(({ stems }) => stems));
  const remembered = new LRUCache<string, ReadonlyMap<number, Agreement>>({ max: mostRemembered });
  return ({ stem, typed }: Term): ReadonlyMap<number, Agreement> => {
    const before = remembered.get(typed);
    if (before) return before;
    const isSure = isKnown(stem) || /\d/.test(stem);
    const found = index([stem], () => ({
      prefix: !isSure && stem.length >= 4,
      slips: !isSure && typed.length >= 5 ? 0.25 : 0,
    }));
    const agreeing = new Map<number, Agreement>();
    for (const { at, words } of found) {
      const best = words
        .map((word) => ({ stem: word, agrees: agreement(stem, word) }))
        .reduce((a, b) => (b.agrees > a.agrees ? b : a));
      if (best.agrees > 0) agreeing.set(at, best);
    }
    remembered.set(typed, agreeing);
    return agreeing;
  };
}

/** How well a typed word agrees with a word of a phrase: the same, its beginning, or a slip of the fingers. */
function agreement(typed: string, found: string): number {
  if (typed === found) return 1;
  // The first letter of a word is hardly ever mistyped.
  if (typed.slice(0, 1) !== found.slice(0, 1)) return 0;
  return found.startsWith(typed) ? 0.9 : 0.85;
}

function isDenied(stems: readonly string[]): boolean {
  return stems.includes("not") || stems.includes("no");
}

function match(
  measure: Measure,
  own: readonly Phrase[],
  asked: readonly Asked[],
  weight: (stem: string) => number,
): Match {
  const best = (from: readonly Phrase[], one: Asked) =>
    from.reduce((most, { id }) => Math.max(most, one.in.get(id)?.agrees ?? 0), 0);
  const names = own.filter(({ isName }) => isName);
  const counted = own.filter(({ isName }) => !isName);
  const apart = asked.map((one) => Math.max(elsewhere.name * best(names, one), elsewhere.counts * best(counted, one)));
  const all = asked.reduce((sum, one) => sum + one.weight, 0);
  const scores = names.map((name) => {
    const held = new Map<string, number>();
    let reached = 0;
    asked.forEach((one, at) => {
      const here = one.in.get(name.id);
      if (here) held.set(here.stem, Math.max(here.agrees, held.get(here.stem) ?? 0));
      reached += one.weight * Math.max(here?.agrees ?? 0, apart[at] ?? 0);
    });
    const full = name.stems.reduce((sum, stem) => sum + weight(stem), 0);
    const holding = name.stems.reduce((sum, stem) => sum + weight(stem) * (held.get(stem) ?? 0), 0);
    // The share of the question that the measure covers and the share of the name that was typed: both must be high.
    const [asking, naming] = [reached / all, holding / full];
    const isOpposite = isDenied(asked.map(({ term }) => term.stem)) !== isDenied(name.stems);
    return ((isOpposite ? opposite : 1) * (2 * asking * naming)) / (asking + naming || 1);
  });
  return {
    measure,
    score: Math.max(0, ...scores),
    leftover: asked.filter((one) => best(names, one) === 0).map(({ term }) => term),
  };
}

/** A measure by its id, with or without dots and hyphens, whatever the case: `reviews overdue`. */
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
