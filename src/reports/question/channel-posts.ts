import type { Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import type { Measure } from "../../measure.ts";
import { sharedQuestionAnswer } from "../../measures/answer/question-answer.ts";
import { exactQuery } from "../../query/exact-query.ts";
import { understandQuestion } from "../../query/understand.ts";
import { UserError } from "../../user-error.ts";
import { keptTitle } from "./pinned.ts";
import { askedScopes } from "./question-report.ts";

/** The days on which a measure can be posted, Monday first. */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** When the weekly post is sent: with the managers' summaries, whatever day a channel subscribed on. */
export const weeklyDay = "the week's first working day";

/** Names for people what a channel is subscribed to. */
export function postTitle(query: string, context: CommandContext, measures: readonly Measure[]): string {
  return query === "weekly" ? "The week's figures" : keptTitle(query, context, measures);
}

/** Says on which days a post is sent: every working day, or every week on a day of it. */
export function postDays(query: string, weekday: number | null): string {
  if (query === "weekly") return `on ${weeklyDay}`;
  return weekday === null ? "every working day" : `every ${weekdays[weekday] ?? ""}`;
}

/** The right that the commands about a channel's posts need. */
export const needsSharing = {
  right: "shares",
  refusal: "Managers, team managers and analysts can subscribe a channel. Ask one of them.",
} as const;

/** Returns the channel in which the words were typed; the page has only one. Throws UserError in private. */
export function channelOf({ via, channel }: CommandContext): string {
  if (channel !== null) return channel;
  if (via === "page") return "the-channel";
  throw new UserError("Type this in the channel it is for.");
}

/** Returns the exact words of a channel's post: `weekly`, or a question whose period moves with the days. Throws UserError. */
export function exactPostWords(
  words: string,
  { snapshot, today }: CommandContext,
  measures: readonly Measure[],
): string {
  return words.toLowerCase() === "weekly"
    ? "weekly"
    : exactQuery(understandQuestion(words, snapshot, today, measures), snapshot, "relative");
}

/** Returns the exact words of a channel's post. Throws UserError if it may not be shared. */
export function* postWords(
  words: string,
  { snapshot, today, rounder }: CommandContext,
  measures: readonly Measure[],
): Steps<string> {
  if (words.toLowerCase() === "weekly") return "weekly";
  const question = understandQuestion(words, snapshot, today, measures);
  if (question.show === "cases") throw new UserError("Cases are never posted to a channel. Subscribe to the figure.");
  yield;
  yield* sharedQuestionAnswer(question.measure, question, askedScopes(question, { snapshot, today }), rounder);
  return exactQuery(question, snapshot, "relative");
}
