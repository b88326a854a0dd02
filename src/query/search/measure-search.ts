import { synonymList, type Measure } from "../../measure.ts";
import { terms, type Term } from "../terms.ts";
import { isBandPart, measureNames, namesOf, namesTyped, stemsOf, type Name } from "./measure-names.ts";

/** A measure, or a part of it, that words may mean. */
export interface MeasureMatch {
  readonly measure: Measure;
  /** The id of the part that the name is of. */
  readonly part?: string;
  /** How near the name is, 0 to 1; 1: the words are the name, word for word. */
  readonly score: number;
  /** The words that are not in that name. */
  readonly leftover: readonly Term[];
  /** The stems of the words, of the question and of its forms, that are in the name. */
  readonly used: ReadonlySet<string>;
  /** The stems of the question's words that any name of the measure has, which tell measures apart. */
  readonly shared: ReadonlySet<string>;
  /** Whether the words are the measure's title. */
  readonly isTitle: boolean;
  /** Whether the part's name is at least half of what the words say. */
  readonly isMostlyPart: boolean;
  /** Whether the name is the part's alone, without one of the measure's. */
  readonly isPartAlone: boolean;
}

export interface MeasureSearch {
  /**
   * Returns the measures that share a word with these, nearest first, each by the one name that is nearest. Each of `forms`
   * was read as a form of the question, such as `over 20 weeks`: a name may have all its words, but need not.
   */
  readonly nearest: (words: string, forms?: readonly string[]) => MeasureMatch[];
  /** Whether the words, all of them and spelled exactly, make up most of one name of a measure. */
  readonly isName: (words: string) => boolean;
  /** Whether all words are words of the measures' names, so that they name no team or officer. */
  readonly isVocabulary: (words: string) => boolean;
  /** Returns how much stems say together: one that few measures use says more. */
  readonly weightOf: (stems: Iterable<string>) => number;
  /** Whether every word that a match leaves is in another name of just what it means, and none of them narrows it. */
  readonly isSaidElsewhere: (match: MeasureMatch) => boolean;
  /** Every word of the measures' names, as they are spelled. */
  readonly words: readonly string[];
  /** Every name of the measures and their parts. */
  readonly names: readonly { readonly measure: Measure; readonly text: string }[];
}

/*
 * The scores below are judgements. They were chosen so that each phrase of test/query/phrases.txt finds its measure, or
 * offers choices where people would disagree.
 */
/** The worth, for what is offered, of a word that is in another name of the measure than the one compared, or in what it counts. */
const elsewhere = { name: 0.4, counts: 0.3 };
/** A match keeps this share of its score where only one side says "not" or "no". */
const oppositeShare = 0.6;
/** Words are taken for a name when they make up this share of its weight. */
const nameShare = 0.75;
/** The weight in a name of a word for whomever is counted. */
const recordWeight = 0.1;
/** A match by "late" of a band keeps this share where other words are in neither, and one by exemptions without "excluding". */
const looseShare = 0.5;
/** How much of its weight a word keeps that only the measure's name beside a part's has. */
const besideShare = 0.2;
/** A measure of data quality keeps this share of its score where nothing in the words says that anything is wrong. */
const faultlessShare = 0.5;
/** Words that say so, as stems. */
const faults = new Set(
  stemsOf(
    `not no nobody never lack lacking missing wrong mismatch exactly two several more multiple duplicate inactive unknown blank unnecessary
    unneeded unallocated unassigned unscheduled unrecorded impossible invalid error problem mistake fault faulty doubtful fix mend data quality else
    future left`,
  ),
);

/** The stem of "excluding". */
const excluding = "exclud";
/** Words that tell one thing from another even among names of the same, as stems. */
const narrowing = new Set(
  stemsOf(`not no never over under late on_time within exclud exempt refuse agree decline decided undecided received issued completed ceased
    due upcoming overdue day week month by_month year by_year trend draft final time percentage age gender ethnicity reason why new first last
    funding place out_of_borough current open closed average old live active done held better improving growth`),
);

const searches = new WeakMap<readonly Measure[], MeasureSearch>();

/** Returns the search over these measures; it is made once for each list. */
export function measureSearch(measures: readonly Measure[]): MeasureSearch {
  const cached = searches.get(measures);
  if (cached) return cached;
  const search = createSearch(measures);
  searches.set(measures, search);
  return search;
}

function createSearch(measures: readonly Measure[]): MeasureSearch {
  const all = measures.map(measureNames);
  const counted = new Map(measures.map((measure) => [measure, new Set(stemsOf(measure.counts))]));
  const texts = measures.flatMap((measure) => [
    ...namesOf(measure).map((text) => ({ measure, text })),
    ...measure.parts.flatMap(({ title, synonyms }) =>
      [title, ...synonymList(synonyms)].map((text) => ({ measure, text })),
    ),
  ]);
  const records = new Set(
    texts.flatMap(({ text }) => terms(text).flatMap((term) => (term.isRecord ? [term.stem] : []))),
  );
  const measuresByStem = new Map<string, Set<Measure>>();
  for (const { measure, own, ofParts } of all) {
    for (const stem of [...own, ...ofParts].flatMap(({ stems }) => stems)) {
      measuresByStem.set(stem, (measuresByStem.get(stem) ?? new Set()).add(measure));
    }
  }
  // A word that few measures use says more: the usual inverse frequency of a search.
  const weights = new Map(
    Array.from(measuresByStem, ([stem, { size }]) => [
      stem,
      records.has(stem) ? recordWeight : Math.log(1 + measures.length / size),
    ]),
  );
  const unknown = Math.log(1 + measures.length);
  const weight = (stem: string) => weights.get(stem) ?? unknown;
  const total = (stems: Iterable<string>) => {
    let sum = 0;
    for (const stem of stems) sum += weight(stem);
    return sum;
  };
  const hasStem = (measure: Measure, stem: string) => measuresByStem.get(stem)?.has(measure) === true;

  function scored(name: Name, required: readonly Term[], forms: readonly (readonly string[])[]): MeasureMatch {
    const { measure, part, all: inName } = name;
    const inForms = forms.filter((stems) => stems.every((stem) => inName.has(stem))).flat();
    const leftover = required.filter(({ stem, isRecord }) => !isRecord && !inName.has(stem));
    const typed = required.map(({ stem }) => stem);
    const used = new Set([...typed, ...inForms].filter((stem) => inName.has(stem)));
    const found = required.reduce((sum, { stem, isRecord }) => {
      if (isRecord) return sum;
      if (inName.has(stem)) return sum + weight(stem);
      if (hasStem(measure, stem)) return sum + weight(stem) * elsewhere.name;
      return counted.get(measure)?.has(stem) === true ? sum + weight(stem) * elsewhere.counts : sum;
    }, 0);
    const missing = total(name.stems.filter((stem) => !used.has(stem) && !records.has(stem)));
    const missingBeside = total(name.beside.filter((stem) => !used.has(stem))) * besideShare;
    const heldWeight = total(used);
    const ofWords = found / (total(required.filter(({ isRecord }) => !isRecord).map(({ stem }) => stem)) || found || 1);
    const ofName = heldWeight / (heldWeight + missing + missingBeside || 1);
    const isOpposite = isDenied(typed) !== isDenied(name.stems);
    // The harmonic mean: the share of the words that the name covers and the share of the name must both be high.
    const mean = (2 * Math.min(1, ofWords) * ofName) / (Math.min(1, ofWords) + ofName || 1);
    // plans with an exemption are not those without
    const isUnsaid = inName.has(excluding) && !used.has(excluding);
    const isLoose = (leftover.length > 0 && isBandPart(name)) || isUnsaid;
    const isFaultless = measure.isQuality && mean < 1 - equalScore && !typed.some((stem) => faults.has(stem));
    return {
      measure,
      ...(part === undefined ? {} : { part }),
      score: (isOpposite ? oppositeShare : 1) * (isLoose ? looseShare : 1) * (isFaultless ? faultlessShare : 1) * mean,
      leftover,
      isTitle: name.isTitle && mean > 1 - equalScore,
      isMostlyPart: isBandPart(name) || (part !== undefined && 2 * total(name.stems) >= total(typed)),
      isPartAlone: part !== undefined && name.beside.length === 0,
      used,
      shared: new Set(typed.filter((stem) => hasStem(measure, stem) && !records.has(stem))),
    };
  }

  /** Whether a match means a part, which the words mostly name, of what the other means. */
  const isPartOver = (one: MeasureMatch, other: MeasureMatch) =>
    one.part !== undefined &&
    other.part === undefined &&
    one.isMostlyPart &&
    !other.isTitle &&
    one.leftover.length === 0;

  return {
    nearest(words, forms = []) {
      const required = terms(words);
      const optional = forms.map(stemsOf);
      const typed = new Set(required.map(({ stem }) => stem));
      const touched = new Set(required.flatMap(({ stem }) => [...(measuresByStem.get(stem) ?? [])]));
      const byMeasure = new Map<Measure, MeasureMatch>();
      for (const name of all.flatMap((one) => (touched.has(one.measure) ? namesTyped(one, typed, optional) : []))) {
        const match = scored(name, required, optional);
        const best = byMeasure.get(name.measure);
        if (best === undefined || isPartOver(match, best) || (!isPartOver(best, match) && isNearer(match, best)))
          byMeasure.set(name.measure, match);
      }
      return [...byMeasure.values()].sort((a, b) => (isNearer(a, b) ? -1 : isNearer(b, a) ? 1 : 0));
    },
    isName(words) {
      const stems = stemsOf(words);
      if (stems.length === 0 || !stems.every((stem) => measuresByStem.has(stem))) return false;
      return all.some(({ own, ofParts }) =>
        [...own, ...ofParts].some(
          ({ stems: ofName }) =>
            stems.every((stem) => ofName.includes(stem)) && total(stems) >= nameShare * total(ofName),
        ),
      );
    },
    weightOf: total,
    isSaidElsewhere({ measure, part, leftover, used }) {
      if (isDenied([...used])) return false;
      const names = all.find((one) => one.measure === measure);
      const said = new Set([
        ...(names?.own ?? []).flatMap(({ stems }) => stems),
        ...(names?.ofParts ?? []).flatMap((one) => (one.part === part ? one.stems : [])),
      ]);
      return leftover.every(({ stem }) => said.has(stem) && !/\d/.test(stem) && !narrowing.has(stem));
    },
    isVocabulary: (words) => terms(words).every(({ stem, isRecord }) => isRecord || measuresByStem.has(stem)),
    words: [...new Set(texts.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []))],
    names: texts,
  };
}

/** Equal scores differ no more than this. */
export const equalScore = 1e-9;

/** Whether one match is nearer than another: all words in one name, a better score, more words of the question's forms. */
export function isNearer(one: MeasureMatch, other: MeasureMatch): boolean {
  if ((one.leftover.length === 0) !== (other.leftover.length === 0)) return one.leftover.length === 0;
  if (Math.abs(one.score - other.score) > equalScore) return one.score > other.score;
  if (one.used.size !== other.used.size) return one.used.size > other.used.size;
  return one.measure === other.measure && one.isPartAlone && other.part === undefined && !other.isTitle;
}

function isDenied(stems: readonly string[]): boolean {
  return stems.includes("not") || stems.includes("no");
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

/** Whether a name has all the words of a form. */
export function hasAll(typed: string, used: ReadonlySet<string>): boolean {
  const stems = terms(typed).map(({ stem }) => stem);
  return stems.length > 0 && stems.every((stem) => used.has(stem));
}
