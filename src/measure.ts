import type { Asked } from "./asked.ts";
import type { Shape, TableColumn, TableRow } from "./answer.ts";
import type { View } from "./cases/contract.ts";
import type { Person } from "./cases/record.ts";
import type { BandSet } from "./facts/wait.ts";
import { leftOutOf, recordsOf, type LeftOut, type Population } from "./population.ts";
import { orderLabels, type Split } from "./split.ts";
import { agesNow, officers, teams } from "./splits/recorded.ts";

/** The numbers of a measure as one table. */
export interface Figures {
  readonly rowHeading: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How many distinct records stand behind the table. */
  readonly caseCount: number;
  readonly excluded: readonly LeftOut[];
}

/** A record behind a number. */
export interface Case {
  readonly view: View;
  /** The record's own id: stays inside. */
  readonly id: string;
  readonly person: Person;
  readonly row: string;
  readonly column: string;
}

/** A step after counting: adds a column or a row, or blanks what has not happened yet. */
export type Finish = (figures: Figures, asked: Asked) => Figures;

interface Words {
  /** Stable: people type it, jobs and subscriptions store it. */
  readonly id: string;
  readonly title: string;
  /** What is counted, in words. */
  readonly counts: string;
  /** Why it matters. */
  readonly why: string;
  /** The regulation, or "Local definition". */
  readonly source: string;
  readonly shape: Shape;
  /** The bands around a statutory limit, where the rows are such bands. */
  readonly bands?: BandSet;
  /** A percentage to reach. */
  readonly target?: number;
  /** Rules whose findings make the numbers doubtful. */
  readonly restsOn?: readonly string[];
  /** The sentence with the numbers, where listing them does not say it well. */
  readonly headline?: (figures: Figures) => string;
  /** Rows shown on screen by another name than in data. */
  readonly rowTitle?: (label: string) => string;
}

export interface Declaration<Record> extends Words {
  readonly of: Population<Record>;
  readonly rows: Split<Record>;
  /** Without columns, records are counted under `Count`. */
  readonly columns?: Split<Record>;
  /** Shows each cell as the percentage of its records for which this holds. */
  readonly percentOf?: (record: Record) => boolean;
  readonly then?: readonly Finish[];
}

/** Another split that any measure can be asked by. */
export type By = "team" | "officer" | "age";

export interface Measure extends Words {
  readonly usesYear: boolean;
  figures(asked: Asked, by?: By): Figures;
  /** The records behind each cell, in the book's order; a record stands once for each cell that counts it. */
  cases(asked: Asked, by?: By): Case[];
}

const count = "Count";

/** Makes a measure of its declaration. */
export function measure<Record>(declared: Declaration<Record>): Measure {
  const { of, rows, columns, percentOf, then = [] } = declared;
  return {
    ...declared,
    usesYear: [of, rows, columns].some((part) => part?.usesYear),
    figures(asked, by) {
      const layout = by === undefined ? { rows, columns } : resplit(declared, by);
      const cells = place(recordsOf(of, asked), layout, asked);
      const figures = tabulate(cells, layout, asked, percentOf);
      const whole: Figures = { ...figures, excluded: leftOutOf(of, asked) };
      return by === undefined ? then.reduce<Figures>((done, finish) => finish(done, asked), whole) : whole;
    },
    cases(asked, by) {
      const layout = by === undefined ? { rows, columns } : resplit(declared, by);
      return place(recordsOf(of, asked), layout, asked).map(({ record, row, column }) => ({
        view: of.view,
        id: of.id(record),
        person: of.person(record),
        row,
        column,
      }));
    },
  };
}

interface Layout<Record> {
  readonly rows: Split<Record>;
  readonly columns: Split<Record> | undefined;
}

interface Placed<Record> {
  readonly record: Record;
  readonly row: string;
  readonly column: string;
}

function list(labels: string | readonly string[] | null): readonly string[] {
  if (labels === null) return [];
  return typeof labels === "string" ? [labels] : labels;
}

function place<Record>(records: readonly Record[], { rows, columns }: Layout<Record>, asked: Asked): Placed<Record>[] {
  const openRows = rows.open(asked);
  const openColumns = columns?.open(asked);
  const placed: Placed<Record>[] = [];
  for (const record of records) {
    for (const row of list(openRows.place(record, ""))) {
      for (const column of openColumns ? list(openColumns.place(record, row)) : [count]) {
        placed.push({ record, row, column });
      }
    }
  }
  return placed;
}

function tabulate<Record>(
  cells: readonly Placed<Record>[],
  { rows, columns }: Layout<Record>,
  asked: Asked,
  percentOf: ((record: Record) => boolean) | undefined,
): Figures {
  const counts = new Map<string, Map<string, { all: number; those: number }>>();
  const columnsFound = new Set<string>();
  for (const { record, row, column } of cells) {
    const ofRow = counts.get(row) ?? new Map<string, { all: number; those: number }>();
    counts.set(row, ofRow);
    const cell = ofRow.get(column) ?? { all: 0, those: 0 };
    ofRow.set(column, cell);
    cell.all += 1;
    if (percentOf?.(record)) cell.those += 1;
    columnsFound.add(column);
  }
  const rowLabels = orderLabels(rows.open(asked), counts.keys());
  const columnLabels = columns ? orderLabels(columns.open(asked), columnsFound) : [count];
  const value = (row: string, column: string) => {
    const cell = counts.get(row)?.get(column) ?? { all: 0, those: 0 };
    return percentOf ? percent(cell.those, cell.all) : cell.all;
  };
  return {
    rowHeading: rows.heading,
    columns: columnLabels.map((label) => ({ label, unit: percentOf ? "percent" : "count" })),
    rows: rowLabels.map((label) => ({ label, values: columnLabels.map((column) => value(label, column)) })),
    caseCount: new Set(cells.map(({ record }) => record)).size,
    excluded: [],
  };
}

/** A whole-number percentage, half rounded up; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}

/** Rows by team, officer or age; the measure's own labels become columns, of its latest day or year only. */
function resplit<Record>({ of, rows, columns }: Declaration<Record>, by: By): Layout<Record> {
  const splitBy = { team: teams, officer: officers, age: agesNow }[by](of.person);
  const teamSplit: Split<Record> | undefined =
    by === "team" && of.team !== undefined
      ? { heading: "Team", open: (asked) => ({ always: [], place: (record) => of.team?.(record, asked) ?? null }) }
      : undefined;
  return { rows: teamSplit ?? splitBy, columns: columns === undefined ? latestOnly(rows) : crossed(rows, columns) };
}

function latestOnly<Record>(split: Split<Record>): Split<Record> {
  return {
    ...split,
    open(asked) {
      const open = split.open(asked);
      const { latest } = open;
      if (latest === undefined) return open;
      return {
        always: [latest],
        place: (record, row) => (list(open.place(record, row)).includes(latest) ? latest : null),
      };
    },
  };
}

/** The columns' labels for what stands in the rows' latest, or in any of them where time is no row. */
function crossed<Record>(rows: Split<Record>, columns: Split<Record>): Split<Record> {
  return {
    ...columns,
    open(asked) {
      const openRows = latestOnly(rows).open(asked);
      const openColumns = latestOnly(columns).open(asked);
      return {
        ...openColumns,
        place: (record) => {
          const labels = list(openRows.place(record, "")).flatMap((row) => list(openColumns.place(record, row)));
          return [...new Set(labels)];
        },
      };
    },
  };
}
