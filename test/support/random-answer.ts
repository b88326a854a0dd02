import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import type {
  Answer,
  Chart,
  ChartShape,
  Choice,
  Choices,
  Figure,
  Item,
  List,
  Note,
  Part,
  Say,
  Select,
  Table,
  TimeTone,
  Tone,
  Unit,
  Value,
} from "../../src/answer.ts";

const words = [
  "Plans",
  "reviews overdue",
  "<!channel>",
  "@here",
  "*bold*",
  "_REF_1_",
  "~x~ `code` ```",
  "> quoted",
  "https://example.org/?a=1&b=2",
  ":smile:",
  "שלום עולם",
  "👩‍👩‍👧‍👦",
  "\u202eevil\u202c",
  "line\nbreak",
  "\u0000=1+1",
  "\u001b[31mred\u0007 \u009b2J \u2066x \ud800",
  "  ",
  "",
  "&".repeat(40),
  "n/a",
];
const addresses = [
  "https://cases.example/1?a=<b>|c",
  "javascript:alert(1)",
  "nowhere",
  `https://x.example/${"a".repeat(2500)}`,
];
const shapes: readonly ChartShape[] = [
  "bars",
  "columns",
  "stacked",
  "stacked-bars",
  "grouped",
  "lines",
  "doughnut",
  "columns-and-line",
];

/** The items over and over, so many in all. */
function cycled<Made>(items: readonly Made[], count: number): Made[] {
  return Array.from({ length: Math.ceil(count / Math.max(1, items.length)) }, () => items)
    .flat()
    .slice(0, count);
}

/** As a rule up to so many; now and then up to many more, which repeat each other. */
function some<Made>(made: Arbitrary<Made>, usual: number, most: number): Arbitrary<Made[]> {
  const few = fc.array(made, { maxLength: usual, size: "max" });
  const many = fc
    .tuple(fc.array(made, { minLength: 1, maxLength: usual }), fc.nat(most))
    .map(([items, count]) => cycled(items, count));
  return fc.oneof({ weight: 19, arbitrary: few }, { weight: 1, arbitrary: many });
}

const word = fc.constantFrom(...words);
const label: Arbitrary<string> = fc.oneof(
  { weight: 30, arbitrary: fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(" ")) },
  { weight: 1, arbitrary: fc.tuple(word, fc.nat(200)).map(([one, times]) => one.repeat(times)) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
const value: Arbitrary<Value> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(2000) },
  fc.nat(1_000_000_000),
  fc.constantFrom(null, 0),
);
const unit = fc.constantFrom<Unit>("count", "count", "percent");
const timeTone = fc.constantFrom<TimeTone>("in-time", "late", "unplaced");
const tone = fc.oneof(timeTone, fc.constantFrom<Tone>("agreed", "refused"));
const choice: Arbitrary<Choice> = fc.record({ label, words: label });

/** Numbers for every row and column, from a few that are drawn. */
const numbers = <Made>(one: Arbitrary<Made>) => fc.array(one, { minLength: 1, maxLength: 40, size: "max" });
const rowOf = <Made>(drawn: readonly Made[], row: number, columns: number): Made[] =>
  cycled(drawn, row + columns).slice(row);

const say: Arbitrary<Say> = fc.record({ kind: fc.constant("say"), text: label });
const figure: Arbitrary<Figure> = fc.record(
  { kind: fc.constant("figure"), label, value, unit, against: label },
  { requiredKeys: ["kind", "label", "value", "unit"] },
);
const note: Arbitrary<Note> = fc.record({
  kind: fc.constant("note"),
  about: fc.constantFrom<Note["about"]>("definition", "caveat", "filters", "left-out"),
  text: label,
});

const chart: Arbitrary<Chart> = fc
  .record({
    heading: fc.record({ title: label, subtitle: label, categoryTitle: label, alt: label }),
    shape: fc.constantFrom(...shapes),
    categories: some(label, 25, 200),
    series: some(
      fc.record({ name: label, unit, tone, earlierBy: fc.nat(3) }, { requiredKeys: ["name", "unit"] }),
      7,
      40,
    ),
    drawn: numbers(value),
    tones: fc.option(numbers(timeTone), { nil: null }),
    totals: fc.option(numbers(value), { nil: null }),
    marks: fc.record(
      { limit: fc.record({ after: fc.constant(1), label }), target: fc.record({ value: fc.constant(85), label }) },
      { requiredKeys: [] },
    ),
  })
  .map(({ heading, shape, categories, series, drawn, tones, totals, marks }) => ({
    kind: "chart",
    ...heading,
    shape,
    categories,
    series: series.map((one, at) => ({ ...one, values: rowOf(drawn, at, categories.length) })),
    ...(tones === null ? {} : { tones: cycled(tones, categories.length) }),
    ...(totals === null ? {} : { totals: cycled(totals, categories.length) }),
    ...marks,
  }));

const table: Arbitrary<Table> = fc
  .record({
    rowHeading: label,
    columns: some(fc.record({ label, unit }), 8, 60),
    labels: fc.oneof(
      { weight: 49, arbitrary: some(label, 30, 400) },
      { weight: 1, arbitrary: some(label, 30, 10_000) },
    ),
    drawn: numbers(value),
  })
  .map(({ rowHeading, columns, labels, drawn }) => ({
    kind: "table",
    rowHeading,
    columns,
    rows: labels.map((one, at) => ({ label: one, values: rowOf(drawn, at % 40, columns.length) })),
  }));

const list: Arbitrary<List> = fc
  .record({
    headings: fc.array(label, { minLength: 1, maxLength: 6 }),
    group: fc.option(fc.record({ title: label, action: label, choices: some(choice, 3, 40) }), { nil: null }),
    items: some(
      fc.record(
        { cells: numbers(label), choices: some(choice, 4, 30), address: fc.constantFrom(...addresses) },
        { requiredKeys: ["cells"] },
      ),
      20,
      3000,
    ),
    hidden: fc.nat(3),
  })
  .map(({ headings, group, items, hidden }) => ({
    kind: "list",
    ...(group === null ? {} : { group }),
    headings,
    items: items.map((item): Item => ({ ...item, cells: cycled(item.cells, headings.length) })),
    total: items.length + hidden,
  }));

const select: Arbitrary<Select> = fc
  .record({ name: label, all: choice, options: some(choice, 20, 1000), chosen: fc.option(fc.nat(5), { nil: null }) })
  .map(({ chosen, ...given }) => ({
    ...given,
    chosen: chosen === null ? null : (given.options.at(chosen)?.label ?? null),
  }));
const choices: Arbitrary<Choices> = fc.record(
  {
    kind: fc.constant("choices"),
    title: label,
    choices: some(choice, 10, 1000),
    selects: fc.array(select, { maxLength: 4 }),
  },
  { requiredKeys: ["kind", "title", "choices"] },
);

const part: Arbitrary<Part> = fc.oneof(say, figure, chart, table, list, choices, note);

/** An answer of any size and any words, under a title and a headline that can be found again. */
export const anyAnswer: Arbitrary<Answer> = fc
  .record({
    title: label,
    headline: label,
    filters: fc.array(fc.record({ name: fc.constant("team"), value: label }), { maxLength: 4 }),
    parts: some(part, 5, 30),
  })
  .map(({ title, headline, filters, parts }) => ({
    audience: "private",
    title: `The title ${title}`,
    on: "2021-06-30",
    asAt: "2021-06-30T07:00:00+01:00",
    filters,
    parts: [{ kind: "say", text: `The headline ${headline}` }, ...parts],
  }));
