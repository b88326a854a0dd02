import type { Population } from "./population.ts";
import { ageSplit, officerSplit, recordTeamSplit, teamSplit } from "./recorded-splits.ts";
import type { Scope } from "./scope.ts";
import { labelsOf, nowhere, type LabelNumber, type OpenSplit, type Split } from "./split.ts";
import type { Layout } from "./tabulate.ts";

/** Another split that any measure can be asked by. */
export type By = "team" | "officer" | "age";

/** Rows by team, officer or age; the measure's own labels become columns, of its latest day or year only. */
export function breakdown<Record>(
  population: Population<Record>,
  { rows, columns }: Layout<Record>,
  by: By,
): Layout<Record> {
  const { person, team } = population;
  const splitBy = { team: teamSplit, officer: officerSplit, age: ageSplit }[by](person);
  const ownTeams = by === "team" && team !== undefined ? recordTeamSplit(team) : undefined;
  return { rows: ownTeams ?? splitBy, columns: columns === undefined ? latestOnly(rows) : crossed(rows, columns) };
}

/** The numbers that an open split gives a record, of its latest label only where it has one. */
function latestOf<Record>(open: OpenSplit<Record>, record: Record, row: LabelNumber): readonly LabelNumber[] {
  const { latest } = open;
  const given = open.assign(record, row);
  const numbers = typeof given === "number" ? [given] : given;
  return numbers.filter((number) => number !== nowhere && (latest === undefined || number === latest));
}

/** The labels of a split, of which only the latest is shown where it has one. */
function labelsOfLatest<Record>({ labels, latest }: OpenSplit<Record>) {
  if (latest === undefined) return { labels, numberOf: (number: LabelNumber) => number };
  return { labels: labelsOf([labels.all[latest] ?? ""]), numberOf: () => 0 };
}

function latestOnly<Record>(split: Split<Record>): Split<Record> {
  return {
    ...split,
    open(scope: Scope) {
      const open = split.open(scope);
      const { labels, numberOf } = labelsOfLatest(open);
      const compare = open.latest === undefined ? open.compare : undefined;
      return {
        labels,
        ...(compare === undefined ? {} : { compare }),
        assign: (record, row) => latestOf(open, record, row).map(numberOf),
      };
    },
  };
}

/** The columns' labels for what stands in the rows' latest, or in any of them where time is no row. */
function crossed<Record>(rows: Split<Record>, columns: Split<Record>): Split<Record> {
  return {
    ...columns,
    open(scope: Scope) {
      const openRows = rows.open(scope);
      const openColumns = columns.open(scope);
      const { labels, numberOf } = labelsOfLatest(openColumns);
      const compare = openColumns.latest === undefined ? openColumns.compare : undefined;
      return {
        labels,
        ...(compare === undefined ? {} : { compare }),
        assign: (record) => {
          const found = latestOf(openRows, record, nowhere).flatMap((row) => latestOf(openColumns, record, row));
          return [...new Set(found.map(numberOf))];
        },
      };
    },
  };
}
