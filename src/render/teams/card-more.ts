import type { Contents } from "../block-group.ts";
import { actionSet, container, type CardElement, type CardGroup } from "./card-elements.ts";

/** Makes a group that stands behind a button: Teams shows and hides it in place, without asking the bot. */
export function hiddenGroup(
  contents: Contents,
  title: string,
  blocks: NonNullable<CardGroup["blocks"]>,
): Omit<CardGroup, "isLead"> {
  return {
    contents,
    blocks(context): CardElement[] {
      const id = context.id("hidden");
      return [
        actionSet([{ type: "Action.ToggleVisibility", title, targetElements: [id] }]),
        container(blocks(context), { id, isVisible: false }),
      ];
    },
  };
}
