import type { Choice, Choices, Select } from "./answer.ts";
import { askWords } from "./ask-words.ts";
import type { Asked, Filters } from "./asked.ts";
import type { Desk } from "./desk.ts";
import { yearOf } from "./facts/calendar.ts";
import { filterValues } from "./filter-values.ts";
import type { Measure } from "./measure.ts";
import type { By } from "./resplit.ts";
import { officersInReach, rights } from "./rights.ts";

/** What can be done with a measure's answer: its filters as drop-down lists, and what its asker may open from it. */
export function measureChoices(measure: Measure, { filters }: Asked, by: By | undefined, desk: Desk): Choices {
  const { book, colleague } = desk;
  const mine = rights[colleague.role];
  const asks = askWords(measure, filters, by, book);
  const mayCases = (measure.isQuality ? mine.findings : mine.cases) !== "none";
  const mayShare = mine.shares && by === undefined && filters.officer === undefined && !measure.rowsAreOfficers;
  const isPinned = desk.store.pins.of(desk.store.personKey(colleague.email)).includes(asks);
  const offered: (Choice | false)[] = [
    mayCases && { label: "Cases", words: `cases ${askWords(measure, filters, undefined, book)}` },
    { label: "Definition", words: `define ${measure.id}` },
    mayShare && { label: "Share here", words: `share ${asks}` },
    { label: "Refresh", words: asks },
    isPinned ? { label: "Unpin", words: `unpin ${asks}` } : { label: "Pin", words: `pin ${asks}` },
  ];
  return {
    kind: "choices",
    title: "Go on",
    choices: offered.filter((choice) => choice !== false),
    selects: selectsOf(measure, filters, by, desk),
  };
}

function selectsOf(measure: Measure, filters: Filters, by: By | undefined, desk: Desk): Select[] {
  const { book, colleague, today } = desk;
  const values = filterValues(book);
  const lastYear = yearOf(filters.on ?? today);
  const years = Array.from({ length: 5 }, (_, at) => lastYear - at);
  const lists = [
    { name: "officer", values: officersInReach(colleague, book, measure.isQuality), chosen: filters.officer },
    { name: "team", values: values.team, chosen: filters.team },
    { name: "age", values: values.age, chosen: filters.age },
    { name: "year", values: measure.usesYear ? years : [], chosen: filters.year },
  ] as const;
  const words = (changed: Filters) => askWords(measure, changed, by, book);
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
