import type { Day } from "../../cases/day.ts";
import type { Choice, Choices, Select } from "../../answer.ts";
import { exactQuery } from "../../query/exact-query.ts";
import type { Scope, Filters } from "../engine/scope.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import type { Colleague } from "../../access/colleagues.ts";
import { yearOf } from "../../facts/calendar.ts";
import { filterValues } from "../engine/filter-values.ts";
import type { Measure } from "../../measure.ts";
import type { By } from "../engine/breakdown.ts";
import { visibleOfficers, rights } from "../../access/rights.ts";

/** Who asked, of what, and what they have pinned already. */
export interface AskedBy {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly colleague: Colleague;
  /** The exact queries that the asker has pinned. */
  readonly pinned: readonly string[];
}

/** What can be done with a measure's answer: its filters as drop-down lists, and what its asker may open from it. */
export function measureChoices(measure: Measure, { filters }: Scope, by: By | undefined, asker: AskedBy): Choices {
  const { snapshot, colleague, pinned } = asker;
  const mine = rights[colleague.role];
  const query = exactQuery(measure, filters, by, snapshot);
  const mayCases = (measure.isQuality ? mine.findings : mine.cases) !== "none";
  const mayShare = mine.shares && by === undefined && filters.officer === undefined && !measure.rowsAreOfficers;
  const isPinned = pinned.includes(query);
  const offered: (Choice | false)[] = [
    mayCases && { label: "Cases", words: `cases ${exactQuery(measure, filters, undefined, snapshot)}` },
    { label: "Definition", words: `define ${measure.id}` },
    mayShare && { label: "Share here", words: `share ${query}` },
    { label: "Refresh", words: query },
    isPinned ? { label: "Unpin", words: `unpin ${query}` } : { label: "Pin", words: `pin ${query}` },
  ];
  return {
    kind: "choices",
    title: "Go on",
    choices: offered.filter((choice) => choice !== false),
    selects: selectsOf(measure, filters, by, asker),
  };
}

function selectsOf(measure: Measure, filters: Filters, by: By | undefined, asker: AskedBy): Select[] {
  const { snapshot, colleague, today } = asker;
  const values = filterValues(snapshot);
  const lastYear = yearOf(filters.on ?? today);
  const years = Array.from({ length: 5 }, (_, at) => lastYear - at);
  const lists = [
    { name: "officer", values: visibleOfficers(colleague, snapshot, measure.isQuality), chosen: filters.officer },
    { name: "team", values: values.team, chosen: filters.team },
    { name: "age", values: values.age, chosen: filters.age },
    { name: "year", values: measure.usesYear ? years : [], chosen: filters.year },
  ] as const;
  const words = (changed: Filters) => exactQuery(measure, changed, by, snapshot);
  return lists
    .filter((list) => list.values.length > 0)
    .map(({ name, values: choosable, chosen }) => {
      const { [name]: _left, ...others } = filters;
      return {
        name,
        chosen: chosen?.toString() ?? null,
        all: { label: `every ${name}`, words: words(others) },
        options: choosable.map((value) => ({ label: String(value), words: words({ ...others, [name]: value }) })),
      };
    });
}
