import type { IAdaptiveCard } from "@microsoft/teams.cards";
import type { Answer, Choice, Part, SharedAnswer } from "../../answer.ts";
import { blocksOf, leftOutSentence, narrowAdvice, longestContext, type KeepWords } from "../block-group.ts";
import { cut } from "../cut.ts";
import { fit, type Weight } from "../fit.ts";
import { teams } from "../limits.ts";
import { actionSet, aside, paragraph, paragraphs, type CardElement, type CardGroup } from "./card-elements.ts";
import { button } from "./card-choices.ts";
import { groupsOf, type Look } from "./card-parts.ts";
import { execute } from "./card-press.ts";
import { brief, escaped } from "./card-text.ts";

/** The whole answer in one look. */
export interface TeamsForm {
  readonly look: Look;
  /**
   * What notifications say, to be sent as the activity's `summary`; the whole message where there is no card. It is plain text
   * that no format reads as markup.
   */
  readonly text: string;
  readonly card: IAdaptiveCard | null;
}

export interface TeamsOptions {
  readonly keep: KeepWords;
  /** What a lock screen shows instead of the answer's first sentence, which may name a case. */
  readonly notification?: string;
  /** The choice that asks for what the card has no room for. */
  readonly rest?: Choice;
  /** The row from which long tables are shown, from 0: what a press of *More rows* asks for. */
  readonly from?: number;
}

/**
 * Renders an answer for Teams in every form, the best first. A sender sends the first form, and the next one where Teams
 * refuses it. The last form has no card, so that something always arrives.
 */
export function toTeams(answer: Answer, options: TeamsOptions): readonly TeamsForm[] {
  const { keep, rest, notification, from = 0 } = options;
  const looks = looksOf(answer);
  const bodies = looks.map((look) => {
    const groups = groupsOf({ answer, look, from });
    return compose([...groups, ...backGroups(answer, from)], answer, rest);
  });
  const headline = headlineOf(answer, notification);
  return [
    ...blocksOf(bodies, keep).map((body, at) => ({
      look: looks[at] ?? "lines",
      text: headline,
      card: cardOf(body, headline),
    })),
    { look: "text", text: textOf(answer, options), card: null },
  ];
}

/** Renders the card that asks before an answer is posted: what all would see, and where. `state` comes back with the press. */
export function toShareCard(answer: SharedAnswer, channel: string, state: string): IAdaptiveCard {
  const shownToAll = { ...answer, parts: answer.parts.filter(({ kind }) => kind !== "choices") };
  const groups = compose(groupsOf({ answer: shownToAll, look: "chart", from: 0 }), shownToAll, undefined);
  const question = `This will be posted for everyone to see in ${cut(channel, 200)}.`;
  const [body = []] = blocksOf([groups], () => "");
  const answers = actionSet([
    { ...execute("Share", "share", { state }), style: "positive" },
    execute("Cancel", "cancel", {}),
  ]);
  return cardOf([paragraph(question, { weight: "Bolder" }), answers, ...body], question);
}

function cardOf(body: CardElement[], headline: string): IAdaptiveCard {
  return {
    type: "AdaptiveCard",
    version: "1.5",
    msteams: { width: "full" },
    speak: headline,
    fallbackText: headline,
    body,
  };
}

/** Returns the looks with a card that differ for this answer. */
function looksOf({ parts }: Answer): Look[] {
  const kinds = new Set<string>(parts.map(({ kind }) => kind));
  return [
    ...(kinds.has("chart") ? (["chart"] as const) : []),
    ...(kinds.has("table") ? (["table"] as const) : []),
    "lines",
  ];
}

const room: Weight = {
  characters: teams.card.characters - 4 * teams.message.notification - 500,
  charts: teams.card.charts,
};

function compose(groups: readonly CardGroup[], { query }: Answer, rest: Choice | undefined): CardGroup[] {
  return fit(groups, weightOf, room, 1, (left) => leftOut(left, query, rest)).flat();
}

function weightOf({ blocks }: CardGroup): Weight {
  const all = blocks?.(longestContext) ?? [];
  return {
    characters: JSON.stringify(all).length,
    charts: all.filter(({ type }) => type.startsWith("Chart.")).length,
  };
}

/** Says what was left out, with buttons that ask for it. */
function leftOut(left: readonly CardGroup[], query: string | undefined, rest: Choice | undefined): CardGroup {
  const row = left.find(({ contents }) => contents.row !== undefined)?.contents.row;
  const hasMore = row !== undefined && query !== undefined;
  const advice = rest === undefined && !hasMore ? ` ${narrowAdvice}` : "";
  return {
    isLead: true,
    contents: { count: 0, what: "" },
    blocks: (context) => {
      const actions = [
        ...(hasMore ? [execute("More rows", "rows", { value: context.value(query), from: row })] : []),
        ...(rest === undefined ? [] : [button(rest, context)]),
      ];
      return [aside(`${leftOutSentence(left)}${advice}`), ...(actions.length === 0 ? [] : [actionSet(actions)])];
    },
  };
}

/** Offers the first rows again where the tables are shown from a later one. */
function backGroups({ query }: Answer, from: number): CardGroup[] {
  if (from === 0 || query === undefined) return [];
  return [
    {
      isLead: true,
      contents: { count: 1, what: "button" },
      blocks: (context) => [
        actionSet([execute("From the first row", "rows", { value: context.value(query), from: 0 })]),
      ],
    },
  ];
}

/** What notifications say of an answer that may name a case in its title or its words. */
const unnamed = "Your answer is here.";

/** Returns what notifications say: the title and the first sentence of numbers, and of nothing else, as it may name a case. */
function headlineOf({ title, parts, audience }: Answer, notification: string | undefined): string {
  const all: readonly Part[] = parts;
  const isNumbers = all.some(({ kind }) => kind === "chart" || kind === "table" || kind === "figure");
  const mayNameCases = audience === "private" && (!isNumbers || all.some(({ kind }) => kind === "list"));
  const say = all.find((part) => part.kind === "say");
  const words = mayNameCases ? unnamed : say === undefined ? title : `${cut(title, 200)}: ${say.text}`;
  return brief(notification ?? words, teams.message.notification);
}

const discreet = "This could not be shown here. Ask for it again.";

/** Returns the whole answer as lines. Without a card a lock screen would show everything of what comes unasked. */
function textOf(answer: Answer, { notification, rest, from = 0 }: TeamsOptions): string {
  if (notification !== undefined) return `${escaped(cut(notification, teams.message.notification))}\n${discreet}`;
  const restLine = rest === undefined ? [] : [{ ...textGroup(`${rest.label}: ${rest.words}`) }];
  const groups = [...groupsOf({ answer, look: "text", from }), ...restLine];
  const weigh = (group: CardGroup): Weight => ({ characters: linesOf(group).length + 1 });
  const left = (all: readonly CardGroup[]) => textGroup(`${leftOutSentence(all)} ${narrowAdvice}`);
  return fit(groups, weigh, { characters: teams.message.text }, 1, left).flat().map(linesOf).join("\n");
}

function textGroup(text: string): CardGroup {
  return { isLead: true, contents: { count: 1, what: "passage" }, blocks: () => paragraphs(text) };
}

function linesOf({ blocks }: CardGroup): string {
  return escaped((blocks?.({ value: () => "", id: () => "" }) ?? []).flatMap(wordsOf).join("\n"));
}

/** Returns the words of an element and of all in it. */
function wordsOf(element: CardElement): string[] {
  switch (element.type) {
    case "TextBlock":
      return [element.text];
    case "RichTextBlock":
      return [
        (element.inlines ?? []).map((one) => (typeof one === "string" ? one : "text" in one ? one.text : "")).join(""),
      ];
    case "Container":
      return element.items.flatMap(wordsOf);
    default:
      return [];
  }
}
