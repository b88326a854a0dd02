import type {
  ActionsBlock,
  ContextBlock,
  DataTableBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  PlainTextElement,
  SectionBlock,
} from "@slack/types";
import { slack } from "../limits.ts";
import { chunks, clean, cut, escaped } from "./mrkdwn.ts";

/** Slack's own chart, which @slack/types does not have yet. */
export interface ChartBlock {
  readonly type: "data_visualization";
  readonly title: string;
  readonly chart: Graph | Pie;
}

export interface Graph {
  readonly type: "bar" | "line";
  /** Each has one point a category, in the categories' words and order. */
  readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
  readonly axis_config: {
    readonly categories: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
}

export interface Pie {
  readonly type: "pie";
  /** Values are greater than 0. */
  readonly segments: readonly Point[];
}

export interface Point {
  readonly label: string;
  readonly value: number;
}

export type SlackBlock =
  ActionsBlock | ChartBlock | ContextBlock | DataTableBlock | DividerBlock | HeaderBlock | ImageBlock | SectionBlock;

/** Words that Slack shows as they are. */
export function plain(text: string, most: number): PlainTextElement {
  return { type: "plain_text", text: cut(text, most), emoji: false };
}

/** A paragraph; at most `slack.section` characters. */
export function paragraph(text: string): SectionBlock {
  return { type: "section", text: { type: "plain_text", text: clean(text), emoji: false } };
}

/** The whole text in paragraphs, each short enough to be escaped where there are no blocks. */
export function paragraphs(text: string): SectionBlock[] {
  return chunks(text, slack.section, clean, escaped).map(paragraph);
}

/** A paragraph of mrkdwn whose text is already escaped. */
export function marked(text: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

/** The whole text in small grey words. */
export function asides(text: string): ContextBlock[] {
  return chunks(text, slack.contextText, clean, escaped).map(aside);
}

/** Small grey words, short enough to be escaped where there are no blocks: an escaped sign takes up to five characters. */
export function aside(text: string): ContextBlock {
  const lines = clean(text).trim();
  const fits = lines !== "" && lines.length <= slack.contextText;
  const shown = fits ? lines : cut(text, slack.contextText);
  const short = escaped(shown).length <= slack.contextText ? shown : cut(text, slack.contextText / 5);
  return { type: "context", elements: [{ type: "plain_text", text: short, emoji: false }] };
}
