import { appointedOf } from "../src/access/recipients.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { textOfDay, type Day } from "../src/cases/day.ts";
import { command, type Arg } from "../src/command.ts";
import { changesFrom } from "../src/digest/changes.ts";
import { digestsInSteps } from "../src/digest/decide.ts";
import { countOf } from "../src/digest/digest-lines.ts";
import { applyChanges, emptyHistory } from "../src/digest/history.ts";
import { addDays, spelledDay, type Period } from "../src/facts/calendar.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { pretendedHour } from "../src/job.ts";
import { readStretch } from "../src/query/periods.ts";
import { forecastRehearsal } from "../src/reports/forecast-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

const mostDays = 92;

/** Of forecasts: five years. */
const mostDaysOfForecasts = 1827;

/** What is rehearsed in a time, both ends included. */
interface Rehearsed {
  readonly what: "messages" | "forecast";
  readonly period: Period;
}

const rehearsed: Arg<Rehearsed> = {
  usage: "[forecast] <days>",
  pattern: ".+",
  read(typed, { today }) {
    const [, days = typed ?? ""] = /^forecasts?\s+(.+)$/i.exec(typed ?? "") ?? [];
    const what = days === typed ? "messages" : "forecast";
    const isoDay = String.raw`\d{4}-\d\d-\d\d`;
    const joined = days.replace(new RegExp(`^(${isoDay})\\s+(${isoDay})$`), "$1 to $2");
    const period = typed === null ? null : readStretch(joined, today);
    const most = what === "forecast" ? mostDaysOfForecasts : mostDays;
    if (period === null || period.to - period.from >= most) {
      throw new UserError(
        what === "forecast"
          ? "Type a period of up to five years, such as: rehearse forecast 31 January 2020 to 31 March 2021."
          : `Type a period of up to ${mostDays} days, such as: rehearse 1 June to 30 June 2021.`,
      );
    }
    return { what, period };
  },
};

export const rehearse = command({
  name: "rehearse",
  description:
    "how many messages each person would have been sent in a period. With forecast, what the 20-week forecast would have said each month",
  args: { rehearsed },
  needs: { right: "operates", refusal: "Only managers and analysts can rehearse." },
  exact: ({ rehearsed: { what, period } }) =>
    `${what === "forecast" ? "forecast " : ""}${textOfDay(period.from)} to ${textOfDay(period.to)}`,
  *run({ rehearsed: { what, period } }, context) {
    if (what === "forecast") return yield* forecastRehearsal(period, context);
    const { from, to } = period;
    const { snapshot, colleagues, kinds } = context;
    const reachability = {
      appointed: appointedOf(colleagues),
      isReachable: (email: string) => colleagues.has(email),
      away: [],
    };
    const firstSeen = new Map<string, Day>();
    const messages = new Map<string, { sent: number; lines: number }>();
    let history = emptyHistory;
    for (let count = 0; count <= to - from; count += 1) {
      const day = addDays(from, count);
      if (!isWorkingDay(day)) continue;
      // data read later than the day are what they are: only data that would be old by then count as read on it
      const readAt = `${textOfDay(day)}T07:00:00+00:00`;
      const asOfDay = readAt > snapshot.readAt ? { ...snapshot, readAt } : snapshot;
      const moment = { snapshot: asOfDay, today: day, clock: pretendedHour, reachability };
      const digests = yield* digestsInSteps(alertKinds, moment, history, {
        kinds,
        firstSeenOn: (key) => firstSeen.get(key) ?? day,
      });
      yield;
      history = applyChanges(
        history,
        digests.map((digest) => [digest.to, changesFrom(digest, day)]),
      );
      for (const digest of digests) {
        for (const { key } of digest.items) if (!firstSeen.has(key)) firstSeen.set(key, day);
        if (!digest.isSent || digest.to === null) continue;
        const counts = messages.get(digest.to) ?? { sent: 0, lines: 0 };
        messages.set(digest.to, { sent: counts.sent + 1, lines: Math.max(counts.lines, digest.items.length) });
      }
    }
    const items = [...messages]
      .sort((a, b) => b[1].sent - a[1].sent || (a[0] < b[0] ? -1 : 1))
      .map(([email, { sent, lines }]) => ({
        cells: [colleagues.get(email)?.name ?? email, String(sent), String(lines)],
      }));
    const total = [...messages.values()].reduce((sum, { sent }) => sum + sent, 0);
    return privateAnswer("Rehearsal", context, [
      {
        kind: "say",
        text: `${countOf(total, "message")} to ${countOf(messages.size, "person", "people")} from ${spelledDay(from)} to ${spelledDay(to)}, worked out from today's data.`,
      },
      { kind: "list", headings: ["Who", "Messages", "Most alerts in one message"], items, total: items.length },
    ]);
  },
});
