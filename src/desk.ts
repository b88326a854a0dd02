import type { CaseBook } from "./cases/book.ts";
import type { Colleague } from "./colleague.ts";

/** What a command is handed: types only. */
export interface Desk {
  readonly book: CaseBook;
  readonly today: string;
  readonly colleague: Colleague;
  /** Counts of 1 to one less than this are masked for many; 0: none. */
  readonly maskBelow: number;
}
