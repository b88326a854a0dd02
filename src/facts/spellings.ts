import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import { sameName } from "../cases/same-name.ts";
import type { Snapshot } from "../cases/snapshot.ts";

/** Columns whose recorded words people see, each with its cells. */
const columns = {
  gender: (snapshot: Snapshot) => snapshot.persons.map((person) => person.gender),
  ethnicity: (snapshot: Snapshot) => snapshot.persons.map((person) => person.ethnicity),
  team: (snapshot: Snapshot) => snapshot.workers.map((worker) => worker.team),
  decisionTaken: (snapshot: Snapshot) => snapshot.referrals.map((referral) => referral.decisionTaken),
  referralNextAction: (snapshot: Snapshot) => snapshot.referrals.map((referral) => referral.nextAction),
  assessmentNextAction: (snapshot: Snapshot) => snapshot.assessments.map((assessment) => assessment.nextAction),
  nextActionReason: (snapshot: Snapshot) => snapshot.assessments.map((assessment) => assessment.nextActionReason),
  ceasedReason: (snapshot: Snapshot) => snapshot.plans.map((plan) => plan.ceasedReason),
  completedByTeam: (snapshot: Snapshot) => snapshot.reviews.map((review) => review.completedByTeam),
};

export type RecordedColumn = keyof typeof columns;

const columnSpellings = oncePerSnapshot(() => new Map<RecordedColumn, ReadonlyMap<string, string>>());

/**
 * Returns the spelling of each recorded value of a column, by sameName. Values that look the same are one, in their
 * commonest spelling, then the first by code point.
 */
export function spellings(snapshot: Snapshot, column: RecordedColumn): ReadonlyMap<string, string> {
  const cached = columnSpellings(snapshot).get(column);
  if (cached) return cached;
  const found = commonest(columns[column](snapshot));
  columnSpellings(snapshot).set(column, found);
  return found;
}

/** Labels shown last, in this order, each only when something is counted under it. */
export const trailing: readonly string[] = ["Not allocated", "Date error", "Not recorded"];

/** Returns the one spelling of a worker's or a completing team. A team named like a trailing label is that label. */
export function spellTeam(snapshot: Snapshot, team: string): string {
  const folded = sameName(team);
  const label = trailing.find((text) => sameName(text) === folded);
  if (label !== undefined) return label;
  return spellings(snapshot, "team").get(folded) ?? spellings(snapshot, "completedByTeam").get(folded) ?? team;
}

/** Returns the commonest spelling of each value, then the first by code point, by sameName. */
function commonest(values: Iterable<string | null>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const best = new Map<string, string>();
  for (const [value, count] of counts) {
    const folded = sameName(value);
    const held = best.get(folded);
    const heldCount = held === undefined ? 0 : (counts.get(held) ?? 0);
    if (held === undefined || count > heldCount || (count === heldCount && value < held)) best.set(folded, value);
  }
  return best;
}
