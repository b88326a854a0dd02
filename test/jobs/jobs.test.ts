import { describe, expect, it } from "vitest";
import { analystNote } from "../../jobs/analyst-note.ts";
import { digestJob } from "../../jobs/digest.ts";
import { notice } from "../../jobs/notice.ts";
import { subscriptionsJob } from "../../jobs/subscriptions.ts";
import { summary } from "../../jobs/summary.ts";
import { weeklyPost } from "../../jobs/weekly-post.ts";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import type { JobContext } from "../../src/context.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { isWorkingDay } from "../../src/facts/working-days.ts";
import { toText } from "../../src/render/text.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Cells } from "../support/borough.ts";
import { demoSnapshot as demo } from "../support/demo.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { isLong } from "../support/long.ts";
import { aSmallSnapshot, sentOf, titlesOf } from "../support/sent.ts";

const boss: Appointment = { email: "boss@x.org", role: "manager", team: null };
const appointments = [boss, { email: "ana@x.org", role: "analyst" as const, team: null }];

describe("the digest job", () => {
  it("tells what is new, more urgent and cleared as days pass and a record is corrected", () => {
    const store = openStore(":memory:");
    const seen = new Set<string>();
    const on = (today: string, request: Cells = {}, person: Cells = {}) => {
      const context = aJobContext(aSmallSnapshot(request, person), { store, today: dayOfText(today), appointments });
      ran(digestJob, context);
      return titlesOf(context, seen);
    };
    const wrong = { gender: null };

    expect(on("2021-06-16")).toEqual([]);
    expect(on("2021-06-17", {}, wrong)).toEqual(["ada@x.org: Your cases: 2 alerts"]);
    expect(on("2021-06-18", {}, wrong)).toEqual([]);
    expect(on("2021-06-21")).toEqual(["ada@x.org: Your cases: 1 done, 1 still open"]);
    expect(on("2021-06-23")).toEqual([]);
    expect(on("2021-06-24")).toEqual(["ada@x.org: Your cases: 1 reminder"]);
    expect(on("2021-06-25")).toEqual([]);
    expect(on("2021-07-01")).toEqual(["ada@x.org: Your cases: 1 reminder"]);
    expect(on("2021-07-02")).toEqual(["ada@x.org: Your cases: 1 more urgent"]);
    expect(on("2021-07-05")).toEqual(["ada@x.org: Your cases: 1 still open"]);
    expect(on("2021-07-06")).toEqual([]);
    const decided = { decision_date: "2021-07-06", decision_taken: "Proceed to EHC Assessment" };
    expect(on("2021-07-07", decided)).toEqual(["ada@x.org: Your cases: 1 done"]);
    expect(on("2021-07-08", decided)).toEqual([]);
  });

  it("leaves out what was done between its decision and its sending", () => {
    const context = aJobContext(aSmallSnapshot(), { today: dayOfText("2021-06-17") });
    ran(digestJob, context);
    const after = { ...context, snapshot: aSmallSnapshot({ withdrawn_date: "2021-06-17" }) };

    expect(titlesOf(after, new Set())).toEqual(["ada@x.org: not true now"]);
  });

  it("goes at the person's own hour, once, and not after five in the afternoon", () => {
    const store = openStore(":memory:");
    const seen = new Set<string>();
    const at = (clock: string) => {
      const context = aJobContext(aSmallSnapshot(), { store, today: dayOfText("2021-06-17"), clock });
      ran(digestJob, context);
      return titlesOf(context, seen).length;
    };

    expect(["08:25", "08:30", "08:35"].map(at)).toEqual([0, 1, 0]);
    store.personal.set(store.personKey("ada@x.org"), "hour", "10:00");
    const late = aJobContext(aSmallSnapshot(), { today: dayOfText("2021-06-17"), clock: "17:00" });
    expect(ran(digestJob, late)).toContain("too late");
  });

  it("goes once each working day and on no other, over the years whose holidays are known", () => {
    const store = openStore(":memory:");
    const seen = new Set<string>();
    const days = Array.from({ length: isLong ? 3653 : 366 }, (_, at) => addDays(dayOfText("2019-01-01"), at));
    // a new request every day is something to say every day
    const digestDays = days.filter((today) => {
      const snapshot = aSmallSnapshot({
        referral_id: `r-${textOfDay(today)}`,
        received_date: textOfDay(addDays(today, -35)),
      });
      return [7, 8, 9, 12].some((hour) => {
        const context = aJobContext(snapshot, { store, today, clock: `${String(hour).padStart(2, "0")}:30` });
        ran(digestJob, context);
        return titlesOf(context, seen).length > 0;
      });
    });

    expect(digestDays).toEqual(days.filter(isWorkingDay));
  });

  it("counts the 28 days of a finding from the day on which it was first seen, of the first data first told", () => {
    const store = openStore(":memory:");
    const found = (today: string, person: Cells, ethnicity = {}) => {
      const context = aJobContext(
        aSmallSnapshot({ received_date: textOfDay(addDays(dayOfText(today), -1)), ...ethnicity }, person),
        {
          store,
          today: dayOfText(today),
        },
      );
      ran(digestJob, context);
      return store.alerts.firstSeen(dayOfText(today))("record-wrong/gender-not-recorded:p1");
    };

    expect(found("2021-06-01", { gender: null })).toBe(dayOfText("2021-06-01"));
    expect(found("2021-07-15", { gender: null })).toBe(dayOfText("2021-06-01"));
    expect(found("2021-07-16", { gender: "Male" })).toBe(dayOfText("2021-07-16"));
    expect(found("2021-07-19", { gender: null })).toBe(dayOfText("2021-07-19"));
    expect(found("2021-07-20", { gender: null })).toBe(dayOfText("2021-07-19"));
  });
});

describe("the week's messages", () => {
  const people = colleagueDirectory(demo, demoAppointments);
  const contextOn = (today: string, store: Store = openStore(":memory:")) =>
    aJobContext(demo, { colleagues: people, today: dayOfText(today), store, weeklyChannels: ["C1"] });

  it("go to managers on the week's first working day, once", async () => {
    const store = openStore(":memory:");
    const context = contextOn("2021-06-28", store);
    ran(summary, context);
    ran(summary, context);
    const sent = sentOf(context, new Set());
    const of = (email: string) => sent.find(({ to }) => to === email)?.answer;

    expect(sent.map(({ to }) => to)).toEqual(["manager@example.org", "primary.manager@example.org"]);
    const [first, second] = [of("manager@example.org"), of("primary.manager@example.org")];
    await expect(first ? toText(first) : "").toMatchFileSnapshot("../messages/summary-manager.txt");
    await expect(second ? toText(second) : "").toMatchFileSnapshot("../messages/summary-team.txt");
    ran(summary, contextOn("2021-06-29", store));
    expect(sentOf(context, new Set())).toEqual([]);
  });

  it("go to channels as totals with their change, rounded", async () => {
    const context = contextOn("2021-06-28");
    void weeklyPost.run(context);
    const [post] = sentOf(context, new Set());

    expect(post?.to).toBe("channel:C1");
    expect(post?.answer?.audience).toBe("shared");
    await expect(post?.answer ? toText(post.answer) : "").toMatchFileSnapshot("../messages/weekly-post.txt");
  });

  it("go on the next working day where their weekday is a bank holiday, and only then", () => {
    const store = openStore(":memory:");
    store.subscriptions.add("C2", { words: "reviews.overdue", weekday: 0, hour: "09:00" }, "who", "2021-08-01");
    // 30 August 2021, a Monday, was the summer bank holiday
    const days = ["2021-08-27", "2021-08-28", "2021-08-30", "2021-08-31", "2021-09-01", "2021-09-06"];
    const sent = days.filter((today) => {
      const context = aJobContext(demo, { store, today: dayOfText(today), appointments });
      void subscriptionsJob.run(context);
      return sentOf(context, new Set()).length > 0;
    });

    expect(sent).toEqual(["2021-08-31", "2021-09-06"]);
  });

  it("go to channels that subscribed, on their day and hour", () => {
    const context = contextOn("2021-06-30");
    const add = (words: string, weekday: number | null, hour: string) =>
      context.store.subscriptions.add("C2", { words, weekday, hour }, "who", context.now);
    add("reviews.overdue", 2, "09:00");
    add("plans.by-team", 2, "10:00");
    add("reviews.due", 0, "09:00");
    void subscriptionsJob.run(context);
    void subscriptionsJob.run(context);

    expect(titlesOf(context, new Set())).toEqual(["channel:C2: Overdue reviews"]);
  });
});

/** Returns the lines of the notices in the store. */
function linesOf(context: JobContext): string[] {
  const notices = sentOf(context, new Set()).filter(({ answer }) => answer?.title === "The bot needs attention");
  return notices.flatMap(({ answer }) =>
    (answer?.parts ?? []).flatMap((part) => (part.kind === "say" ? [part.text] : [])),
  );
}

describe("a manager or analyst", () => {
  it("is told at ten when no digest went, once", () => {
    const context = aJobContext(aSmallSnapshot(), { today: dayOfText("2021-06-17"), clock: "10:00", appointments });
    void notice.run(context);
    void notice.run(context);

    expect(titlesOf(context, new Set())).toEqual(["boss@x.org: The bot needs attention"]);
  });

  it("is told on the next morning of digests that were skipped, once", () => {
    const store = openStore(":memory:");
    const on = (today: string, clock: string) =>
      aJobContext(aSmallSnapshot(), { store, today: dayOfText(today), clock, appointments });
    ran(digestJob, on("2021-06-17", "09:30"));
    ran(digestJob, on("2021-06-21", "09:30"));
    for (const clock of ["10:00", "10:30"]) void notice.run(on("2021-06-21", clock));

    expect(linesOf(on("2021-06-21", "11:00"))).toEqual(["The digests for 18 June 2021 were not sent."]);
  });

  it.each<[string, string, string, string[]]>([
    ["on the day, from five", "2021-06-21", "17:00", ["The weekly summaries for 21 June 2021 were not sent."]],
    ["on the next day", "2021-06-22", "10:00", ["The weekly summaries for 21 June 2021 were not sent."]],
    ["not while they may still go", "2021-06-21", "16:30", []],
  ])("is told of the week's summaries that were skipped, once: %s", (_, today, clock, lines) => {
    const store = openStore(":memory:");
    const on = (day: string, hour: string) =>
      aJobContext(aSmallSnapshot(), { store, today: dayOfText(day), clock: hour, appointments });
    for (const day of ["2021-06-17", "2021-06-18", "2021-06-21", today]) ran(digestJob, on(day, "08:30"));
    void weeklyPost.run(on("2021-06-21", "09:00"));
    for (let time = 0; time < 2; time += 1) void notice.run(on(today, clock));

    expect(linesOf(on(today, clock))).toEqual(lines);
  });

  it("is told of no week that began before there was a bot", () => {
    const store = openStore(":memory:");
    const context = aJobContext(aSmallSnapshot(), {
      store,
      today: dayOfText("2021-06-23"),
      clock: "10:00",
      appointments,
    });
    ran(digestJob, context);
    void notice.run(context);

    expect(linesOf(context)).toEqual([]);
  });

  it("is told of data that grow old during the day, even after another notice", () => {
    const store = openStore(":memory:");
    const snapshot = { ...aSmallSnapshot(), readAt: "2021-06-16T10:40:00+01:00" };
    for (const clock of ["10:00", "10:30", "11:00", "11:30"]) {
      const context = aJobContext(snapshot, { store, today: dayOfText("2021-06-17"), clock, appointments });
      void notice.run({ ...context, snapshot });
    }

    expect(linesOf(aJobContext(snapshot, { store, today: dayOfText("2021-06-17"), appointments }))).toEqual([
      "No digest was sent by 10am.",
      "The case data is more than a day old. Type status to see why.",
    ]);
  });

  it("is told nothing while the hour of digests has not passed", () => {
    const context = aJobContext(aSmallSnapshot(), {
      today: dayOfText("2021-06-17"),
      clock: "11:00",
      digestHour: "11:00",
      appointments,
    });
    void notice.run(context);

    expect(titlesOf(context, new Set())).toEqual([]);
  });

  it("is told nothing when all is well", () => {
    const context = aJobContext(aSmallSnapshot(), { today: dayOfText("2021-06-16"), clock: "10:00", appointments });
    ran(digestJob, context);
    void notice.run(context);

    expect(titlesOf(context, new Set())).toEqual([]);
  });

  it("who is an analyst is told what changed in the rows, and only then", () => {
    const store = openStore(":memory:");
    const seen = new Set<string>();
    const on = (today: string, request: Cells) => {
      const context = aJobContext(aSmallSnapshot(request), { store, today: dayOfText(today), appointments });
      ran(analystNote, context);
      return sentOf(context, seen).map(({ to, answer }) => [to, answer?.parts.length]);
    };
    const strange = { decision_date: "2021-06-01", decision_taken: "Deferred" };

    expect(on("2021-06-16", {})).toEqual([]);
    expect(on("2021-06-17", strange)).toEqual([["ana@x.org", 1]]);
    expect(on("2021-06-18", strange)).toEqual([]);
    expect(on("2021-06-21", {})).toEqual([["ana@x.org", 1]]);
  });
});
