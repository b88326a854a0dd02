import { understandQuestion } from "../src/query/understand.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { command } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { weeklyHour } from "../src/facts/working-days.ts";
import { sharedMeasureAnswer } from "../src/measures/answer/measure-answer.ts";
import { measures } from "../src/measures/index.ts";
import { UserError } from "../src/user-error.ts";
import { rights } from "../src/access/rights.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** The weekly post goes with the managers' summaries, whenever a channel was subscribed to it. */
const weeklyDay = "the week's first working day";

/** The channel that the words were typed in; the page's only one where there is no other. */
function channelOf({ via, channel }: CommandContext): string {
  if (channel !== null) return channel;
  if (via === "page") return "the-channel";
  throw new UserError("type this in the channel that it is for");
}

function mustShare({ colleague }: CommandContext): void {
  if (!rights[colleague.role].shares) throw new UserError("channels are subscribed by managers and analysts");
}

function exact(words: string, { snapshot, today, maskBelow }: CommandContext): string {
  if (words.trim().toLowerCase() === "weekly") return "weekly";
  const { measure, filters, by } = understandQuestion(words, snapshot, today, measures);
  if (by !== undefined) throw new UserError("only the measure's own split can be shared; leave out the by");
  sharedMeasureAnswer(measure, scopeOf(snapshot, today, filters), maskBelow);
  return exactQuery(measure, filters, undefined, snapshot);
}

export const subscribe = command({
  name: "subscribe",
  description: "posts a measure, or the week's numbers, to this channel on a day and hour",
  usage: "subscribe <measure>|weekly [weekly monday|daily] [HH:MM]",
  changes: true,
  subscribes: true,
  run(words, context) {
    mustShare(context);
    const shape =
      /^(.+?)(?:\s+weekly)?(?:\s+(monday|tuesday|wednesday|thursday|friday|daily))?(?:\s+([01]?\d|2[0-3]):([0-5]\d))?$/i;
    const [, what = "", day = "monday", hour = "09", minute = "00"] = shape.exec(words.trim()) ?? [];
    if (what === "") throw new UserError("say what, such as: subscribe reviews overdue weekly monday 09:00");
    const clock = `${hour.padStart(2, "0")}:${minute}`;
    if (clock < "06:00" || clock > "16:45") throw new UserError("the hour must be from 06:00 to 16:45");
    const query = exact(what, context);
    const weekday =
      day.toLowerCase() === "daily" ? null : weekdays.findIndex((one) => one.toLowerCase() === day.toLowerCase());
    const isWeekly = query === "weekly";
    if (isWeekly && (weekday !== 0 || clock !== weeklyHour)) {
      throw new UserError(`the week's numbers go on ${weeklyDay} at ${weeklyHour}; type: subscribe weekly`);
    }
    const who = context.store.personKey(context.colleague.email);
    context.store.subscriptions.add(channelOf(context), { words: query, weekday, hour: clock }, who, context.now);
    const when = isWeekly ? `on ${weeklyDay}` : weekday === null ? "every working day" : `every ${weekdays[weekday]}`;
    return sentenceAnswer("Subscribed", context, `This channel is sent "${query}" ${when} at ${clock}.`);
  },
});

export const unsubscribe = command({
  name: "unsubscribe",
  description: "posts a measure to this channel no longer",
  usage: "unsubscribe <measure>|weekly",
  changes: true,
  run(words, context) {
    mustShare(context);
    const wanted = words.trim();
    const { store } = context;
    const wasThere =
      store.subscriptions.remove(channelOf(context), wanted) ||
      store.subscriptions.remove(channelOf(context), exact(wanted, context));
    return sentenceAnswer(
      "Subscriptions",
      context,
      wasThere ? "It is posted here no longer." : "It was not posted here.",
    );
  },
});

export const subscriptionsCommand = command({
  name: "subscriptions",
  description: "what this channel is sent unasked",
  usage: "subscriptions",
  run(_, context) {
    mustShare(context);
    const channel = channelOf(context);
    const own = context.store.subscriptions.all().filter((one) => one.channel === channel);
    if (own.length === 0) return sentenceAnswer("Subscriptions", context, "Nothing is posted to this channel.");
    const items = own.map(({ words, weekday, hour }) => ({
      cells: [
        words,
        words === "weekly" ? weeklyDay : weekday === null ? "every working day" : (weekdays[weekday] ?? ""),
        hour,
      ],
      choices: [{ label: "Unsubscribe", words: `unsubscribe ${words}` }],
    }));
    return privateAnswer("Subscriptions", context, [
      { kind: "list", headings: ["What", "Day", "Hour"], items, total: own.length },
    ]);
  },
});
