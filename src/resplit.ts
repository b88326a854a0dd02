import type { Population } from "./population.ts";
import type { Split } from "./split.ts";
import { agesNow, officers, teams } from "./splits/recorded.ts";
import { labelsOf, type Layout } from "./tabulate.ts";

/** Another split that any measure can be asked by. */
export type By = "team" | "officer" | "age";

/** Rows by team, officer or age; the measure's own labels become columns, of its latest day or year only. */
export function resplit<Record>(of: Population<Record>, { rows, columns }: Layout<Record>, by: By): Layout<Record> {
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
        place: (record, row) => (labelsOf(open.place(record, row)).includes(latest) ? latest : null),
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
          const labels = labelsOf(openRows.place(record, "")).flatMap((row) =>
            labelsOf(openColumns.place(record, row)),
          );
          return [...new Set(labels)];
        },
      };
    },
  };
}
