import type { SectionBlock } from "@slack/types";
import { valueText, type Answer, type Chart, type Figure, type Part } from "../../answer.ts";
import { passages } from "../block-group.ts";
import { clean, cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { noteText, runs, type Run } from "../runs.ts";
import { subtitleParts } from "../wording.ts";
import { aside, asides, paragraphs, plain, type SlackBlock, type SlackGroup } from "./block.ts";
import { caseGroup } from "./case-group.ts";
import { choicesGroups, typedChoices } from "./choices.ts";
import { listGroups } from "./list.ts";
import { escaped } from "./mrkdwn.ts";
import { nativeCharts } from "./native-chart.ts";
import { codeTable, nativeTable } from "./native-table.ts";

/**
 * How much of Slack a message uses, best first: its own charts and tables, a picture and its tables, its tables, nothing but
 * paragraphs and buttons, nothing but text.
 */
export type Look = "chart" | "picture" | "table" | "sections" | "text";

/** Renders an answer in groups of blocks, its headline first. `picture` is the id of a file that Slack holds. */
export function groupsOf(answer: Answer, look: Look, picture?: string): SlackGroup[] {
  return [
    ...headlineGroups(answer),
    ...runs(answer.parts, slack.fields).flatMap((run) => runGroups(run, { answer, look, picture })),
  ];
}

/** The title, whole again where a header has no room for it; then the day, the age of the data, the filters. */
function headlineGroups(answer: Answer): SlackGroup[] {
  const { title } = answer;
  return [
    ...passages<SlackBlock>([{ type: "header", text: plain(title, slack.header) }]),
    ...(clean(title).trim().length > slack.header ? passages(paragraphs(title)) : []),
    ...passages(asides(subtitleParts(answer).join(" · "))),
  ];
}

/** The answer that a run belongs to, and how it is shown. */
interface RunContext {
  readonly answer: Answer;
  readonly look: Look;
  readonly picture: string | undefined;
}

function runGroups(run: Run, context: RunContext): SlackGroup[] {
  const { answer, look } = context;
  switch (run.kind) {
    case "say":
      return passages(paragraphs(run.text));
    case "figures":
      return passages(look === "text" ? run.all.map((one) => figuresBlock([one])) : [figuresBlock(run.all)]);
    case "table":
      return look === "sections" || look === "text" ? codeTable(run) : nativeTable(run, answer.title);
    case "chart":
      return chartGroups(run, context);
    case "list":
      return run.group === undefined ? listGroups(run, look !== "text") : caseGroup(run, run.group, look !== "text");
    case "choices":
      return look === "text" ? typedChoices(run) : choicesGroups(run);
    case "notes":
      return passages(asides(run.all.map(noteText).join("\n")));
  }
}

function figuresBlock(figures: readonly Figure[]): SectionBlock {
  return {
    type: "section",
    fields: figures.map(({ value, unit, label, against }) => {
      const words = `${cut(label, 100)}${against === undefined ? "" : `, ${cut(against, 60)}`}`;
      return { type: "mrkdwn", text: `*${valueText(value, unit)}*\n${escaped(words)}`, verbatim: true };
    }),
  };
}

/** A chart that is not drawn is replaced by its sentence with the numbers, unless a table has them. */
function chartGroups(chart: Chart, { answer, look, picture }: RunContext): SlackGroup[] {
  const drawn: readonly SlackBlock[] = look === "chart" ? nativeBlocks(chart) : [];
  if (drawn.length > 0) return passages(drawn).map((group) => ({ ...group, contents: { count: 1, what: "chart" } }));
  const parts: readonly Part[] = answer.parts;
  if (look === "picture" && picture !== undefined && chart === parts.find(({ kind }) => kind === "chart")) {
    return passages([{ type: "image", slack_file: { id: picture }, alt_text: cut(chart.alt, slack.alt) }]);
  }
  return parts.some(({ kind }) => kind === "table") ? [] : passages(paragraphs(chart.alt));
}

function nativeBlocks(chart: Chart): SlackBlock[] {
  const { blocks, notes } = nativeCharts(chart);
  return [...blocks, ...(notes.length === 0 ? [] : [aside(notes.join(" "))])];
}
