import { describe, expect, it } from "vitest";
import { noOfficer } from "../../src/access/recipients.ts";
import type { Alert } from "../../src/alert.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { DigestItem, ItemState } from "../../src/digest/decide.ts";
import { alertGroups, seenAll } from "../../src/digest/digest-groups.ts";
import { caseCount, countOf, alertDueText, inOrder, lineOf, workListOf } from "../../src/digest/digest-lines.ts";
import { anAlert, aDeliveryRecord, aPerson } from "../support/alert.ts";

const today = "2021-06-30";

function anItem(record: string, days: number, state: ItemState = "open", given: Partial<DigestItem> = {}): DigestItem {
  const alert = anAlert(record, today, days);
  return { key: alert.key, state, alert, previous: null, reason: null, isBack: false, isReminder: false, ...given };
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
    ["near its last lawful day", "open", { isReminder: true }, true],
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
    [0, "due today"],
    [1, "due 1 July (1 day left)"],
    [14, "due 14 July (14 days left)"],
    [200, "due 16 January 2022 (200 days left)"],
    [-1, "due 29 June (1 day ago)"],
    [-30, "due 31 May (30 days ago)"],
    [-200, "due 12 December 2020 (200 days ago)"],
  ])("of something due in %i days: %s", (days, text) => {
    expect(alertDueText(anAlert("1", today, days))).toBe(text);
  });

  const bornOn = (text: string) => ({ bornOn: dayOfText(text) });
  it.each<[string, Partial<Alert>, string | null, string]>([
    ["nothing more where nothing is known", {}, null, ""],
    ["that a child waits", { person: { ...aPerson("REF-1"), ...bornOn("2012-06-30") } }, null, "child aged 9"],
    [
      "that a young person waits",
      { person: { ...aPerson("REF-1"), ...bornOn("2005-06-30") } },
      null,
      "young person aged 16",
    ],
    [
      "nothing of who waits for a record",
      { finding: "A date is blank", person: { ...aPerson("REF-1"), ...bornOn("2012-06-30") } },
      null,
      "",
    ],
    ["that it is long overdue", { urgency: "overdue" }, null, "long overdue"],
    [
      "that an exemption is recorded",
      { values: [{ name: "exemption", value: "recorded" }] },
      null,
      "exemption recorded",
    ],
    ["why it is not the officer's", {}, "its officer is away", "with you because its officer is away"],
  ])("%s", (_, given, reason, about) => {
    const [shown] = workListOf([
      anItem("1", 1, "open", { alert: { ...anAlert("1", today, 1), ...given }, reason }),
    ]).lines;

    expect(shown && lineOf(shown, null).cells).toEqual(["REF-1", "due 1 July (1 day left)", about]);
  });

  it("the address of its case, and names a broken rule in its buttons", () => {
    const alert: Alert = { ...anAlert("1", today, 1), rule: "gender-not-recorded" };
    const [shown] = workListOf([anItem("1", 1, "open", { alert })]).lines;
    const line = shown && lineOf(shown, (reference) => `https://cases.example/${reference}`);

    expect(line?.address).toBe("https://cases.example/REF-1");
    expect(line?.choices?.map(({ words }) => words)).toEqual([
      "seen REF-1 gender-not-recorded",
      "snooze REF-1 gender-not-recorded week",
      "snooze REF-1 gender-not-recorded month",
      "why REF-1",
    ]);
  });
});

describe("alerts are grouped", () => {
  const titlesOf = (items: readonly DigestItem[], isMarked = true) =>
    alertGroups(workListOf(items).lines, isMarked).map(({ title }) => title);

  it.each<[string, ItemState, Partial<DigestItem>, string]>([
    ["new", "new", {}, "New: 1 annual review due soon"],
    ["more urgent", "more-urgent", {}, "More urgent: 1 annual review due soon"],
    ["near its last day", "open", { isReminder: true }, "Reminder: 1 annual review due soon"],
    ["handed over", "handed-over", {}, "Handed over to you: 1 annual review due soon"],
    ["back", "open", { isBack: true }, "To look at again: 1 annual review due soon"],
    ["open", "open", {}, "Still open: 1 annual review due soon"],
  ])("under what is %s", (_, state, given, title) => {
    expect(titlesOf([anItem("1", 1, state, given)])).toEqual([title]);
    expect(titlesOf([anItem("1", 1, state, given)], false)).toEqual(["1 annual review due soon"]);
  });

  it("by what is to be done and whether the day has passed, what is new first", () => {
    const error = {
      alert: {
        ...anAlert("5", today, 1),
        alert: "record-wrong",
        rule: "a",
        noun: { one: "data error", many: "data errors" },
        finding: "EHCP is blank",
      },
    };
    const items = [
      anItem("1", 4),
      anItem("2", -4, "new"),
      anItem("3", -5, "new"),
      anItem("4", 3, "new", { alert: { ...anAlert("4", today, 3), nextStep: "Cease the plan." } }),
      anItem("5", 1, "new", error),
      anItem("6", -1, "new", { alert: { ...error.alert, key: "6", finding: "A date is blank", rule: "b", days: -1 } }),
    ];

    expect(titlesOf(items)).toEqual([
      "New: 1 annual review due soon",
      "New: 2 annual reviews overdue",
      "New: 1 data error: EHCP is blank",
      "New: 1 data error overdue: a date is blank",
      "Still open: 1 annual review due soon",
    ]);
  });

  it("with one button that puts all of them aside, where there are several and not too many to type", () => {
    const wordsOf = (count: number) => {
      const items = Array.from({ length: count }, (_, at) => anItem(`100${at}`, 1, "new"));
      return seenAll(workListOf(items).lines, 2).map(({ label, words }) => `${label}: ${words}`);
    };

    expect([wordsOf(1), wordsOf(2), wordsOf(80)]).toEqual([[], ["Seen all: seen REF-1000, REF-1001 review-due"], []]);
  });
});
