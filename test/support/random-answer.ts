import type {
  Answer,
  Chart,
  ChartShape,
  Choice,
  DisplayValue,
  Part,
  PrivateAnswer,
  Tone,
  Unit,
  Value,
} from "../../src/answer.ts";
import { stream } from "./random-borough.ts";

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
  "  ",
  "",
  "&".repeat(40),
  "n/a",
];

/** An answer of any size with any words, the same for the same seed. */
export function randomAnswer(seed: number): Answer {
  const next = stream(seed);
  const whole = (most: number) => Math.floor(next() * (most + 1));
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[], or: Item): Item =>
    items[whole(items.length - 1)] ?? or;
  const chance = (share: number) => next() < share;
  const size = (usual: number, most: number) => (chance(0.05) ? whole(most) : whole(usual));
  const many = <Item>(count: number, make: (at: number) => Item): Item[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const label = (): string => {
    if (chance(0.03)) return pick(words, "").repeat(whole(200));
    return many(1 + whole(4), () => pick(words, "")).join(" ");
  };
  const value = (): Value => (chance(0.1) ? null : chance(0.1) ? 0 : whole(chance(0.1) ? 1e9 : 2000));
  const shown = (): DisplayValue => (chance(0.05) ? "<5" : chance(0.03) ? "hidden" : value());
  const unit = (): Unit => (chance(0.3) ? "percent" : "count");
  const tone = (): Tone => pick<Tone>(["in-time", "late", "unplaced"], "late");
  const choice = (): Choice => ({ label: label(), words: label() });
  const shapes: readonly ChartShape[] = [
    "bars",
    "columns",
    "stacked",
    "grouped",
    "lines",
    "doughnut",
    "columns-and-line",
  ];

  const chart = (): Chart => {
    const categories = many(size(25, 200), label);
    return {
      kind: "chart",
      title: label(),
      subtitle: label(),
      shape: pick(shapes, "bars"),
      categoryTitle: label(),
      categories,
      series: many(size(7, 40), () => ({
        name: label(),
        unit: unit(),
        values: categories.map(value),
        ...(chance(0.2) ? { tone: tone() } : {}),
      })),
      ...(chance(0.3) ? { tones: categories.map(tone) } : {}),
      ...(chance(0.3) ? { limit: { after: 1, label: label() } } : {}),
      ...(chance(0.3) ? { target: { value: 85, label: label() } } : {}),
      alt: label(),
    };
  };
  const part = (): Part => {
    const kind = whole(6);
    if (kind === 0) return { kind: "say", text: label() };
    if (kind === 1)
      return {
        kind: "figure",
        label: label(),
        value: value(),
        unit: unit(),
        ...(chance(0.3) ? { against: label() } : {}),
      };
    if (kind === 2) return chart();
    if (kind === 3) {
      const columns = many(size(8, 60), () => ({ label: label(), unit: unit() }));
      const rows = chance(0.02) ? 10_000 : size(30, 400);
      return {
        kind: "table",
        rowHeading: label(),
        columns,
        rows: many(rows, () => ({ label: label(), values: columns.map(shown) })),
      };
    }
    if (kind === 4) {
      const headings = many(1 + whole(5), label);
      const items = many(size(20, 3000), () => ({
        cells: headings.map(label),
        ...(chance(0.5) ? { choices: many(size(4, 30), choice) } : {}),
        ...(chance(0.5)
          ? {
              address: pick(
                [
                  "https://cases.example/1?a=<b>|c",
                  "javascript:alert(1)",
                  "nowhere",
                  `https://x.example/${"a".repeat(2500)}`,
                ],
                "",
              ),
            }
          : {}),
      }));
      return { kind: "list", headings, items, total: items.length + whole(3) };
    }
    if (kind === 5) {
      const selects = many(whole(4), () => {
        const options = many(size(20, 1000), choice);
        return {
          name: label(),
          chosen: chance(0.5) ? (options.at(whole(5))?.label ?? null) : null,
          all: choice(),
          options,
        };
      });
      return {
        kind: "choices",
        title: label(),
        choices: many(size(10, 1000), choice),
        ...(chance(0.5) ? { selects } : {}),
      };
    }
    return {
      kind: "note",
      about: pick(["definition", "caveat", "filters", "left-out"] as const, "caveat"),
      text: label(),
    };
  };
  const heading: Omit<PrivateAnswer, "parts"> = {
    audience: "private",
    title: `Title ${seed} ${label()}`,
    on: "2021-06-30",
    asAt: "2021-06-30T07:00:00+01:00",
    filters: many(whole(4), () => ({ name: "team", value: label() })),
  };
  return { ...heading, parts: [{ kind: "say", text: `Headline ${seed} ${label()}` }, ...many(size(5, 30), part)] };
}
