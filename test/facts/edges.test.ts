import { dayOfText } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { ageBandOn, ageBands, ageOfPersonOn } from "../../src/facts/age.ts";
import { addMonths, endOfMonth, lastAugust31, lastMonths } from "../../src/facts/calendar.ts";
import { caseOfficerOn, isRelationshipBelieved, officerNames } from "../../src/facts/case-officer.ts";
import { beganOn, isCeasedBy, isCurrentOn, isHeld12MonthsOn } from "../../src/facts/plan.ts";
import { dueBandSince, overdueBandSince, updateAwaited } from "../../src/facts/review.ts";
import { effectiveOn, isReviewDateIncorrectOn, isReviewedInLast12Months, lastEventOn } from "../../src/facts/review.ts";
import { bandLabels, bandOf, timeliness, toAssess } from "../../src/facts/wait.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error("the record was set aside");
  return item;
}

const aPlan = (plan: Cells, review: readonly Cells[] = []) =>
  first(aSnapshot(aBorough({ person: [{}], plan: [{ plan_id: "l1", ...plan }], review })).plans);

describe("the calendar", () => {
  it.each([
    ["2021-08-31", 6, "2022-02-28"],
    ["2019-08-31", 6, "2020-02-29"],
    ["2020-02-29", 12, "2021-02-28"],
    ["2021-01-31", 1, "2021-02-28"],
    ["2021-03-31", -1, "2021-02-28"],
  ])("moves %s by %i months to %s", (day, months, moved) => {
    expect(addMonths(dayOfText(day), months)).toBe(dayOfText(moved));
  });

  it("counts days across the clock changes and leap days", () => {
    expect(dayOfText("2021-03-29") - dayOfText("2021-03-27")).toBe(2);
    expect(dayOfText("2020-03-01") - dayOfText("2020-02-28")).toBe(2);
    expect(dayOfText("2021-02-28") - dayOfText("2021-03-01")).toBe(-1);
  });

  it("knows month ends, month lists and the turn of the school year", () => {
    expect(endOfMonth(dayOfText("2020-02-10"))).toBe(dayOfText("2020-02-29"));
    expect(lastMonths(dayOfText("2021-01-31"), 3)).toEqual(["2020-11-01", "2020-12-01", "2021-01-01"].map(dayOfText));
    expect(lastAugust31(dayOfText("2021-08-31"))).toBe(dayOfText("2021-08-31"));
    expect(lastAugust31(dayOfText("2021-08-30"))).toBe(dayOfText("2020-08-31"));
  });
});

describe("bands of weeks", () => {
  it.each([
    [0, "Within 2 weeks"],
    [14, "Within 2 weeks"],
    [15, "2 to 4 weeks"],
    [42, "4 to 6 weeks"],
    [43, "6 to 8 weeks"],
    [84, "8 to 12 weeks"],
    [85, "Over 12 weeks"],
  ])("puts day %i into %s", (days, label) => {
    expect(bandLabels(toAssess)[bandOf(toAssess, days)]).toBe(label);
  });

  it.each([
    ["2021-01-01", "2021-05-21", "Within 20 weeks"],
    ["2021-01-01", "2021-05-22", "Over 20 weeks"],
    ["2021-01-01", "2021-01-01", "Within 20 weeks"],
    ["2021-01-01", "2020-12-31", "Date error"],
    [null, "2021-05-21", "Not recorded"],
  ])("says of a plan asked for on %s and issued on %s: %s", (received, issued, says) => {
    expect(timeliness(received === null ? null : dayOfText(received), dayOfText(issued))).toBe(says);
    expect(timeliness(dayOfText(issued), null)).toBe("Not recorded");
  });
});

describe("ages", () => {
  const born = (day: string | null) => first(aSnapshot(aBorough({ person: [{ date_of_birth: day }] })).persons);

  it.each([
    ["2016-06-30", "2021-06-30", 5],
    ["2016-07-01", "2021-06-30", 4],
    ["2016-02-29", "2021-02-28", 4],
    ["2016-02-29", "2021-03-01", 5],
    ["2021-06-01", "2020-08-31", 0],
    ["2021-06-30", "2021-06-30", 0],
  ])("makes somebody born on %s on %s %i years old", (birth, day, age) => {
    expect(ageOfPersonOn(born(birth), dayOfText(day), dayOfText("2021-06-30"))).toBe(age);
  });

  it.each([
    ["2021-06-30", "0 to 4"],
    ["2016-07-01", "0 to 4"],
    ["2016-06-30", "5 to 10"],
    ["2010-07-01", "5 to 10"],
    ["2010-06-30", "11 to 15"],
    ["2005-06-30", "16 to 19"],
    ["2001-06-30", "20 to 25"],
    ["1995-07-01", "20 to 25"],
    ["1995-06-30", "Over 25"],
  ])("puts somebody born on %s into the band %s on 30 June 2021", (birth, band) => {
    expect(ageBandOn(born(birth), dayOfText("2021-06-30"), dayOfText("2021-06-30"))).toBe(band);
    expect(ageBands).toContain(band);
  });

  it("has no age without a date of birth or with one after the day asked about", () => {
    expect(ageBandOn(born(null), dayOfText("2021-06-30"), dayOfText("2021-06-30"))).toBe("Not recorded");
    expect(ageBandOn(born("2021-07-01"), dayOfText("2021-06-30"), dayOfText("2021-06-30"))).toBe("Not recorded");
    expect(ageBandOn(born("1995-06-30"), dayOfText("2021-06-30"), dayOfText("2021-06-30"))).toBe("Over 25");
  });
});

describe("a plan", () => {
  it("is current from its first day to the day before it ceases", () => {
    const plan = aPlan({ issued_date: "2020-01-01", ceased_date: "2021-06-30" });

    expect(isCurrentOn(plan, dayOfText("2019-12-31"))).toBe(false);
    expect(isCurrentOn(plan, dayOfText("2020-01-01"))).toBe(true);
    expect(isCurrentOn(plan, dayOfText("2021-06-29"))).toBe(true);
    expect(isCurrentOn(plan, dayOfText("2021-06-30"))).toBe(false);
  });

  it("begins when this authority takes it over, and not before it is issued", () => {
    expect(beganOn(aPlan({ origin: "transfer_in", responsible_from: "2020-05-01" }))).toBe(dayOfText("2020-05-01"));
    expect(beganOn(aPlan({ origin: "transfer_in", issued_date: null, responsible_from: "2020-05-01" }))).toBe(
      dayOfText("2020-05-01"),
    );
    expect(beganOn(aPlan({ responsible_from: "2019-05-01" }))).toBe(dayOfText("2020-01-01"));
    expect(beganOn(aPlan({ issued_date: null }))).toBeNull();
  });

  it("that ceased before it began was never current", () => {
    expect(isCeasedBy(aPlan({ ceased_date: "2019-12-31" }), dayOfText("2021-06-30"))).toBe(false);
    expect(isCeasedBy(aPlan({ ceased_date: "2020-01-01" }), dayOfText("2021-06-30"))).toBe(true);
  });

  it("is held 12 months on the day 12 calendar months have passed", () => {
    expect(isHeld12MonthsOn(aPlan({ issued_date: "2020-02-29" }), dayOfText("2021-02-27"))).toBe(false);
    expect(isHeld12MonthsOn(aPlan({ issued_date: "2020-02-29" }), dayOfText("2021-02-28"))).toBe(true);
  });
});

describe("reviews", () => {
  it.each([
    ["2021-07-01", "2021-06-01", true],
    ["2021-06-02", "2021-06-01", true],
    ["2021-06-01", "2021-06-01", false],
    ["2020-06-01", "2021-06-01", false],
    ["2020-05-31", "2021-06-01", true],
    ["2018-12-31", "2019-06-01", true],
    [null, "2021-06-01", false],
  ])("finds a review date of %s completed on %s incorrect: %s", (reviewDate, completed, incorrect) => {
    const issued = completed.startsWith("2019") ? "2019-01-01" : "2015-01-01";
    const plan = aPlan({ issued_date: issued }, [{ review_date: reviewDate, completed_date: completed }]);
    const review = first(plan.reviews);

    expect(isReviewDateIncorrectOn(review, dayOfText("2021-06-30"))).toBe(incorrect);
    expect(effectiveOn(review, dayOfText("2021-06-30"))).toBe(
      dayOfText(incorrect ? completed : (reviewDate ?? completed)),
    );
  });

  it("do not count before they are completed", () => {
    const plan = aPlan({ issued_date: "2019-01-01" }, [{ review_date: "2021-06-01", completed_date: "2021-07-01" }]);

    expect(lastEventOn(plan, dayOfText("2021-06-30"))).toBe(dayOfText("2019-01-01"));
    expect(isReviewedInLast12Months(plan, dayOfText("2021-06-30"))).toBe(false);
  });

  it("lie in the last 12 months until 12 calendar months have passed", () => {
    const plan = aPlan({ issued_date: "2015-01-01" }, [{ completed_date: "2020-06-30" }]);

    expect(isReviewedInLast12Months(plan, dayOfText("2021-06-29"))).toBe(true);
    expect(isReviewedInLast12Months(plan, dayOfText("2021-06-30"))).toBe(false);
  });

  it.each([
    ["2020-07-01", null, null],
    ["2020-06-30", "12 to 13 months", null],
    ["2020-06-01", "12 to 13 months", null],
    ["2020-05-31", "13 to 14 months", null],
    ["2020-05-30", "13 to 14 months", null],
    ["2020-04-30", "13 to 14 months", null],
    ["2020-04-29", null, "14 to 15 months"],
    ["2020-03-30", null, "14 to 15 months"],
    ["2020-03-29", null, "15 to 18 months"],
    ["2018-06-30", null, "24 to 36 months"],
    ["2018-06-29", null, "Over 36 months"],
  ])("with the last event on %s are due %s and overdue %s on 30 June 2021", (last, due, overdue) => {
    const plan = aPlan({ issued_date: last });

    expect(dueBandSince(lastEventOn(plan, dayOfText("2021-06-30")), dayOfText("2021-06-30"))).toBe(due);
    expect(overdueBandSince(lastEventOn(plan, dayOfText("2021-06-30")), dayOfText("2021-06-30"))).toBe(overdue);
  });

  it("await the amended draft, then the final, of the latest completed review only", () => {
    const amend = { completed_date: "2021-05-01", outcome: "AMEND" };
    const awaited = (...reviews: readonly Cells[]) => updateAwaited(aPlan({}, reviews), dayOfText("2021-06-30"));

    expect(awaited(amend)).toBe("Amended draft awaited");
    expect(awaited({ ...amend, amended_draft_date: "2021-06-30" })).toBe("Amended final awaited");
    expect(awaited({ ...amend, amended_draft_date: "2021-07-01" })).toBe("Amended draft awaited");
    expect(awaited({ ...amend, amended_final_date: "2021-06-30" })).toBeNull();
    expect(awaited(amend, { completed_date: "2021-05-02", outcome: "maintain" })).toBeNull();
  });
});

describe("the case officer", () => {
  const held = (workers: readonly Cells[], relationships: readonly Cells[], on = "2021-06-30") => {
    const snapshot = aSnapshot(aBorough({ person: [{}], worker: workers, worker_relationship: relationships }));
    return officerNames(snapshot).officer(caseOfficerOn(first(snapshot.persons), dayOfText(on), snapshot.words));
  };
  const two = [
    { worker_id: "w1", name: "Ada" },
    { worker_id: "w2", name: "Ben" },
  ];

  it("is, of two at once, the one who came last, then the lowest worker id", () => {
    expect(held(two, [{ worker_id: "w2", start_date: "2020-01-01" }, { worker_id: "w1" }])).toBe("Ben");
    expect(held(two, [{ worker_id: "w2" }, { worker_id: "w1" }])).toBe("Ada");
  });

  it("is gone on the day the relationship ends", () => {
    expect(held(two, [{ end_date: "2021-06-30" }])).toBe("Not allocated");
    expect(held(two, [{ end_date: "2021-07-01" }])).toBe("Ada");
  });

  it("is nobody inactive, unknown or of another relationship", () => {
    expect(held([{ active: "0" }], [{}])).toBe("Not allocated");
    expect(held([], [{}])).toBe("Not allocated");
    expect(held(two, [{ relationship: "Social Worker" }])).toBe("Not allocated");
  });

  it("is named with the team, and the id, where the name is shared", () => {
    const name = "Ada";
    const relation = [{ worker_id: "w2" }];

    expect(held([{ name }, { worker_id: "w2", name, team: "South" }], relation)).toBe("Ada (South)");
    expect(held([{ name }, { worker_id: "w2", name: "ADA", team: "north" }], relation)).toBe("ADA (North, w2)");
    expect(
      held(
        [
          { name, active: "0" },
          { worker_id: "w2", name, team: null },
        ],
        relation,
      ),
    ).toBe("Ada");
  });

  it("who has left is never taken for a namesake", () => {
    const named = (...workers: readonly Cells[]) => {
      const snapshot = aSnapshot(aBorough({ worker: workers }));
      return snapshot.workers.map((worker) => officerNames(snapshot).officer(worker));
    };
    const left = { worker_id: "w2", name: "ADA", team: "South", active: "0" };

    expect(named({ name: "Ada" }, left)).toEqual(["Ada", "ADA (South, w2)"]);
    expect(named({ name: "Ben" }, left)).toEqual(["Ben", "ADA"]);
    expect(named(left, { ...left, worker_id: "w3", team: null })).toEqual([
      "ADA (South, w2)",
      "ADA (Not recorded, w3)",
    ]);
  });

  it.each<[string, string, string | null, boolean]>([
    ["that has not ended", "2020-01-01", null, true],
    ["that ended on its first day", "2020-01-01", "2020-01-01", true],
    ["that ended before it began", "2020-01-01", "2019-12-31", false],
    ["from the first day of any event", "1990-01-01", null, true],
    ["from the day before it", "1989-12-31", null, false],
    ["from the last day that is planned", "2023-06-30", null, true],
    ["from the day after it", "2023-07-01", null, false],
  ])("has a relationship %s, believed on 30 June 2021: %s", (_, start, end, isBelieved) => {
    const rows = { person: [{}], worker: [{}], worker_relationship: [{ start_date: start, end_date: end }] };
    const relationship = first(first(aSnapshot(aBorough(rows)).persons).relationships);

    expect(isRelationshipBelieved(relationship, dayOfText("2021-06-30"))).toBe(isBelieved);
  });
});
