/**
 * Rules for Teams' cards, as strict checks of JSON. It knows nothing of the renderer: elements and fields are those of
 * adaptivecards.microsoft.com that Teams shows, and what is not named here is refused.
 */

import {
  also,
  flag,
  isRecord,
  list,
  number,
  object,
  oneOf,
  positive,
  text,
  type,
  typed,
  within,
  type Check,
} from "./json-shape.ts";

const colours = oneOf(
  ..."categoricalRed categoricalPurple categoricalBlue categoricalLightBlue categoricalTeal categoricalLime".split(" "),
  ..."categoricalMarigold divergingBlue divergingLightBlue divergingCyan divergingPeach divergingLightRed".split(" "),
  ..."divergingRed divergingMaroon divergingGray".split(" "),
);
const spacing = oneOf("None", "Small", "Medium");
const look = {
  size: oneOf("Small", "Large", "ExtraLarge"),
  weight: oneOf("Bolder"),
  isSubtle: flag,
};

/** A text that would be read as Adaptive Cards' markup, or as a function of it. */
const functions = /\{\{|:\/\//;
const markup =
  /[*`~[\]\\|]|<[\p{L}/!?]|:\/\/|\{\{|&#?\w+;|^\s*(?:[-+#>=]|\d+[.)])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/mu;
const turning = /[\u202a-\u202e\u2066-\u2069]/;

const free =
  (forbidden: RegExp): Check =>
  (value, at) =>
    typeof value === "string" && (forbidden.test(value) || turning.test(value))
      ? [`${at} could be read as markup`]
      : [];
/** Words that Teams shows as they are. */
const words = (most: number): Check => also(text(most), free(functions));
/** Words in which Teams reads markup. */
const escaped = (most: number): Check => also(text(most), free(markup));

const data: Check = (value, at) =>
  isRecord(value) && Object.entries(value).every(([, one]) => ["string", "number", "object"].includes(typeof one))
    ? text(400)(JSON.stringify(value), at)
    : [`${at} must be an object of plain values`];
const execute = object(
  { type, title: words(60), verb: oneOf("ask", "choose", "rows", "share", "cancel"), data },
  {
    associatedInputs: oneOf("auto", "none"),
    tooltip: words(200),
    mode: oneOf("secondary"),
    style: oneOf("positive"),
  },
);
const actions = {
  "Action.Execute": execute,
  "Action.ToggleVisibility": object({ type, title: words(60), targetElements: list(text(50), 5) }),
};
const primaries: Check = (value, at) => {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const shown = all.filter((one) => isRecord(one) && one["mode"] !== "secondary");
  return shown.length > 5 ? [`${at} has ${shown.length} buttons side by side`] : [];
};

const link: Check = (value, at) =>
  typeof value === "string" && /^https?:\/\/[^\s]+$/.test(value) ? [] : [`${at} must be an address of the web`];
const openUrl = object({ type, url: also(text(2000), link) }, { title: words(300) });
const run = object({ type, text: words(4000) }, { ...look, selectAction: typed({ "Action.OpenUrl": openUrl }) });
const inline: Check = (value, at) =>
  typeof value === "string" ? words(4000)(value, at) : typed({ TextRun: run })(value, at);

const distinctX =
  (name: string): Check =>
  (value, at) => {
    const all: unknown[] = Array.isArray(value) ? value : [];
    const seen = all.map((one) => (isRecord(one) ? one[name] : null));
    return new Set(seen).size < seen.length ? [`${at} has a category twice`] : [];
  };
const bar = object({ x: words(50), y: number }, { color: colours });
const series = list(
  object(
    { legend: words(50), values: also(list(object({ x: words(50), y: number }), 200, 0), distinctX("x")) },
    { color: colours },
  ),
  8,
);
const axes = { xAxisTitle: words(120), yAxisTitle: words(120), yMin: number, yMax: number };

const chosenIsOffered: Check = (value, at) => {
  const offered: unknown[] = isRecord(value) && Array.isArray(value["choices"]) ? value["choices"] : [];
  const values = offered.map((one) => (isRecord(one) ? one["value"] : null));
  const chosen = isRecord(value) ? value["value"] : undefined;
  return chosen === undefined || values.includes(chosen) ? [] : [`${at}.value is not one of the choices`];
};
const rectangular: Check = (value, at) => {
  const { rows, columns } = isRecord(value) ? value : {};
  const all: unknown[] = Array.isArray(rows) ? rows : [];
  const widths = all.map((row) => (isRecord(row) && Array.isArray(row["cells"]) ? row["cells"].length : 0));
  const wide = Array.isArray(columns) ? columns.length : 0;
  return widths.every((width) => width === wide) ? [] : [`${at} has rows of other lengths than its columns`];
};

const elementOf: Check = (value, at) => typed(elements)(value, at);
const items = list(elementOf, 1000);
const common = { id: text(50), isVisible: flag, separator: flag, spacing };
const fallback: Check = (value, at) => (value === "drop" ? [] : elementOf(value, at));
const title = words(120);
const cell = object({ type: oneOf("TableCell"), items: list(elementOf, 1) });
const column = object(
  { type: oneOf("Column"), items: list(elementOf, 5) },
  { width: oneOf("stretch", "auto"), verticalContentAlignment: oneOf("Center") },
);
const elements: Readonly<Record<string, Check>> = {
  TextBlock: object({ type, text: escaped(1000), style: oneOf("heading") }, { ...look, wrap: flag }),
  RichTextBlock: object({ type, inlines: list(inline, 20) }, common),
  Container: object({ type, items }, { ...common, style: oneOf("warning") }),
  ColumnSet: object({ type, columns: list(column, 4) }, common),
  ActionSet: object({ type, actions: also(list(typed(actions), 20), primaries) }, common),
  Table: also(
    object(
      {
        type,
        firstRowAsHeaders: flag,
        columns: list(object({ width: within(1, 30) }, { horizontalCellContentAlignment: oneOf("Left", "Right") }), 8),
        rows: list(object({ type: oneOf("TableRow"), cells: list(cell, 8) }), 21, 2),
      },
      { ...common, showGridLines: flag },
    ),
    rectangular,
  ),
  "Input.ChoiceSet": also(
    object(
      {
        type,
        id: text(50),
        label: words(80),
        style: oneOf("compact", "filtered"),
        choices: list(object({ title: words(80), value: text(24) }), 301),
      },
      { value: text(24), placeholder: words(80) },
    ),
    chosenIsOffered,
  ),
  "Chart.HorizontalBar": object(
    { type, title, fallback, data: also(list(bar, 20), distinctX("x")) },
    { ...axes, displayMode: oneOf("AbsoluteNoAxis") },
  ),
  "Chart.VerticalBar": object(
    { type, title, fallback, data: also(list(bar, 31), distinctX("x")) },
    { ...axes, showBarValues: flag },
  ),
  "Chart.VerticalBar.Grouped": object({ type, title, fallback, data: series }, { ...axes, stacked: flag }),
  "Chart.Line": object({ type, title, fallback, data: series }, axes),
  "Chart.Donut": object({
    type,
    title,
    fallback,
    data: also(list(object({ legend: words(50), value: positive, color: colours }), 8), distinctX("legend")),
  }),
};

const card = object(
  {
    type: oneOf("AdaptiveCard"),
    version: oneOf("1.5"),
    body: items,
    speak: words(500),
    fallbackText: words(500),
  },
  { msteams: object({ width: oneOf("full") }) },
);

/** Returns every object in a value. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isRecord(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** Returns what is wrong with a card: what Teams would refuse, could not be read, or would be read as markup. */
export function cardFaults(given: unknown): string[] {
  const all = objectsIn(given);
  const ids = all.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  const targets = all.flatMap(({ targetElements }) => strings(targetElements));
  const inputs = all.flatMap(({ verb, data: sent }) =>
    verb === "choose" && isRecord(sent) ? strings(sent["inputs"]) : [],
  );
  const charts = all.filter(({ type: kind }) => typeof kind === "string" && kind.startsWith("Chart.")).length;
  const length = JSON.stringify(given).length;
  return [
    ...card(given, "card"),
    ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `the id "${id}" is used twice`),
    ...[...targets, ...inputs].filter((id) => !ids.includes(id)).map((id) => `there is no element "${id}"`),
    ...(length > 40_000 ? [`the card has ${length} characters, which is more than 80 KB`] : []),
    ...(charts > 4 ? [`${charts} charts in a card`] : []),
  ];
}

/** Returns what is wrong with the text of a message, or beside a card. */
export function textFaults(given: unknown, hasCard: boolean): string[] {
  return (hasCard ? words(500) : escaped(12_000))(given, "text");
}
