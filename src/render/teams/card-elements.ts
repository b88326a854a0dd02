import type {
  CardElementArray,
  IActionSet,
  IContainer,
  IRichTextBlock,
  ITextBlock,
  ITextRun,
} from "@microsoft/teams.cards";
import type { BlockGroup } from "../block-group.ts";
import { chunks } from "../cut.ts";
import { teams } from "../limits.ts";
import { brief, escaped, shown } from "./card-text.ts";

/** The package's types are all that is used of it: its builders are classes that add 300 KB and say no more. */
export type CardElement = CardElementArray[number];

export type CardGroup = BlockGroup<CardElement>;

/** Makes the title: the only text in which Teams reads markup, as no other can be a heading for screen readers. */
export function heading(text: string): ITextBlock {
  return { type: "TextBlock", text: escaped(text), style: "heading", size: "Large", weight: "Bolder", wrap: true };
}

/** Makes a paragraph, whose words Teams shows as they are. */
export function paragraph(text: string, look: Omit<ITextRun, "type" | "text"> = {}): IRichTextBlock {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text: shown(text), ...look }] };
}

/** Makes a paragraph of each line of a text; breaks what is too long for one. */
export function paragraphs(text: string, look?: Omit<ITextRun, "type" | "text">): IRichTextBlock[] {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .flatMap((line) => chunks(line, teams.text, shown))
    .map((line) => paragraph(line, look));
}

/** Makes small grey words. */
export function aside(text: string): IRichTextBlock {
  return paragraph(brief(text, teams.text), { size: "Small", isSubtle: true });
}

/** Makes one element of several, which Teams shows and hides together. */
export function container(items: readonly CardElement[], look: Omit<IContainer, "type" | "items"> = {}): IContainer {
  return { type: "Container", items: [...items], ...look };
}

export function actionSet(actions: IActionSet["actions"]): IActionSet {
  return { type: "ActionSet", actions };
}
