import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { rules } from "../../src/rules/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { readAsks, type CaseAsk } from "../../src/typed/case-asks.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";

const people = colleagueDirectory(demoSnapshot, demoAppointments);

/** Returns what is said first in an answer about a case. */
function firstSaid(words: string, snapshot = demoSnapshot): string {
  const said = dispatch(words, aCommandContext(snapshot)).parts.find((part) => part.kind === "say");
  return said?.kind === "say" ? said.text : "";
}

function textFor(words: string, email: string): string {
  const colleague = people.get(email);
  if (colleague === undefined) throw new Error("nobody of that email");
  return toText(dispatch(words, aCommandContext(demoSnapshot, { colleague, colleagues: people }))).replaceAll(
    /\s+/g,
    " ",
  );
}

describe("words beside a case's reference", () => {
  it.each<[string, ...CaseAsk[]]>([
    ["when do the 20 weeks run out for", "plan-due"],
    ["when is the twenty week deadline", "plan-due"],
    ["20wk date", "plan-due"],
    ["when must the final plan go out", "plan-due"],
    ["when does it hit 16 weeks", "issue-decision-due"],
    ["is it past 6 weeks", "assess-due"],
    ["when is the decision due", "due"],
    ["what is the legal deadline", "due"],
    ["how many days left", "due"],
    ["by when", "due"],
    ["is it overdue", "late"],
    ["how late is it", "late"],
    ["are we in breach", "late"],
    ["is it on track", "late"],
    ["why is it late", "why-late"],
    ["why has it taken so long", "why-late"],
    ["what's holding it up", "late"],
    ["when was it last reviewed", "review-last"],
    ["date of the last annual review", "review-last"],
    ["has the review been held", "review-last"],
    ["when is the next ar due", "review-next"],
    ["is the review overdue", "review-next"],
    ["does it need a review soon", "review-next"],
    ["what was the outcome of the last review", "outcome"],
    ["what did the review decide", "outcome"],
    ["is a date scheduled", "scheduled"],
    ["is the annual review booked", "scheduled"],
    ["when is the meeting", "scheduled"],
    ["how many reviews has it had", "reviews"],
    ["who held the last review", "reviewer"],
    ["when was the plan issued", "plan-issued"],
    ["when was it finalised", "plan-issued"],
    ["was the plan issued in time", "took"],
    ["how long did it take", "took"],
    ["when was it last amended", "amended"],
    ["has the amended plan gone out", "amended"],
    ["when is the amended final due", "amended-due"],
    ["when did it cease", "ceased"],
    ["is it still open", "open"],
    ["is it exempt", "exemption"],
    ["did it transfer in", "origin"],
    ["has it been decided", "decisions"],
    ["did we agree to assess", "assess-decision"],
    ["has the assessment finished", "issue-decision"],
    ["was it decided to issue a plan", "issue-decision"],
    ["when did we receive the request", "received"],
    ["how long has it been waiting", "waiting"],
    ["what week is it at", "waiting"],
    ["how old is the request", "waiting"],
    ["how old is the child", "age"],
    ["who is the officer", "officer"],
    ["who's dealing with", "officer"],
    ["which team", "officer"],
    ["who had it before", "officers"],
    ["who is the ep", "professionals"],
    ["name of the educational psychologist", "professionals"],
    ["what happens next", "next"],
    ["what do i need to do on", "next"],
    ["anything wrong with it", "errors"],
    ["is he looked after", "background"],
    ["show me the timeline", "days"],
    ["where is it up to", "whole"],
    ["when was the plan issued and who is the officer", "plan-issued", "officer"],
  ])("ask: %s", (words, ...asks) => {
    const read = readAsks(words, demoSnapshot);
    expect([read.asks, read.unread]).toEqual([asks, []]);
  });

  it.each([
    ["is it adopted", "adopted"],
    ["when was it last reviewed by zoom", "zoom"],
    ["how many kittens does it have", "kittens"],
    ["what is the name of the child", "name"],
    ["when do the 37 weeks run out", "37"],
  ])("that are not understood are left over: %s", (words, unread) => {
    expect(readAsks(words, demoSnapshot).unread).toContain(unread);
  });

  it("ask for a worker by the kinds that the data hold", () => {
    const words = aSnapshot(
      aBorough({
        person: [{ person_id: "p1", case_reference: "REF-12" }],
        worker: [{ worker_id: "w1", name: "Bea Helper" }],
        worker_relationship: [
          { person_id: "p1", worker_id: "w1", relationship: "Speech Therapist", start_date: "2021-02-01" },
        ],
      }),
    );

    expect(firstSaid("who is the st for REF-12", words)).toBe("Speech Therapist: Bea Helper, since 1 February 2021.");
    expect(firstSaid("who is the speech therapist on REF-12", words)).toContain("Bea Helper");
    expect(firstSaid("who is the ep for REF-12", words)).toContain("I don't have data on advice");
  });
});

describe("a question about one case", () => {
  it.each([
    [
      "when do the 20 weeks run out for SEND-106602",
      "from the request of 19 March 2021 end on 6 August 2021, 37 days left",
    ],
    ["when was SEND-102777 last reviewed", "last reviewed on 9 June 2020, 386 days ago, completed 23 June 2020"],
    ["who is the EP for SEND-106517", "Educational Psychologist: Stefan Ingleby, since 1 March 2021"],
    ["who is the EP for SEND-106021", "No Educational Psychologist is recorded for this case"],
    ["why is SEND-106021 late", "was due by 1 January 2021, 180 days late"],
    ["why is SEND-106021 late", "ended on 29 January 2021, 152 days late"],
    ["who is the officer for SEND-106021", "The case officer is Samir Fairweather, team Primary"],
    ["when was the plan issued for SEND-102777", "The plan was issued on 15 February 2018"],
    ["has the plan for SEND-106602 been issued", "No plan is issued yet"],
    ["when was SEND-101191 last amended", "The plan was last amended on 20 April 2020"],
    ["what was the outcome of the last review of SEND-101191", "of 24 February 2020, has outcome amend"],
    ["is SEND-102777 overdue", "late in law, past 12 months; not yet past 14 months"],
    ["is a date scheduled for SEND-101191", "scheduled for 21 June 2021, 9 days ago, and is not recorded as held"],
    ["is the review booked for SEND-101189", "A review is scheduled for 1 July 2021, in 1 day"],
    ["has SEND-106602 been decided", "The request was decided on 15 April 2021"],
    ["how old is the child SEND-106021", "Age 10."],
    ["how long has SEND-106021 been waiting", "292 days (41 weeks and 5 days), since 11 September 2020"],
    [
      "was the plan of SEND-102777 issued within 20 weeks",
      "ended on 2 March 2018; the plan was issued on 15 February 2018, in time",
    ],
    ["is SEND 106602 on track", "It is not late."],
  ])("is answered first: %s", (words, says) => {
    expect(firstSaid(words)).toContain(says);
  });

  it.each([
    "when was SEND-102777 last reviewed by zoom",
    "is SEND-102777 adopted",
    "what school does SEND-102777 go to",
  ])("says first what is not understood or not held, and shows the case: %s", (words) => {
    expect(firstSaid(words)).toMatch(/cannot be answered about one case|^I don't have data on schools/);
    expect(textFor(words, "manager@example.org")).toContain("What is due: Hold the annual review");
  });

  it("shows somebody who sees a case only for its data errors no day and nothing of the child's background", () => {
    const found = rules.flatMap((rule) => rule.findings(scopeOf(demoSnapshot, demoDay)));
    const reference = found[0]?.person.caseReference ?? "";
    for (const words of [reference, `is ${reference} looked after`, `timeline of ${reference}`]) {
      const text = textFor(words, "analyst@example.org");
      expect(text).not.toMatch(/What happened|days in order|latest 12|gender:/i);
    }
    expect(textFor(reference, "analyst@example.org")).toContain("Data error");
  });
});

describe("a case whole", () => {
  it("says where it stands, its clock, its days, its data errors, its alerts and what to do next", () => {
    const text = textFor("SEND-106602", "samir.fairweather@example.org");

    for (const says of [
      "Being assessed, decided 15 April 2021; the decision whether to issue a plan is due by 9 July 2021, 9 days left.",
      "Clock started: the request of 19 March 2021, 103 days ago",
      "15 April 2021 Request decided",
      "goes to samir.fairweather@example.org",
      "Next: decide whether to issue a plan",
    ]) {
      expect(text).toContain(says);
    }
    expect(text).not.toContain("2010-10-07");
    expect(text).not.toContain("7 October 2010");
  });

  it("keeps its early days behind a button, which shows them all", () => {
    expect(textFor("SEND-101191", "manager@example.org")).toContain("latest 12 of 17 events");
    expect(textFor("case SEND-101191 all days", "manager@example.org")).toContain("14 June 2016");
  });
});
