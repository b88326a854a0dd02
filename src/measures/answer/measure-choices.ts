import type { Colleague } from "../../access/colleagues.ts";
import { visibleOfficers, rights } from "../../access/rights.ts";
import type { Choice, Choices, Select } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { yearOf } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import { exactQuery } from "../../query/exact-query.ts";
import type { By } from "../engine/asked.ts";
import { filterValues } from "../engine/filter-values.ts";
import type { Scope } from "../engine/scope.ts";
import type { Filters } from "../engine/asked.ts";

/** Who asked a measure, of which snapshot. */
interface MeasureAsker {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly colleague: Colleague;
  /** The exact queries that the asker has pinned. */
  readonly pinned: readonly string[];
}

/** Returns the buttons under a measure's answer, as far as its asker may use them, and its filters as drop-down lists. */
export function measureChoices(measure: Measure, { filters }: Scope, by: By | undefined, asker: MeasureAsker): Choices {
  const { snapshot, colleague, pinned } = asker;
  const { findings, cases, shares } = rights[colleague.role];
  const query = exactQuery(measure, filters, by, snapshot);
  const mayOpenCases = (measure.isQuality ? findings : cases) !== "none";
  const mayShare = shares && by === undefined && filters.officer === undefined && !measure.rowsAreOfficers;
  const isPinned = pinned.includes(query);
  const offered: (Choice | false)[] = [
    mayOpenCases && { label: "Cases", words: `cases ${exactQuery(measure, filters, undefined, snapshot)}` },
    { label: "Definition", words: `define ${measure.id}` },
    mayShare && { label: "Share", words: `share ${query}` },
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

/** A choice of convenience: any earlier year can be typed. */
const yearsOffered = 5;

function selectsOf(measure: Measure, filters: Filters, by: By | undefined, asker: MeasureAsker): Select[] {
  const { snapshot, colleague, today } = asker;
  const values = filterValues(snapshot);
  const lastYear = yearOf(filters.on ?? today);
  const years = Array.from({ length: yearsOffered }, (_, at) => lastYear - at);
  const lists = [
    { name: "officer", values: visibleOfficers(colleague, snapshot, measure.isQuality), chosen: filters.officer },
    { name: "team", values: values.team, chosen: filters.team },
    { name: "age", values: values.age, chosen: filters.age },
    { name: "year", values: measure.usesYear ? years : [], chosen: filters.year },
  ] as const;
  const words = (changed: Filters) => exactQuery(measure, changed, by, snapshot);
  return lists
    .filter((list) => list.values.length > 0)
    .map(({ name, values: options, chosen }) => {
      const { [name]: _, ...others } = filters;
      return {
        name,
        chosen: chosen?.toString() ?? null,
        all: { label: `every ${name}`, words: words(others) },
        options: options.map((value) => ({ label: String(value), words: words({ ...others, [name]: value }) })),
      };
    });
}
