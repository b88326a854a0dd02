import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { openStore } from "../../src/store/store.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { titlesOf } from "../support/sent.ts";

/** Ada and Ben have a case each, and one of them a second case. */
function snapshotWith(worker_id: "w1" | "w2") {
  return aSnapshot(
    aBorough({
      person: ["p1", "p2", "p3"].map((person_id) => ({ person_id, gender: "Female" })),
      worker: [{ email: "ada@x.org" }, { worker_id: "w2", email: "ben@x.org", name: "Ben Officer" }],
      worker_relationship: [{}, { person_id: "p2", worker_id: "w2" }, { person_id: "p3", worker_id }],
      referral: ["p1", "p2", "p3"].map((person_id) => ({
        person_id,
        referral_id: `r-${person_id}`,
        received_date: "2021-05-24",
      })),
    }),
  );
}

/** Plays the mornings of two days on which the second case is Ben's, after one on which it was Ada's. */
function told(adasHour: string, bensHour: string): string[][] {
  const store = openStore(":memory:");
  store.personal.set(store.personKey("ada@x.org"), "hour", adasHour);
  store.personal.set(store.personKey("ben@x.org"), "hour", bensHour);
  const seen = new Set<string>();
  const days = (["w1", "w2", "w2"] as const).map((worker, at) =>
    ["08:00", "12:00"].flatMap((clock) => {
      const context = aJobContext(snapshotWith(worker), { store, today: dayOfText(`2021-06-2${2 + at}`), clock });
      ran(digestJob, context);
      return titlesOf(context, seen);
    }),
  );
  return days.slice(1);
}

describe("a case that goes to another officer", () => {
  const handedOver = "ben@x.org: Your cases: 1 handed over to you, 1 still open";
  const noLonger = "ada@x.org: Your cases: 1 still open, 1 now with someone else";

  it.each([
    ["the same hour", "07:30", "07:30", [[noLonger, handedOver], []]],
    ["an earlier hour", "11:00", "07:30", [[handedOver, noLonger], []]],
    ["a later hour, before the other hears of it", "07:30", "11:00", [[handedOver], [noLonger]]],
  ])("is handed over to one whose digest is at %s", (_, adasHour, bensHour, expected) => {
    expect(told(adasHour, bensHour)).toEqual(expected);
  });
});
