import { describe, expect, it } from "vitest";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { heldFrom, isCeasedBy, isNewIssuedBy } from "../../src/facts/plan.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

function aPlan(cells: Cells) {
  const [plan] = aSnapshot(aBorough({ person: [{}], plan: [{ issued_date: "2020-01-01", ...cells }] })).plans;
  if (plan === undefined) throw new Error("the plan was set aside");
  return plan;
}

describe("a plan", () => {
  it.each<[string, Cells, string, boolean]>([
    ["not on the day before it does", { ceased_date: "2021-06-30" }, "2021-06-29", false],
    ["on the day it does", { ceased_date: "2021-06-30" }, "2021-06-30", true],
    ["on the day it began", { ceased_date: "2020-01-01" }, "2021-06-30", true],
    ["not before it began", { ceased_date: "2019-12-31" }, "2021-06-30", false],
    ["not where it was never issued", { ceased_date: "2021-06-30", issued_date: null }, "2021-06-30", false],
    ["not without a day", {}, "2021-06-30", false],
  ])("has ceased: %s", (_, cells, on, hasCeased) => {
    expect(isCeasedBy(aPlan(cells), dayOfText(on))).toBe(hasCeased);
  });

  it.each<[string, Cells, string | null]>([
    ["12 calendar months after its issue", {}, "2021-01-01"],
    ["not before it is taken over", { responsible_from: "2021-03-01" }, "2021-03-01"],
    [
      "12 months after its issue, though it was taken over within them",
      { responsible_from: "2020-03-01" },
      "2021-01-01",
    ],
    ["never, unissued", { issued_date: null }, null],
  ])("is held for a year here: %s", (_, cells, from) => {
    const held = heldFrom(aPlan(cells));

    expect(held === null ? null : textOfDay(held)).toBe(from);
  });

  it.each<[string, Cells, boolean]>([
    ["on the day of its issue", { issued_date: "2021-06-30" }, true],
    ["not the day before", { issued_date: "2021-07-01" }, false],
    ["not unissued", { issued_date: null }, false],
    ["not by transfer", { origin: "transfer_in" }, false],
    ["not by conversion", { origin: "conversion" }, false],
  ])("is new and issued: %s", (_, cells, isNew) => {
    expect(isNewIssuedBy(aPlan(cells), dayOfText("2021-06-30"))).toBe(isNew);
  });
});
