import { describe, expect, it } from "vitest";
import { emptyHistory } from "../../src/digest/history.ts";
import { morning, toldOn, type Rows } from "../support/told.ts";

const plan = { plan_id: "l1", issued_date: "2020-03-01", assessment_id: null };
const review = { review_id: "v1", plan_id: "l1", scheduled_date: "2021-09-01" };
const told: Rows = {
  person: [
    { gender: "Female", case_reference: "SEND-1" },
    { gender: "Female", person_id: "p2", case_reference: "SEND-2" },
  ],
  plan: [plan],
  review: [review],
};

describe("a record that was told as one person's and is now another's", () => {
  it.each<[string, Rows]>([
    ["ceased", { plan: [{ ...plan, person_id: "p2", ceased_date: "2021-06-01" }] }],
    [
      "reviewed",
      {
        plan: [{ ...plan, person_id: "p2" }],
        review: [{ ...review, review_date: "2021-06-28", completed_date: "2021-06-28", decision_date: "2021-06-28" }],
      },
    ],
  ])("is kept as the first person's, and names no other, where it is %s", (_, rows) => {
    const first = morning(told, toldOn, emptyHistory);
    const next = morning({ ...told, ...rows }, "2021-06-30", first.history);
    const last = morning({ ...told, ...rows }, "2021-07-01", next.history);

    for (const { text } of [next, last]) {
      expect(text).toMatch(/data about them could not be read: SEND-1 \(annual\s+review\)/);
      expect(text).not.toContain("Done");
      expect(text).not.toMatch(/SEND-2[ (]+annual review/);
    }
  });

  it("is cleared where the person has it again", () => {
    const first = morning(told, toldOn, emptyHistory);
    const moved = morning(
      { ...told, plan: [{ ...plan, person_id: "p2", ceased_date: "2021-06-01" }] },
      "2021-06-30",
      first.history,
    );
    const back = morning({ ...told, plan: [{ ...plan, ceased_date: "2021-06-01" }] }, "2021-07-01", moved.history);

    expect(back.text).toMatch(/Done, thank you: 1 alert\s+SEND-1 +annual review/);
  });
});
