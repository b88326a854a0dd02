import { contract, views, type Borough } from "../../../src/cases/contract.ts";
import { stream } from "../random-borough.ts";
import { exists, monthsOn, plus } from "./dates.ts";

/**
 * Days on which calendars go wrong: first, last and middle days of months, leap days, ends of years and school years.
 */
export const awkwardDays: readonly string[] = [
  "2020-02-28",
  "2020-02-29",
  "2020-03-01",
  "2020-05-13",
  "2020-08-31",
  "2020-09-01",
  "2020-12-31",
  "2021-01-01",
  "2021-02-28",
  "2021-03-01",
  "2021-03-17",
  "2021-06-30",
];

/** Every limit of the measures and the alerts. */
const limits: readonly (readonly [count: number, unit: "days" | "months"])[] = [
  ...[0, 14, 28, 42, 56, 60, 84, 98, 112, 126, 140, 365].map((count) => [count, "days"] as const),
  ...[3, 9, 12, 13, 14, 15, 18, 24, 36].map((count) => [count, "months"] as const),
];

/**
 * Days of 2019 to 2022 about a day of the borough's own records and one of the limits after it: the day itself, the one
 * before and the one after. The same for the same seed.
 */
export function eventfulDays(borough: Borough, seed: number, many: number): string[] {
  const next = stream(seed + 15_485_863);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
  const cells = views.flatMap((view) => {
    const dates = contract[view].flatMap(({ kind }, at) => (kind === "date" ? [at] : []));
    return borough[view].flatMap((row) => dates.flatMap((at) => row[at]?.trim() ?? []));
  });
  const dates = cells.filter((cell) => exists(cell) && cell >= "2016" && cell < "2022");
  const found: string[] = [];
  while (found.length < many) {
    const date = pick(dates) ?? "2021-06-30";
    const [count, unit] = pick(limits) ?? [0, "days"];
    const day = plus(unit === "days" ? plus(date, count) : monthsOn(date, count), pick([-1, 0, 1]) ?? 0);
    if (day >= "2019" && day < "2023") found.push(day);
  }
  return found;
}
