import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import { emptyHistory } from "../../src/digest/history.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { fatesOf, morning, toldOn, type Rows } from "../support/told.ts";

const plan = { plan_id: "l1", issued_date: "2020-03-01", assessment_id: null };
const scheduled = { review_id: "v1", plan_id: "l1", scheduled_date: "2021-09-01" };
const held = { ...scheduled, review_date: "2020-05-01", completed_date: "2020-05-01", outcome: "maintain" };
const overdue: Rows = { plan: [plan], review: [scheduled] };

describe("a review that was told as overdue", () => {
  it.each<[string, Rows]>([
    ["the issue date is no day", { plan: [{ ...plan, issued_date: "2020-02-31" }] }],
    ["dates are written day first", { plan: [{ ...plan, issued_date: "01/03/2020" }] }],
    ["dates have a time", { plan: [{ ...plan, issued_date: "2020-03-01 00:00:00" }] }],
    ["dates are in one word", { plan: [{ ...plan, issued_date: "20200301" }] }],
    ["the issue date is a placeholder", { plan: [{ ...plan, issued_date: "NULL" }] }],
    ["the issue date is blank", { plan: [{ ...plan, issued_date: null }] }],
    ["the issue date is far ahead", { plan: [{ ...plan, issued_date: "9999-12-31" }] }],
    ["the case reference is blank", { person: [{ gender: "Female", case_reference: " " }] }],
    ["the person's id lost its zeros", { person: [{ gender: "Female", person_id: "1" }] }],
    ["the person's id is in capitals", { person: [{ gender: "Female", person_id: "P1" }] }],
    ["the origin has another name", { plan: [{ ...plan, origin: "New plan" }] }],
    ["the plan ceased long before it was issued", { plan: [{ ...plan, ceased_date: "1950-01-01" }] }],
    ["the plan ceased before it was issued", { plan: [{ ...plan, ceased_date: "2020-02-28" }] }],
    ["the plan's row is missing", { plan: [], review: [] }],
  ])("is kept and said where %s", (_, rows) => {
    const first = morning(overdue, toldOn, emptyHistory);
    const next = morning({ ...overdue, ...rows }, "2021-06-30", first.history);
    const mended = morning(overdue, "2021-07-01", next.history);

    expect(fatesOf(overdue, { ...overdue, ...rows })).toContain("review-due: unread");
    expect(next.text).toContain("because today's data about them could not be read:");
    expect(next.text).not.toContain("Done");
    const reviews = mended.digests.flatMap(({ items }) => items.filter(({ key }) => key.startsWith("review-due")));

    expect(reviews.map(({ key, state }) => `${key} ${state}`)).toEqual(["review-due:l1 open"]);
  });

  it.each<[string, Rows, string]>([
    [
      "a later review was held",
      { review: [{ ...held, review_date: "2021-06-28", completed_date: "2021-06-28", decision_date: "2021-06-28" }] },
      "cleared",
    ],
    ["the plan ceased", { plan: [{ ...plan, ceased_date: "2021-06-01" }] }, "cleared"],
    ["the issue date was put right", { plan: [{ ...plan, issued_date: "2021-03-01" }] }, "ended"],
    [
      "a review held a year ago is entered, and the next is late",
      { review: [scheduled, { ...held, review_id: "v2", decision_date: "2020-05-02" }] },
      "new,ended",
    ],
  ])("where %s: %s", (_, rows, state) => {
    expect(fatesOf(overdue, { ...overdue, ...rows })).toContain(`review-due: ${state}`);
  });

  it("is kept where a review was completed with an outcome that is no code, and cleared once it is one", () => {
    const reviewed = (outcome: string): Rows => ({
      plan: [plan],
      review: [{ ...scheduled, review_date: "2021-06-28", completed_date: "2021-06-28", outcome }],
    });

    expect(fatesOf(overdue, reviewed("cancelled"))).toContain("review-due: unread");
    expect(fatesOf(overdue, reviewed("maintain"))).toContain("review-due: cleared");
  });

  it("ends in silence after 28 days if its record never comes back", () => {
    let { history } = morning(overdue, toldOn, emptyHistory);
    const states: string[] = [];
    for (let days = 1; days <= 30; days += 1) {
      const day = new Date(Date.UTC(2021, 5, 29 + days)).toISOString().slice(0, 10);
      const next = morning({}, day, history);
      states.push(
        next.digests
          .flatMap(({ items, ended }) => [...items.map(({ state }) => state), ...ended.map(() => "ended")])
          .join(),
      );
      history = next.history;
    }

    expect(states.slice(0, 28).every((state) => state === "unread")).toBe(true);
    expect(states.slice(28)).toEqual(["ended", ""]);
    expect(addDays(dayOfText(toldOn), 29)).toBe(dayOfText("2021-07-28"));
  });
});
