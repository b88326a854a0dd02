import { addDays, yearOf } from "../../src/facts/calendar.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import {
  daysDueOn,
  digestHours,
  holidayWarning,
  holidayYears,
  isBankHoliday,
  isDigestHour,
  isWeeksFirstWorkingDay,
  isWorkingDay,
  lastHour,
  weekdayOf,
  weeklyHour,
} from "../../src/facts/working-days.ts";

/** Easter Sunday by the anonymous Gregorian computus. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, "0")}-${String((n % 31) + 1).padStart(2, "0")}`;
}

/** The first Monday on or after the day. */
function mondayFrom(day: string): string {
  return textOfDay(addDays(dayOfText(day), (7 - weekdayOf(dayOfText(day))) % 7));
}

/** The bank holidays of a year by rule, substitute days among them. */
function byRule(year: number): Set<string> {
  const free = (day: string) => weekdayOf(dayOfText(day)) < 5;
  const newYear = `${year}-01-01`;
  const christmas = [`${year}-12-25`, `${year}-12-26`];
  const kept = christmas.filter(free);
  for (let day = `${year}-12-27`; kept.length < 2; day = textOfDay(addDays(dayOfText(day), 1)))
    if (free(day)) kept.push(day);
  return new Set([
    free(newYear) ? newYear : mondayFrom(newYear),
    textOfDay(addDays(dayOfText(easter(year)), -2)),
    textOfDay(addDays(dayOfText(easter(year)), 1)),
    mondayFrom(`${year}-05-01`),
    mondayFrom(`${year}-05-25`),
    mondayFrom(`${year}-08-25`),
    ...kept,
  ]);
}

const moved: Readonly<Record<string, boolean>> = {
  "2020-05-04": false,
  "2020-05-08": true,
  "2022-05-30": false,
  "2022-06-02": true,
  "2022-06-03": true,
  "2022-09-19": true,
  "2023-05-08": true,
};

const every = Array.from({ length: 3653 }, (_, at) => addDays(dayOfText("2019-01-01"), at));

describe("England's bank holidays", () => {
  it("are those of the rules and the proclamations, on every day of the years they cover", () => {
    const wrong = every.filter(
      (day) => isBankHoliday(day) !== (moved[textOfDay(day)] ?? byRule(yearOf(day)).has(textOfDay(day))),
    );

    expect(wrong).toEqual([]);
    expect(every.at(-1)).toBe(dayOfText(`${holidayYears.to}-12-31`));
    expect(holidayYears.to).toBeGreaterThanOrEqual(2028);
  });

  it.each([
    ["2022-06-03", false],
    ["2022-09-19", false],
    ["2023-05-08", false],
    ["2022-05-30", true],
    ["2026-12-28", false],
    ["2026-12-26", false],
    ["2021-06-30", true],
  ])("%s is a working day: %s", (day, isWorking) => {
    expect(isWorkingDay(dayOfText(day))).toBe(isWorking);
  });

  it("leave every week one first working day, and only one", () => {
    const weeks = new Map<string, number>();
    for (const day of every) {
      const monday = addDays(day, -weekdayOf(day));
      weeks.set(textOfDay(monday), (weeks.get(textOfDay(monday)) ?? 0) + (isWeeksFirstWorkingDay(day) ? 1 : 0));
    }
    const whole = [...weeks].filter(([monday]) => monday >= "2019-01-01" && monday <= "2028-12-25");

    expect(whole.filter(([, count]) => count !== 1)).toEqual([]);
    expect(
      ["2021-04-05", "2021-04-06", "2021-12-29", "2021-06-28"].map((day) => isWeeksFirstWorkingDay(dayOfText(day))),
    ).toEqual([false, true, true, true]);
  });

  it("warn before they run out, and say so after", () => {
    expect(holidayWarning(dayOfText("2028-06-30"))).toBeNull();
    expect(holidayWarning(dayOfText("2028-07-01"))).toContain("up to the end of 2028");
    expect(holidayWarning(dayOfText("2029-01-02"))).toContain("2019 to 2028 only");
    expect(holidayWarning(dayOfText("2018-12-31"))).toContain("2019 to 2028 only");
    expect(holidayWarning(dayOfText("2019-01-01"))).toBeNull();
  });
});

describe("what is due", () => {
  it.each<[string, readonly string[]]>([
    ["2021-06-30", ["2021-06-30"]],
    ["2021-06-28", ["2021-06-28", "2021-06-27", "2021-06-26"]],
    ["2021-04-06", ["2021-04-06", "2021-04-05", "2021-04-04", "2021-04-03", "2021-04-02"]],
    ["2021-06-26", []],
    ["2021-04-05", []],
  ])("on %s is of that day and of the days off before it", (day, due) => {
    expect(daysDueOn(dayOfText(day)).map(textOfDay)).toEqual(due);
  });

  it.each([
    ["05:59", false],
    ["06:00", true],
    ["08:30", true],
    ["16:55", true],
    ["16:56", false],
    ["06:60", false],
    ["008:30", false],
    ["08:300", false],
    ["8:30", false],
  ])("at %s may be a digest: %s", (hour, isGood) => {
    expect(isDigestHour(hour)).toBe(isGood);
  });

  it("each week comes at 09:00, and nothing from 17:00 on", () => {
    expect([weeklyHour, digestHours.from, digestHours.to, lastHour]).toEqual(["09:00", "06:00", "16:55", "17:00"]);
  });
});
