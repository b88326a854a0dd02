import type { View } from "./contract.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker } from "./record.ts";
import type { Remark } from "./set-aside.ts";
import type { CouncilWords } from "./words.ts";

/**
 * The whole borough at one instant. It never changes: a question takes the book once and keeps it,
 * and a refresh makes a new one.
 */
export interface CaseBook {
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
  readonly setAside: readonly Remark[];
  readonly noted: readonly Remark[];
}

/** What is worked out of a book is kept by this: it is the same for a later reading that found nothing changed. */
export function recordsOf({ persons }: CaseBook): object {
  return persons;
}

/** Whether a refresh found nothing changed: the later book holds the very records of the earlier one. */
export function holdsSameRecords(one: CaseBook, other: CaseBook): boolean {
  return recordsOf(one) === recordsOf(other);
}
