import { describe, expect, it } from "vitest";
import { noOfficer } from "../../src/access/recipients.ts";
import type { Alert } from "../../src/alert.ts";
import type { DigestItem, ItemState } from "../../src/digest/decide.ts";
import { caseCount, countOf, inOrder, lineOf, whenOf, workListOf } from "../../src/digest/digest-lines.ts";
import { anAlert, aDeliveryRecord } from "../support/alert.ts";

const today = "2021-06-30";

function anItem(record: string, days: number, state: ItemState = "open", given: Partial<DigestItem> = {}): DigestItem {
  const alert = anAlert(record, today, days);
  return { key: alert.key, state, alert, previous: null, reason: null, isBack: false, ...given };
}

const records = (items: readonly DigestItem[]) => items.map(({ key }) => key.replace("review-due:", ""));

describe("the lines of a digest are in the order", () => {
  it("news in time, late news, open in time, open and late, then what is not shown", () => {
    const items = [
      anItem("seen", 1, "acknowledged"),
      anItem("open late", -1),
      anItem("open in time", 1),
      anItem("new late", -1, "new"),
      anItem("new in time", 1, "new"),
    ];

    expect(records(inOrder(items))).toEqual(["new in time", "new late", "open in time", "open late", "seen"]);
  });

  it.each<[string, ItemState, Partial<DigestItem>, boolean]>([
    ["new", "new", {}, true],
    ["more urgent", "more-urgent", {}, true],
    ["handed over", "handed-over", {}, true],
    ["back from a snooze", "open", { isBack: true }, true],
    ["still open", "open", {}, false],
  ])("that counts what is %s as news: %s", (_, state, given, isNews) => {
    const items = [anItem("a new one, late", -1, "new"), anItem("it", -2, state, given), anItem("an open one", 1)];

    expect(records(inOrder(items)).indexOf("it")).toBe(isNews ? 1 : 2);
  });

  it("of the days to or from the last lawful day, then of the key", () => {
    const items = [
      anItem("c", 3),
      anItem("today", 0),
      anItem("z", -2),
      anItem("y", -1),
      anItem("b", 3),
      anItem("a", 4),
    ];

    expect(records(inOrder(items))).toEqual(["today", "b", "c", "a", "y", "z"]);
  });
});

describe("a person's work", () => {
  it("has a line for an alert 365 days late, and folds one 366 days late", () => {
    const { lines, older } = workListOf([anItem("365", -365), anItem("366", -366)]);

    expect([records(lines), records(older)]).toEqual([["365"], ["366"]]);
  });

  it("does not show deferred or cleared alerts", () => {
    const cleared = {
      ...anItem("cleared", 0, "cleared"),
      alert: null,
      previous: aDeliveryRecord("cleared", "ada@x.org", "late"),
    };
    const items = [anItem("seen", 1, "acknowledged"), anItem("snoozed", 1, "snoozed"), cleared, anItem("open", 1)];

    expect(workListOf(items)).toEqual({ lines: [items[3]], older: [], unallocated: [] });
  });

  it("folds cases without an officer, however late, whatever else the reason says", () => {
    const reasons = [noOfficer, `${noOfficer}, and there is no manager who can be reached`, "its officer is away"];
    const work = workListOf(reasons.map((reason, at) => anItem(String(at), -400, "new", { reason })));

    expect([records(work.unallocated), records(work.older), work.lines]).toEqual([["0", "1"], ["2"], []]);
  });

  it("counts a case once, however many alerts it has", () => {
    const [one, two] = workListOf([anItem("1", 1), anItem("2", 2)]).lines;
    if (one === undefined || two === undefined) throw new Error("the lines are missing");

    expect(caseCount([one, two, { ...two, alert: { ...two.alert, person: one.alert.person } }])).toBe(2);
    expect([countOf(1, "case"), countOf(2, "case"), countOf(1200, "summary", "summaries")]).toEqual([
      "1 case",
      "2 cases",
      "1,200 summaries",
    ]);
  });
});

describe("a line says", () => {
  it.each([
    [0, "today, 30 June 2021, is the last day"],
    [1, "by 1 July 2021, 1 day left"],
    [14, "by 14 July 2021, 14 days left"],
    [-1, "was due 29 June 2021, 1 day late"],
    [-30, "was due 31 May 2021, 30 days late"],
  ])("of something due in %i days: %s", (days, text) => {
    expect(whenOf(anAlert("1", today, days))).toBe(text);
  });

  it.each<[string, ItemState, Partial<DigestItem>, string]>([
    ["new", "new", {}, "New: the review is due"],
    ["more urgent", "more-urgent", {}, "More urgent: the review is due"],
    ["handed over", "handed-over", {}, "Handed over to you: the review is due"],
    ["back", "open", { isBack: true }, "Back: the review is due"],
    ["open", "open", {}, "the review is due"],
    ["another's", "open", { reason: "its officer is away" }, "the review is due, with you because its officer is away"],
  ])("what is %s", (_, state, given, what) => {
    const [shown] = workListOf([anItem("1", 1, state, given)]).lines;

    expect(shown && lineOf(shown, null).cells).toEqual([
      "REF-1",
      what,
      "by 1 July 2021, 1 day left",
      "Hold the review.",
    ]);
    expect(shown && lineOf(shown, null, false).cells[1]).toBe(
      what.replace(/^(New|More urgent|Handed over to you|Back): /, ""),
    );
  });

  it("that an exemption is recorded, and names a broken rule in its buttons", () => {
    const alert: Alert = {
      ...anAlert("1", today, 1),
      rule: "gender-not-recorded",
      values: [{ name: "exemption", value: "recorded" }],
    };
    const [shown] = workListOf([anItem("1", 1, "open", { alert })]).lines;
    const line = shown && lineOf(shown, (reference) => `https://cases.example/${reference}`);

    expect(line?.cells[1]).toBe("the review is due, exemption recorded");
    expect(line?.address).toBe("https://cases.example/REF-1");
    expect(line?.choices?.map(({ words }) => words)).toEqual([
      "seen REF-1 gender-not-recorded",
      "snooze REF-1 gender-not-recorded week",
      "snooze REF-1 gender-not-recorded month",
      "why REF-1",
    ]);
  });
});
