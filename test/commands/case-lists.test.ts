import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import type { Answer, List } from "../../src/answer.ts";
import { dispatch } from "../../src/dispatch.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";

const people = colleagueDirectory(demoSnapshot, demoAppointments);

function answerFor(words: string, email = "manager@example.org", snapshot = demoSnapshot): Answer {
  const colleague = people.get(email);
  if (colleague === undefined) throw new Error("nobody of that email");
  return dispatch(words, aCommandContext(snapshot, { colleague, colleagues: people }));
}

function listOf({ parts }: Answer): List {
  const list = [...parts].find((part) => part.kind === "list");
  if (list?.kind !== "list") throw new Error("no list");
  return list;
}

function saidIn({ parts }: Answer): string {
  return [...parts].flatMap((part) => (part.kind === "say" ? [part.text] : [])).join(" ");
}

const wordsOf = ({ parts }: Answer) =>
  [...parts].flatMap((part) => (part.kind === "choices" ? part.choices.map(({ words }) => words) : []));

/** Two plans with an overdue review: an old one of this council, and an older one that has just moved in. */
const movedIn = aSnapshot(
  aBorough({
    person: [
      { person_id: "p1", case_reference: "REF-1" },
      { person_id: "p2", case_reference: "REF-2" },
    ],
    plan: [
      { plan_id: "l1", person_id: "p1", issued_date: "2019-01-01" },
      {
        plan_id: "l2",
        person_id: "p2",
        origin: "transfer_in",
        issued_date: "2018-01-01",
        responsible_from: "2021-05-01",
      },
    ],
  }),
);

describe("a list of cases", () => {
  it("goes by one clock, the worst first, and says beside it where the law gives longer", () => {
    const { headings, items } = listOf(answerFor("cases reviews.overdue", "manager@example.org", movedIn));
    const at = headings.indexOf("14 months ended");

    expect(items.map(({ cells }) => [cells[0], cells[at]])).toEqual([
      ["REF-2", "1 March 2019, 852 days late; in law 31 July 2021, after the transfer in"],
      ["REF-1", "1 March 2020, 486 days late"],
    ]);
  });

  it("shows days late that never grow from line to line", () => {
    const { headings, items } = listOf(answerFor("cases reviews.overdue"));
    const at = headings.indexOf("14 months ended");
    const late = items.map(({ cells }) => Number(/([\d,]+) days? late/.exec(cells[at] ?? "")?.[1]?.replace(",", "")));

    expect(late).toEqual([...late].sort((a, b) => b - a));
    expect(late.every((days) => days > 0)).toBe(true);
  });

  it("names its limit and the other one, and opens the other", () => {
    const answer = answerFor("which of my reviews are overdue", "samir.fairweather@example.org");

    expect(answer.title).toBe("Cases: Overdue reviews (past 14 months)");
    expect(saidIn(answer)).toContain("21 plans have an overdue review on 30 June 2021 (past 14 months)");
    expect(saidIn(answer)).toContain("27 reviews are late in law (past 12 months)");
    const wider = wordsOf(answer).find((words) => words.includes("part:not-reviewed")) ?? "";
    expect(listOf(answerFor(wider, "samir.fairweather@example.org")).total).toBe(27);
  });

  it("shows so many as are asked for, and the others at a press", () => {
    const answer = answerFor("top 5 worst overdue reviews");

    expect(listOf(answer).items).toHaveLength(5);
    expect(saidIn(answer)).toContain("The first 5 are shown");
    expect(wordsOf(answer)).toContain("cases reviews.overdue");
    expect(listOf(answerFor(answer.query ?? "")).items).toHaveLength(5);
  });

  it.each(["team", "officer", "age"])("is grouped where it is asked for by %s, the largest group first", (by) => {
    const answer = answerFor(`cases issued.awaiting-since-referral by ${by}`);
    const counts = Array.from(saidIn(answer).matchAll(/ ([\d,]+)(?=[,.])/g), ([, count]) => Number(count));

    expect(saidIn(answer)).toContain("In groups by");
    expect(counts.length).toBeGreaterThan(1);
    expect(wordsOf(answer)).toContain(`cases issued.awaiting-since-referral by ${by} page 2`);
  });
});

describe("work that is due by a day", () => {
  it("says which reviews due by then are scheduled in time, and so have no alert", () => {
    const answer = answerFor("what have I got due this week?", "farah.lomax@example.org");

    expect(saidIn(answer)).toMatch(/scheduled in time, so (?:it has no alert|they have no alerts): .*SEND-101189/);
  });
});
