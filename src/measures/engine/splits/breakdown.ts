import type { By } from "../asked.ts";
import type { Population } from "../population.ts";
import { ageSplit, fixedLabels, officerSplit, ownValueSplit, recorded, teamSplit } from "./recorded-splits.ts";
import { socialCareLabels, socialCareOf } from "./personal-labels.ts";
import { valueOf, type Ownership, type Scope } from "../scope.ts";
import { labelsOf, noLabel, numbersOf, type LabelNumber, type Labels, type OpenSplit, type Split } from "./split.ts";
import type { Layout } from "../tabulate.ts";

/** Splits a population's records by whose they are or by age. */
export function splitBy<Item>(population: Ownership<Item>, by: By): Split<Item> {
  const { person, team, officer } = population;
  if (by === "age") return ageSplit(person);
  if (by === "gender") return recorded("Gender", "gender", (record) => person(record).gender);
  if (by === "ethnicity") return recorded("Ethnicity", "ethnicity", (record) => person(record).ethnicity);
  if (by === "care") {
    return fixedLabels("Social care", socialCareLabels, (record, { snapshot }) =>
      socialCareOf(person(record), snapshot),
    );
  }
  const isOwn = officer !== undefined || (by === "team" && team !== undefined);
  if (isOwn) return ownValueSplit(headings[by], (scope) => valueOf(by, population, scope));
  return { team: teamSplit, officer: officerSplit }[by](person);
}

const headings = { team: "Team", officer: "Case officer" } as const;

/** Returns a layout with rows by team, officer, age or what is recorded of people. The measure's own labels become columns: the latest day or year. */
export function breakdown<Item>(population: Population<Item>, { rows, columns }: Layout<Item>, by: By): Layout<Item> {
  const split = splitBy(population, by);
  return { rows: split, columns: columns === undefined ? latestOnly(rows) : crossed(rows, columns) };
}

/** The column of a breakdown that counts each record of the row once. */
export const totalLabel = "Total";

/** Puts a column before the others that counts whatever they count. */
export function withTotal<Item>(columns: Split<Item>): Split<Item> {
  return {
    ...columns,
    open(scope: Scope) {
      const open = columns.open(scope);
      // the labels of a split may grow while records are counted
      const labels: Labels = {
        always: [totalLabel, ...open.labels.always],
        get all() {
          return [totalLabel, ...open.labels.all];
        },
        numberOf: (label) => (label === totalLabel ? 0 : open.labels.numberOf(label) + 1),
      };
      return {
        labels,
        ...(open.compare === undefined ? {} : { compare: open.compare }),
        assign(record, row) {
          const numbers = numbersOf(open.assign(record, row));
          return numbers.length === 0 ? noLabel : [0, ...numbers.map((number) => number + 1)];
        },
      };
    },
  };
}

/** Returns the numbers of a record's labels; of a split with a latest label, only that. */
function latestOf<Item>(open: OpenSplit<Item>, record: Item, row: LabelNumber): readonly LabelNumber[] {
  const { latest } = open;
  return numbersOf(open.assign(record, row)).filter((number) => latest === undefined || number === latest);
}

/** Returns the labels of a split; of a split with a latest label, only that. `numberOf` translates the split's numbers. */
function labelsOfLatest<Item>({ labels, latest }: OpenSplit<Item>) {
  if (latest === undefined) return { labels, numberOf: (number: LabelNumber) => number };
  return { labels: labelsOf([labels.all[latest] ?? ""]), numberOf: () => 0 };
}

function latestOnly<Item>(split: Split<Item>): Split<Item> {
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

/** Columns for records that lie in the rows' latest label; in any row, where the rows have no latest. */
function crossed<Item>(rows: Split<Item>, columns: Split<Item>): Split<Item> {
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
          const numbers = latestOf(openRows, record, noLabel).flatMap((row) => latestOf(openColumns, record, row));
          return [...new Set(numbers.map(numberOf))];
        },
      };
    },
  };
}
