import type { Snapshot } from "../cases/snapshot.ts";
import { oncePerSnapshot } from "../cases/per-snapshot.ts";
import { ageBands, notRecorded } from "../facts/age.ts";
import { notAllocated } from "../facts/case-officer.ts";
import { filterValues } from "../measures/engine/filter-values.ts";
import type { Listed } from "./suggestions.ts";
import { alone, anyOf, spoken } from "./tokens.ts";

/** Whether words are made of the measures' own words alone. */
type IsVocabulary = (words: string) => boolean;

/** A value that words name, and all that it may be: an officer's first name may be that of several. */
export interface Named {
  readonly name: Listed;
  readonly typed: string;
  /** In the spelling that is shown. None: there is no such value. */
  readonly values: readonly string[];
}

/** A way of naming values: what is found is what stands in a group of the pattern. */
interface NamingRule {
  readonly name: Listed;
  readonly pattern: RegExp;
  readonly values: (typed: string) => readonly string[];
}

const heads: Readonly<Record<"team" | "officer", string>> = {
  team: "teams?",
  officer: "(?:case )?officers?|case ?workers?|case ?holders?",
};

function namingRule(name: Listed, pattern: string, values: NamingRule["values"]): NamingRule {
  return { name, pattern: alone(`(?:(?:for|in|of|by|at|from|under|with|within) )?(?:the )?(?:${pattern})`), values };
}

const ages: readonly NamingRule[] = (() => {
  const before = "(?:aged?s? |aged? (?:band|group|range)s? )?(?:between )?";
  // 12 to 14 months and over 25 weeks are no ages.
  const after = "(?:s| years? olds?| yrs? olds?| years?(?: of age)?|yos?)?(?! ?-?(?:weeks?|wks?|months?|days?))";
  const toBand = (typed: string) => typed.replace(/ ?- ?| and /, " to ");
  return [
    namingRule("age", String.raw`${before}(\d{1,2}(?: ?- ?| to | and )\d{1,2})${after}`, (typed) =>
      ageBands.filter((band) => band === toBand(typed)),
    ),
    namingRule("age", String.raw`${before}((?:over|above|older than) 25|25 ?\+)${after}`, () => ["Over 25"]),
    namingRule("age", String.raw`${before}((?:under|below|younger than) 5)${after}`, () => ["0 to 4"]),
    namingRule("age", String.raw`(?<!by )aged? ((?:over |under )?\d{1,2}\+?)${after}`, () => []),
    namingRule("age", String.raw`((?:over |under )?\d{1,2}\+?)(?: years? olds?| yrs? olds?|yos?)`, () => []),
  ];
})();

const nobody = [notRecorded, notAllocated];

function grouped(
  values: readonly string[],
  spellings: (value: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const value of values.filter((one) => !nobody.includes(one))) {
    for (const spelling of new Set(spellings(value).map(spoken))) {
      groups.set(spelling, [...(groups.get(spelling) ?? []), value]);
    }
  }
  return groups;
}

/** The ways of naming a book's officers and teams: whole names, and officers by a first name or a surname alone. */
interface NamingRules {
  readonly whole: readonly NamingRule[];
  readonly part: readonly NamingRule[];
}

const namingRules = oncePerSnapshot(() => new Map<IsVocabulary, NamingRules>());

function namingRulesOf(snapshot: Snapshot, isVocabulary: IsVocabulary): NamingRules {
  const known = namingRules(snapshot).get(isVocabulary);
  if (known) return known;
  const { team, officer } = filterValues(snapshot);
  const withoutTeam = (value: string) => value.replace(/ \(.*$/, "");
  const named = (
    name: "team" | "officer",
    groups: ReadonlyMap<string, readonly string[]>,
    shortest: number,
  ): NamingRule[] => {
    const values = (typed: string) => groups.get(typed) ?? [];
    const all = anyOf(groups.keys());
    // A team called Reviews is named only beside the word team: alone, the word is the measures' own.
    const bare = anyOf([...groups.keys()].filter((one) => one.length >= shortest && !isVocabulary(one)));
    return [
      ...(all === null ? [] : [namingRule(name, `(?:${heads[name]}) (${all})|(${all}) (?:${heads[name]})`, values)]),
      ...(bare === null ? [] : [namingRule(name, `(${bare})`, values)]),
    ];
  };
  const isNobody = (typed: string) => nobody.filter((one) => spoken(one) === typed);
  const none = anyOf(nobody.map(spoken)) ?? "";
  const made: NamingRules = {
    whole: [
      ...named(
        "officer",
        grouped(officer, (value) => [value, withoutTeam(value)]),
        1,
      ),
      ...named(
        "team",
        grouped(team, (value) => [value, value.replace(/ team$/i, "")]),
        1,
      ),
      namingRule("officer", `(?:${heads.officer}) (${spoken(notAllocated)})`, isNobody),
      namingRule("team", `(?:${heads.team}) (${none})|(${spoken(notAllocated)})`, isNobody),
      ...ages,
    ],
    part: named(
      "officer",
      grouped(officer, (value) => spoken(withoutTeam(value)).split(" ")),
      3,
    ),
  };
  namingRules(snapshot).set(isVocabulary, made);
  return made;
}

function taken(
  words: string,
  ways: readonly NamingRule[],
): { readonly named: readonly Named[]; readonly rest: string } {
  const named: Named[] = [];
  let rest = words;
  for (const { name, pattern, values } of ways) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const typed = match.slice(1).find((part) => part !== undefined) ?? match[0];
      rest = `${rest.slice(0, match.index)} ; ${rest.slice(match.index + match[0].length)}`;
      named.push({ name, typed, values: values(typed) });
    }
  }
  return { named, rest };
}

/** The teams, officers and ages that words name whole, and the words without them. */
export function valueWords(words: string, snapshot: Snapshot, isVocabulary: IsVocabulary) {
  return taken(words, namingRulesOf(snapshot, isVocabulary).whole);
}

/** Officers by a first name or a surname alone: after all else, for June is a month first. */
export function partNames(words: string, snapshot: Snapshot, isVocabulary: IsVocabulary) {
  return taken(words, namingRulesOf(snapshot, isVocabulary).part);
}

const unknown = (["team", "officer"] as const).map((name) => ({
  name,
  pattern: alone(
    String.raw`(?<!\b(?:by|per|each|no|without|with no) )(?:${heads[name]}) (?!(?:by|of|in|on|for|with|at)\b|;)([\p{L}\d][\p{L}\d' ]*)`,
  ),
}));

/** What is named as a team or an officer, and is none: `team zork`. */
export function unknownNames(words: string, isVocabulary: IsVocabulary): Named[] {
  return unknown.flatMap(({ name, pattern }) => {
    const typed = pattern.exec(words)?.[1]?.trim() ?? "";
    return typed === "" || isVocabulary(typed.split(" ")[0] ?? "") ? [] : [{ name, typed, values: [] }];
  });
}
