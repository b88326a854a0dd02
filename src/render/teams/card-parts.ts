import type { IColumn } from "@microsoft/teams.cards";
import { valueText, type Answer, type Chart, type Figure, type Note, type Part, type Table } from "../../answer.ts";
import { blockGroups, passages } from "../block-group.ts";
import { cut } from "../cut.ts";
import { teams } from "../limits.ts";
import { noteText, runs, type Run } from "../runs.ts";
import { subtitleParts } from "../wording.ts";
import { cardCharts } from "./card-chart.ts";
import { choicesGroups, typedChoices } from "./card-choices.ts";
import { aside, container, heading, paragraph, paragraphs, type CardElement, type CardGroup } from "./card-elements.ts";
import { listGroups } from "./card-list.ts";
import { hiddenGroup } from "./card-more.ts";
import { lineGroups, tableGroups } from "./card-table.ts";

/** How much of Teams a message uses, best first: its charts and tables, its tables, paragraphs and buttons, text. */
export type Look = "chart" | "table" | "lines" | "text";

/** The answer that a run belongs to, how it is shown, and from which row its tables are. */
export interface RunContext {
  readonly answer: Answer;
  readonly look: Look;
  readonly from: number;
}

/** Renders an answer in groups of elements, its headline first. */
export function groupsOf(context: RunContext): CardGroup[] {
  const { answer } = context;
  return [
    ...passages<CardElement>([heading(cut(answer.title, teams.title)), aside(subtitleParts(answer).join(" · "))]).map(
      (group) => ({ ...group, isLead: true }),
    ),
    ...runs(answer.parts, teams.figures).flatMap((run) => runGroups(run, context)),
  ];
}

function runGroups(run: Run, context: RunContext): CardGroup[] {
  const { look, from } = context;
  switch (run.kind) {
    case "say":
      return passages(paragraphs(run.text));
    case "figures":
      return passages(look === "text" ? run.all.map(figureLine) : [figuresRow(run.all)]);
    case "table":
      return look === "lines" || look === "text" ? lineGroups(run, from) : tableGroups(run, from);
    case "chart":
      return chartGroups(run, context);
    case "list":
      return listGroups(run, look !== "text");
    case "choices":
      return look === "text" ? typedChoices(run) : choicesGroups(run);
    case "notes":
      return noteGroups(run.all, look);
  }
}

function figuresRow(figures: readonly Figure[]): CardElement {
  return {
    type: "ColumnSet",
    columns: figures.map(({ value, unit, label, against }): IColumn => ({
      type: "Column",
      width: "stretch",
      items: [
        paragraph(valueText(value, unit), { size: "ExtraLarge", weight: "Bolder" }),
        { ...paragraph(cut(label, 100)), spacing: "None" },
        ...(against === undefined ? [] : [{ ...aside(cut(against, 100)), spacing: "None" as const }]),
      ],
    })),
  };
}

function figureLine({ value, unit, label, against }: Figure): CardElement {
  const words = `${valueText(value, unit)} ${cut(label, 100)}`;
  return paragraph(against === undefined ? words : `${words}, ${cut(against, 100)}`);
}

/** A definition is there for whoever asks for it; a caution stands out; other notes are small. */
function noteGroups(notes: readonly Note[], look: Look): CardGroup[] {
  const about = look === "text" ? undefined : notes[0]?.about;
  if (about === "definition") {
    const items = notes.flatMap((note) => paragraphs(note.text));
    const group = hiddenGroup({ count: 1, what: "definition" }, "What is counted", () => items);
    return items.length === 0 ? [] : [{ isLead: true, ...group }];
  }
  const text = notes.map(noteText).join("\n");
  if (about === "caveat") return passages<CardElement>([container(paragraphs(text), { style: "warning" })]);
  return passages(paragraphs(text, { size: "Small", isSubtle: true }));
}

/** A chart that is not drawn is replaced by its sentence with the numbers, unless a table has them. */
function chartGroups(chart: Chart, { answer, look }: RunContext): CardGroup[] {
  const parts: readonly Part[] = answer.parts;
  const hasTable = parts.some(({ kind }) => kind === "table");
  const { charts, notes } = cardCharts(chart);
  if (look !== "chart" || charts.length === 0) return hasTable ? [] : passages(paragraphs(chart.alt));
  const fallback = container([...paragraphs(cut(chart.alt, teams.text)), ...(hasTable ? [] : chartTable(chart))]);
  const about = notes.length === 0 ? [] : [aside(notes.join(" "))];
  return blockGroups(
    charts.map(({ element, caption }, at) => ({
      contents: { count: 1, what: "chart" },
      blocks: (): CardElement[] => [
        ...(caption === "" ? [] : [aside(caption)]),
        { ...element, fallback: at === 0 ? fallback : "drop" },
        ...(at === charts.length - 1 ? about : []),
      ],
    })),
  );
}

/** The chart's numbers, for clients that draw no charts. */
function chartTable({ categoryTitle, categories, series }: Chart): CardElement[] {
  const table: Table = {
    kind: "table",
    rowHeading: categoryTitle,
    columns: series.map(({ name, unit }) => ({ label: name, unit })),
    rows: categories.map((label, at) => ({ label, values: series.map(({ values }) => values[at] ?? null) })),
  };
  const [first] = tableGroups(table);
  return first?.blocks?.({ value: () => "", id: () => "" }) ?? [];
}
