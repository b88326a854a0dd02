import type { CommandContext } from "../context.ts";
import type { Measure } from "../measure.ts";
import { sharedMeasureAnswer } from "../measures/answer/measure-answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { exactQuery } from "../query/exact-query.ts";
import { understandQuestion } from "../query/understand.ts";
import { UserError } from "../user-error.ts";

/** The days on which a measure can be posted, Monday first. */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** When the weekly post is sent: with the managers' summaries, whatever day a channel subscribed on. */
export const weeklyDay = "the week's first working day";

/** The right that the commands about a channel's posts need. */
export const needsSharing = {
  right: "shares",
  refusal: "channels are subscribed by managers, team managers and analysts",
} as const;

/** Returns the channel in which the words were typed; the page has only one. Throws UserError in private. */
export function channelOf({ via, channel }: CommandContext): string {
  if (channel !== null) return channel;
  if (via === "page") return "the-channel";
  throw new UserError("type this in the channel that it is for");
}

/** Returns the exact words of a channel's post: `weekly`, or a question. Throws UserError if it may not be shared. */
export function postWords(
  words: string,
  { snapshot, today, rounder }: CommandContext,
  measures: readonly Measure[],
): string {
  if (words.toLowerCase() === "weekly") return "weekly";
  const { measure, filters, by } = understandQuestion(words, snapshot, today, measures);
  if (by !== undefined) throw new UserError("only the measure's own split can be shared; leave out the by");
  sharedMeasureAnswer(measure, scopeOf(snapshot, today, filters), rounder);
  return exactQuery(measure, filters, undefined, snapshot);
}
