import type { View } from "./contract.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker } from "./records.ts";
import type { Remark } from "./remarks.ts";
import type { CouncilWords } from "./council-words.ts";

/**
 * The whole borough at one instant. It never changes: a question takes the book once and keeps it,
 * and a refresh makes a new one.
 */
export interface Snapshot {
  /** What people are told the figures come from: "the demo borough". */
  readonly source: string;
  /** The instant (ISO 8601 with offset) at which the source was read. */
  readonly readAt: string;
  readonly words: CouncilWords;
  readonly persons: readonly Person[];
  readonly workers: readonly Worker[];
  readonly referrals: readonly Referral[];
  readonly assessments: readonly Assessment[];
  readonly plans: readonly Plan[];
  readonly reviews: readonly Review[];
  /** Rows read of each view, those set aside included. */
  readonly rowsRead: Readonly<Record<View, number>>;
  readonly rejected: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** What is worked out of a book is kept by this: it is the same for a later reading that found nothing changed. */
export function recordsKey({ persons }: Snapshot): object {
  return persons;
}

/** Whether a refresh found nothing changed: the later book holds the very records of the earlier one. */
export function holdsSameRecords(one: Snapshot, other: Snapshot): boolean {
  return recordsKey(one) === recordsKey(other);
}
