import type { Snapshot } from "../cases/snapshot.ts";
import { oncePerSnapshot } from "../cases/per-snapshot.ts";

/** Columns whose recorded words are shown, each with where its cells stand. */
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

const spelled = oncePerSnapshot(() => new Map<RecordedColumn, ReadonlyMap<string, string>>());

/**
 * How each recorded value of a column is spelled, by its lower case: values that differ only in case are one, in
 * the commonest spelling among the view's kept rows, then the first by code point.
 */
export function spellings(snapshot: Snapshot, column: RecordedColumn): ReadonlyMap<string, string> {
  const known = spelled(snapshot).get(column);
  if (known) return known;
  const made = commonest(columns[column](snapshot));
  spelled(snapshot).set(column, made);
  return made;
}

/** Labels that come last, in this order, each only when not zero. */
export const trailing: readonly string[] = ["Not allocated", "Date error", "Not recorded"];

/** A team's one spelling, which a review's completing team takes too; one called as a trailing label is that label. */
export function spellTeam(snapshot: Snapshot, team: string): string {
  const folded = team.toLowerCase();
  const label = trailing.find((one) => one.toLowerCase() === folded);
  if (label !== undefined) return label;
  return spellings(snapshot, "team").get(folded) ?? spellings(snapshot, "completedByTeam").get(folded) ?? team;
}

function commonest(values: readonly (string | null)[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const best = new Map<string, string>();
  for (const [value, count] of counts) {
    const folded = value.toLowerCase();
    const held = best.get(folded);
    const heldCount = held === undefined ? 0 : (counts.get(held) ?? 0);
    if (held === undefined || count > heldCount || (count === heldCount && value < held)) best.set(folded, value);
  }
  return best;
}
