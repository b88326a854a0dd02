import type { ValueCounts, ColumnProfile } from "./column-profile.ts";
import type { InspectedServer, InspectedView, Inspection } from "./inspection.ts";

const count = (number: number) => number.toLocaleString("en-GB");

/** Reports one view: whether it was found, its columns and rows, and what an analyst should check. */
export function viewLines({ view, shape, error, rows, seconds, columns }: InspectedView): string[] {
  const types = shape.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
  const typed = types === "" ? [] : [`  columns: ${types}`];
  if (error !== null) return [`${view}: FAULT: ${error}`, ...typed];
  return [
    `${view}: found, ${count(rows)} rows in ${seconds.toFixed(1)} s`,
    ...typed,
    ...blankLines(columns, rows),
    ...columns.flatMap(({ name, unknown }) =>
      unknown.size === 0 ? [] : [`  ${name}: neither a code nor a word of a WORD_ setting: ${valueList(unknown)}`],
    ),
  ];
}

function blankLines(columns: readonly ColumnProfile[], rows: number): string[] {
  const blanks = columns.filter(({ blank }) => blank > 0);
  if (blanks.length === 0) return ["  must not be blank: never is"];
  const shares = blanks.map(({ name, blank }) => `${name} ${count(blank)} (${((100 * blank) / rows).toFixed(1)}%)`);
  return [`  must not be blank but is, so the row is left out: ${shares.join(", ")}`];
}

function valueList(values: ValueCounts): string {
  const sorted = [...values].sort(([, one], [, other]) => other - one);
  const shown = sorted.slice(0, 10).map(([value, times]) => `"${value.slice(0, 60)}" ${count(times)}`);
  return [...shown, ...(sorted.length > 10 ? [`and ${count(sorted.length - 10)} more`] : [])].join(", ");
}

/** Reports the server, the login and how the views are read. */
export function serverLines({ version, database, login, mayWrite, allowsSnapshot }: InspectedServer): string[] {
  return [
    `database: ${database}, read as ${login}`,
    `version: ${version}`,
    rightsLine(mayWrite),
    allowsSnapshot
      ? "reading: all views as of one instant (snapshot isolation)"
      : "reading: each view as of its own instant; ALLOW_SNAPSHOT_ISOLATION on every database read would make it one",
  ];
}

function rightsLine(mayWrite: readonly string[] | null): string {
  if (mayWrite === null) return "rights: the server does not tell whether the login may write";
  if (mayWrite.length === 0) return "rights: the login may not write";
  const [first] = mayWrite;
  const more = mayWrite.length === 1 ? "" : ` and ${mayWrite.length - 1} more`;
  return `rights: WARNING: the login may write (${first}${more}): use one from sql/login.sql`;
}

/** Says that the bot cannot run on views of which some could not be read; no line where all were. */
export function tailLines({ snapshot, views }: Inspection): string[] {
  if (snapshot !== null) return [];
  const empty = views.filter(({ rows, error }) => rows === 0 && error === null).map(({ view }) => view);
  return [
    ...(empty.length === 0 ? [] : [`WARNING: no rows in ${empty.join(", ")}`]),
    "The bot cannot run on it: correct the views marked FAULT.",
  ];
}
