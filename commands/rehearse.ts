import { alertKinds } from "../src/alerts/index.ts";
import { isCivilDate } from "../src/cases/cell.ts";
import { pretendedHour } from "../src/clock.ts";
import { command } from "../src/command.ts";
import { learntFrom, remembering } from "../src/digest.ts";
import { addDays, daysBetween } from "../src/facts/calendar.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { morning, nothingSaid } from "../src/morning.ts";
import { QuestionRefused } from "../src/question.ts";
import { rights } from "../src/rights.ts";
import { appointedOf } from "../src/routing.ts";
import { sayAnswer } from "../src/say-answer.ts";

const mostDays = 92;

export const rehearse = command({
  name: "rehearse",
  says: "how many messages each person would have had in a time, from the data as they are now: before switching on",
  usage: "rehearse <from> <to>",
  run(words, desk) {
    const { book, colleague, colleagues, kinds } = desk;
    const [from = "", to = ""] = words.trim().split(/\s+/);
    if (!rights[colleague.role].operates) throw new QuestionRefused("rehearsing is for managers and analysts");
    if (!isCivilDate(from) || !isCivilDate(to) || to < from || daysBetween(from, to) >= mostDays) {
      throw new QuestionRefused(`name two days, at most ${mostDays} in all, such as: rehearse 2021-06-01 2021-06-30`);
    }
    const reach = {
      appointed: appointedOf(colleagues),
      isReachable: (email: string) => colleagues.has(email),
      away: [],
    };
    const messages = new Map<string, { sent: number; lines: number }>();
    let memory = nothingSaid;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (!isWorkingDay(day)) continue;
      const asOfDay = { ...book, readAt: `${day}T07:00:00+00:00` };
      for (const digest of morning(alertKinds, { book: asOfDay, today: day, clock: pretendedHour, reach }, memory, {
        kinds,
      })) {
        memory = remembering(memory, digest.to, learntFrom(digest, day));
        if (!digest.isSent || digest.to === null) continue;
        const known = messages.get(digest.to) ?? { sent: 0, lines: 0 };
        messages.set(digest.to, { sent: known.sent + 1, lines: Math.max(known.lines, digest.items.length) });
      }
    }
    const items = [...messages]
      .sort((a, b) => b[1].sent - a[1].sent || (a[0] < b[0] ? -1 : 1))
      .map(([email, { sent, lines }]) => ({
        cells: [colleagues.get(email)?.name ?? email, String(sent), String(lines)],
      }));
    const total = [...messages.values()].reduce((sum, { sent }) => sum + sent, 0);
    return sayAnswer("Rehearsal", desk, [
      {
        kind: "say",
        text: `${total} messages to ${messages.size} people from ${from} to ${to}, by the dates recorded now.`,
      },
      { kind: "list", headings: ["Who", "Messages", "Most things in one"], items, total: items.length },
    ]);
  },
});
