import { isCivilDate } from "../src/cases/cell.ts";
import { plainEmail } from "../src/colleague.ts";
import { command } from "../src/command.ts";
import type { Desk } from "../src/desk.ts";
import { spelledDay } from "../src/facts/calendar.ts";
import { QuestionRefused } from "../src/question.ts";
import { saySentence } from "../src/say-answer.ts";

const usage = "alerts [hour HH:MM | away YYYY-MM-DD YYYY-MM-DD [email] | back [email]]";

/** Whose settings: the asker's; of another only for managers, of the own team for team managers. */
function whoOf(email: string | undefined, { colleague, colleagues, store }: Desk): string {
  if (email === undefined || plainEmail(email) === colleague.email) return store.personKey(colleague.email);
  const other = colleagues.get(plainEmail(email));
  const mayMark =
    colleague.role === "manager" ||
    (colleague.role === "team-manager" && colleague.team !== null && other?.team === colleague.team);
  if (!other || !mayMark) throw new QuestionRefused("nobody of that email is yours to mark");
  return store.personKey(other.email);
}

function state(desk: Desk, who: string): string {
  const { store, digestHour } = desk;
  const [from, to] = (store.personal.get(who, "away") ?? "").split("/");
  const away = from && to && to >= desk.today ? ` Away from ${spelledDay(from)} to ${spelledDay(to)}.` : "";
  return `The digest goes at ${store.personal.get(who, "hour") ?? digestHour} on working days.${away}`;
}

export const alerts = command({
  name: "alerts",
  says: "when your digest goes, and the days on which you are away",
  usage,
  changes: true,
  run(words, desk) {
    const { store, today } = desk;
    const [what = "", first = "", second = "", email] = words.trim().split(/\s+/);
    if (what === "") return saySentence("Alerts", desk, state(desk, whoOf(undefined, desk)));
    if (what === "hour" && /^\d\d:[0-5]\d$/.test(first) && first >= "06:00" && first <= "16:55") {
      const who = whoOf(undefined, desk);
      store.personal.set(who, "hour", first);
      return saySentence("Alerts", desk, state(desk, who));
    }
    const days = [first, second].map((day) => (day === "today" ? today : day));
    if (what === "away" && days.every(isCivilDate) && (days[0] ?? "") <= (days[1] ?? "")) {
      const who = whoOf(email, desk);
      store.personal.set(who, "away", days.join("/"));
      return saySentence("Alerts", desk, state(desk, who));
    }
    if (what === "back") {
      const who = whoOf(first || undefined, desk);
      store.personal.set(who, "away", null);
      return saySentence("Alerts", desk, state(desk, who));
    }
    throw new QuestionRefused(`that cannot be set; try ${usage}, the hour from 06:00 to 16:55`);
  },
});
