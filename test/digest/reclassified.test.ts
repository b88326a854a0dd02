import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { emptyHistory } from "../../src/digest/history.ts";
import { morning, toldOn, type Rows } from "../support/told.ts";
import { ada, digestsOf, history, today } from "../support/digests.ts";
import { aDeliveryRecord } from "../support/alert.ts";

const request = { referral_id: "r1", received_date: "2021-05-20" };
const retyped: Rows = { referral: [{ ...request, referral_type: "additional_funding" }] };

describe("an alert whose record is now of another kind", () => {
  it("is said once, without thanks, and begins again when the record is put right", () => {
    const first = morning({ referral: [request] }, toldOn, emptyHistory);
    const changed = morning(retyped, "2021-06-30", first.history);
    const still = morning(retyped, "2021-07-01", changed.history);
    const back = morning({ referral: [request] }, "2021-07-02", still.history);

    expect(changed.text).toMatchInlineSnapshot(`
      "Your cases: 1 not needed now
      Data from 30 June 2021, 7am

      Not needed now, because the type or outcome in the record has changed: REF-1
      (EHC needs assessment decision). If that is a mistake, correct the record.
      "
    `);
    expect(still.text).toBe("");
    expect(back.text).toContain("New: 1 EHC needs assessment decision overdue");
  });

  it("waits for whoever is away, and for 28 days for whoever is gone, and is told them when they are back", () => {
    const told = history([aDeliveryRecord("1", ada, "late")]);
    const unreadFor = (days: number) =>
      history([{ ...aDeliveryRecord("1", ada, "late"), unreadSince: addDays(dayOfText(today), -days) }]);
    const fateOf = () => "reclassified" as const;

    const gone = { fateOf, isHere: () => false };
    const away = { ...gone, isAway: () => true };

    expect(digestsOf([], told, gone)).toEqual(["ada: , not sent"]);
    expect(digestsOf([], unreadFor(28), gone)).toEqual(["ada: ended, not sent"]);
    expect(digestsOf([], unreadFor(28), away)).toEqual(["ada: , not sent"]);
    expect(digestsOf([], told, { fateOf })).toEqual(["ada: reclassified"]);
  });
});
