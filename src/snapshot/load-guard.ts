import { views, type View } from "../cases/contract.ts";
import type { Remark } from "../cases/remarks.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import {
  cellsOf,
  endColumns,
  lostCeasedPlans,
  lossCounts,
  lostLinksOf,
  openPlans,
  optionalColumns,
  rowsOf,
  softLinks,
  unknownWorded,
  unreadableOf,
  withoutOfficer,
  withPlan,
  worded,
  type LossCounts,
} from "../profile/loss-counts.ts";
import { formatLines, loadProfile, mainReason } from "../profile/load-profile.ts";
import { count, counted } from "../profile/place-text.ts";
import { unknownWords } from "../profile/word-findings.ts";
import type { RewrittenCells } from "../profile/rewritten-cells.ts";

/** What a load is compared with. */
export interface Comparison {
  /** Counts of loads accepted before: the last one, and the one with which losses are summed. Empty: a first load. */
  readonly before: readonly LossCounts[];
  /** How many plans without a ceased date the last load held that this one does not; 0 where it is not known. */
  readonly vanished: number;
  /** What the last load held otherwise; empty where it is not known. */
  readonly rewritten: readonly RewrittenCells[];
  /** The share of anything that may be lost, 0 to 1. */
  readonly shrinkLimit: number;
}

/** Why a load is refused. */
export interface LoadRefusal {
  /** The reasons without any cell or id, for the log and the store. */
  readonly reason: string;
  /** The reasons with two examples each, for people. */
  readonly details: string;
}

/** One kind of loss that is too large. */
interface Loss {
  readonly reason: string;
  readonly examples?: string;
}

/** The share of a first load's rows that may be rejected. */
const firstRejected = 0.05;
/** The share of a column's cells that may be unreadable, and of a view's links that may lead nowhere. */
const mostUnreadable = 0.5;
/** The share of persons with a plan who may be without case officer in a first load. */
const firstWithoutOfficer = 0.95;
/** The share of plans that may be gone without a ceased date: a plan ends, it does not vanish. */
const mostVanished = 0.05;
/** The share of a view's rows that may end between two loads: more do in no week. */
const mostEnded = 0.05;
/** The share of a column's cells that may be others than in the last load: what was entered is seldom corrected. */
const mostRewritten = 0.05;
/** A share of fewer rows than this says nothing: three rejected rows of twenty are a day's mistakes. */
const fewest = 10;
/** So many persons without officer, or cells, are no family or two. */
const fewestPersons = 20;
/** A team of nine workers may lose two of them. */
const fewestRows = 3;

/** How many kinds of loss are told at once. */
const lossesShown = 4;

/**
 * Returns why a load must not replace the accepted snapshot; null: it may. Counts rows that were kept, not rows that
 * were read, and every other kind of loss. The limits of a first load are absolute; a later one is compared.
 */
export function loadRefusal(
  snapshot: Snapshot,
  comparison: Comparison,
  counts = lossCounts(snapshot),
): LoadRefusal | null {
  const facts: Facts = { snapshot, counts, ...comparison };
  const losses = [
    ...emptyBorough(facts),
    ...views.flatMap((view) => {
      const ofRows = rowLosses(facts, view);
      // Where rows are lost, their cells are too.
      return ofRows.length > 0 ? ofRows : optionalColumns(view).flatMap((column) => columnLosses(facts, view, column));
    }),
    ...endColumns.flatMap((column) => endLosses(facts, column)),
    ...softLinks.flatMap((link) => linkLosses(facts, link)),
    ...unknownWords(snapshot).flatMap((column) => wordLosses(facts, column)),
    ...officerLosses(facts),
    ...vanishedLosses(facts),
    ...rewrittenLosses(facts),
  ];
  if (losses.length === 0) return null;
  const shown = losses.slice(0, lossesShown);
  const more =
    losses.length === shown.length ? "" : `; and ${counted(losses.length - shown.length, "more loss", "more losses")}`;
  const write = (one: (loss: Loss) => string) => shown.map(one).join("; ") + more;
  return {
    reason: write(({ reason }) => reason),
    details: write(({ reason, examples = "" }) => (examples === "" ? reason : `${reason} (${examples})`)),
  };
}

interface Facts extends Comparison {
  readonly snapshot: Snapshot;
  readonly counts: LossCounts;
}

const numberOf = (counts: LossCounts, name: string): number => counts[name] ?? 0;

/** The most that any earlier load held. */
function most({ before }: Facts, name: string): number {
  return Math.max(0, ...before.map((counts) => numberOf(counts, name)));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Whether a share is over the limit of a first load, or has risen by more than may be lost since any earlier one. */
function isTooLarge(
  { before, counts, shrinkLimit }: Facts,
  shareOf: (counts: LossCounts) => number,
  first: number,
): boolean {
  const now = shareOf(counts);
  const shared = before.filter(knowsShares);
  return shared.length === 0 ? now > first : shared.some((earlier) => now > shareOf(earlier) + shrinkLimit);
}

/** Whether counts hold more than the rows of views, as those of an earlier version of this program do not. */
function knowsShares(counts: LossCounts): boolean {
  return rowsOf("person") in counts;
}

/** Whether the source never names case officers, so that their absence is no loss. */
function isWithoutOfficers({ limits }: Snapshot): boolean {
  return limits?.unheld.has("officers") === true;
}

function emptyBorough({ before, counts, snapshot }: Facts): Loss[] {
  if (before.length > 0) return [];
  const isEmpty = (...wanted: readonly View[]) => wanted.every((view) => numberOf(counts, rowsOf(view)) === 0);
  return [
    ...(["person", "worker"] as const)
      .filter((view) => isEmpty(view) && !(view === "worker" && isWithoutOfficers(snapshot)))
      .map((view) => ({ reason: `${view} has no row` })),
    ...(isEmpty("referral", "plan") ? [{ reason: "neither referral nor plan has a row" }] : []),
  ];
}

function rowLosses(facts: Facts, view: View): Loss[] {
  const { counts, shrinkLimit, snapshot } = facts;
  const [kept, read, before] = [numberOf(counts, view), numberOf(counts, rowsOf(view)), most(facts, view)];
  const rejected = read - kept;
  const aside = `${count(rejected)} of ${counted(read, "row")} ${rejected === 1 ? "is" : "are"} left out`;
  const lost = (reason: string): Loss[] => [{ reason, examples: examplesOf(snapshot, snapshot.rejected, view) }];
  const why = rejected === 0 ? "" : `: ${aside}`;
  if (before > 0 && kept === 0) return lost(`${view} is empty and held ${counted(before, "row")}${why}`);
  if (kept < before * (1 - shrinkLimit) && before - kept >= fewestRows) {
    return lost(`${view} has shrunk from ${counted(before, "row")} to ${count(kept)}${why}`);
  }
  const isAll = facts.before.length === 0 && kept === 0 && read >= fewestRows;
  const isMany = rejected >= fewest && isTooLarge(facts, (of) => rejectedShare(of, view), firstRejected);
  return isAll || isMany ? lost(`${view}: ${aside}`) : [];
}

function rejectedShare(counts: LossCounts, view: View): number {
  const read = numberOf(counts, rowsOf(view));
  return share(read - numberOf(counts, view), read);
}

function columnLosses(facts: Facts, view: View, column: string): Loss[] {
  const { before, counts, shrinkLimit, snapshot } = facts;
  const [cells, held] = [numberOf(counts, cellsOf(view, column)), most(facts, cellsOf(view, column))];
  const unreadable = numberOf(counts, unreadableOf(view, column));
  const shareOf = (of: LossCounts) => {
    const bad = numberOf(of, unreadableOf(view, column));
    return share(bad, bad + numberOf(of, cellsOf(view, column)));
  };
  const wasSo = before.some((earlier) => shareOf(earlier) > mostUnreadable);
  if (unreadable >= fewest && shareOf(counts) > mostUnreadable && !wasSo) {
    const format = loadProfile(snapshot).formats.find((line) => line.startsWith(`${view}: ${column} looks like `));
    const reason = `${view}: ${column} cannot be read in ${count(unreadable)} of ${counted(unreadable + cells, "row")}`;
    return [{ reason: format ?? reason, examples: examplesOf(snapshot, snapshot.warnings, view, column) }];
  }
  if (held - cells < fewestPersons || cells >= held * (1 - shrinkLimit)) return [];
  return [{ reason: `${view}: ${column} is filled in ${counted(cells, "row")} and was in ${count(held)}` }];
}

/** A day filled down a column ends at once what nobody has ended. */
function endLosses({ before, counts }: Facts, { view, column }: (typeof endColumns)[number]): Loss[] {
  const filled = (of: LossCounts) => numberOf(of, cellsOf(view, column)) + numberOf(of, unreadableOf(view, column));
  const shareOf = (of: LossCounts) => share(filled(of), numberOf(of, rowsOf(view)));
  const held = before.find(
    (earlier) =>
      knowsShares(earlier) &&
      filled(counts) - filled(earlier) >= fewestPersons &&
      shareOf(counts) > shareOf(earlier) + mostEnded,
  );
  if (held === undefined) return [];
  const [now, then] = [counts, held].map(
    (of) => `${count(filled(of))} of ${numberOf(of, rowsOf(view)).toLocaleString("en-GB")}`,
  );
  const reason = `${view}: ${column} is filled in ${now} rows and was in ${then}`;
  return [{ reason, examples: "a day may have been copied down the column" }];
}

function linkLosses(facts: Facts, link: (typeof softLinks)[number]): Loss[] {
  const { counts, snapshot } = facts;
  const [lost, cells] = [numberOf(counts, lostLinksOf(link)), numberOf(counts, cellsOf(link.view, link.column))];
  const shareOf = (of: LossCounts) =>
    share(numberOf(of, lostLinksOf(link)), numberOf(of, cellsOf(link.view, link.column)));
  if (lost < fewest || !isTooLarge(facts, shareOf, mostUnreadable)) return [];
  const reason = `${link.view}: ${link.column} leads nowhere in ${count(lost)} of ${counted(cells, "row")}`;
  const line = loadProfile(snapshot).links.find((one) => one.startsWith(`${link.view}: ${link.column} `));
  return [{ reason, examples: line?.replace(`${link.view}: `, "") ?? "" }];
}

function wordLosses(facts: Facts, { view, column, unknown, of }: ReturnType<typeof unknownWords>[number]): Loss[] {
  const shareOf = (counts: LossCounts) =>
    share(numberOf(counts, unknownWorded(view, column)), numberOf(counts, worded(view, column)));
  // loads of an earlier program did not count words
  const before = facts.before.filter((earlier) => worded(view, column) in earlier);
  if (unknown < fewest || !isTooLarge({ ...facts, before }, shareOf, mostUnreadable)) return [];
  const reason = `${view}: ${column} holds words that the settings do not name in ${count(unknown)} of ${counted(of, "row")}`;
  const line = loadProfile(facts.snapshot).words.find((one) => one.startsWith(`${view}: ${column} `));
  return [{ reason, examples: line?.replace(/^.*? rows?: /, "") ?? "" }];
}

function officerLosses(facts: Facts): Loss[] {
  const { counts, snapshot } = facts;
  const [without, persons] = [numberOf(counts, withoutOfficer), numberOf(counts, withPlan)];
  const shareOf = (of: LossCounts) => share(numberOf(of, withoutOfficer), numberOf(of, withPlan));
  if (isWithoutOfficers(snapshot) || without < fewestPersons) return [];
  if (!isTooLarge(facts, shareOf, firstWithoutOfficer)) return [];
  const word = loadProfile(snapshot).words.find((line) => line.startsWith("worker_relationship: none "));
  const reason = `${count(without)} of ${counted(persons, "person", "persons")} with a plan have no case officer`;
  return [{ reason, examples: word ?? "" }];
}

function vanishedLosses(facts: Facts): Loss[] {
  const { before, counts, vanished } = facts;
  const losses = before.map((earlier) => {
    const ceased = Math.max(0, numberOf(counts, lostCeasedPlans) - numberOf(earlier, lostCeasedPlans));
    const gone = numberOf(earlier, openPlans) - numberOf(counts, openPlans) - ceased;
    return { gone, of: numberOf(earlier, openPlans) };
  });
  const held = most(facts, openPlans);
  const worst = [...losses, { gone: vanished, of: held }].sort((a, b) => b.gone - a.gone)[0];
  if (worst === undefined || worst.gone < fewest || worst.gone <= worst.of * mostVanished) return [];
  return [{ reason: `${counted(worst.gone, "plan")} of ${count(worst.of)} are gone without a ceased date` }];
}

function rewrittenLosses({ rewritten }: Facts): Loss[] {
  return rewritten
    .filter((one) => one.count >= fewest && one.count > one.of * mostRewritten)
    .map(({ view, column, count: changed, of }) => ({
      reason: `${view}: ${column} is not what it was in ${count(changed)} of ${counted(of, "row")}`,
      examples: "a column may have been sorted by itself, moved or swapped",
    }));
}

/** The commonest reason of the remarks, two places of it, and how the view's cells are written if that is known. */
function examplesOf({ columns }: Snapshot, remarks: readonly Remark[], view: View, column?: string): string {
  const isMeant = (one: string | null | undefined) => column === undefined || one === column;
  const of = remarks.filter((remark) => remark.view === view && isMeant(remark.place?.column));
  const formats = columns.filter((one) => one.view === view && isMeant(one.column)).flatMap(formatLines);
  return [mainReason(of), ...(column === undefined ? formats.slice(0, 2) : [])]
    .filter((text) => text !== "")
    .join("; ");
}
