import type { HomeView, ModalView } from "@slack/types";
import type { Answer, SharedAnswer } from "../../answer.ts";
import { slack } from "../limits.ts";
import { paragraph, plain } from "./block.ts";
import { composed, withValues, type Keep } from "./compose.ts";
import { piecesOf } from "./parts.ts";
import { cut } from "./mrkdwn.ts";

/** Two blocks less than a view takes: a modal begins with them. */
const room = { blocks: slack.view.blocks - 2, characters: slack.view.characters, charts: 0, cellCharacters: 0 };

/** A person's Home: the answers below each other. Slack shows its own charts and tables in messages only. */
export function toHome(answers: readonly Answer[], keep: Keep): HomeView {
  const pieces = answers.flatMap((answer) => piecesOf(answer, "sections"));
  return { type: "home", blocks: withValues(composed(pieces, room, 1), keep).flat() };
}

/** Asks before an answer is posted, showing what all would see and where. `state` comes back with the press. */
export function toShareModal(answer: SharedAnswer, channel: string, state: string): ModalView {
  const shown = { ...answer, parts: answer.parts.filter(({ kind }) => kind !== "choices") };
  const pieces = composed(piecesOf(shown, "sections"), room, 1);
  return {
    type: "modal",
    callback_id: "share",
    private_metadata: state,
    title: plain("Share here?", slack.view.title),
    submit: plain("Share", slack.view.button),
    close: plain("Cancel", slack.view.button),
    blocks: [
      paragraph(`This will be posted for everyone to see in ${cut(channel, 200)}. Small numbers are masked.`),
      { type: "divider" },
      ...withValues(pieces, () => "").flat(),
    ],
  };
}
