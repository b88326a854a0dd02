import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import {
  caseOfficersOn,
  currentPlansOn,
  lastEventsOn,
  requestPlacesOn,
  reviewedInLast12Months,
} from "../../src/facts/by-day.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { caseOfficerOn } from "../../src/facts/case-officer.ts";
import { isCurrentOn, isHeld12MonthsOn } from "../../src/facts/plan.ts";
import { requestPlaceOn } from "../../src/facts/request.ts";
import { isReviewedInLast12Months, lastEventOn } from "../../src/facts/review.ts";
import { heldSpans, isInSpan } from "../../src/facts/by-day.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { eventfulDays } from "../support/oracle/days.ts";
import { randomBorough } from "../support/random-borough.ts";

const everyFewWeeks = Array.from({ length: 15 }, (_, at) => addDays(dayOfText("2019-02-27"), at * 61));

describe.each([1, 2, 3, 4, 5])("what is worked out for all records of random borough %i at once", (seed) => {
  const borough = randomBorough(seed);
  const snapshot = aSnapshot(borough);
  // spans end on the days on which something happens
  const days = [...everyFewWeeks, ...eventfulDays(borough, seed, 10).map(dayOfText)];

  it.each(days)("is what is true of each of them on day %i", (on) => {
    const officers = caseOfficersOn(snapshot, on);
    const places = requestPlacesOn(snapshot, on);
    const events = lastEventsOn(snapshot, on);
    const reviewed = reviewedInLast12Months(snapshot);
    const held = heldSpans(snapshot);

    for (const person of snapshot.persons) {
      expect(officers[person.at]).toBe(caseOfficerOn(person, on, snapshot.words));
    }
    for (const referral of snapshot.referrals) {
      expect(places[referral.at]).toBe(requestPlaceOn(referral, on, snapshot.words));
    }
    for (const plan of snapshot.plans) {
      expect(events(plan)).toBe(lastEventOn(plan, on));
      expect(isInSpan(reviewed, plan.at, on)).toBe(isReviewedInLast12Months(plan, on));
      expect((held.from[plan.at] ?? NaN) <= on && (held.until[plan.at] ?? NaN) > on).toBe(
        isCurrentOn(plan, on) && isHeld12MonthsOn(plan, on),
      );
    }
    expect(currentPlansOn(snapshot, on)).toEqual(snapshot.plans.filter((plan) => isCurrentOn(plan, on)));
  });
});

describe("a span", () => {
  const rows = {
    person: [{}],
    plan: [{ plan_id: "l1", issued_date: "2018-01-01", ceased_date: "2021-06-30" }],
    review: [{ review_date: "2020-05-01", completed_date: "2020-05-10" }],
  };
  const snapshot = aSnapshot(aBorough(rows));

  it.each([
    ["2017-12-31", 0],
    ["2018-01-01", 1],
    ["2021-06-29", 1],
    ["2021-06-30", 0],
  ])("of a plan's life holds on its first day and not on the day it ceases: on %s, %i", (day, count) => {
    expect(currentPlansOn(snapshot, dayOfText(day))).toHaveLength(count);
  });

  it.each([
    ["2020-05-09", false],
    ["2020-05-10", true],
    ["2021-04-30", true],
    ["2021-05-01", false],
  ])("of a review runs from its completion to 12 months after it took effect: on %s, %s", (day, holds) => {
    expect(isInSpan(reviewedInLast12Months(snapshot), 0, dayOfText(day))).toBe(holds);
  });
});
