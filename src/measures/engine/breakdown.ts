import type { Population } from "./population.ts";
import type { Split } from "./split.ts";
import { ageSplit, officerSplit, teamSplit } from "./recorded-splits.ts";
import { labelList, type Layout } from "./tabulate.ts";

/** Another split that any measure can be asked by. */
export type By = "team" | "officer" | "age";

/** Rows by team, officer or age; the measure's own labels become columns, of its latest day or year only. */
export function breakdown<Record>(of: Population<Record>, { rows, columns }: Layout<Record>, by: By): Layout<Record> {
  const splitBy = { team: teamSplit, officer: officerSplit, age: ageSplit }[by](of.person);
  const ownTeams: Split<Record> | undefined =
    by === "team" && of.team !== undefined
      ? { heading: "Team", open: (scope) => ({ always: [], assign: (record) => of.team?.(record, scope) ?? null }) }
      : undefined;
  return { rows: ownTeams ?? splitBy, columns: columns === undefined ? latestOnly(rows) : crossed(rows, columns) };
}

function latestOnly<Record>(split: Split<Record>): Split<Record> {
  return {
    ...split,
    open(scope) {
      const open = split.open(scope);
      const { latest } = open;
      if (latest === undefined) return open;
      return {
        always: [latest],
        assign: (record, row) => (labelList(open.assign(record, row)).includes(latest) ? latest : null),
      };
    },
  };
}

/** The columns' labels for what stands in the rows' latest, or in any of them where time is no row. */
function crossed<Record>(rows: Split<Record>, columns: Split<Record>): Split<Record> {
  return {
    ...columns,
    open(scope) {
      const openRows = latestOnly(rows).open(scope);
      const openColumns = latestOnly(columns).open(scope);
      return {
        ...openColumns,
        assign: (record) => {
          const labels = labelList(openRows.assign(record, "")).flatMap((row) =>
            labelList(openColumns.assign(record, row)),
          );
          return [...new Set(labels)];
        },
      };
    },
  };
}
