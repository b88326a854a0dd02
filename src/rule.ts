import type { View } from "./cases/contract.ts";
import type { CouncilWords } from "./cases/council-words.ts";
import { parseDay, type Day } from "./cases/day.ts";
import { oncePerDay } from "./cases/snapshot-work.ts";
import type { Person } from "./cases/records.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import { readWithoutRemark } from "./cases/record-index.ts";
import { scopeOf, type Ownership, type Scope } from "./measures/engine/scope.ts";
import { isHeld } from "./measures/engine/source-needs.ts";

/** A record with a data error. */
export interface Finding {
  readonly view: View;
  /** The record's own id; never shown. */
  readonly id: string;
  readonly person: Person;
}

interface RuleText {
  /** Never changes, and names what is wrong. */
  readonly id: string;
  readonly title: string;
  /** Other names that people use, separated by commas. */
  readonly synonyms?: string;
  readonly why: string;
  /** What the findings are: "completed reviews without a review date". */
  readonly counts: string;
  /** What a finding is, after its number: `plan has a ceased date …`; and after a number of several. */
  readonly says: { readonly one: string; readonly many: string };
  /** The views whose rows the findings depend on. */
  readonly reads: readonly View[];
  /** What to enter to correct the record. */
  readonly remedy: string;
}

/** A kind of record that rules look at and measures count. */
export interface Subject<Item> extends Ownership<Item> {
  readonly view: View;
  /** The records' name in the plural. */
  readonly noun: string;
  readonly id: (record: Item) => string;
  readonly records: (scope: Scope) => readonly Item[];
  /** Returns the record of an id; undefined: there is none. */
  readonly find: (snapshot: Snapshot, id: string) => Item | undefined;
}

export interface RuleDeclaration<Item> extends RuleText {
  readonly subject: Subject<Item>;
  /** Whether the record is wrong on the day. */
  readonly isBroken: (record: Item, on: Day, words: CouncilWords) => boolean;
  /**
   * Whether a record that is no longer broken is seen to be right, and not only lacks what made it wrong. Absent: each
   * of its cells could be read.
   */
  readonly isMended?: (record: Item, on: Day, snapshot: Snapshot) => boolean;
}

export interface Rule extends RuleText {
  readonly view: View;
  /** Returns all findings on the day asked about, before any filter. */
  readonly findings: (scope: Scope) => readonly Finding[];
  /** Whether the record of an earlier finding, by its id, is there and seen to be right on the day. */
  readonly isMended: (id: string, scope: Scope) => boolean;
}

/** Defines a rule. Its findings are computed once per snapshot and day. */
export function rule<Item>({ subject, isBroken, isMended, ...text }: RuleDeclaration<Item>): Rule {
  const { view, id, person } = subject;
  const isSeenRight = isMended ?? ((record, _, snapshot) => readWithoutRemark(snapshot)(view, id(record)));
  // what a source does not hold is no error of its records
  const isTold = (snapshot: Snapshot) => isHeld(snapshot, `quality.${text.id}`);
  const findingsOn = oncePerDay((snapshot, day) =>
    (isTold(snapshot) ? subject.records(scopeOf(snapshot, day)) : [])
      .filter((record) => isBroken(record, day, snapshot.words))
      .map((record): Finding => ({ view, id: id(record), person: person(record) })),
  );
  return {
    ...text,
    view,
    findings: ({ snapshot, on }) => findingsOn(snapshot, on),
    isMended(recordId, { snapshot, on }) {
      const record = subject.find(snapshot, recordId);
      if (record === undefined || isBroken(record, on, snapshot.words)) return false;
      return isSeenRight(record, on, snapshot);
    },
  };
}

/** How findings may move the numbers of measures. */
export interface Effect {
  /** Ids of measures, or of pages for all of their measures. */
  readonly on: readonly string[];
  /** Where the numbers would lie if the records were right. */
  readonly moves: "higher" | "lower" | "higher or lower";
}

interface CheckText {
  readonly effects: readonly Effect[];
  /** The fault may hide a case that is active, so its finding is told even where no case seems to be. */
  readonly mayHideCase?: true;
}

/**
 * A check of sense: it finds dates and links that cannot be true. The dashboard counts none of its findings. It looks
 * at the data as they are now, whatever earlier day a question names: what is dated after that day is not wrong.
 */
export interface Check extends Rule, CheckText {}

/** Defines a check. */
export function check<Item>({ effects, mayHideCase, ...declaration }: RuleDeclaration<Item> & CheckText): Check {
  const { findings, isMended, ...text } = rule(declaration);
  return {
    ...text,
    effects,
    ...(mayHideCase === undefined ? {} : { mayHideCase }),
    findings: (scope) => findings(asOfNow(scope)),
    isMended: (id, scope) => isMended(id, asOfNow(scope)),
  };
}

/** Returns the scope on the day on which the data were read, or on its own if that is later. */
function asOfNow(scope: Scope): Scope {
  const readOn = parseDay(scope.snapshot.readAt.slice(0, 10));
  return readOn !== null && readOn > scope.on ? { ...scope, on: readOn } : scope;
}
