import type { Colleague } from "../access/colleagues.ts";
import type { Choice } from "../answer.ts";
import type { SourceLimits } from "../cases/snapshot.ts";

/** Returns questions that work in any borough, for the asker's role; where the source has limits, such as it can answer. */
export function exampleQuestions({ role, team }: Colleague, limits: SourceLimits | null = null): Choice[] {
  const asked = (words: string): Choice => ({ label: words, words });
  if (limits !== null && role !== "officer") {
    return [
      `plans issued in ${limits.year}`,
      `requests received in ${limits.year}`,
      "overdue reviews by age",
      `share of plans issued within 20 weeks in ${limits.year} by age`,
    ].map(asked);
  }
  if (role === "officer") {
    return ["my overdue reviews", "my reviews due next month", "my plans", "my undecided requests"].map(asked);
  }
  if (role === "analyst")
    return ["status", "data errors", "data errors by officer", "plans issued last month"].map(asked);
  const ofTeam = role === "team-manager" && team !== null;
  const questions = [
    "plans issued last month",
    "requests received this year compared with last year",
    "reviews completed last month",
    ...(role === "viewer" ? [] : ["overdue reviews by officer"]),
  ].map((words) => (ofTeam ? { label: `${words}, ${team}`, words: `${words} team:"${team}"` } : asked(words)));
  return [...questions, asked("share of plans issued within 20 weeks this year by team")];
}
