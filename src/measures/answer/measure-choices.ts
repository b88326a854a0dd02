import type { Colleague } from "../../access/colleagues.ts";
import { namesOfficers, visibleOfficers, rights } from "../../access/rights.ts";
import type { Choice, Choices, Select } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { endOfYear, firstOfYear, yearOf } from "../../facts/calendar.ts";
import { exactQuery, type Question } from "../../query/exact-query.ts";
import { filterValues } from "../engine/filter-values.ts";
import type { Filters } from "../engine/asked.ts";

/** Who asked a measure, of which snapshot. */
interface MeasureAsker {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly colleague: Colleague;
  /** The exact queries that the asker has pinned. */
  readonly pinned: readonly string[];
}

/** Returns the buttons under a question's answer, as far as its asker may use them, and its filters as drop-down lists. */
export function measureChoices(question: Question, asker: MeasureAsker): Choices {
  const { snapshot, colleague, pinned } = asker;
  const { measure } = question;
  const { findings, cases, shares } = rights[colleague.role];
  const query = exactQuery(question, snapshot);
  const pinQuery = exactQuery(question, snapshot, "relative");
  const mayOpenCases = (measure.isQuality ? findings : cases) !== "none";
  const mayShare = shares && !namesOfficers(measure, question, question.by);
  const isPinned = pinned.includes(pinQuery);
  const offered: (Choice | false)[] = [
    mayOpenCases && { label: "Cases", words: `cases ${exactQuery(recordsOf(question), snapshot)}` },
    { label: "Definition", words: `define ${measure.id}` },
    mayShare && { label: "Share", words: `share ${query}` },
    { label: "Refresh", words: query },
    isPinned ? { label: "Unpin", words: `unpin ${pinQuery}` } : { label: "Pin", words: `pin ${pinQuery}` },
  ];
  return {
    kind: "choices",
    title: "Next",
    choices: offered.filter((choice) => choice !== false),
    selects: selectsOf(question, asker),
  };
}

/** Returns the question about the records that another counts, however it shows them. */
export function recordsOf({ measure, filters, period, by, among, part, threshold }: Question): Question {
  return {
    measure,
    filters,
    ...(period === undefined ? {} : { period }),
    ...(by === undefined || among === undefined ? {} : { by, among }),
    ...(part === undefined ? {} : { part }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** What the values of a list are called. */
const allNames = { officer: "case officers", team: "teams", age: "ages" } as const;

/** A choice of convenience: any earlier year can be typed. */
const yearsOffered = 5;

function selectsOf(question: Question, { snapshot, colleague, today }: MeasureAsker): Select[] {
  const { measure, filters } = question;
  const values = filterValues(snapshot);
  const words = (changed: Question) => exactQuery(changed, snapshot);
  const lists = [
    { name: "officer", values: visibleOfficers(colleague, snapshot, measure.isQuality) },
    { name: "team", values: values.team },
    { name: "age", values: values.age },
  ] as const;
  const ofValues = lists
    .filter((list) => list.values.length > 0)
    .map(({ name, values: options }): Select => {
      const { [name]: chosen = null, ...others } = filters;
      const choose = (changed: Filters) => words({ ...question, filters: changed });
      return {
        name,
        chosen,
        all: { label: `All ${allNames[name]}`, words: choose(others) },
        options: options.map((value) => ({ label: value, words: choose({ ...others, [name]: value }) })),
      };
    });
  return measure.usesYear ? [...ofValues, yearSelect(question, yearOf(filters.on ?? today), words)] : ofValues;
}

function yearSelect(question: Question, lastYear: number, words: (changed: Question) => string): Select {
  const { period, against: _, ...others } = question;
  const { year, ...filters } = question.filters;
  const years = Array.from({ length: yearsOffered }, (_one, at) => lastYear - at);
  const periodOf = (of: number) => ({ from: firstOfYear(of), to: endOfYear(of) });
  const chosen = years.find((one) => {
    const { from, to } = periodOf(one);
    return year === one || (period?.from === from && period.to === to);
  });
  return {
    name: "year",
    chosen: chosen?.toString() ?? null,
    all: { label: "All years", words: words({ ...others, filters }) },
    options: years.map((one) => ({
      label: String(one),
      words: words({ ...others, filters, period: periodOf(one) }),
    })),
  };
}
