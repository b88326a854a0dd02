import { contract, views, type View } from "../cases/contract.ts";
import { parseDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { unknownWords } from "./word-findings.ts";
import { caseOfficersOn, currentPlansOn } from "../facts/by-day.ts";

/**
 * What a load kept and lost, as counts by name, so that two loads can be compared long after the first is gone. A view's
 * own name counts its kept rows; the other names are made by the functions below.
 */
export type LossCounts = Readonly<Record<string, number>>;

/** Rows of a view that were read, whether kept or not. */
export const rowsOf = (view: View) => `rows ${view}`;
/** Cells of a column that were read. */
export const cellsOf = (view: View, column: string) => `cells ${view}.${column}`;
/** Cells of a column that hold something that cannot be read. */
export const unreadableOf = (view: View, column: string) => `unreadable ${view}.${column}`;
/** Links of kept rows that lead nowhere. */
export const lostLinksOf = ({ view, column }: SoftLink) => `lost ${view}.${column}`;
/** Rows with words in a column that settings read, and those whose words no rule knows. */
export const worded = (view: View, column: string) => `words ${view}.${column}`;
export const unknownWorded = (view: View, column: string) => `unknown words ${view}.${column}`;
/** Persons with a current plan. */
export const withPlan = "persons with a plan";
/** Persons with a current plan and no case officer. */
export const withoutOfficer = "persons with a plan without officer";
/** Plans without a ceased date, and plans with one. */
export const openPlans = "open plans";
export const lostCeasedPlans = "ceased plans";

export interface SoftLink {
  readonly view: View;
  readonly column: string;
}

/** The links whose rows are kept although they lead nowhere. Rows with any other such link are rejected, and so counted. */
export const softLinks: readonly SoftLink[] = [
  { view: "worker_relationship", column: "worker_id" },
  { view: "plan", column: "assessment_id" },
  { view: "review", column: "completed_by_worker_id" },
];

/** The columns of days that end what people are told of. */
export const endColumns = [
  { view: "referral", column: "decision_date" },
  { view: "referral", column: "withdrawn_date" },
  { view: "assessment", column: "decision_date" },
  { view: "plan", column: "ceased_date" },
  { view: "review", column: "completed_date" },
  { view: "review", column: "decision_date" },
  { view: "review", column: "amended_final_date" },
] as const satisfies readonly { readonly view: View; readonly column: string }[];

/** The day on which a snapshot was read, by its own instant; null if it has none. */
function dayRead({ readAt }: Snapshot): Day | null {
  return parseDay(readAt.slice(0, 10));
}

/** Counts what a load kept and lost. */
export function lossCounts(snapshot: Snapshot): LossCounts {
  const counts: Record<string, number> = {};
  for (const view of views) {
    counts[view] = snapshot.rowsRead[view];
    counts[rowsOf(view)] = snapshot.rowsRead[view];
  }
  for (const { view } of snapshot.rejected) counts[view] = (counts[view] ?? 0) - 1;
  for (const { view, column, read, unreadable } of snapshot.columns) {
    counts[cellsOf(view, column)] = read;
    if (unreadable > 0) counts[unreadableOf(view, column)] = unreadable;
  }
  for (const { view, column, unknown, of } of unknownWords(snapshot)) {
    counts[worded(view, column)] = of;
    counts[unknownWorded(view, column)] = unknown;
  }
  for (const link of softLinks) counts[lostLinksOf(link)] = lostLinks(snapshot, link).length;
  const open = snapshot.plans.filter(({ ceasedOn }) => ceasedOn === null).length;
  return {
    ...counts,
    ...officerCounts(snapshot),
    [openPlans]: open,
    [lostCeasedPlans]: snapshot.plans.length - open,
  };
}

function officerCounts(snapshot: Snapshot): LossCounts {
  const day = dayRead(snapshot);
  if (day === null) return { [withPlan]: 0, [withoutOfficer]: 0 };
  const officers = caseOfficersOn(snapshot, day);
  const persons = new Set(currentPlansOn(snapshot, day).map(({ person }) => person.at));
  let without = 0;
  for (const at of persons) if (officers[at] === null) without += 1;
  return { [withPlan]: persons.size, [withoutOfficer]: without };
}

/** The ids that links of kept rows name and that no record has, one for each such link. */
export function lostLinks(snapshot: Snapshot, { view, column }: SoftLink): string[] {
  if (view === "plan") {
    return snapshot.warnings.flatMap(({ view: of, place, by }) =>
      of === "plan" && place?.column === column && by !== null ? [by] : [],
    );
  }
  if (view === "review") {
    const workers = new Set(snapshot.workers.map(({ workerId }) => workerId));
    return snapshot.reviews.flatMap(({ completedByWorkerId: id }) => (id === null || workers.has(id) ? [] : [id]));
  }
  return snapshot.persons.flatMap(({ relationships }) =>
    relationships.every(({ worker }) => worker !== null)
      ? []
      : relationships.flatMap(({ worker, workerId }) => (worker === null ? [workerId] : [])),
  );
}

/** How many plans without a ceased date one snapshot holds that a later one does not. */
export function vanishedPlans(before: Snapshot, after: Snapshot): number {
  if (before.plans === after.plans) return 0;
  let ids: Set<string> | null = null;
  let at = 0;
  let vanished = 0;
  for (const { planId, ceasedOn } of before.plans) {
    if (ceasedOn !== null) continue;
    // Loads mostly keep the order of their rows.
    while (at < after.plans.length && (after.plans[at]?.planId ?? "") < planId) at += 1;
    if (after.plans[at]?.planId === planId) continue;
    ids ??= new Set(after.plans.map((plan) => plan.planId));
    if (!ids.has(planId)) vanished += 1;
  }
  return vanished;
}

/** The columns of a view that may be blank: a required one that is blank rejects its row. */
export function optionalColumns(view: View): string[] {
  return contract[view].filter(({ required }) => !required).map(({ name }) => name);
}
