import type { View } from "./contract.ts";
import type { ColumnTally } from "./column-tally.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker } from "./records.ts";
import type { Remark } from "./remarks.ts";

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
}

/** The key for caching what is computed from a snapshot: the same object after a refresh that found nothing changed. */
export function recordsKey({ persons }: Snapshot): object {
  return persons;
}

/** Whether two snapshots hold the very same records, as after a refresh that found nothing changed. */
export function holdsSameRecords(a: Snapshot, b: Snapshot): boolean {
  return recordsKey(a) === recordsKey(b);
}
