import type { SectionBlock } from "@slack/types";
import type { Answer, Chart, Figure, Note, Part } from "../../answer.ts";
import { slack } from "../limits.ts";
import { aside, asides, paragraphs, plain, type SlackBlock } from "./block.ts";
import { nativeCharts } from "./native-chart.ts";
import { choicesLines, choicesPieces } from "./choices.ts";
import { listPieces } from "./list.ts";
import { passages, type BlockGroup } from "./block-group.ts";
import { codeTable, nativeTable } from "./native-table.ts";
import { clean, cut, escaped } from "./mrkdwn.ts";

/**
 * How much of Slack a message uses, best first: its own charts and tables, a picture and its tables, its tables, nothing but
 * paragraphs and buttons, nothing but text.
 */
export type Look = "chart" | "picture" | "table" | "sections" | "text";

/** The pieces of an answer, its headline first. `picture` is the id of a file that Slack holds. */
export function piecesOf(answer: Answer, look: Look, picture?: string): BlockGroup[] {
  const caption = answer.title;
  return [
    ...headOf(answer),
    ...runs(answer.parts).flatMap((run) => runPieces(run, { answer, look, caption, picture })),
  ];
}

interface Setting {
  readonly answer: Answer;
  readonly look: Look;
  readonly caption: string;
  readonly picture: string | undefined;
}

/** The title, whole where a header has no room for it; the day, the age of the data, the filters. */
function headOf({ title, on, asAt, filters }: Answer): BlockGroup[] {
  const about = [
    `On ${on}`,
    `data as at ${asAt.slice(0, 16).replace("T", " ")}`,
    ...filters.map(({ name, value }) => `${name} ${value}`),
  ];
  return [
    ...passages([{ type: "header", text: plain(title, slack.header) }]),
    ...(clean(title).trim().length > slack.header ? passages(paragraphs(title)) : []),
    ...passages(asides(about.join(" · "))),
  ];
}

type Run =
  { readonly kind: "figures"; readonly all: Figure[] } | { readonly kind: "notes"; readonly all: Note[] } | Part;

/** Figures that follow each other stand side by side, notes of one kind below each other. */
function runs(parts: readonly Part[]): Run[] {
  const all: Run[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === "figure") {
      if (last?.kind === "figures" && last.all.length < slack.fields) last.all.push(part);
      else all.push({ kind: "figures", all: [part] });
    } else if (part.kind === "note") {
      if (last?.kind === "notes" && last.all[0]?.about === part.about) last.all.push(part);
      else all.push({ kind: "notes", all: [part] });
    } else {
      all.push(part);
    }
  }
  return all;
}

function runPieces(run: Run, setting: Setting): BlockGroup[] {
  const { look, caption } = setting;
  switch (run.kind) {
    case "say":
      return passages(paragraphs(run.text));
    case "figures":
      return passages(look === "text" ? run.all.map((one) => figuresBlock([one])) : [figuresBlock(run.all)]);
    case "table":
      return look === "sections" || look === "text" ? codeTable(run) : nativeTable(run, caption);
    case "chart":
      return chartPieces(run, setting);
    case "list":
      return listPieces(run, look !== "text");
    case "choices":
      return look === "text" ? choicesLines(run) : choicesPieces(run);
    case "notes":
      return passages(asides(run.all.map(noteText).join("\n")));
    case "figure":
    case "note":
      return [];
  }
}

function figuresBlock(figures: readonly Figure[]): SectionBlock {
  return {
    type: "section",
    fields: figures.map(({ value, unit, label, against }) => {
      const number = value === null ? "n/a" : `${value.toLocaleString("en-GB")}${unit === "percent" ? "%" : ""}`;
      const words = `${cut(label, 100)}${against === undefined ? "" : `, ${cut(against, 60)}`}`;
      return { type: "mrkdwn", text: `*${number}*\n${escaped(words)}`, verbatim: true };
    }),
  };
}

const noteNames: Readonly<Record<Note["about"], string>> = {
  definition: "Definition: ",
  caveat: "Caution: ",
  filters: "",
  "left-out": "Not counted: ",
};

function noteText({ about, text }: Note): string {
  return `${noteNames[about]}${text}`;
}

/** The sentence with the numbers stands for a chart that is not drawn, unless a table has them. */
function chartPieces(chart: Chart, { answer, look, picture }: Setting): BlockGroup[] {
  const drawn: readonly SlackBlock[] = look === "chart" ? nativeBlocks(chart) : [];
  if (drawn.length > 0) return passages(drawn).map((piece) => ({ ...piece, holds: { count: 1, what: "charts" } }));
  const parts: readonly Part[] = answer.parts;
  if (look === "picture" && picture !== undefined && chart === parts.find(({ kind }) => kind === "chart")) {
    return passages([{ type: "image", slack_file: { id: picture }, alt_text: cut(chart.alt, slack.alt) }]);
  }
  return parts.some(({ kind }) => kind === "table") ? [] : passages(paragraphs(chart.alt));
}

function nativeBlocks(chart: Chart): SlackBlock[] {
  const { blocks, says } = nativeCharts(chart);
  return [...blocks, ...(says.length === 0 ? [] : [aside(says.join(" "))])];
}
