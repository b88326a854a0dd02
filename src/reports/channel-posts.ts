import type { CommandContext } from "../context.ts";
import type { Measure } from "../measure.ts";
import { sharedMeasureAnswer } from "../measures/answer/measure-answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { exactQuery } from "../query/exact-query.ts";
import { understandQuestion } from "../query/understand.ts";
import { UserError } from "../user-error.ts";

/** The days on which a measure can be posted, Monday first. */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** The weekly post goes with the managers' summaries, whenever a channel was subscribed to it. */
export const weeklyDay = "the week's first working day";

/** What the commands about a channel's posts need. */
export const needsSharing = {
  right: "shares",
  refusal: "channels are subscribed by managers and analysts",
} as const;

/**
 * The channel that the words were typed in; the page's only one where there is no other. Throws UserError in private.
 */
export function channelOf({ via, channel }: CommandContext): string {
  if (channel !== null) return channel;
  if (via === "page") return "the-channel";
  throw new UserError("type this in the channel that it is for");
}

/** The exact words of what a channel is posted: `weekly`, or a measure that may be shared. Throws UserError. */
export function postWords(
  words: string,
  { snapshot, today, maskBelow }: CommandContext,
  measures: readonly Measure[],
): string {
  if (words.toLowerCase() === "weekly") return "weekly";
  const { measure, filters, by } = understandQuestion(words, snapshot, today, measures);
  if (by !== undefined) throw new UserError("only the measure's own split can be shared; leave out the by");
  sharedMeasureAnswer(measure, scopeOf(snapshot, today, filters), maskBelow);
  return exactQuery(measure, filters, undefined, snapshot);
}
