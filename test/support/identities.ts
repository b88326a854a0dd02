import type { Rounder } from "../../src/access/rounding.ts";
import { textOfDay, type Day } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { bandLabels, toIssue } from "../../src/facts/wait.ts";
import { measures } from "../../src/measures/index.ts";
import { weeklyAnswer } from "../../src/reports/weekly-report.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { all, keyOf, type Reading } from "./joint-attack.ts";

/** What a weekly post counts, and the measure that counts the same. */
const weeklyCounts: readonly (readonly [label: string, measure: string])[] = [
  ["Current plans", "plans.by-team"],
  ["Requests awaiting a decision", "referrals.undecided"],
  ["Children awaiting a plan", "issued.awaiting-since-referral"],
  ["Overdue reviews (past 14 months)", "reviews.overdue"],
];

/** Reads so many weekly posts, of which the last is of the day of the measures. Returns what of `weeklyCounts` no post has. */
export function readWeeks(
  { learn, sums }: Reading,
  snapshot: Snapshot,
  on: Day,
  weeks: number,
  rounder: Rounder,
): string[] {
  const found = new Set<string>();
  for (let week = 0; week < weeks; week += 1) {
    const day = addDays(on, -7 * week);
    const tableOf = (by: Rounder | null) =>
      atOnce(weeklyAnswer(snapshot, day, measures, by)).parts.flatMap((part) =>
        part.kind === "table" ? part.rows : [],
      );
    const truths = tableOf(null);
    tableOf(rounder).forEach(({ label, values }, row) => {
      if (label.endsWith("(%)")) return;
      found.add(label);
      for (const [at, date] of [day, addDays(day, -7)].entries()) {
        const key = learn(`week ${textOfDay(date)} ${label}`, values[at] ?? 0, truths[row]?.values[at] ?? 0);
        const measure = weeklyCounts.find(([counted]) => counted === label)?.[1];
        if (date === on && measure !== undefined) sums.push([keyOf(measure, null, "whole", all, all), [key]]);
      }
    });
  }
  return weeklyCounts.flatMap(([label]) => (found.has(label) ? [] : [label]));
}

/** A cell, or a row, a column or a table by the sum of its cells. */
type Place = readonly [measure: string, row: string, column: string];

const within20 = "Within 20 weeks";
const inTime = bandLabels(toIssue).slice(0, toIssue.edges.indexOf(toIssue.limit) + 1);

/**
 * Adds what a reader knows of how the numbers of different measures belong together. Returns what of it names a row or column
 * that no table has in any year.
 */
export function joinMeasures({ unknowns, sums, filters, years }: Reading): string[] {
  let made = 0;
  const isFound = new Map<string, boolean>();
  const truthOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (unknowns.get(key)?.truth ?? 0), 0);
  const unseen = (truth: number): string => {
    made += 1;
    const key = `unseen ${made}`;
    unknowns.set(key, { least: 0, most: Infinity, truth });
    return key;
  };
  const places = new Map<string, Set<string>>();
  for (const key of unknowns.keys()) {
    const [measure = "", , , row = "", column = ""] = key.split("|");
    places.set(measure, (places.get(measure) ?? new Set()).add(JSON.stringify([row, column])));
  }
  const labels = (measure: string, at: 0 | 1): string[] => [
    ...new Set(
      [...(places.get(measure) ?? [])].flatMap((place) => {
        const label: unknown = JSON.parse(place)[at];
        return typeof label === "string" && label !== all ? [label] : [];
      }),
    ),
  ];
  for (const filter of filters) {
    for (const year of years) {
      const y = String(year);
      /** Returns the keys whose sum is that of the place; a row's or table's sum is not always shown itself. */
      const at = ([measure, row, column]: Place): string[] => {
        const keys = [keyOf(measure, null, filter, row, column), keyOf(measure, year, filter, row, column)];
        const known = keys.filter((key) => unknowns.has(key)).slice(0, 1);
        if (known.length > 0 || column !== all) return known;
        return labels(measure, 1).flatMap((label) => at([measure, row, label]));
      };
      const placesOf = (places: readonly Place[]): string[] => {
        for (const place of places) {
          const name = place.map((label) => (label === y ? "year" : label)).join(" | ");
          isFound.set(name, isFound.get(name) === true || at(place).length > 0);
        }
        return places.flatMap(at);
      };
      const equal = (one: readonly Place[], other: readonly Place[]): void => {
        const [left, right] = [placesOf(one), placesOf(other)];
        if (left.length === 0 || right.length === 0) return;
        const sum = unseen(truthOf(left));
        sums.push([sum, left], [sum, right]);
      };
      const holds = (whole: Place, part: Place): void => {
        const [big, small] = [placesOf([whole]), placesOf([part])];
        if (big.length === 0 || small.length === 0) return;
        const sum = unseen(truthOf(big));
        sums.push([sum, big], [sum, [...small, unseen(truthOf(big) - truthOf(small))]]);
      };
      /** The months of the year, without those to come. */
      const monthsOf = (id: string) => labels(id, 0).filter((month) => at([id, month, y]).length > 0);
      if (year === years[0]) {
        equal(
          [["issued.awaiting-since-referral", all, all]],
          [
            ["referrals.undecided", all, all],
            ["assessments.undecided-since-referral", all, all],
            ["issued.awaiting-since-decision", all, all],
          ],
        );
        equal(
          [["assessments.undecided-since-referral", all, all]],
          [["assessments.undecided-since-decision-to-assess", all, all]],
        );
        equal(
          [["reviews.last-12-months", "Not reviewed", "Count"]],
          [
            ["reviews.due", all, all],
            ["reviews.overdue", all, all],
          ],
        );
        const lastMonth = labels("reviews.trend", 0).at(-1) ?? "";
        equal(
          [["reviews.last-12-months", "Reviewed", "Count"]],
          [["reviews.trend", lastMonth, "Reviewed in last 12 months"]],
        );
        equal(
          [["reviews.last-12-months", "Not reviewed", "Count"]],
          [["reviews.trend", lastMonth, "Not reviewed in last 12 months"]],
        );
        for (const id of ["plans.by-gender", "plans.by-ethnicity", "plans.by-age"]) {
          equal([["plans.by-team", all, all]], [[id, all, all]]);
        }
        equal(
          [["reviews.pipeline", "Late", all]],
          [
            ["reviews.due", all, all],
            ["reviews.overdue", all, all],
          ],
        );
        holds(["plans.by-team", all, all], ["phase-transfers", all, all]);
        const stages = ["Final issued", "Draft amended", "Review held", "Nothing yet"];
        equal(
          [["phase-transfers", all, all]],
          stages.map((stage): Place => ["phase-transfers", all, stage]),
        );
        for (const phase of labels("phase-transfers", 0)) {
          holds(["phase-transfers", all, "Nothing yet"], ["phase-transfers", phase, "Nothing yet"]);
        }
        equal([["forecast.20-weeks", all, all]], [["forecast.20-weeks", all, "Due"]]);
        for (const month of labels("forecast.20-weeks", 0)) {
          for (const column of ["Issued in time", "Lost already"]) {
            holds(["forecast.20-weeks", month, "Due"], ["forecast.20-weeks", month, column]);
          }
        }
        holds(["plans.by-team", all, all], ["reviews.last-12-months", all, all]);
        holds(["plans.by-team", all, all], ["reviews.updates-in-progress", all, all]);
        holds(["plans.by-team", all, all], ["plans.social-care", all, all]);
      }
      for (const [ofYear, ofMonths] of [
        ["referrals.decisions", "referrals.decisions-by-month"],
        ["assessments.decisions", "assessments.decisions-by-month"],
      ] as const) {
        for (const decision of labels(ofYear, 1)) {
          equal(
            [[ofYear, y, decision]],
            labels(ofMonths, 1).map((month): Place => [ofMonths, decision, month]),
          );
        }
      }
      for (const decision of labels("other-referrals.decisions-by-year", 0)) {
        equal(
          [["other-referrals.decisions-by-year", decision, y]],
          labels("other-referrals.decisions-by-month", 1).map((month): Place => [
            "other-referrals.decisions-by-month",
            decision,
            month,
          ]),
        );
      }
      for (const decision of labels("referrals.decisions-new", 1)) {
        equal([["referrals.decisions-new", y, decision]], [["referrals.by-age", all, decision]]);
      }
      equal([["referrals.decisions-new", y, all]], [["referrals.time-to-decision", all, all]]);
      equal([["referrals.decisions-new", y, all]], [["referrals.refusal-rate", y, "Decided"]]);
      holds(["referrals.refusal-rate", y, "Decided"], ["referrals.refusal-rate", y, "Refused"]);
      holds(["referrals.decisions", y, all], ["referrals.decisions-new", y, all]);
      for (const id of ["assessments.time-from-referral", "assessments.time-from-decision-to-assess"]) {
        equal([["assessments.decisions", y, all]], [[id, all, all]]);
      }
      equal([["assessments.decisions", y, "EHCP Not required"]], [["assessments.reasons-no-plan", all, y]]);
      equal([["reviews.completed", y, "Count"]], [["reviews.completed-by-month", all, all]]);
      for (const page of ["issued", "issued-excluding"]) {
        equal([[`${page}.total`, y, all]], [[`${page}.within-20-weeks`, y, "Issued"]]);
        equal([[`${page}.total`, y, within20]], [[`${page}.within-20-weeks`, y, within20]]);
        equal([[`${page}.total`, y, all]], [[`${page}.by-month`, all, y]]);
        holds([`${page}.total`, y, all], [`${page}.weeks`, y, "Plans"]);
        equal([[`${page}.total`, y, all]], [[`${page}.time-from-referral`, all, all]]);
        equal([[`${page}.total`, y, all]], [[`${page}.time-from-decision`, all, all]]);
        equal(
          [[`${page}.total`, y, within20]],
          inTime.map((band): Place => [`${page}.time-from-referral`, band, "Count"]),
        );
        for (const month of monthsOf(`${page}.by-month`)) {
          holds([`${page}.by-month`, month, y], [`${page}.by-month-within-20-weeks`, month, y]);
        }
        equal(
          [[`${page}.total`, y, within20]],
          monthsOf(`${page}.by-month`).map((month): Place => [`${page}.by-month-within-20-weeks`, month, y]),
        );
      }
      for (const column of labels("issued.total", 1))
        holds(["issued.total", y, column], ["issued-excluding.total", y, column]);
      for (const month of monthsOf("issued.by-month"))
        holds(["issued.by-month", month, y], ["issued-excluding.by-month", month, y]);
    }
  }
  return [...isFound].flatMap(([name, isIn]) => (isIn ? [] : [name]));
}
