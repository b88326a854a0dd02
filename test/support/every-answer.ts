import { colleagueDirectory } from "../../src/access/colleagues.ts";
import type { Answer } from "../../src/answer.ts";
import type { CommandContext } from "../../src/context.ts";
import { dispatch } from "../../src/dispatch.ts";
import { measures, pages } from "../../src/measures/index.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "./context.ts";
import { demoSnapshot as snapshot } from "./demo.ts";

const people = colleagueDirectory(snapshot, demoAppointments);

const everyWord = [
  ...measures.flatMap(({ id }) => [id, `${id} by officer`, `cases ${id}`, `share ${id}`]),
  ...pages.map(({ id }) => id),
  "status",
  "help",
  "pin",
  "case SEND-100279",
  "cases reviews.overdue page 2",
];

/** One person of each role in the demo borough. */
export const oneOfEachRole = [
  ["manager@example.org"],
  ["primary.manager@example.org"],
  ["alma.yardley@example.org"],
  ["analyst@example.org"],
  ["viewer@example.org"],
];

/** What a chat is asked whose messages are approved, as outlines. */
export const approvedWords = [
  ["issued.within-20-weeks"],
  ["reviews.trend"],
  ["plans.by-age"],
  ["referrals.time-to-decision"],
  ["share plans.by-ethnicity"],
  ["cases quality.review-date-blank"],
  ["case SEND-100279"],
  ["reviews"],
  ["help"],
  ["status"],
];

/** Returns the context of somebody's command in the demo borough; a manager's, where nobody has that email. */
export function contextOf(email: string): CommandContext {
  const colleague = people.get(email);
  return aCommandContext(snapshot, { colleagues: people, ...(colleague ? { colleague } : {}) });
}

/** Returns the answers that somebody of the demo borough gets to every measure and many commands. */
export function answersOf(email: string): Answer[] {
  const context = contextOf(email);
  return everyWord.flatMap((words) => {
    try {
      return [dispatch(words, context)];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
}
