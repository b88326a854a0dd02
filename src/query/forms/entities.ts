import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { ageBands, notRecorded } from "../../facts/age.ts";
import { notAllocated } from "../../facts/case-officer.ts";
import { filterValues } from "../../measures/engine/filter-values.ts";
import type { ListedFilter } from "../suggestions.ts";
import { wholeWords, anyOf, normalized } from "../tokens.ts";
import { markOf, type NamedValue } from "./marks.ts";

/** Whether all words are words of the measures' names. */
type IsVocabulary = (words: string) => boolean;

/** How values are named: the first group of the pattern that matches is the value as typed. */
interface NamingRule {
  readonly name: ListedFilter;
  readonly pattern: RegExp;
  readonly values: (typed: string) => readonly string[];
}

const nouns: Readonly<Record<"team" | "officer", string>> = {
  team: "teams?",
  officer: "(?:case )?officers?|case ?workers?|case ?holders?",
};

function namingRule(name: ListedFilter, pattern: string, values: NamingRule["values"]): NamingRule {
  return {
    name,
    pattern: wholeWords(
      `(?:(?:(?<!\\b(?:reviews?|ars|meetings?) )held by|(?:owned|managed|looked after) by|(?:allocated|assigned) to|for|in|of|by|at|from|under|with|within) )?(?:the )?(?:${pattern})`,
    ),
    values,
  };
}

const records = "plans?|ehcps?|reviews?|requests?|referrals?|assessments?";
const noOfficer = String.raw`(?:without|with no|that have no|who have no|have no|has no|having no|lacking|not having|not allocated to)(?: a| an| any)? (?:case ?)?(?:officers?|workers?|holders?)(?: allocated| assigned)?`;
const noOne = "(?:nobody|no one|noone)";
const byNobody = String.raw`(?:with |that have )?${noOne}(?: is)? (?:allocated|assigned|holding them|holds|looking after)(?: to)?(?: them| it)?|(?:allocated|assigned|belonging) to ${noOne}|(?:held by|with) ${noOne}`;
/** Plans of no officer. "Cases without an officer" are a list of their own, and records to mend. */
const nobody = String.raw`(?<=\b(?:${records})(?: that)?(?: are)? )(?:${noOfficer}|${byNobody}|unallocated|not allocated to (?:anyone|anybody|an officer))|unallocated(?= (?:${records})\b)`;

const people = String.raw`\b(?:boys|girls|males|females|children|kids|pupils|students|young people)(?: (?:who are|that are|who|are))?`;

const ageRules: readonly NamingRule[] = (() => {
  const prefix = "(?:aged?s? |aged? (?:band|group|range)s? )?(?:between )?";
  // "12 to 14 months" and "over 25 weeks" are no ages.
  const suffix =
    "(?:s| years? olds?| yrs? olds?| years?(?: of age)?|yos?)?(?! ?-?(?:weeks?|wks?|months?|days?)|(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\\b)";
  const years = "(?: years?(?: olds?| of age)?| yrs?)?";
  // "under 16s" and "over 19 years old" are ages, "under 16" alone may be weeks
  const olds = "(?:s| years? olds?| yrs? olds?| years? of age|yos?)";
  return [
    namingRule("age", String.raw`${prefix}(\d{1,2}(?: ?- ?| to | and )\d{1,2})${suffix}`, bandsOf),
    namingRule("age", String.raw`${prefix}((?:over|above|older than) 25|25 ?\+)${suffix}`, () => ["Over 25"]),
    namingRule("age", String.raw`${prefix}((?:under|below|younger than) 5)${suffix}`, () => ["0 to 4"]),
    namingRule(
      "age",
      String.raw`${prefix}(\d{1,2}${years} (?:and|or) (?:over|above|older|up|upwards)|\d{1,2} ?\+)${suffix}`,
      (typed) => bandsFrom(numberIn(typed)),
    ),
    namingRule("age", String.raw`${prefix}(\d{1,2}${years} (?:and|or) (?:under|below|younger))${suffix}`, (typed) =>
      bandsTo(numberIn(typed)),
    ),
    namingRule(
      "age",
      String.raw`aged? ((?:over|above|older than) \d{1,2})${suffix}|((?:over|above|older than) \d{1,2})${olds}`,
      (typed) => bandsFrom(numberIn(typed) + 1),
    ),
    namingRule(
      "age",
      String.raw`aged? ((?:under|below|younger than) \d{1,2})${suffix}|((?:under|below|younger than) \d{1,2})${olds}`,
      (typed) => bandsTo(numberIn(typed) - 1),
    ),
    // "boys under 11" are no weeks
    namingRule("age", String.raw`(?<=${people} )((?:over|above|older than) \d{1,2})${suffix}`, (typed) =>
      bandsFrom(numberIn(typed) + 1),
    ),
    namingRule("age", String.raw`(?<=${people} )((?:under|below|younger than) \d{1,2})${suffix}`, (typed) =>
      bandsTo(numberIn(typed) - 1),
    ),
    namingRule("age", String.raw`(?<!by )aged? ((?:over |under )?\d{1,2}\+?)${suffix}`, () => []),
    namingRule("age", String.raw`((?:over |under )?\d{1,2}\+?)(?: years? olds?| yrs? olds?|yos?)`, () => []),
  ];
})();

const numberIn = (typed: string) => Number(/\d+/.exec(typed)?.[0] ?? NaN);

/** Returns the bands of an age and all above, or of an age and all below. Empty where a band is cut. */
function bandsFrom(age: number): readonly string[] {
  const first = ageBands.findIndex((band) => numberIn(band) + (band.startsWith("Over") ? 1 : 0) === age);
  return first < 0 ? [] : ageBands.slice(first);
}

function bandsTo(age: number): readonly string[] {
  const last = ageBands.findIndex((band) => Number(/\d+$/.exec(band)?.[0] ?? NaN) === age && !band.startsWith("Over"));
  return last < 0 ? [] : ageBands.slice(0, last + 1);
}

/** Returns the age bands that are all of a range together: those of 16 to 25 are two. Empty where a band is cut. */
function bandsOf(typed: string): readonly string[] {
  const ends = (text: string) => Array.from(text.matchAll(/\d+/g), ([digits]) => Number(digits));
  const [from = 0, to = 0] = ends(typed);
  const within = ageBands.filter((band) => {
    const [first = 0, last = Infinity] = ends(band);
    return first >= from && last <= to;
  });
  const isFirst = within.some((band) => ends(band)[0] === from);
  return isFirst && within.some((band) => ends(band)[1] === to) ? within : [];
}

const noValues = [notRecorded, notAllocated];

/** Groups values by each of the spellings that may name them. */
function groupBySpelling(
  values: readonly string[],
  spellings: (value: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const value of values.filter((text) => !noValues.includes(text))) {
    for (const spelling of new Set(spellings(value).map(normalized))) {
      groups.set(spelling, [...(groups.get(spelling) ?? []), value]);
    }
  }
  return groups;
}

/** How a snapshot's values are named: by whole names, and officers by a first name or a surname alone. */
interface NamingRules {
  readonly whole: readonly NamingRule[];
  readonly part: readonly NamingRule[];
}

const rulesByVocabulary = oncePerSnapshot(() => new Map<IsVocabulary, NamingRules>());

function namingRulesOf(snapshot: Snapshot, isVocabulary: IsVocabulary): NamingRules {
  const cached = rulesByVocabulary(snapshot).get(isVocabulary);
  if (cached) return cached;
  const { team, officer } = filterValues(snapshot);
  const withoutTeam = (value: string) => value.replace(/ \(.*$/, "");
  const rulesFor = (
    name: "team" | "officer",
    groups: ReadonlyMap<string, readonly string[]>,
    shortest: number,
  ): NamingRule[] => {
    const values = (typed: string) => groups.get(typed) ?? [];
    const all = anyOf(groups.keys());
    // The word `reviews` names a team called Reviews only beside the word `team`: alone, it is a word of the measures.
    const bare = anyOf([...groups.keys()].filter((text) => text.length >= shortest && !isVocabulary(text)));
    return [
      ...(all === null ? [] : [namingRule(name, `(?:${nouns[name]}) (${all})|(${all}) (?:${nouns[name]})`, values)]),
      // "Yeboahs caseload" lacks its apostrophe
      ...(bare === null ? [] : [namingRule(name, name === "officer" ? `(${bare})s?` : `(${bare})`, values)]),
    ];
  };
  const noValue = (typed: string) => noValues.filter((text) => normalized(text) === typed);
  const none = anyOf(noValues.map(normalized)) ?? "";
  const rules: NamingRules = {
    whole: [
      ...rulesFor(
        "officer",
        groupBySpelling(officer, (value) => [value, withoutTeam(value)]),
        1,
      ),
      ...rulesFor(
        "team",
        groupBySpelling(team, (value) => [value, value.replace(/ team$/i, "")]),
        1,
      ),
      namingRule("officer", `(?:${nouns.officer}) (${normalized(notAllocated)})`, noValue),
      namingRule("officer", nobody, () => [notAllocated]),
      namingRule("team", `(?:${nouns.team}) (${none})|(${normalized(notAllocated)})`, noValue),
      ...ageRules,
    ],
    part: rulesFor(
      "officer",
      groupBySpelling(officer, (value) => normalized(withoutTeam(value)).split(" ")),
      3,
    ),
  };
  rulesByVocabulary(snapshot).set(isVocabulary, rules);
  return rules;
}

/** Cuts the values that the rules name out of the words, adds them to `named`, and leaves a mark of each. */
function readNames(words: string, rules: readonly NamingRule[], named: NamedValue[]): string {
  let rest = words;
  for (const { name, pattern, values } of rules) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const typed = match.slice(1).find((part) => part !== undefined) ?? match[0];
      const found = values(typed);
      // an age range stands for all its bands; officers of one name are told apart later
      const each = name === "age" && found.length > 1 ? found.map((value) => [value]) : [found];
      const marks = each.map((_, at) => markOf(named.length + at)).join(" ");
      rest = `${rest.slice(0, match.index)} ${marks} ${rest.slice(match.index + match[0].length)}`;
      named.push(...each.map((one) => ({ name, typed, values: one })));
    }
  }
  return rest;
}

/** Reads teams, officers and ages by their whole names into `named`, and returns the rest of the words. */
export function readValues(words: string, snapshot: Snapshot, isVocabulary: IsVocabulary, named: NamedValue[]): string {
  return readNames(words, namingRulesOf(snapshot, isVocabulary).whole, named);
}

/** Reads officers by a first name or a surname alone. To be called last: June is a month first. */
export function readPartNames(
  words: string,
  snapshot: Snapshot,
  isVocabulary: IsVocabulary,
  named: NamedValue[],
): string {
  return readNames(words, namingRulesOf(snapshot, isVocabulary).part, named);
}

const unknownPatterns = (["team", "officer"] as const).flatMap((name) => [
  {
    name,
    pattern: wholeWords(
      String.raw`(?<!\b(?:by|per|each|no|without|with no) )(?:${nouns[name]}) (?!(?:by|of|in|on|for|with|at|that|who|to|and|or|has|have)\b|;)([\p{L}\d][\p{L}\d' ]*)`,
    ),
  },
  { name, pattern: wholeWords(String.raw`(?:(?:in|for|of|by|from) )?(?:the )?([\p{L}\d]+) (?:${nouns[name]})`) },
]);

/** Reads what is called a team or an officer and is none: `team zork`, `the north team`. */
export function readUnknownNames(
  words: string,
  isOrdinary: (word: string) => boolean,
): { readonly unknown: readonly NamedValue[]; readonly rest: string } {
  let rest = words;
  const unknown = unknownPatterns.flatMap(({ name, pattern }): NamedValue[] => {
    const [whole = "", found = ""] = pattern.exec(words) ?? [];
    const typed = found.trim();
    if (typed === "" || isOrdinary(typed.split(" ")[0] ?? "")) return [];
    const ordinary = typed.split(" ").filter(isOrdinary).join(" ");
    rest = rest.replace(whole, ` ${ordinary} `);
    return [{ name, typed, values: [] }];
  });
  return { unknown, rest };
}
