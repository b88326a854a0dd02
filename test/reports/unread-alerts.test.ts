import { describe, expect, it } from "vitest";
import { analystNote } from "../../jobs/analyst-note.ts";
import { digestJob } from "../../jobs/digest.ts";
import { watch } from "../../jobs/watch.ts";
import type { Appointment } from "../../src/access/colleagues.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Cells } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { aJobContext, ran } from "../support/job-context.ts";
import { aSmallSnapshot, sentOf } from "../support/sent.ts";

const appointments: Appointment[] = [
  { email: "boss@x.org", role: "manager", team: null },
  { email: "ana@x.org", role: "analyst", team: null },
];
const unreadable = { received_date: "20/05/2021" };

function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Plays the jobs of mornings over one store. Returns what each person was sent, as `to: text`. */
function play(store: Store, seen = new Set<string>()) {
  return (today: string, request: Cells, person: Cells = {}): string[] => {
    const context = aJobContext(aSmallSnapshot(request, person), { store, today: dayOfText(today), appointments });
    for (const job of [watch, digestJob, analystNote]) ran(job, context);
    return sentOf(context, seen).map(
      ({ to, answer }) => `${to}: ${answer === null ? "nothing" : unwrapped(toText(answer))}`,
    );
  };
}

/** What a person is answered on 18 June, when the request cannot be read. */
function answered(words: string, email: string, store: Store): string {
  const context = aJobContext(aSmallSnapshot(unreadable), { store, today: dayOfText("2021-06-18"), appointments });
  const colleague = context.colleagues.get(email);
  if (colleague === undefined) throw new Error(`there is no ${email}`);
  return unwrapped(toText(dispatch(words, aCommandContext(context.snapshot, { ...context, colleague }))));
}

describe("an alert whose record cannot be read today", () => {
  it("is in the analysts' note, in status and in the officer's own answers, and cleared nowhere", () => {
    const store = openStore(":memory:");
    const on = play(store);
    void on("2021-06-17", {});
    const sent = on("2021-06-18", unreadable).join("\n");

    expect(sent).toContain("ana@x.org: Changes in the case data");
    expect(sent).toContain("referral: 1 alert depends on a record that could not be read today. It stays");
    expect(answered("status", "boss@x.org", store)).toContain("referral: 1 alert depends on a record");
    for (const words of ["digest", "my work"]) {
      expect(answered(words, "ada@x.org", store)).toContain(
        "Still open, because today's data about them could not be read: REF-1 (EHC needs assessment decision).",
      );
    }
    expect(sent).not.toContain("Done");
  });

  it("is in the week's first digest, and there again as it was once the record is mended", () => {
    const on = play(openStore(":memory:"));
    const ofAda = (sent: readonly string[]) => sent.filter((text) => text.startsWith("ada@x.org")).join();
    void on("2021-06-17", {});

    expect(ofAda(on("2021-06-18", unreadable))).toBe("");
    expect(ofAda(on("2021-06-21", unreadable))).toContain("Your cases: 1 not read today");
    expect(ofAda(on("2021-06-22", {}))).toBe("");
    expect(ofAda(on("2021-07-02", {}))).toContain("Your cases: 1 more urgent");
  });

  it("keeps the day on which a finding was first seen, for 28 days", () => {
    const store = openStore(":memory:");
    const on = play(store);
    const key = "record-wrong/gender-not-recorded:p1";
    const firstSeen = (today: string) => store.alerts.firstSeen(dayOfText(today))(key);
    const early = { received_date: "2021-05-01" };
    const blank = { gender: null };
    const missing = { ...blank, case_reference: " " };
    void on("2021-06-16", early);
    void on("2021-06-17", early, blank);
    void on("2021-06-18", early, missing);
    void on("2021-06-21", early, blank);

    expect(firstSeen("2021-06-21")).toBe(dayOfText("2021-06-17"));

    void on("2021-06-22", early, missing);
    void on("2021-07-20", early, missing);
    void on("2021-07-21", early, blank);

    expect(firstSeen("2021-07-21")).toBe(dayOfText("2021-07-21"));
  });
});
