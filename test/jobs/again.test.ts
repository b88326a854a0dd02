import { expect, it } from "vitest";
import { subscriptionsJob } from "../../jobs/subscriptions.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { demoSnapshot as demo } from "../support/demo.ts";
import { aJobContext } from "../support/job-context.ts";
import { titlesOf } from "../support/sent.ts";

it.each([
  ["what is due later that day waits for its hour", "2021-06-30", ["channel:C2: Overdue reviews"]],
  ["nothing is posted on a day off", "2021-07-03", []],
])("posts that are sent again go on their day and hour too: %s", (_, today, sent) => {
  const context = aJobContext(demo, { today: dayOfText(today), isForced: true });
  const add = (words: string, hour: string) =>
    context.store.subscriptions.add("C2", { words, weekday: null, hour }, "who", context.now);
  add("reviews.overdue", "09:00");
  add("plans.by-team", "10:00");
  subscriptionsJob.again?.(context);

  expect(titlesOf(context, new Set())).toEqual(sent);
});
