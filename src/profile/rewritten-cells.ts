import type { View } from "../cases/contract.ts";
import type { Snapshot } from "../cases/snapshot.ts";

/** A column of which cells are not what they were in another load. */
export interface RewrittenCells {
  readonly view: View;
  readonly column: string;
  readonly count: number;
  /** Records that both loads hold, with a cell in each. */
  readonly of: number;
}

type Cell = string | number | null;

/**
 * Counts cells that a later snapshot holds otherwise, of columns that hardly change once they are filled: whose a record
 * is, and when it began or was done. A column that was sorted by itself, or moved by a row, is whole in every other way.
 */
export function rewrittenCells(before: Snapshot, after: Snapshot): RewrittenCells[] {
  return [
    ...compared("person", before.persons, after.persons, ({ personId }) => personId, {
      case_reference: ({ caseReference }) => caseReference,
    }),
    ...compared("referral", before.referrals, after.referrals, ({ referralId }) => referralId, {
      person_id: ({ person }) => person.personId,
      received_date: ({ receivedOn }) => receivedOn,
    }),
    ...compared("plan", before.plans, after.plans, ({ planId }) => planId, {
      person_id: ({ person }) => person.personId,
      issued_date: ({ issuedOn }) => issuedOn,
      ceased_date: ({ ceasedOn }) => ceasedOn,
    }),
    ...compared("review", before.reviews, after.reviews, ({ reviewId }) => reviewId, {
      plan_id: ({ plan }) => plan.planId,
      completed_date: ({ completedOn }) => completedOn,
    }),
  ];
}

function compared<Item>(
  view: View,
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string,
  columns: Readonly<Record<string, (item: Item) => Cell>>,
): RewrittenCells[] {
  if (before === after) return [];
  const counts = Object.entries(columns).map(([column, cellOf]) => ({ column, cellOf, count: 0, of: 0 }));
  let byId: ReadonlyMap<string, Item> | null = null;
  let at = 0;
  const find = (id: string): Item | undefined => {
    // Loads mostly keep the order of their rows.
    let next = before[at];
    while (next !== undefined && idOf(next) < id) next = before[(at += 1)];
    if (next !== undefined && idOf(next) === id) return next;
    byId ??= new Map(before.map((item) => [idOf(item), item]));
    return byId.get(id);
  };
  for (const item of after) {
    const then = find(idOf(item));
    if (then === undefined) continue;
    for (const one of counts) {
      const [old, now] = [one.cellOf(then), one.cellOf(item)];
      if (old === null || now === null) continue;
      one.of += 1;
      if (old !== now) one.count += 1;
    }
  }
  return counts.map(({ column, count, of }) => ({ view, column, count, of }));
}
