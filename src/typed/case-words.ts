import { oncePerSnapshotInSteps, type Steps } from "../cases/snapshot-work.ts";
import type { Person } from "../cases/records.ts";
import { plainSigns, sameName } from "../cases/same-name.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { UserError } from "../user-error.ts";

const polite = /^(?:(?:please|can you|could you|can i|let me|i want to|i need to)\s+)+/;
/** What asks to open one thing; what also begins questions; and the names that people have for a case. */
const opening = /^(?:open|look up|lookup|pull up|bring up|find|go to)\s+/;
const asking =
  /^(?:show(?: me)?|see|view|get|tell me about|look at|what about|how about|what(?:'?s| is) (?:happening|going on|next|up) (?:with|for|to|in|on)|who(?:'?s| is) (?:the )?(?:case )?(?:officer|worker|holder)(?: (?:for|of|on|in))?|who(?:'?s| is) (?:dealing with|looking after|handling|responsible for|on)|any (?:news|update)s? (?:on|about|for)|update on|how is|where is|when is|who has|who holds|status of)\s+/;
const noun =
  /^(?:(?:the|a)\s+)?(?:case|child|file|record|ref|reference)[\s.:#]+(?:(?:no|number|ref|reference)[\s.:#]+)?/;
const trailing = /(?:\s+(?:please|pls|thanks|thank you|now|case|up to|at|doing|going|due))+$|'s case$/;
/** Signs that a reference neither begins nor ends with, unless the data say so. */
const edges = /^[^\p{L}\d]+|[^\p{L}\d]+$/gu;

/** The references of the data, written in several ways. */
interface References {
  /** As they are, in lower case. */
  readonly exact: ReadonlyMap<string, readonly Person[]>;
  /** Those with a letter, without their signs: `send100279`. */
  readonly withoutSigns: ReadonlyMap<string, readonly Person[]>;
  /** Their digits alone: `100279`. */
  readonly digits: ReadonlyMap<string, readonly Person[]>;
  /** Their shapes, any number as one digit, with and without their signs: `send-9`, `send9`. */
  readonly worded: ReadonlySet<string>;
  /** Their shapes, any word as one letter, with and without their signs and their letters: `a-999999`, `a999999`, `999999`. */
  readonly sized: ReadonlySet<string>;
}

const references = oncePerSnapshotInSteps(function* ({ persons }): Steps<References> {
  const exact = new Map<string, Person[]>();
  const bare = new Map<string, Person[]>();
  const digits = new Map<string, Person[]>();
  const [worded, sized] = [new Set<string>(), new Set<string>()];
  for (const person of persons) {
    yield;
    const text = sameName(person.caseReference);
    const [plain, number] = [withoutSigns(text), text.replaceAll(/\D/g, "")];
    addTo(exact, text, person);
    addTo(bare, plain, person);
    addTo(digits, number, person);
    for (const form of [text, plain]) worded.add(wordedShape(form));
    for (const form of [text, plain, number]) sized.add(sizedShape(form));
  }
  return { exact, withoutSigns: bare, digits, worded, sized };
});

/** Reads the references of all cases in steps, so that no words stop for them. */
export const learnReferences = references.learn;

const referencesOf = references.of;

function addTo(groups: Map<string, Person[]>, key: string, person: Person): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [person]);
  else group.push(person);
}

/** Empty without a letter: `12-3` and `1-23` are two cases, and `2021-06` is a month. */
function withoutSigns(text: string): string {
  return /\p{L}/u.test(text) ? text.replaceAll(/[^\p{L}\d]/gu, "") : "";
}

function wordedShape(text: string): string {
  return text.replaceAll(/\d+/g, "9");
}

function sizedShape(text: string): string {
  return text.replaceAll(/\p{L}+/gu, "a").replaceAll(/\d/g, "9");
}

function isOneCase(persons: readonly Person[]): boolean {
  return new Set(persons.map(({ caseReference }) => sameName(caseReference))).size === 1;
}

/**
 * Returns the persons of a reference as people type it: in any case, with stray signs around it, without its own signs,
 * or as its number alone, if long. Empty where there are none, or where several cases could be meant.
 */
export function personsOf(typed: string, snapshot: Snapshot): readonly Person[] {
  const known = referencesOf(snapshot);
  const text = sameName(typed);
  const plain = text.replaceAll(edges, "");
  const found = known.exact.get(text) ?? known.exact.get(plain);
  if (found !== undefined) return found;
  const alike = longNumber.test(plain) ? known.digits.get(plain) : lettered(known, withoutSigns(plain));
  return alike !== undefined && isOneCase(alike) ? alike : [];
}

/** Returns the ids of the persons of a reference as people type it, for the audit. Throws UserError where there are none. */
export function exactCase(typed: string, snapshot: Snapshot): string {
  const ids = personsOf(typed, snapshot).map(({ personId }) => `#${personId}`);
  if (ids.length === 0) throw new UserError("There is no case with that reference. Check the reference.");
  return ids.join(" ");
}

/** Longer than a year, so that it is no part of a question. */
const longNumber = /^\d{5,}$/;

function lettered(known: References, key: string): readonly Person[] | undefined {
  return key === "" ? undefined : known.withoutSigns.get(key);
}

type IsVisible = (person: Person) => boolean;

const isAnybody = () => true;

/** Returns words in lower case, without the signs around them. */
function plainly(words: string): string {
  return plainSigns(words)
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(?<=\d)'s(?![\p{L}\d])/gu, "")
    .replace(/^[\s"'([]+/, "")
    .replace(/[\s?!.,;"']+$/, "");
}

/** A case that words ask for, and what they ask of it. */
export interface AskedCase {
  readonly reference: string;
  /** The words besides the reference, in lower case; empty: they ask for the case alone. */
  readonly others: string;
}

/** Returns the case that words ask for where all others only say that it is wanted, or ask what its beginning asks. */
function referenceAlone(words: string, snapshot: Snapshot, isVisible: IsVisible): AskedCase | null {
  const whole = plainly(words);
  const asked = whole.replace(polite, "").replace(trailing, "");
  const opened = asked.replace(opening, "");
  const seen = asked.replace(asking, "");
  const isOpened = opened !== asked;
  const named = (isOpened ? opened : seen).replace(noun, "");
  const isNamed = isOpened || named !== seen;
  if (isReferenceIn(whole, false, snapshot, isVisible)) return { reference: whole, others: "" };
  if (!isReferenceIn(named, isNamed, snapshot, isVisible)) return null;
  return { reference: named, others: isOpened ? "" : whole.replace(named, " ") };
}

/** Returns the one reference that a question has in it: "when is the next review due for REF-100279". */
function referenceAsked(words: string, snapshot: Snapshot, isVisible: IsVisible): string | null {
  if (/\S:\S/.test(words)) return null;
  const { exact, worded } = referencesOf(snapshot);
  const isOne = (word: string) =>
    exact.get(word)?.some(isVisible) === true || (/\d{4}/.test(word) && worded.has(wordedShape(word)));
  const single = words.split(" ").map((word) => word.replaceAll(edges, ""));
  // "send 106602": a reference whose signs were left out
  const pairs = Array.from(words.matchAll(/(?<![\p{L}\d])\p{L}+ \d{4,}(?![\p{L}\d])/gu), ([pair]) => pair);
  const found = [
    ...single.filter((word) => /\p{L}/u.test(word) && /\d/.test(word) && isOne(word)),
    ...pairs.filter((pair) => worded.has(wordedShape(withoutSigns(pair)))),
  ];
  const [one] = found;
  return one !== undefined && new Set(found).size === 1 ? one : null;
}

/** Words that want something done with a case: nothing of it can be. */
const orders =
  /^(?:please |can you |could you |i want to |i need to )*(?:delete|close|write|send|email|assign|reassign|allocate|change|set|remove|cancel|move|add|create|edit|mark|print|draft|cease|amend|issue|complete|book|schedule|call|ring|phone|contact|share|post|subscribe|export|cases|reviews?|plans?) /u;

/**
 * Returns the case that words ask for; null: they ask for none, or not only for one. A word is taken for a reference if the
 * data hold it of somebody who is visible, or if it is written as theirs are: of nobody else may what is said depend on whether
 * the data hold it. A year such as `2020` is one only where a case is asked for.
 */
export function caseAsked(words: string, snapshot: Snapshot, isVisible: IsVisible = isAnybody): AskedCase | null {
  const alone = referenceAlone(words, snapshot, isVisible);
  if (alone !== null) return alone;
  const whole = plainly(words);
  const reference = orders.test(whole) ? null : referenceAsked(whole, snapshot, isVisible);
  if (reference === null) return null;
  return { reference, others: whole.replace(reference, " ") };
}

/** Whether text is a reference. `isNamed`: the words say that a case is meant, so that it may be any word of the data. */
function isReferenceIn(text: string, isNamed: boolean, snapshot: Snapshot, isVisible: IsVisible): boolean {
  const { worded, sized } = referencesOf(snapshot);
  const plain = text.replaceAll(edges, "");
  const isOrdinary = !/\d/.test(plain) || /^(?:19|20)\d\d$/.test(plain);
  if (isOrdinary && !isNamed) return false;
  if (personsOf(text, snapshot).some(isVisible)) return true;
  if (isOrdinary) return false;
  // a typing error in a number is still no question
  if (/\p{L}/u.test(plain) && worded.has(wordedShape(withoutSigns(plain)))) return true;
  return !/\s/.test(plain) && /\d{4}/.test(plain) && !/(?:19|20)\d\d/.test(plain) && sized.has(sizedShape(plain));
}
