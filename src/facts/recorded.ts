import { recordsOf, type CaseBook } from "../cases/book.ts";

/** Columns whose recorded words are shown, each with where its cells stand. */
const columns = {
  gender: (book: CaseBook) => book.persons.map((person) => person.gender),
  ethnicity: (book: CaseBook) => book.persons.map((person) => person.ethnicity),
  team: (book: CaseBook) => book.workers.map((worker) => worker.team),
  decisionTaken: (book: CaseBook) => book.referrals.map((referral) => referral.decisionTaken),
  referralNextAction: (book: CaseBook) => book.referrals.map((referral) => referral.nextAction),
  assessmentNextAction: (book: CaseBook) => book.assessments.map((assessment) => assessment.nextAction),
  nextActionReason: (book: CaseBook) => book.assessments.map((assessment) => assessment.nextActionReason),
  ceasedReason: (book: CaseBook) => book.plans.map((plan) => plan.ceasedReason),
  completedByTeam: (book: CaseBook) => book.reviews.map((review) => review.completedByTeam),
};

export type RecordedColumn = keyof typeof columns;

const spelled = new WeakMap<object, Map<RecordedColumn, ReadonlyMap<string, string>>>();

/**
 * How each recorded value of a column is spelled, by its lower case: values that differ only in case are one, in
 * the commonest spelling among the view's kept rows, then the first by code point. Made once a book and column.
 */
export function spellings(book: CaseBook, column: RecordedColumn): ReadonlyMap<string, string> {
  const ofBook = spelled.get(recordsOf(book)) ?? new Map<RecordedColumn, ReadonlyMap<string, string>>();
  spelled.set(recordsOf(book), ofBook);
  const known = ofBook.get(column);
  if (known) return known;
  const made = commonest(columns[column](book));
  ofBook.set(column, made);
  return made;
}

/** Labels that come last, in this order, each only when not zero. */
export const trailing: readonly string[] = ["Not allocated", "Date error", "Not recorded"];

/** A team's one spelling, which a review's completing team takes too; one called as a trailing label is that label. */
export function spellTeam(book: CaseBook, team: string): string {
  const folded = team.toLowerCase();
  const label = trailing.find((one) => one.toLowerCase() === folded);
  if (label !== undefined) return label;
  return spellings(book, "team").get(folded) ?? spellings(book, "completedByTeam").get(folded) ?? team;
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
