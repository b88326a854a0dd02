import type { Answer, Choice, Part } from "../../answer.ts";
import { slack } from "../limits.ts";
import { paragraphs, type SlackBlock } from "./block.ts";
import { composed, withValues, type Keep } from "./compose.ts";
import { lines, linesWeight } from "./lines.ts";
import { piecesOf, type Look } from "./parts.ts";
import { passages } from "./block-group.ts";
import { cut, escaped } from "./mrkdwn.ts";

export interface SlackMessage {
  /** What notifications and screen readers say, as mrkdwn; the whole message where it has no blocks. */
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
}

/** One way to say the whole answer: its messages, to be sent in this order. */
export interface SlackForm {
  readonly look: Look;
  readonly messages: readonly SlackMessage[];
}

export interface SlackOptions {
  readonly keep: Keep;
  /** Only one person sees the message, and Slack shows no files in it. */
  readonly isEphemeral: boolean;
  /** The id of the picture of the first chart, where Slack holds one. */
  readonly picture?: string;
  /** What a lock screen may show, where the answer's first sentence is not for it: counts, no references. */
  readonly notification?: string;
  /** The choice that gives what messages have no room for. */
  readonly rest?: Choice;
}

const room = {
  blocks: slack.message.blocks,
  characters: slack.message.characters,
  charts: slack.message.charts,
  cellCharacters: slack.message.cellCharacters,
};

/**
 * An answer for Slack, in all the forms it can take, the best first. A sender sends the first form; where Slack refuses one
 * of its messages, it sends the next form instead. The last has no blocks at all, so that something always arrives.
 */
export function toSlack(answer: Answer, options: SlackOptions): readonly SlackForm[] {
  const { keep, rest, notification } = options;
  const picture = options.isEphemeral ? undefined : options.picture;
  const looks = looksOf(answer, picture !== undefined);
  const forms = looks.map((look) => composed(piecesOf(answer, look, picture), room, slack.message.parts, rest));
  const filled = withValues(forms.flat(), keep);
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

/** The title and the first sentence; where nothing is said in words, the chart's sentence with the numbers. */
export function headlineOf({ title, parts }: Answer): string {
  const all: readonly Part[] = parts;
  const say = all.find((part) => part.kind === "say");
  if (say !== undefined) return `${cut(title, 500)}: ${say.text}`;
  const alt = all.find((part) => part.kind === "chart")?.alt ?? "";
  return alt.startsWith(title) ? alt : title;
}

/** The looks that differ for this answer. */
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

/** A third of a text leaves room for what escaping adds; the blocks have the whole. */
function brief(text: string): string {
  const words = escaped(cut(text, 1300));
  return words.length < slack.message.text - 20 ? words : escaped(cut(text, 700));
}

function textOf(answer: Answer, rest: Choice | undefined): SlackMessage[] {
  const way = rest === undefined ? [] : passages(paragraphs(`${rest.label}: ${rest.words}`));
  const pieces = [...piecesOf(answer, "text"), ...way];
  const all = composed(pieces, linesWeight.room, slack.message.textParts, undefined, linesWeight.of);
  return all.map((message) => ({ text: message.map(lines).join("\n") }));
}

/** Without blocks a lock screen would show everything: the notification, and where the rest is. */
function discreet(notification: string): SlackMessage {
  return { text: `${brief(notification)}\nThis could not be shown here: it is in this app's Home.` };
}
