import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import { notice } from "../../jobs/notice.ts";
import { subscriptionsJob } from "../../jobs/subscriptions.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { missedRuns } from "../../src/reports/missed-runs.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { aSmallSnapshot, titlesOf } from "../support/sent.ts";

let store: Store;
beforeEach(() => (store = openStore(":memory:")));
afterEach(() => store.close());

const boss = { email: "boss@x.org", role: "manager", team: null } as const;
const on = (today: string, clock: string) =>
  aJobContext(aSmallSnapshot(), { store, today: dayOfText(today), clock, appointments: [boss] });
const lines = (today: string, clock: string) => missedRuns(on(today, clock)).map(({ line }) => line);

// a Wednesday to a Friday
const [wednesday, thursday, friday] = ["2021-06-16", "2021-06-17", "2021-06-18"] as const;

describe("a digest at a later hour at which the bot was down", () => {
  beforeEach(() => {
    store.personal.set(store.personKey("ada@x.org"), "hour", "14:00");
    for (const clock of ["08:30", "14:00"]) ran(digestJob, on(wednesday, clock));
    ran(digestJob, on(thursday, "08:30"));
  });

  it.each([
    ["may still be sent before five", thursday, "16:59", []],
    [
      "is missed from five on",
      thursday,
      "17:00",
      ["The digests for 17 June 2021 of 1 person who chose a later hour were not sent."],
    ],
    [
      "is reported on the next day too",
      friday,
      "10:00",
      ["The digests for 17 June 2021 of 1 person who chose a later hour were not sent."],
    ],
  ])("%s", (_, today, clock, found) => {
    expect(lines(today, clock)).toEqual(found);
  });

  it("is no incident once it was decided", () => {
    ran(digestJob, on(thursday, "14:00"));

    expect(lines(thursday, "17:00")).toEqual([]);
  });
});

describe("a post to a subscribed channel on whose day the bot was down", () => {
  const add = (words: string, weekday: number | null, since: string) =>
    store.subscriptions.add("C1", { words, weekday, hour: "12:00" }, "who", `${since}T09:00:00.000Z`);

  it("is missed, and reported to managers once", () => {
    add("reviews.overdue", 2, "2021-06-10");
    add("plans.by-team", 3, "2021-06-10");
    ran(digestJob, on(wednesday, "08:30"));
    for (const clock of ["17:00", "17:30"]) void notice.run(on(wednesday, clock));

    expect(lines(wednesday, "17:00")).toEqual(["1 channel post for 16 June 2021 was not sent."]);
    expect(titlesOf(on(wednesday, "18:00"), new Set()).filter((one) => one.startsWith("boss@"))).toEqual([
      "boss@x.org: The bot needs attention",
    ]);
  });

  it.each([
    ["it was sent", "2021-06-10", () => subscriptionsJob.run(on(wednesday, "12:00"))],
    ["the subscription was made or changed on that day", wednesday, () => undefined],
  ])("is no incident if %s", (_, since, before) => {
    add("reviews.overdue", 0, "2021-06-01");
    add("reviews.overdue", 2, since);
    ran(digestJob, on(wednesday, "08:30"));
    void before();

    expect(lines(wednesday, "17:00")).toEqual([]);
  });
});
