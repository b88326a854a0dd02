import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Period } from "../../src/facts/calendar.ts";
import type { Asked } from "../../src/measures/engine/asked.ts";
import { scopeAsked } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoSnapshot } from "../support/demo.ts";

const period = (from: string, to: string): Period => ({ from: dayOfText(from), to: dayOfText(to) });
const may = period("2021-05-01", "2021-05-31");
const lastYear = period("2020-01-01", "2020-12-31");
const thisYear = period("2021-01-01", "2021-12-31");

function measureOf(id: string) {
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) throw new Error(`no measure ${id}`);
  return measure;
}

function scope(id: string, asked: Partial<Asked>) {
  return scopeAsked(demoSnapshot, demoDay, { filters: {}, ...asked }, measureOf(id));
}

describe("on 30 June 2021 the demo counts", () => {
  it.each<[string, Partial<Asked>, number]>([
    ["issued.total", { period: may }, 31],
    ["issued.total", { period: lastYear }, 301],
    ["issued.total", { period: thisYear }, 161],
    ["issued.total", {}, 161],
    ["plans.ceased", { period: lastYear }, 146],
    ["plans.ceased", { filters: { year: 2020 } }, 146],
    ["referrals.decisions", { period: may, part: "refused" }, 4],
    ["assessments.decisions-by-month", { period: may }, 25],
    ["reviews.last-12-months", { part: "not-reviewed" }, 759],
    ["reviews.overdue", {}, 650],
    ["reviews.overdue", { threshold: { than: "over", count: 14, unit: "months" } }, 650],
    ["plans.current", { period: thisYear }, 2303],
  ])("of %s, asked %j: %i", (id, asked, count) => {
    expect(measureOf(id).count(scope(id, asked))).toBe(count);
    const behind = atOnce(measureOf(id).behind(scope(id, asked)));
    expect(new Set(behind.map((one) => one.id)).size).toBe(count);
  });

  it("90% of new plans issued within 20 weeks in May, 78% in June and 88% in the year to date", () => {
    const shareIn = (one: Period) => {
      const { rows } = measureOf("issued.within-20-weeks").figures(scope("issued.within-20-weeks", { period: one }));
      return rows.at(-1)?.values.at(-1);
    };

    const june = period("2021-06-01", "2021-06-30");

    expect([may, june, thisYear].map(shareIn)).toEqual([90, 78, 88]);
  });

  it("no ceased plan of last year as nobody's only because its officer has left or it has ceased", () => {
    const { rows } = measureOf("plans.ceased").figures(scope("plans.ceased", { period: lastYear }), "officer");
    const nobodys = rows.find(({ label }) => label === "Not allocated")?.values ?? [0];

    expect(nobodys.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeLessThan(15);
  });
});

describe("a period that is not over", () => {
  it("is refused of a measure that does not look ahead, where no day of it has come", () => {
    const july = period("2021-07-01", "2021-07-31");

    for (const id of ["issued.total", "plans.by-team"]) {
      expect(() => scope(id, { period: july })).toThrow("July 2021 has not begun. Ask about a time up to today.");
    }
  });

  it("is refused of a measure that looks ahead, where all its days are over", () => {
    const may2021 = () => scope("reviews.upcoming", { period: may });

    expect(may2021).toThrow("May 2021 is over. Ask about a time in the future.");
  });

  it("is only its days to come, of upcoming reviews", () => {
    const upcoming = measureOf("reviews.upcoming");
    const months = (one: Period) => upcoming.figures(scope("reviews.upcoming", { period: one })).rows;
    const all = upcoming.figures(scope("reviews.upcoming", {})).rows;
    const august = period("2021-08-01", "2021-08-31");

    expect(months(august)).toEqual(all.filter(({ label }) => label === "Aug 2021"));
    expect(months(period("2021-06-01", "2021-08-31"))).toEqual(
      all.filter(({ label }) => ["Jul 2021", "Aug 2021"].includes(label)),
    );
    const next30 = upcoming.count(scope("reviews.upcoming", { period: period("2021-06-30", "2021-07-30") }));
    expect(next30).toBe(upcoming.count(scope("reviews.upcoming", { period: period("2021-07-01", "2021-07-30") })));
    expect(next30).toBeLessThan(upcoming.count(scope("reviews.upcoming", {})));
  });
});

it("names the day of what stands only where the question does, and the days to come as its period", () => {
  const recent = period("2021-05-01", "2021-06-15");

  expect(scope("plans.by-team", { period: recent }).filters).toEqual({});
  expect(scope("plans.by-team", { period: recent, filters: { on: demoDay } }).filters).toEqual({ on: recent.to });
  expect(scope("reviews.upcoming", { period: period("2021-07-01", "2021-07-31") }).isPeriodAsked).toBe(true);
});
