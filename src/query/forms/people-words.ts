import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { notRecorded } from "../../facts/age.ts";
import { filterValues } from "../../measures/engine/filter-values.ts";
import type { By } from "../../measures/engine/asked.ts";
import { anyOf, normalized, wholeWords } from "../tokens.ts";
import { markOf, type NamedValue } from "./marks.ts";

/** How what is recorded of people is named: by these words, which mean these values of the data. */
interface PeopleRule {
  readonly name: By;
  readonly pattern: RegExp;
  readonly values: (typed: string) => readonly string[];
}

const people = "(?:children|kids|pupils|students|young people|families|people|learners|boys and girls)";
const lead = String.raw`(?:(?:for|of|with|on|from|to|among|by|in|who are|that are|who is|which are|whose ethnicity is|recorded as|(?:from|of) an?) )*(?:an? |the )?`;
const tail = String.raw`(?:(?: (?:heritage|background|origin|ethnicity|ethnic group))?(?= ${people}\b)|(?: (?:heritage|background|origin|ethnicity|ethnic group))?)`;
const rule = (name: By, source: string, values: PeopleRule["values"]): PeopleRule => ({
  name,
  pattern: wholeWords(`${lead}(${source})${name === "ethnicity" ? tail : ""}`),
  values,
});

const genders: readonly (readonly [source: string, recordedAs: readonly string[]])[] = [
  ["boys?|males?|lads?|young men", ["male", "m", "boy", "boys"]],
  ["girls?|females?|young women", ["female", "f", "girl", "girls"]],
];

const care: readonly (readonly [source: string, at: 0 | 1 | 2 | 3])[] = [
  ["(?:(?:a )?child protection(?: plans?)?|cp)(?: plans?)?", 0],
  [
    "(?:looked[ -]after(?: (?:children|child))?|lac|cla|(?:children |child )?(?:in|in our|in the council's) care(?! (?:leavers?|plan))|children looked after|in foster care|fostered)",
    1,
  ],
  ["care[ -]?leavers?", 2],
  ["(?:child(?:ren)? in need|cin)(?: plans?)?|social workers?(?: involvement)?|social work involvement", 3],
];

/** The groups of the school census that go by one word, besides what is called by it. */
const groups: Readonly<Record<string, readonly string[]>> = {
  asian: ["indian", "pakistani", "bangladeshi"],
  white: ["gypsy", "roma", "traveller"],
};
const sayNothing = new Set(
  "any other and or of the not obtained information background ethnic group recorded unknown".split(" "),
);

/** Returns what each word or whole name of an ethnicity means. Of a mixed background are only those that its whole name says. */
function ethnicityNames(values: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  const single = values.filter((value) => !/\b(?:and|mixed)\b/i.test(value));
  const wordsOf = (value: string) => normalized(value).split(/[ /-]+/);
  for (const word of new Set(single.flatMap(wordsOf))) {
    if (word.length < 3 || sayNothing.has(word)) continue;
    const alike = new Set([word, ...(groups[word] ?? [])]);
    names.set(
      word,
      single.filter((value) => wordsOf(value).some((one) => alike.has(one))),
    );
  }
  const mixed = values.filter((value) => /\b(?:and|mixed)\b/i.test(value));
  if (mixed.length > 0) names.set("mixed", mixed);
  for (const value of values) names.set(normalized(value), [value]);
  return names;
}

const rulesOf = oncePerSnapshot((snapshot): readonly PeopleRule[] => {
  const { gender, ethnicity, care: social } = filterValues(snapshot);
  const recorded = ethnicity.filter((value) => value !== notRecorded);
  const names = ethnicityNames(recorded);
  const all = anyOf(names.keys());
  return [
    ...genders.map(([source, recordedAs]) =>
      rule("gender", source, () => gender.filter((value) => recordedAs.includes(normalized(value)))),
    ),
    ...(all === null ? [] : [rule("ethnicity", all, (typed) => names.get(typed) ?? [])]),
    ...care.map(([source, at]) => rule("care", source, () => social.slice(at, at + 1))),
  ];
});

/** Reads genders, ethnicities and what social care knows children by into `named`, and returns the rest of the words. */
export function readPeople(words: string, snapshot: Snapshot, named: NamedValue[]): string {
  let rest = words;
  for (const { name, pattern, values } of rulesOf(snapshot)) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const typed = match[1] ?? match[0];
      const found = values(typed).map((value) => [value]);
      const marks = found.map((_, at) => markOf(named.length + at)).join(" ");
      rest = `${rest.slice(0, match.index)} ${marks} ${rest.slice(match.index + match[0].length)}`;
      named.push(...found.map((one) => ({ name, typed, values: one })));
    }
  }
  return rest;
}
