import type { Answer, Choice, Part } from "../../answer.ts";
import { blocksOf, passages, type KeepWords } from "../block-group.ts";
import { cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { paragraphs, type SlackBlock } from "./block.ts";
import { compose } from "./compose.ts";
import { blockLines, linesWeight } from "./lines.ts";
import { escaped } from "./mrkdwn.ts";
import { groupsOf, type Look } from "./parts.ts";

export interface SlackMessage {
  /** What notifications and screen readers say, as mrkdwn; the whole message where it has no blocks. */
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
}

/** The whole answer in one look: its messages, in the order in which they are sent. */
export interface SlackForm {
  readonly look: Look;
  readonly messages: readonly SlackMessage[];
}

export interface SlackOptions {
  readonly keep: KeepWords;
  /** Only one person sees the message, and Slack shows no files in it. */
  readonly isEphemeral: boolean;
  /** The id of the picture of the first chart, where Slack holds one. */
  readonly picture?: string;
  /** What a lock screen shows instead of the answer's first sentence, which may name a case. */
  readonly notification?: string;
  /** The choice that asks for what messages have no room for. */
  readonly rest?: Choice;
}

const room = {
  blocks: slack.message.blocks,
  characters: slack.message.characters,
  charts: slack.message.charts,
  cellCharacters: slack.message.cellCharacters,
};

/**
 * Renders an answer for Slack in every form, the best first. A sender sends the first form, and the next one where Slack
 * refuses a message of it. The last form has no blocks at all, so that something always arrives.
 */
export function toSlack(answer: Answer, options: SlackOptions): readonly SlackForm[] {
  const { keep, rest, notification } = options;
  const picture = options.isEphemeral ? undefined : options.picture;
  const looks = looksOf(answer, picture !== undefined);
  const forms = looks.map((look) => compose(groupsOf(answer, look, picture), room, slack.message.parts, rest));
  const filled = blocksOf(forms.flat(), keep);
  const headline = notification ?? headlineOf(answer);
  return [
    ...looks.map((look, at): SlackForm => {
      const before = forms.slice(0, at).reduce((sum, { length }) => sum + length, 0);
      const mine = filled.slice(before, before + (forms[at]?.length ?? 0));
      return { look, messages: mine.map((blocks, page) => ({ text: numbered(headline, page, mine.length), blocks })) };
    }),
    { look: "text", messages: notification === undefined ? textOf(answer, rest) : [discreet(notification)] },
  ];
}

/** Returns the title and the first sentence; where nothing is said in words, the chart's sentence with the numbers. */
function headlineOf({ title, parts }: Answer): string {
  const all: readonly Part[] = parts;
  const say = all.find((part) => part.kind === "say");
  if (say !== undefined) return `${cut(title, 500)}: ${say.text}`;
  const alt = all.find((part) => part.kind === "chart")?.alt ?? "";
  return alt.startsWith(title) ? alt : title;
}

/** Returns the looks with blocks that differ for this answer. */
function looksOf({ parts }: Answer, hasPicture: boolean): Look[] {
  const kinds = new Set<string>(parts.map(({ kind }) => kind));
  return [
    ...(kinds.has("chart") ? (["chart"] as const) : []),
    ...(kinds.has("chart") && hasPicture ? (["picture"] as const) : []),
    ...(kinds.has("table") ? (["table"] as const) : []),
    "sections",
  ];
}

function numbered(headline: string, page: number, pages: number): string {
  const end = pages > 1 ? ` (${page + 1} of ${pages})` : "";
  return `${brief(headline)}${end}`;
}

/** Cuts a text to a third of the room, which leaves the rest to what escaping adds; the blocks hold the whole. */
function brief(text: string): string {
  const words = escaped(cut(text, 1300));
  return words.length < slack.message.text - 20 ? words : escaped(cut(text, 700));
}

function textOf(answer: Answer, rest: Choice | undefined): SlackMessage[] {
  const restLine = rest === undefined ? [] : passages(paragraphs(`${rest.label}: ${rest.words}`));
  const groups = [...groupsOf(answer, "text"), ...restLine];
  const messages = compose(groups, linesWeight.room, slack.message.textParts, undefined, linesWeight.of);
  return messages.map((message) => ({ text: message.map(blockLines).join("\n") }));
}

/** Without blocks a lock screen would show everything: this message says only where the rest is. */
function discreet(notification: string): SlackMessage {
  return { text: `${brief(notification)}\nThis could not be shown here. It is in this app's Home tab.` };
}
