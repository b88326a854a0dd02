import type { PrivateAnswer } from "./answer.ts";
import type { CaseBook } from "./cases/book.ts";
import type { Colleague } from "./colleague.ts";
import type { Reach } from "./routing.ts";

/** What a job is handed. */
export interface JobDesk {
  readonly book: CaseBook;
  /** The civil day for which it runs. */
  readonly today: string;
  /** Everybody who may ask, by email. */
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly reach: Reach;
  /** The kinds of alert that are switched on, by id. */
  readonly kinds: readonly string[];
  /** The template of a case's address; null: no links. */
  readonly caseUrl: string | null;
}

/** What a job would do, without doing it. */
export interface Preview {
  readonly json: unknown;
  readonly answers: readonly PrivateAnswer[];
}

/** Something that happens unasked. */
export interface Job {
  readonly id: string;
  /** What it does, for help. */
  readonly says: string;
  /** What it would do now: nothing is sent or stored. */
  readonly preview: (desk: JobDesk) => Preview;
}

/** Makes a job of its declaration. */
export function job(declared: Job): Job {
  return declared;
}
