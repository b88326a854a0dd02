import { understood } from "../src/ask-measure.ts";
import { askWords } from "../src/ask-words.ts";
import { asked } from "../src/asked.ts";
import { command } from "../src/command.ts";
import type { Desk } from "../src/desk.ts";
import { weeklyHour } from "../src/job.ts";
import { sharedMeasureAnswer } from "../src/measure-answer.ts";
import { measures } from "../src/measures/index.ts";
import { QuestionRefused } from "../src/question.ts";
import { rights } from "../src/rights.ts";
import { sayAnswer, saySentence } from "../src/say-answer.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** The weekly post goes with the managers' summaries, whenever a channel was subscribed to it. */
const weeklyDay = "the week's first working day";

/** The channel that the words were typed in; the page's only one where there is no other. */
function channelOf({ via, channel }: Desk): string {
  if (channel !== null) return channel;
  if (via === "page") return "the-channel";
  throw new QuestionRefused("type this in the channel that it is for");
}

function mustShare({ colleague }: Desk): void {
  if (!rights[colleague.role].shares) throw new QuestionRefused("channels are subscribed by managers and analysts");
}

function exact(words: string, { book, today, maskBelow }: Desk): string {
  if (words.trim().toLowerCase() === "weekly") return "weekly";
  const { measure, filters, by } = understood(words, book, today, measures);
  if (by !== undefined) throw new QuestionRefused("only the measure's own split can be shared; leave out the by");
  sharedMeasureAnswer(measure, asked(book, today, filters), maskBelow);
  return askWords(measure, filters, undefined, book);
}

export const subscribe = command({
  name: "subscribe",
  says: "posts a measure, or the week's numbers, to this channel on a day and hour",
  usage: "subscribe <measure>|weekly [weekly monday|daily] [HH:MM]",
  changes: true,
  subscribes: true,
  run(words, desk) {
    mustShare(desk);
    const shape =
      /^(.+?)(?:\s+weekly)?(?:\s+(monday|tuesday|wednesday|thursday|friday|daily))?(?:\s+([01]?\d|2[0-3]):([0-5]\d))?$/i;
    const [, what = "", day = "monday", hour = "09", minute = "00"] = shape.exec(words.trim()) ?? [];
    if (what === "") throw new QuestionRefused("say what, such as: subscribe reviews overdue weekly monday 09:00");
    const clock = `${hour.padStart(2, "0")}:${minute}`;
    if (clock < "06:00" || clock > "16:45") throw new QuestionRefused("the hour must be from 06:00 to 16:45");
    const asks = exact(what, desk);
    const weekday =
      day.toLowerCase() === "daily" ? null : weekdays.findIndex((one) => one.toLowerCase() === day.toLowerCase());
    const isWeekly = asks === "weekly";
    if (isWeekly && (weekday !== 0 || clock !== weeklyHour)) {
      throw new QuestionRefused(`the week's numbers go on ${weeklyDay} at ${weeklyHour}; type: subscribe weekly`);
    }
    const who = desk.store.personKey(desk.colleague.email);
    desk.store.subscriptions.add(channelOf(desk), { words: asks, weekday, hour: clock }, who, desk.now);
    const when = isWeekly ? `on ${weeklyDay}` : weekday === null ? "every working day" : `every ${weekdays[weekday]}`;
    return saySentence("Subscribed", desk, `This channel is sent "${asks}" ${when} at ${clock}.`);
  },
});

export const unsubscribe = command({
  name: "unsubscribe",
  says: "posts a measure to this channel no longer",
  usage: "unsubscribe <measure>|weekly",
  changes: true,
  run(words, desk) {
    mustShare(desk);
    const wanted = words.trim();
    const { store } = desk;
    const wasThere =
      store.subscriptions.remove(channelOf(desk), wanted) ||
      store.subscriptions.remove(channelOf(desk), exact(wanted, desk));
    return saySentence("Subscriptions", desk, wasThere ? "It is posted here no longer." : "It was not posted here.");
  },
});

export const subscriptions = command({
  name: "subscriptions",
  says: "what this channel is sent unasked",
  usage: "subscriptions",
  run(_, desk) {
    mustShare(desk);
    const channel = channelOf(desk);
    const own = desk.store.subscriptions.all().filter((one) => one.channel === channel);
    if (own.length === 0) return saySentence("Subscriptions", desk, "Nothing is posted to this channel.");
    const items = own.map(({ words, weekday, hour }) => ({
      cells: [
        words,
        words === "weekly" ? weeklyDay : weekday === null ? "every working day" : (weekdays[weekday] ?? ""),
        hour,
      ],
      choices: [{ label: "Unsubscribe", words: `unsubscribe ${words}` }],
    }));
    return sayAnswer("Subscriptions", desk, [
      { kind: "list", headings: ["What", "Day", "Hour"], items, total: own.length },
    ]);
  },
});
