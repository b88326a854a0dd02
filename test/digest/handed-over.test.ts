import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import { emptyHistory, type DeliveryHistory } from "../../src/digest/history.ts";
import type { Cells } from "../support/borough.ts";
import { morning, toldOn, type Rows } from "../support/told.ts";

const worker = [{ email: "ada@x.org" }, { worker_id: "w2", email: "ben@x.org", name: "Ben Officer" }];
const withBen: Rows = { worker, worker_relationship: [{ worker_id: "w2" }] };
const withAda: Rows = { worker };

const ofAda = ({ digests }: ReturnType<typeof morning>) =>
  digests.flatMap(({ to, items }) => (to === "ada@x.org" ? items.map(({ key, state }) => `${key} ${state}`) : []));

describe("an alert that went to another officer on a day of which rows were missing", () => {
  const plan = [{ plan_id: "l1", issued_date: "2018-03-01", assessment_id: null }];
  const held = { review_id: "v1", plan_id: "l1", review_date: "2019-08-04", completed_date: "2019-08-04" };
  const review: readonly Cells[] = [{ ...held, outcome: "maintain", decision_date: "2019-08-10" }];
  const putOff = (history: DeliveryHistory): DeliveryHistory => ({
    ...history,
    deferrals: history.records.map(({ key, to, urgency }) => {
      return { key, by: to, how: "seen", until: dayOfText("2021-07-27"), urgency };
    }),
  });

  it("stays put aside by the first officer once the rows are back", () => {
    const first = morning({ ...withAda, plan, review }, toldOn, emptyHistory);
    const cut = morning({ ...withBen, plan }, "2021-06-30", putOff(first.history));
    const back = morning({ ...withAda, plan, review }, "2021-07-01", cut.history);

    expect(ofAda(first)).toContain("review-due:l1 new");
    expect(ofAda(back)).toContain("review-due:l1 acknowledged");
  });

  it("stays put aside where the other officer has it for some days", () => {
    const first = morning({ ...withAda, plan, review }, toldOn, emptyHistory);
    const cut = morning({ ...withBen, plan }, "2021-06-30", putOff(first.history));
    const whole = morning({ ...withBen, plan, review }, "2021-07-01", cut.history);
    const back = morning({ ...withAda, plan, review }, "2021-07-02", whole.history);

    expect(whole.digests.flatMap(({ ended }) => ended.filter(({ leftOn }) => leftOn === null))).toEqual([]);
    expect(ofAda(back)).toContain("review-due:l1 acknowledged");
  });

  it("is not cleared by what is left of the rows that the first officer was told by", () => {
    const request = { referral_id: "r1", received_date: "2021-02-20", decision_date: "2021-03-20" };
    const referral = [{ ...request, decision_taken: "Proceed to EHC Assessment" }];
    const open = ["a1", "a2"].map((assessment_id) => ({ assessment_id, referral_id: "r1" }));
    const decided = {
      assessment_id: "a1",
      referral_id: "r1",
      decision_date: "2021-06-30",
      next_action: "EHCP Not required",
    };
    const first = morning({ ...withAda, referral, assessment: open }, toldOn, emptyHistory);
    const cut = morning({ ...withBen, referral }, "2021-06-30", first.history);
    const half = morning({ ...withBen, referral, assessment: [decided] }, "2021-07-01", cut.history);

    expect(half.text).toContain("because today's data about them could not be read: REF-1");
    expect(half.text).not.toContain("Done");
  });
});
