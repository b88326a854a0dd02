import { textOfDay, type Day } from "../cases/day.ts";
import type { Context } from "../context.ts";
import { addDays, spelledDay } from "../facts/calendar.ts";
import { daysDueOn, isWorkingDay, lastHour, weekdayOf, weeksFirstWorkingDay } from "../facts/working-days.ts";

/** What managers are told of the bot, once. */
export interface NoticeLine {
  /** The same for the same thing, however often it is found. */
  readonly id: string;
  readonly line: string;
}

/** A bot that was down for longer counts as new: nobody needs a list of more than a month. */
const mostDays = 31;

/** Returns the slot under which a digest's decision is recorded; `who` is a person's key, or `nobody`. */
export function digestSlot(day: Day, who: string): string {
  return `${textOfDay(day)} ${who}`;
}

/** Returns what the bot should have sent while it was down and will no longer send. */
export function missedRuns(context: Context): NoticeLine[] {
  return [
    ...missedDays(context).map((day) => {
      return { id: `skipped ${textOfDay(day)}`, line: `The digests for ${spelledDay(day)} were not sent.` };
    }),
    ...missedLaterDigests(context),
    ...missedWeekly(context),
    ...missedPosts(context),
  ];
}

/** Returns the working days on which nothing is sent any more, the latest first. */
function closedDays({ today, clock }: Context): Day[] {
  const first = daysToLastClosed(clock);
  return Array.from({ length: mostDays }, (_, back) => addDays(today, -first - back)).filter(isWorkingDay);
}

/** Returns how many days ago sending last ended: 0 from `lastHour` on, else 1. */
function daysToLastClosed(clock: string): 0 | 1 {
  return clock >= lastHour ? 0 : 1;
}

/** Returns the closed working days since the last one with digests; none if there never were any digests. */
function missedDays({ store, today, clock }: Context): Day[] {
  const missed: Day[] = [];
  for (let back: number = daysToLastClosed(clock); back <= mostDays; back += 1) {
    const day = addDays(today, -back);
    if (store.runs.find("digests", textOfDay(day)) !== null) return missed;
    if (isWorkingDay(day)) missed.unshift(day);
  }
  return [];
}

/** Returns the last closed day's digests of those who chose a later hour, if the bot was down at it. */
function missedLaterDigests(context: Context): NoticeLine[] {
  const { store, colleagues, digestHour } = context;
  const [day, previousDay] = closedDays(context);
  if (day === undefined || previousDay === undefined || store.runs.find("digests", textOfDay(day)) === null) return [];
  const keys = new Set(Array.from(colleagues.keys(), (email) => store.personKey(email)));
  const wasDecided = (on: Day, who: string) => store.runs.find("digest", digestSlot(on, who)) !== null;
  const late = store.personal
    .all("hour")
    .filter(({ who, value }) => keys.has(who) && value > digestHour)
    .filter(({ who }) => wasDecided(previousDay, who) && !wasDecided(day, who));
  const whose = late.length === 1 ? "1 person" : `${late.length} people`;
  const line = `The digests for ${spelledDay(day)} of ${whose} who chose a later hour were not sent.`;
  return late.length === 0 ? [] : [{ id: `skipped later ${textOfDay(day)}`, line }];
}

const weekly = [
  { id: "summary", messages: "summaries" },
  { id: "weekly-post", messages: "posts" },
];

/** Returns what should have been sent this week and was not; nothing if the bot had sent no digest before this week. */
function missedWeekly({ store, today, clock }: Context): NoticeLine[] {
  const day = weeksFirstWorkingDay(today);
  if (day > today || (day === today && clock < lastHour)) return [];
  const isNew = Array.from({ length: mostDays }, (_, back) => addDays(day, -1 - back)).every(
    (earlier) => store.runs.find("digests", textOfDay(earlier)) === null,
  );
  const missed = isNew ? [] : weekly.filter(({ id }) => store.runs.find(id, textOfDay(day)) === null);
  return missed.map(({ id, messages }) => {
    return {
      id: `skipped ${id} ${textOfDay(day)}`,
      line: `The weekly ${messages} for ${spelledDay(day)} were not sent.`,
    };
  });
}

/** Returns the posts to subscribed channels that were not sent on their days. */
function missedPosts(context: Context): NoticeLine[] {
  const { subscriptions, outbox } = context.store;
  const all = subscriptions.all().filter(({ words }) => words !== "weekly");
  return closedDays(context).flatMap((day) => {
    const weekdays = new Set(daysDueOn(day).map(weekdayOf));
    const count = all
      .filter(
        ({ since, weekday }) => since.slice(0, 10) < textOfDay(day) && (weekday === null || weekdays.has(weekday)),
      )
      .filter(({ id }) => outbox.find(postKey(day, id)) === null).length;
    const posts = count === 1 ? "1 channel post for" : `${count} channel posts for`;
    const line = `${posts} ${spelledDay(day)} ${count === 1 ? "was" : "were"} not sent.`;
    return count === 0 ? [] : [{ id: `skipped posts ${textOfDay(day)}`, line }];
  });
}

/** Returns the key of a subscription's post of a day in the outbox. */
export function postKey(day: Day, subscription: number): string {
  return `measure:${textOfDay(day)}:${subscription}`;
}
