import type { Asked, Belonging } from "./asked.ts";
import type { View } from "./cases/contract.ts";
import type { Person } from "./cases/record.ts";
import type { CouncilWords } from "./cases/words.ts";

/** One record that a rule finds wrong. */
export interface Finding {
  readonly view: View;
  /** The record's own id: stays inside. */
  readonly id: string;
  readonly person: Person;
}

interface Words {
  /** Named for what is wrong. */
  readonly id: string;
  readonly title: string;
  /** What else people call it, with commas between. */
  readonly called?: string;
  readonly why: string;
  /** What a finding is, in words. */
  readonly counts: string;
  /** The views whose rows decide the findings. */
  readonly reads: readonly View[];
  /** What to enter to put it right. */
  readonly mend: string;
}

/** Where a kind of record stands in the book. */
export interface Subject<Record> extends Belonging<Record> {
  readonly view: View;
  /** What the records are called, many of them. */
  readonly noun: string;
  readonly id: (record: Record) => string;
  readonly records: (asked: Asked) => readonly Record[];
}

export interface RuleDeclaration<Record> extends Words {
  readonly of: Subject<Record>;
  /** Whether the record is wrong on the day. */
  readonly broken: (record: Record, on: string, words: CouncilWords) => boolean;
}

export interface Rule extends Words {
  readonly view: View;
  /** All findings on the day asked about, before any filter. */
  findings(asked: Asked): Finding[];
}

/** Makes a rule of its declaration. */
export function rule<Record>({ of, broken, ...words }: RuleDeclaration<Record>): Rule {
  return {
    ...words,
    view: of.view,
    findings: (asked) =>
      of
        .records(asked)
        .filter((record) => broken(record, asked.on, asked.book.words))
        .map((record) => ({ view: of.view, id: of.id(record), person: of.person(record) })),
  };
}
