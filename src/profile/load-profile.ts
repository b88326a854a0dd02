import { contract, views, type View } from "../cases/contract.ts";
import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import { groupRemarks, type Remark } from "../cases/remarks.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { linkLines } from "./link-findings.ts";
import { wordLines } from "./word-findings.ts";
import { count, counted, placesText, shownPlace, wordsText } from "./place-text.ts";

/** What is to be mended in a load, in sentences that begin with a view's name. It names no person. */
export interface LoadProfile {
  /** What is odd about the source as a whole. */
  readonly cautions: readonly string[];
  /** Views of which no row was kept although some were read. */
  readonly lost: readonly string[];
  /** How cells are written that cannot be read, and what to write. */
  readonly formats: readonly string[];
  /** Cells that say that they hold nothing. */
  readonly placeholders: readonly string[];
  /** Words that no rule knows. */
  readonly words: readonly string[];
  /** Links that lead nowhere, and ids that differ only in case. */
  readonly links: readonly string[];
}

/** Returns what is to be mended in a load. */
export const loadProfile = oncePerSnapshot((snapshot): LoadProfile => ({
  cautions: snapshot.cautions,
  lost: views.flatMap((view) => lostLine(snapshot, view)),
  formats: snapshot.columns.flatMap(formatLines),
  placeholders: snapshot.columns.flatMap(placeholderLines),
  words: wordLines(snapshot),
  links: linkLines(snapshot),
}));

/** All sentences of a profile, the gravest first. */
export function profileLines({ cautions, lost, formats, words, links, placeholders }: LoadProfile): string[] {
  return [...cautions, ...lost, ...formats, ...words, ...links, ...placeholders];
}

function lostLine({ rowsRead, rejected }: Snapshot, view: View): string[] {
  const aside = rejected.filter((remark) => remark.view === view);
  const isLost = rowsRead[view] > 0 && aside.length === rowsRead[view];
  return isLost ? [`${view}: none of ${counted(rowsRead[view], "row")} could be used (${mainReason(aside)})`] : [];
}

/** Says how the unreadable cells of a column are written, and what to write. Holds no cell but words that are no code. */
export function formatLines({
  view,
  column,
  read,
  unreadable,
  formats,
  unknown,
}: Snapshot["columns"][number]): string[] {
  const all = read + unreadable;
  const codes = contract[view].find(({ name }) => name === column)?.kind;
  const remedy = codes === "flag" ? "write 1 or 0" : Array.isArray(codes) ? `write one of ${codes.join(", ")}` : "";
  return [
    ...formats.map(
      ({ what, count: times, remedy: write }) =>
        `${view}: ${column} looks like ${what} in ${count(times)} of ${counted(all, "row")}: ${write}`,
    ),
    ...(unknown.length === 0
      ? []
      : [
          `${view}: ${column} holds words that are not codes in ${unknownRows(unknown)}: ${wordsText(unknown)}: ${remedy}`,
        ]),
  ];
}

function unknownRows(unknown: Snapshot["columns"][number]["unknown"]): string {
  return counted(
    unknown.reduce((sum, word) => sum + word.count, 0),
    "row",
  );
}

function placeholderLines({ view, column, placeholders }: Snapshot["columns"][number]): string[] {
  if (placeholders.length === 0) return [];
  const rows = placeholders.reduce((sum, one) => sum + one.count, 0);
  return [
    `${view}: ${column} holds a placeholder in ${counted(rows, "row")}, read as blank: ${wordsText(placeholders)}`,
  ];
}

/** The commonest reason of the remarks, with its first two places. */
export function mainReason(remarks: readonly Remark[]): string {
  const [commonest] = [...groupRemarks(remarks)].sort((a, b) => b.count - a.count);
  return commonest === undefined
    ? ""
    : `${commonest.reason}: ${placesText(commonest.view, commonest.first.slice(0, 2).map(shownPlace))}`;
}
