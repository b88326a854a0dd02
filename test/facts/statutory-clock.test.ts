import { describe, expect, it } from "vitest";
import { defaultWords, type ClockChange } from "../../src/cases/council-words.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { clockIds, startClock, type ClockId } from "../../src/facts/statutory-clock.ts";

const start = dayOfText("2021-01-31");

/** The terms of each clock as the law has them: regulations are of the SEND Regulations 2014. */
const terms: readonly (readonly [ClockId, dueOn: string, warningDays: number, description: string, source: string])[] =
  [
    ["assessment-decision", "2021-03-14", 14, "Decide whether to assess", "SEND Regulations 2014, regulation 5(1)"],
    [
      "plan-decision",
      "2021-05-23",
      14,
      "Decide whether to issue a plan and, if not, tell the family",
      "SEND Regulations 2014, regulation 10(1)",
    ],
    ["plan-issue", "2021-06-20", 14, "Issue the final plan", "SEND Regulations 2014, regulation 13(2)"],
    ["review", "2022-01-30", 56, "Review the plan", "Children and Families Act 2014, section 44(1)"],
    [
      "review-after-transfer",
      "2021-04-29",
      56,
      "Review the plan taken over from another authority",
      "SEND Regulations 2014, regulation 15(5)",
    ],
    [
      "review-decision",
      "2021-02-28",
      14,
      "Decide after the review and send any proposed amendments",
      "SEND Regulations 2014, regulation 20(10); R (L, M, P) v Devon CC [2022] EWHC 493",
    ],
    [
      "amended-final-from-draft",
      "2021-03-28",
      14,
      "Issue the amended final plan",
      "SEND Regulations 2014, regulation 22(3)",
    ],
    [
      "amended-final-from-review",
      "2021-04-25",
      14,
      "Issue the amended final plan",
      "SEND Regulations 2014, regulations 20(10) and 22(3)",
    ],
    ["record-mending", "2021-02-28", 28, "Correct the record", "Local definition"],
  ];

describe("a clock that starts on 31 January 2021", () => {
  it.each(terms)("%s is due, warns and says what the law says", (id, dueOn, warningDays, description, source) => {
    const running = startClock(id, start, defaultWords);

    expect(textOfDay(running.dueOn)).toBe(dueOn);
    expect(running.startOn).toBe(start);
    expect(running.terms).toMatchObject({ id, warningDays, description, source });
    // the setting CLOCKS may change it
    expect(clockIds).toContain(id);
  });
});

describe("a clock whose terms change", () => {
  const change = (from: string, terms: Partial<ClockChange>): ClockChange => ({
    clock: "plan-issue",
    from: dayOfText(from),
    limit: null,
    warningDays: null,
    description: null,
    source: null,
    ...terms,
  });
  const changed = (...clockChanges: readonly ClockChange[]) => {
    const { terms, dueOn } = startClock("plan-issue", start, { ...defaultWords, clockChanges });
    return [dueOn - start, terms.warningDays, terms.description, terms.source];
  };
  const law = [140, 14, "Issue the final plan", "SEND Regulations 2014, regulation 13(2)"];

  it.each<[string, readonly ClockChange[], readonly (string | number)[]]>([
    ["from its first day", [change("2021-01-31", { limit: 126 })], [126, ...law.slice(1)]],
    ["not before that day", [change("2021-02-01", { limit: 126 })], law],
    ["not by the change of another clock", [change("2021-01-01", { clock: "review", limit: 6 })], law],
    ["in its warning days alone", [change("2021-01-01", { warningDays: 21 })], [140, 21, ...law.slice(2)]],
    ["in its words alone", [change("2021-01-01", { description: "Send it" })], [140, 14, "Send it", law[3] ?? ""]],
    ["in its source alone", [change("2021-01-01", { source: "A new law" })], [...law.slice(0, 3), "A new law"]],
    [
      "by the latest of two changes that have begun, in any order",
      [change("2021-01-30", { limit: 100 }), change("2020-09-01", { limit: 126, warningDays: 21 })],
      [100, 21, ...law.slice(2)],
    ],
    [
      "by both of two changes that have begun",
      [change("2020-09-01", { limit: 126 }), change("2021-01-30", { warningDays: 7 })],
      [126, 7, ...law.slice(2)],
    ],
  ])("changes %s", (_, changes, expected) => {
    expect(changed(...changes)).toEqual(expected);
  });
});
