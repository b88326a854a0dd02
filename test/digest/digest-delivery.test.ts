import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { addDays, spelledDay } from "../../src/facts/calendar.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { aSmallSnapshot, titlesOf } from "../support/sent.ts";

/** Runs the digest job on a day and ends its message. Returns the message's title; null where there is none. */
function digestRun(store: Store) {
  return (today: string, outcome: "sent" | "given up", person: Cells = {}): string | null => {
    const context = aJobContext(aSmallSnapshot({}, person), { store, today: dayOfText(today) });
    ran(digestJob, context);
    const message = store.outbox.claim("a test", Date.parse(context.now), () => false);
    if (message === null) return null;
    const ada = context.colleagues.get("ada@x.org") ?? null;
    const answer = atOnce(payloadRenderer(context)(message.payload, ada, context));
    store.outbox.end(message.id, "a test", outcome, context.now, null);
    return answer?.title ?? null;
  };
}

describe("a digest between decision and delivery", () => {
  it("leaves out a case that went to another officer, who hears of it in the next digest", () => {
    const store = openStore(":memory:");
    const seen = new Set<string>();
    const workers = [{ email: "ada@x.org" }, { worker_id: "w2", name: "Ben Officer", email: "ben@x.org" }];
    const snapshot = (worker: string) =>
      aSnapshot(
        aBorough({
          person: [{ gender: "Female" }],
          worker: workers,
          worker_relationship: [{ worker_id: worker }],
          referral: [{ referral_id: "r1", received_date: "2021-05-20" }],
        }),
      );
    const [ofAda, ofBen] = [snapshot("w1"), snapshot("w2")];
    ran(digestJob, aJobContext(ofAda, { store, today: dayOfText("2021-06-17") }));
    expect(titlesOf(aJobContext(ofBen, { store, today: dayOfText("2021-06-17") }), seen)).toEqual([
      "ada@x.org: not true now",
    ]);
    const next = aJobContext(ofBen, { store, today: dayOfText("2021-06-18") });
    ran(digestJob, next);

    expect(titlesOf(next, seen)).toEqual([
      "ada@x.org: Your cases: 1 now with someone else",
      "ben@x.org: Your cases: 1 alert",
    ]);
  });

  it("says handed over to an officer whose hour comes after that of the former one", () => {
    const store = openStore(":memory:");
    const seen = new Set<string>();
    const workers = [{ email: "ada@x.org" }, { worker_id: "w2", name: "Ben Officer", email: "ben@x.org" }];
    const at = (worker: string, day: string, clock: string) => {
      const snapshot = aSnapshot(
        aBorough({
          person: [{ gender: "Female" }],
          worker: workers,
          worker_relationship: [{ worker_id: worker }],
          referral: [{ referral_id: "r1", received_date: "2021-05-20" }],
        }),
      );
      const context = aJobContext(snapshot, { store, today: dayOfText(day), clock });
      ran(digestJob, context);
      return titlesOf(context, seen);
    };
    store.personal.set(store.personKey("ben@x.org"), "hour", "10:00");
    const none = { recorded: [], forgotten: [], endedDeferrals: [] };
    store.alerts.apply("ben@x.org", { ...none, onboarded: "ben@x.org" }, () => true);

    expect(at("w1", "2021-06-17", "08:30")).toEqual(["ada@x.org: Your cases: 1 alert"]);
    expect(at("w2", "2021-06-18", "08:30")).toEqual([]);
    expect(at("w2", "2021-06-18", "10:00")).toEqual(["ben@x.org: Your cases: 1 handed over to you"]);
    expect(at("w2", "2021-06-21", "08:30")).toEqual(["ada@x.org: Your cases: 1 now with someone else"]);
    expect(at("w2", "2021-06-22", "10:00")).toEqual([]);
    expect(store.alerts.history(["ben@x.org"]).records.map(({ to }) => to)).toEqual(["ben@x.org"]);
  });

  it("is decided once a day, even for a person without news at that hour", () => {
    const store = openStore(":memory:");
    const at = (clock: string, received: string) => {
      const snapshot = aSmallSnapshot({ received_date: received });
      return ran(digestJob, aJobContext(snapshot, { store, today: dayOfText("2021-06-17"), clock }));
    };

    expect(at("08:30", "2021-06-16")).toBe("0 digests are on their way");
    expect(at("10:00", "2021-05-20")).toBe("no digest is due");
  });

  it("is repeated on the next working day if it could not be delivered", () => {
    const store = openStore(":memory:");
    const wrong = { gender: null };
    const on = digestRun(store);

    expect(on("2021-06-17", "given up", wrong)).toBe("Your cases: 2 alerts");
    expect(on("2021-06-18", "sent", wrong)).toBe("Your cases: 2 alerts");
    expect(on("2021-06-21", "given up")).toBe("Your cases: 1 done, 1 still open");
    expect(on("2021-06-22", "given up")).toBe("Your cases: 1 done, 1 still open");
    expect(on("2021-06-23", "sent")).toBe("Your cases: 1 done, 1 still open");
    expect(on("2021-06-24", "sent")).toBe("Your cases: 1 reminder");
    expect(on("2021-06-25", "sent")).toBe(null);
    expect(on("2021-07-02", "given up")).toBe("Your cases: 1 more urgent");
    expect(on("2021-07-05", "sent")).toBe("Your cases: 1 more urgent");
    expect(on("2021-07-06", "sent")).toBe(null);
  });

  it("repeats an alert that was back from a snooze if it could not be delivered", () => {
    const store = openStore(":memory:");
    const on = digestRun(store);
    const key = "assessment-decision-pending:r1";

    expect(on("2021-06-17", "sent")).toBe("Your cases: 1 alert");
    store.alerts.defer({ key, by: "ada@x.org", how: "snoozed", until: dayOfText("2021-06-22"), urgency: "soon" });
    expect(on("2021-06-22", "given up")).toBe("Your cases: 1 to look at again");
    expect(on("2021-06-23", "sent")).toBe("Your cases: 1 to look at again");
    expect(on("2021-06-24", "sent")).toBe("Your cases: 1 reminder");
    expect(on("2021-06-25", "sent")).toBe(null);
  });

  it.each<[string, Cells]>([
    ["whose snooze has ended", {}],
    ["that is done", { decision_date: "2021-06-21", decision_taken: "Proceed to EHC Assessment" }],
  ])("leaves what its person puts aside again while it is decided: an alert %s", (_, request) => {
    const key = "assessment-decision-pending:r1";
    const putAside = (store: Store, until: string) =>
      store.alerts.defer({ key, by: "ada@x.org", how: "snoozed", until: dayOfText(until), urgency: "soon" });
    const untilDays = (store: Store) => store.alerts.history([]).deferrals.map(({ until }) => spelledDay(until));
    const begun = () => {
      const store = openStore(":memory:");
      digestRun(store)("2021-06-17", "sent");
      putAside(store, "2021-06-22");
      const run = digestJob.run(aJobContext(aSmallSnapshot(request), { store, today: dayOfText("2021-06-22") }));
      if (typeof run === "string" || !("next" in run)) throw new Error("the job does not work in steps");
      return { store, run };
    };
    let stops = 0;
    for (const { run } = begun(); run.next().done !== true;) stops += 1;
    const { store, run } = begun();
    // the last two stops are before each digest is written, that of nobody last
    for (let stop = 1; stop < stops; stop += 1) run.next();

    expect(untilDays(store)).toEqual(["22 June 2021"]);
    putAside(store, "2021-06-29");
    atOnce(run);
    expect(untilDays(store)).toEqual(["29 June 2021"]);
  });

  it("keeps a data error's last day once somebody was told of it, also of the first data of all", () => {
    const store = openStore(":memory:");
    const wrong = aSmallSnapshot({ received_date: "2021-06-16" }, { gender: null });
    const dueOn = (today: string, outcome: "sent" | "given up"): string | undefined => {
      const context = aJobContext(wrong, { store, today: dayOfText(today) });
      ran(digestJob, context);
      const message = store.outbox.claim("a test", Date.parse(context.now), () => false);
      if (message !== null) store.outbox.end(message.id, "a test", outcome, context.now, null);
      const key = "record-wrong/gender-not-recorded:p1";
      const firstOn = store.alerts.firstSeen(dayOfText(today))(key);
      return spelledDay(addDays(firstOn, 28));
    };

    // a digest that did not arrive begins no time
    expect(dueOn("2021-06-17", "given up")).toBe("15 July 2021");
    expect(dueOn("2021-06-18", "sent")).toBe("16 July 2021");
    expect(dueOn("2021-06-21", "sent")).toBe("16 July 2021");
    expect(dueOn("2021-06-30", "sent")).toBe("16 July 2021");
  });

  it("keeps nobody's email in the store", () => {
    const store = openStore(":memory:");
    for (const [today, gender] of [
      ["2021-06-17", null],
      ["2021-06-18", "Female"],
    ] as const) {
      ran(digestJob, aJobContext(aSmallSnapshot({}, { gender }), { store, today: dayOfText(today) }));
    }
    const kept: string[] = [];
    for (let row = store.outbox.claim("a test", 0, () => false); row !== null;) {
      kept.push(JSON.stringify(row));
      store.outbox.end(row.id, "a test", "sent", "2021-06-18T09:00:00Z", null);
      row = store.outbox.claim("a test", 0, () => false);
    }

    expect(kept).toHaveLength(2);
    expect(kept.join()).not.toContain("@");
  });
});
