import type { View } from "./cases/contract.ts";
import type { CouncilWords } from "./cases/council-words.ts";
import type { Day } from "./cases/day.ts";
import { oncePerDay } from "./cases/per-snapshot.ts";
import type { Person } from "./cases/records.ts";
import { scopeOf, type Ownership, type Scope } from "./measures/engine/scope.ts";

/** One record that a rule finds wrong. */
export interface Finding {
  readonly view: View;
  /** The record's own id; never shown to people. */
  readonly id: string;
  readonly person: Person;
}

interface RuleText {
  /** Names what is wrong. */
  readonly id: string;
  readonly title: string;
  /** Other names for it, separated by commas. */
  readonly synonyms?: string;
  readonly why: string;
  /** What a finding is, in words. */
  readonly counts: string;
  /** The views whose rows decide the findings. */
  readonly reads: readonly View[];
  /** What to enter to correct the record. */
  readonly remedy: string;
}

/** A kind of record that rules check. */
export interface Subject<Record> extends Ownership<Record> {
  readonly view: View;
  /** The plural name of the records. */
  readonly noun: string;
  readonly id: (record: Record) => string;
  readonly records: (scope: Scope) => readonly Record[];
}

export interface RuleDeclaration<Record> extends RuleText {
  readonly subject: Subject<Record>;
  /** Returns whether the record is wrong on the day. */
  readonly isBroken: (record: Record, on: Day, words: CouncilWords) => boolean;
}

export interface Rule extends RuleText {
  readonly view: View;
  /** Returns all findings on the day asked about, before any filter. */
  findings(scope: Scope): readonly Finding[];
}

/** Makes a rule from its declaration. */
export function rule<Record>({ subject, isBroken, ...words }: RuleDeclaration<Record>): Rule {
  const { view, id, person } = subject;
  const findingsOn = oncePerDay((snapshot, day) =>
    subject
      .records(scopeOf(snapshot, day))
      .filter((record) => isBroken(record, day, snapshot.words))
      .map((record): Finding => ({ view, id: id(record), person: person(record) })),
  );
  return { ...words, view, findings: ({ snapshot, on }) => findingsOn(snapshot, on) };
}
