import type { HomeView, ModalView } from "@slack/types";
import type { Answer, SharedAnswer } from "../../answer.ts";
import { blocksOf, type KeepWords } from "../block-group.ts";
import { cut } from "../cut.ts";
import { slack } from "../limits.ts";
import { paragraph, plain } from "./block.ts";
import { compose } from "./compose.ts";
import { groupsOf } from "./parts.ts";

/** Two blocks less than a view takes: the modal begins with two of its own. */
const room = { blocks: slack.view.blocks - 2, characters: slack.view.characters, charts: 0, cellCharacters: 0 };

/** Renders a person's Home: the answers below each other. Slack shows its own charts and tables in messages only. */
export function toHome(answers: readonly Answer[], keep: KeepWords): HomeView {
  const groups = answers.flatMap((answer) => groupsOf(answer, "sections"));
  return { type: "home", blocks: blocksOf(compose(groups, room, 1), keep).flat() };
}

/**
 * Renders the window that asks before an answer is posted: what all would see, and where. `state` comes back with the
 * press.
 */
export function toShareModal(answer: SharedAnswer, channel: string, state: string): ModalView {
  const shown = { ...answer, parts: answer.parts.filter(({ kind }) => kind !== "choices") };
  const messages = compose(groupsOf(shown, "sections"), room, 1);
  return {
    type: "modal",
    callback_id: "share",
    private_metadata: state,
    title: plain("Share here?", slack.view.title),
    submit: plain("Share", slack.view.button),
    close: plain("Cancel", slack.view.button),
    blocks: [
      paragraph(`This will be posted for everyone to see in ${cut(channel, 200)}.`),
      { type: "divider" },
      ...blocksOf(messages, () => "").flat(),
    ],
  };
}
