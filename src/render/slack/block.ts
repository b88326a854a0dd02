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
import type { BlockGroup } from "../block-group.ts";
import { chunks, clean, cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { escaped } from "./mrkdwn.ts";

/** Slack's own chart, which @slack/types lacks so far. */
export interface ChartBlock {
  readonly type: "data_visualization";
  readonly title: string;
  readonly chart: Graph | Pie;
}

export interface Graph {
  readonly type: "bar" | "line";
  /** Each series has one point for each category, in the categories' words and order. */
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

export type SlackGroup = BlockGroup<SlackBlock>;

/** Makes a text that Slack shows as it is, cut to `most` characters. */
export function plain(text: string, most: number): PlainTextElement {
  return { type: "plain_text", text: cut(text, most), emoji: false };
}

/** Makes a paragraph of at most `slack.section` characters. */
export function paragraph(text: string): SectionBlock {
  return { type: "section", text: { type: "plain_text", text: clean(text), emoji: false } };
}

/** Breaks a text into paragraphs, each short enough to be escaped where a message has no blocks. */
export function paragraphs(text: string): SectionBlock[] {
  return chunks(text, slack.section, clean, escaped).map(paragraph);
}

/** Makes a paragraph of mrkdwn from text that is already escaped. */
export function marked(text: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

/** Breaks a text into blocks of small grey words. */
export function asides(text: string): ContextBlock[] {
  return chunks(text, slack.contextText, clean, escaped).map(aside);
}

/**
 * Makes one block of small grey words; cuts what is too long for it, also where it must be escaped for want of blocks: a
 * sign then takes up to five characters.
 */
export function aside(text: string): ContextBlock {
  const lines = clean(text).trim();
  const fits = lines !== "" && lines.length <= slack.contextText;
  const shown = fits ? lines : cut(text, slack.contextText);
  const short = escaped(shown).length <= slack.contextText ? shown : cut(text, slack.contextText / 5);
  return { type: "context", elements: [{ type: "plain_text", text: short, emoji: false }] };
}
