import { describe, expect, it } from "vitest";
import { noOfficer } from "../../src/access/recipients.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { shownText, type Item, type Part, type PrivateAnswer } from "../../src/answer.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Digest, DigestItem } from "../../src/digest/decide.ts";
import { digestAnswer } from "../../src/digest/digest-answer.ts";
import { anAlert, aPerson, aDeliveryRecord } from "../support/alert.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

const today = "2021-06-30";
const ada = "ada@x.org";

function newItem(record: string, days: number, reason: string | null = null): DigestItem {
  const alert = anAlert(record, today, days);
  return { key: alert.key, state: "new", alert, previous: null, reason, isBack: false };
}

/** A wrong record of a person, due before everything else. */
function wrongRecord(record: string): DigestItem {
  const item = newItem(record, 0);
  return {
    ...item,
    key: `record-wrong/gender-not-recorded:${record}`,
    alert: item.alert && { ...item.alert, alert: "record-wrong" },
  };
}

const clearedItem = (record: string): DigestItem => {
  const previous = aDeliveryRecord(record, ada, "late");
  return { key: previous.key, state: "cleared", alert: null, previous, reason: null, isBack: false };
};

const many = <Made>(count: number, make: (name: string) => Made) =>
  Array.from({ length: count }, (_, at) => make(`n${at}`));

function answerOf(given: Partial<Digest>, isKnown: (record: string) => boolean = () => true): PrivateAnswer {
  const digest = { to: ada, items: [], reassigned: [], ended: [], kept: [], isFirst: false, isSent: true, ...given };
  return digestAnswer(digest, {
    snapshot: aSnapshot(aBorough({})),
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
    [15, 15, []],
    [16, 15, ["and 1 more"]],
  ])("of %i lines at most %i, and how many more there are", (count, lines, rest) => {
    const shown = firstCells({ items: many(count, (name) => newItem(name, 3)) });

    expect([shown.filter((one) => one.startsWith("REF-")).length, shown.slice(lines)]).toEqual([lines, rest]);
  });

  it.each([
    [10, 10, []],
    [11, 10, ["and 1 more"]],
  ])("the first time, of %i lines at most %i, and how many more there are", (count, lines, rest) => {
    const shown = firstCells({ isFirst: true, items: many(count, (name) => newItem(name, 3)) });

    expect([shown.filter((one) => one.startsWith("REF-")).length, shown.slice(lines)]).toEqual([lines, rest]);
  });

  it("the folded lines within its limit, each with its button", () => {
    const items = [
      ...many(20, (name) => newItem(name, 3)),
      newItem("old", -366),
      ...many(2, (name) => newItem(`none-${name}`, 1, noOfficer)),
    ];
    const shown = itemsOf({ items });

    expect(shown.slice(13).map(({ cells, choices }) => [cells[0], choices?.[0]?.words])).toEqual([
      ["2 cases without an officer", "my work unallocated"],
      ["1 older than a year", "my work older"],
      ["and 7 more", "my work page 2"],
    ]);
  });

  it("the total of its list, shown or not", () => {
    const items = [...many(20, (name) => newItem(name, 3)), newItem("old", -366), newItem("none", 1, noOfficer)];
    const list = partsOf({ items }).find((part) => part.kind === "list");

    expect(list?.total).toBe(22);
    // the folded lines say how many more there are
    expect(list?.kind === "list" ? shownText(list) : null).toBe("");
  });

  it("the first time wrong records last and no marks; later everything by day", () => {
    const items = [wrongRecord("wrong"), newItem("late", -3), newItem("soon", 3)];
    const shown = itemsOf({ isFirst: true, items });

    expect(shown.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ["REF-soon", "the review is due"],
      ["REF-late", "the review is due"],
      ["REF-wrong", "the review is due"],
    ]);
    expect(firstCells({ items })).toEqual(["REF-wrong", "REF-soon", "REF-late"]);
  });

  it("no list if nothing is left to list", () => {
    expect(partsOf({ items: [clearedItem("1")] }).map(({ kind }) => kind)).toEqual(["say"]);
  });
});

describe("a digest names", () => {
  it("ten cases that are cleared or reassigned, and counts the rest", () => {
    const ten = many(10, (name) => `REF-${name} (review of the plan)`).join(", ");
    const cleared = (count: number) => sentencesIn(partsOf({ items: many(count, clearedItem) }));
    const reassigned = (count: number) =>
      sentencesIn(partsOf({ reassigned: many(count, (name) => aDeliveryRecord(name, ada, "soon")) }));

    expect([cleared(10), cleared(12)]).toEqual([
      [`Cleared, thank you: ${ten}.`],
      [`Cleared, thank you: ${ten} and 2 more.`],
    ]);
    expect([reassigned(10), reassigned(11)]).toEqual([
      [`No longer with you: ${ten}.`],
      [`No longer with you: ${ten} and 1 more.`],
    ]);
  });

  it("no case that is no longer in the data", () => {
    const sentences = (isKnown: (record: string) => boolean) =>
      sentencesIn(partsOf({ items: many(3, clearedItem) }, isKnown));

    expect(sentences(() => false)).toEqual(["Cleared, thank you: 3 cases."]);
    expect(sentences((record) => record === "n1")).toEqual([
      "Cleared, thank you: REF-n1 (review of the plan) and 2 more.",
    ]);
  });

  it("a wrong record by its rule", () => {
    const previous = { ...aDeliveryRecord("1", ada, "late"), key: "record-wrong/gender-not-recorded:p1" };

    expect(sentencesIn(partsOf({ reassigned: [previous] }))).toEqual([
      "No longer with you: REF-p1 (gender not recorded).",
    ]);
  });

  it("how many things are deferred", () => {
    const snoozed = (count: number) => many(count, (name): DigestItem => ({ ...newItem(name, 1), state: "snoozed" }));
    const seen = (count: number) =>
      many(count, (name): DigestItem => ({ ...newItem(`s${name}`, 1), state: "acknowledged" }));

    expect(sentencesIn(partsOf({ items: snoozed(1) }))).toEqual(["1 thing you put off is not shown."]);
    expect(sentencesIn(partsOf({ items: [...snoozed(1), ...seen(1)] }))).toEqual([
      "2 things you put off are not shown.",
    ]);
  });
});

it("the title of a digest counts what it tells, in the order of the lines", () => {
  const states = ["open", "new", "handed-over", "more-urgent", "new", "snoozed"] as const;
  const items = states.map((state, at): DigestItem => ({ ...newItem(String(at), at), state }));
  const back = { ...newItem("back", 1), state: "open" as const, isBack: true };

  expect(
    answerOf({ items: [...items, back, clearedItem("1")], reassigned: [aDeliveryRecord("2", ada, "soon")] }).title,
  ).toBe(
    "Your cases: 2 new, 1 more urgent, 1 handed over to you, 1 back, 1 still open, 1 cleared, 1 no longer with you",
  );
});
