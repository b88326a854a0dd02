import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import type { Appointment } from "../../src/access/colleagues.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { openStore } from "../../src/store/store.ts";
import type { Cells } from "../support/borough.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { aSmallSnapshot, titlesOf } from "../support/sent.ts";

const appointments: readonly Appointment[] = [{ email: "boss@x.org", role: "manager", team: null }];

/** Plays mornings on which Ada is away from 18 June 2021 to a day. Each returns what is sent, as `to: title`. */
function mornings(to: string) {
  const store = openStore(":memory:");
  const seen = new Set<string>();
  const away = [{ email: "ada@x.org", from: dayOfText("2021-06-18"), to: dayOfText(to) }];
  return (today: string, request: Cells = {}): string[] => {
    const context = aJobContext(aSmallSnapshot(request), { store, today: dayOfText(today), appointments });
    ran(digestJob, { ...context, reachability: { ...context.reachability, away } });
    return titlesOf(context, seen);
  };
}

describe("a digest", () => {
  it("goes to the manager while the officer is away, and back after", () => {
    const on = mornings("2021-06-21");

    expect(on("2021-06-17")).toEqual(["ada@x.org: Your cases: 1 alert"]);
    expect(on("2021-06-18")).toEqual(["boss@x.org: Your cases: 1 alert"]);
    expect(on("2021-06-21")).toEqual([]);
    expect(on("2021-06-22")).toEqual(["boss@x.org: Your cases: 1 now with someone else"]);
  });

  it("says done to an officer who was away when it was done, once they are back", () => {
    const on = mornings("2021-06-22");
    const decided = { decision_date: "2021-06-21", decision_taken: "Proceed to EHC Assessment" };

    expect(on("2021-06-17")).toEqual(["ada@x.org: Your cases: 1 alert"]);
    expect(on("2021-06-18")).toEqual(["boss@x.org: Your cases: 1 alert"]);
    expect(on("2021-06-21", decided)).toEqual(["boss@x.org: Your cases: 1 done"]);
    expect(on("2021-06-22", decided)).toEqual([]);
    expect(on("2021-06-23", decided)).toEqual(["ada@x.org: Your cases: 1 done"]);
    expect(on("2021-06-24", decided)).toEqual([]);
  });
});
