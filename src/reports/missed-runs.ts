import { textOfDay, type Day } from "../cases/day.ts";
import type { JobContext } from "../context.ts";
import { addDays, spelledDay } from "../facts/calendar.ts";
import { daysDueOn, isWorkingDay, weekdayOf, weeksFirstWorkingDay, lastHour } from "../facts/working-days.ts";

/** Something that managers must be told, once. */
export interface Incident {
  readonly id: string;
  readonly line: string;
}

/** A bot that was down for longer counts as new. */
const mostDays = 31;

/** What a digest's decision is known by among the runs of its job: a person's key, or `nobody`. */
export function digestSlot(day: Day, who: string): string {
  return `${textOfDay(day)} ${who}`;
}

/** What should have gone unasked, its hour passed while the bot was down, and is not caught up with any more. */
export function missedRuns(context: JobContext): Incident[] {
  return [
    ...skippedDays(context).map((day) => {
      return { id: `skipped ${textOfDay(day)}`, line: `The digests of ${spelledDay(day)} were skipped.` };
    }),
    ...skippedLater(context),
    ...skippedOfWeek(context),
    ...skippedPosts(context),
  ];
}

/** The working days whose time is over, the latest first. */
function daysOver({ today, clock }: JobContext): Day[] {
  const first = clock >= lastHour ? 0 : 1;
  return Array.from({ length: mostDays }, (_, at) => addDays(today, -first - at)).filter(isWorkingDay);
}

/** The working days since the last with digests whose time for them is over; none where there never were any. */
function skippedDays({ store, today, clock }: JobContext): Day[] {
  const skipped: Day[] = [];
  for (let back = clock >= lastHour ? 0 : 1; back <= mostDays; back += 1) {
    const day = addDays(today, -back);
    if (store.runs.of("digests", textOfDay(day)) !== null) return skipped;
    if (isWorkingDay(day)) skipped.unshift(day);
  }
  return [];
}

/** The last day's digests of those who chose a later hour, at which the bot was down. */
function skippedLater(context: JobContext): Incident[] {
  const { store, colleagues, digestHour } = context;
  const [day, before] = daysOver(context);
  if (day === undefined || before === undefined || store.runs.of("digests", textOfDay(day)) === null) return [];
  const keys = new Set(Array.from(colleagues.keys(), (email) => store.personKey(email)));
  const wasDecided = (on: Day, who: string) => store.runs.of("digest", digestSlot(on, who)) !== null;
  const late = store.personal
    .all("hour")
    .filter(({ who, value }) => keys.has(who) && value > digestHour)
    .filter(({ who }) => wasDecided(before, who) && !wasDecided(day, who));
  const whose = late.length === 1 ? "one who chose a later hour" : `${late.length} who chose a later hour`;
  const line = `On ${spelledDay(day)} the digests of ${whose} were skipped.`;
  return late.length === 0 ? [] : [{ id: `skipped later ${textOfDay(day)}`, line }];
}

const weekly = [
  { id: "summary", says: "summaries" },
  { id: "weekly-post", says: "posts" },
];

/** What goes once a week and did not in this one, its time being over; nothing of a week that began before the bot did. */
function skippedOfWeek({ store, today, clock }: JobContext): Incident[] {
  const day = weeksFirstWorkingDay(today);
  if (day > today || (day === today && clock < lastHour)) return [];
  const isNew = Array.from({ length: mostDays }, (_, back) => addDays(day, -1 - back)).every(
    (before) => store.runs.of("digests", textOfDay(before)) === null,
  );
  const skipped = isNew ? [] : weekly.filter(({ id }) => store.runs.of(id, textOfDay(day)) === null);
  return skipped.map(({ id, says }) => {
    return { id: `skipped ${id} ${textOfDay(day)}`, line: `The week's ${says} of ${spelledDay(day)} were skipped.` };
  });
}

/** The posts to subscribed channels that did not go on their days. */
function skippedPosts(context: JobContext): Incident[] {
  const { subscriptions, outbox } = context.store;
  const all = subscriptions.all().filter(({ words }) => words !== "weekly");
  return daysOver(context).flatMap((day) => {
    const weekdays = new Set(daysDueOn(day).map(weekdayOf));
    const count = all
      .filter(
        ({ since, weekday }) => since.slice(0, 10) < textOfDay(day) && (weekday === null || weekdays.has(weekday)),
      )
      .filter(({ id }) => outbox.find(postKey(day, id)) === null).length;
    const line = `Of the posts of ${spelledDay(day)} that channels are subscribed to, ${count} ${count === 1 ? "was" : "were"} skipped.`;
    return count === 0 ? [] : [{ id: `skipped posts ${textOfDay(day)}`, line }];
  });
}

/** What a subscription's post of a day is known by in the outbox. */
export function postKey(day: Day, subscription: number): string {
  return `measure:${textOfDay(day)}:${subscription}`;
}
