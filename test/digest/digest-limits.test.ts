import { describe, expect, it } from "vitest";
import { noOfficer } from "../../src/access/recipients.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { moreText, type Item, type Part, type PrivateAnswer } from "../../src/answer.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Digest, DigestItem } from "../../src/digest/decide.ts";
import { digestAnswer } from "../../src/digest/digest-answer.ts";
import { anAlert, aPerson, aDeliveryRecord } from "../support/alert.ts";

const today = "2021-06-30";
const ada = "ada@x.org";

function newItem(record: string, days: number, reason: string | null = null): DigestItem {
  const alert = anAlert(record, today, days);
  return { key: alert.key, state: "new", alert, previous: null, reason, isBack: false, isReminder: false };
}

/** A wrong record of a person, due before everything else. */
function wrongRecord(record: string): DigestItem {
  const item = newItem(record, 0);
  return {
    ...item,
    key: `record-wrong/gender-not-recorded:${record}`,
    alert: item.alert && { ...item.alert, alert: "record-wrong", finding: "A date is blank" },
  };
}

const clearedItem = (record: string): DigestItem => {
  const previous = aDeliveryRecord(record, ada, "late");
  return { key: previous.key, state: "cleared", alert: null, previous, reason: null, isBack: false, isReminder: false };
};

const many = <Made>(count: number, make: (name: string) => Made) =>
  Array.from({ length: count }, (_, at) => make(`n${at}`));

function answerOf(given: Partial<Digest>, isKnown: (record: string) => boolean = () => true): PrivateAnswer {
  const digest = {
    to: ada,
    items: [],
    reassigned: [],
    ended: [],
    kept: [],
    deferrals: [],
    isFirst: false,
    isSent: true,
    ...given,
  };
  return digestAnswer(digest, {
    readAt: "2021-06-30T07:00:00+01:00",
    today: dayOfText(today),
    kinds: alertKinds,
    caseAddress: null,
    isStale: false,
    personOf: (key) => (isKnown(key.split(":")[1] ?? "") ? aPerson(`REF-${key.split(":")[1]}`) : null),
  });
}

function partsOf(given: Partial<Digest>, isKnown?: (record: string) => boolean): readonly Part[] {
  return answerOf(given, isKnown).parts;
}

const itemsOf = (given: Partial<Digest>): readonly Item[] =>
  partsOf(given).flatMap((part) => (part.kind === "list" ? part.items : []));
const firstCells = (given: Partial<Digest>) => itemsOf(given).map(({ cells }) => cells[0] ?? "");
const sentencesIn = (parts: readonly Part[]) => parts.flatMap((part) => (part.kind === "say" ? [part.text] : []));

describe("a digest shows", () => {
  it.each([
    [false, 20, 20, []],
    [false, 21, 20, ["1 more alert"]],
    [true, 10, 10, []],
    [true, 12, 10, ["2 more alerts"]],
  ])("the first time (%s) of %i lines at most %i, and how many more there are", (isFirst, count, lines, rest) => {
    const shown = firstCells({ isFirst, items: many(count, (name) => newItem(name, 3)) });

    expect([shown.filter((one) => one.startsWith("REF-")).length, shown.slice(lines)]).toEqual([lines, rest]);
  });

  it("at most so many lines in all its groups", () => {
    const items = [...many(15, (name) => newItem(name, 3)), ...many(15, (name) => newItem(`late-${name}`, -3))];
    const lists = partsOf({ items }).flatMap((part) => (part.kind === "list" ? [part] : []));

    expect(lists.map((list) => [list.group?.title ?? null, list.items.length, moreText(list)])).toEqual([
      ["New: 15 annual reviews due soon", 15, ""],
      ["New: 15 annual reviews overdue", 5, "and 10 more"],
      [null, 1, ""],
    ]);
    expect(lists.at(-1)?.items[0]?.cells).toEqual(["10 more alerts"]);
  });

  it("the folded lines each with its button", () => {
    const items = [
      ...many(22, (name) => newItem(name, 3)),
      newItem("old", -366),
      ...many(2, (name) => newItem(`none-${name}`, 1, noOfficer)),
      { ...newItem("open", 20), state: "open" as const },
    ];
    const shown = itemsOf({ items });

    expect(shown.slice(20).map(({ cells, choices }) => [cells[0], choices?.[0]?.words])).toEqual([
      ["2 more alerts", "my work"],
      ["1 alert more than a year overdue", "my work older"],
      ["2 cases without a case officer, new or due now", "my work unallocated"],
      ["1 still open", "my work"],
    ]);
  });

  it("data errors last, whatever their day", () => {
    const items = [wrongRecord("wrong"), newItem("late", -3), newItem("soon", 3)];

    expect(firstCells({ isFirst: true, items })).toEqual(["REF-soon", "REF-late", "REF-wrong"]);
    expect(firstCells({ items })).toEqual(["REF-soon", "REF-late", "REF-wrong"]);
  });

  it("no list if nothing is left to list", () => {
    expect(partsOf({ reassigned: [aDeliveryRecord("1", ada, "soon")] }).map(({ kind }) => kind)).toEqual(["say"]);
  });
});

describe("a digest names", () => {
  it("ten cases that are reassigned, and counts the rest", () => {
    const ten = many(10, (name) => `REF-${name} (annual review)`).join(", ");
    const reassigned = (count: number) =>
      sentencesIn(partsOf({ reassigned: many(count, (name) => aDeliveryRecord(name, ada, "soon")) }));

    expect([reassigned(10), reassigned(11)]).toEqual([
      [`Now with someone else: ${ten}.`],
      [`Now with someone else: ${ten} and 1 more.`],
    ]);
  });

  it("every case that is done, on a line of its own", () => {
    const lists = partsOf({ items: many(12, clearedItem) }).flatMap((part) => (part.kind === "list" ? [part] : []));

    expect(lists.map(({ group, items }) => [group?.title, items.length])).toEqual([["Done, thank you: 12 alerts", 12]]);
    expect(lists[0]?.items[0]?.cells).toEqual(["REF-n0", "annual review"]);
  });

  it("no case that is no longer in the data", () => {
    const parts = (isKnown: (record: string) => boolean) => partsOf({ items: many(3, clearedItem) }, isKnown);
    const [list] = parts((record) => record === "n1");

    expect(sentencesIn(parts(() => false))).toEqual(["Done, thank you: 3 alerts."]);
    expect(list?.kind === "list" ? [list.items.map(({ cells }) => cells[0]), moreText(list)] : null).toEqual([
      ["REF-n1"],
      "and 2 more, with nothing left to do",
    ]);
  });

  it("a wrong record by its rule", () => {
    const previous = { ...aDeliveryRecord("1", ada, "late"), key: "record-wrong/gender-not-recorded:p1" };

    expect(sentencesIn(partsOf({ reassigned: [previous] }))).toEqual([
      "Now with someone else: REF-p1 (data error: gender not recorded).",
    ]);
  });

  it("how many alerts are deferred", () => {
    const snoozed = (count: number) => many(count, (name): DigestItem => ({ ...newItem(name, 1), state: "snoozed" }));
    const seen = (count: number) =>
      many(count, (name): DigestItem => ({ ...newItem(`s${name}`, 1), state: "acknowledged" }));

    expect(sentencesIn(partsOf({ items: snoozed(1) }))).toEqual(["1 alert you put aside is not shown."]);
    expect(sentencesIn(partsOf({ items: [...snoozed(1), ...seen(1)] }))).toEqual([
      "2 alerts you put aside are not shown.",
    ]);
  });
});

it("the title of a digest counts what it tells", () => {
  const states = ["open", "new", "handed-over", "more-urgent", "new", "snoozed"] as const;
  const items = states.map((state, at): DigestItem => ({ ...newItem(String(at), at), state }));
  const back = { ...newItem("back", 1), state: "open" as const, isBack: true };
  const near = { ...newItem("near", 1), state: "open" as const, isReminder: true };

  expect(
    answerOf({ items: [...items, back, near, clearedItem("1")], reassigned: [aDeliveryRecord("2", ada, "soon")] })
      .title,
  ).toBe(
    "Your cases: 2 new, 1 more urgent, 1 reminder, 1 handed over to you, 1 to look at again, 1 done, 1 still open, 1 now with someone else",
  );
});
