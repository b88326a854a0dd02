import type { Answer } from "../../../answer.ts";
import { toTeams, type TeamsForm, type TeamsOptions } from "../../../render/teams/index.ts";
import { questionKeeper } from "../../../delivery/button-words.ts";
import type { TeamsContext } from "../teams-context.ts";

/**
 * Returns the forms of an answer, the best first. `key` is the one under which it is sent unasked, empty where somebody
 * asked. A `channel` is where it was asked for, if it is shown elsewhere: its buttons then ask there.
 */
export function answerForms(
  { bot }: Pick<TeamsContext, "bot">,
  answer: Answer,
  key: string,
  { channel = "", ...more }: Omit<TeamsOptions, "keep" | "notification"> & { readonly channel?: string } = {},
): readonly TeamsForm[] {
  // Whoever asked looks at the screen; what comes unasked lights up a locked one.
  const discreet = key !== "" && answer.audience === "private" ? { notification: answer.title } : {};
  return toTeams(answer, { keep: questionKeeper(bot, answer, key, channel), ...discreet, ...more });
}
