import type { View } from "./contract.ts";
import type { ColumnTally } from "./column-tally.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Day } from "./day.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker } from "./records.ts";
import type { Remark } from "./remarks.ts";

/** A kind of fact that a source may not hold, however well it is filled. */
export type Aspect =
  | "officers"
  | "earlier officers"
  | "social care"
  | "transfers"
  | "issue decisions"
  | "reasons"
  | "every review"
  | "scheduled reviews"
  | "review days"
  | "amendments"
  | "other referrals"
  | "both decisions";

/** What a source cannot tell: noughts would say that there is none. */
export interface SourceLimits {
  /** The source, to begin a sentence: "A SEN2 return". */
  readonly name: string;
  /** What it does not hold, each with a clause that says so: "social care is not in it". */
  readonly unheld: ReadonlyMap<Aspect, string>;
  /** The first day from which it holds what happened. */
  readonly from: Day;
  /** The year that it is of, where a question names none. */
  readonly year: number;
  /** The day as on which it says how things stand; of some, it does not say how they stood before. */
  readonly standsOn: Day;
}

/** The whole borough at one instant. It never changes: a refresh makes a new one, and a question keeps the one it began with. */
export interface Snapshot {
  /** Where the figures come from, in words for people: "the demo borough". */
  readonly source: string;
  /** The instant (ISO 8601 with offset) that the data are of: when the source was read or, if earlier, its files written. */
  readonly readAt: string;
  readonly words: CouncilWords;
  readonly persons: readonly Person[];
  readonly workers: readonly Worker[];
  readonly referrals: readonly Referral[];
  readonly assessments: readonly Assessment[];
  readonly plans: readonly Plan[];
  readonly reviews: readonly Review[];
  /** Rows read of each view, including the rejected. */
  readonly rowsRead: Readonly<Record<View, number>>;
  readonly rejected: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** What the cells of each column held, in the order of the contract. */
  readonly columns: readonly ColumnTally[];
  /** What is odd about the source as a whole, in sentences. */
  readonly cautions: readonly string[];
  /** What the source cannot tell; null: whatever the contract has. */
  readonly limits: SourceLimits | null;
}

/** The key for caching what is computed from a snapshot: the same object after a refresh that found nothing changed. */
export function recordsKey({ persons }: Snapshot): object {
  return persons;
}

/** Whether two snapshots hold the very same records, as after a refresh that found nothing changed. */
export function holdsSameRecords(a: Snapshot, b: Snapshot): boolean {
  return recordsKey(a) === recordsKey(b);
}
