import type { Borough } from "../../../src/cases/contract.ts";
import { stream } from "../random-borough.ts";
import type { By, Question } from "./question.ts";
import { civil, monthEnd, monthsOn, plus } from "./dates.ts";
import { awkwardDays, eventfulDays } from "./days.ts";
import type { Kind } from "./kinds.ts";
import { ofYear, type Span } from "./windows.ts";

/** The values of each filter that a borough's questions may name. */
export interface Values {
  readonly officer: readonly string[];
  readonly team: readonly string[];
  readonly age: readonly string[];
}

const bys = ["team", "officer", "age"] as const;
const thans = ["over", "under", "at-least", "at-most"] as const;
/** Counts of each unit at which something of the law or of a calendar turns. */
const counts = {
  days: [0, 1, 7, 28, 42, 43, 70, 100, 112, 140, 365],
  weeks: [0, 2, 6, 10, 16, 20, 26, 52],
  months: [0, 1, 2, 5, 6, 12, 13, 14, 15, 18, 24, 36],
} as const;
const leapDay = "2020-02-29";

/** Returns a maker of random questions about a borough, the same for the same seed. */
export function questioner(borough: Borough, seed: number, values: Values) {
  const next = stream(seed + 32_452_843);
  const chance = (share: number) => next() < share;
  const whole = (most: number) => Math.floor(next() * most);
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item => items[whole(items.length)] ?? otherwise;
  const eventful = eventfulDays(borough, seed, 40);
  const days = [...eventful, ...awkwardDays];
  const aDay = () => pick(days, "2021-06-30");
  const span = (one: string, other: string): Span =>
    one <= other ? { from: one, to: other } : { from: other, to: one };
  const monthsFrom = (from: string, many: number): Span => ({ from, to: plus(monthsOn(from, many), -1) });

  /** Returns a period of some kind, its last day perhaps still to come. */
  const periodBy = (today: string): Span => {
    const day = aDay();
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const kinds: readonly (() => Span)[] = [
      () => span(day, day),
      () => span(day, plus(day, 6)),
      () => ({ from: civil(year, month, 1), to: civil(year, month, monthEnd(year, month)) }),
      () => monthsFrom(civil(year, month - ((month - 1) % 3), 1), 3),
      () => ofYear(year),
      () => monthsFrom(civil(year, 9, 1), 12),
      () => monthsFrom(civil(year, 4, 1), 12),
      () => span(day, aDay()),
      () => span(day, plus(day, whole(500))),
      () => span(leapDay, aDay()),
      () => span(plus(leapDay, -whole(400)), leapDay),
      () => ({ from: civil(year, 2, 1), to: civil(year, 2, monthEnd(year, 2)) }),
      () => monthsFrom(civil(year, 3, 1), 12),
      () => monthsFrom(leapDay, 12),
      () => monthsFrom(plus(day, 1), 12),
      () => span(plus(today, -whole(90)), plus(today, whole(90))),
      () => ofYear(Number(today.slice(0, 4))),
    ];
    return pick(kinds, () => span(day, day))();
  };

  /** Returns a question about a measure, asked on some day. */
  return (kind: Kind): Question => {
    const today = chance(0.5) ? "2021-06-30" : pick(days, "2021-06-30");
    let period = chance(0.12) ? undefined : periodBy(today);
    if (period !== undefined && period.from > today) period = { from: today, to: period.to };
    if (period !== undefined && kind.ahead !== undefined && chance(0.6)) {
      const from = plus(today, 1 + whole(120));
      period = chance(0.3) ? span(plus(today, -whole(40)), from) : span(from, plus(from, whole(120)));
    }
    // what looks ahead refuses days that are over, but for a single one
    if (period !== undefined && kind.ahead !== undefined && period.to <= today) period = span(period.to, period.to);
    const by = pick<By>(bys, "team");
    const other = pick<By>(bys, "team");
    const some = (name: By) => values[name].filter(() => chance(0.4));
    const parts = Object.keys(kind.parts ?? {});
    const unit = pick(["days", "weeks", "months"] as const, "days");
    return {
      today,
      ...(chance(0.2) ? { namesDay: true } : {}),
      ...(period === undefined ? {} : { period }),
      ...(period === undefined && kind.isFlow && chance(0.4) ? { year: Number(today.slice(0, 4)) - whole(3) } : {}),
      ...(chance(0.3) ? { filters: { [by]: pick(values[by], "") } } : {}),
      ...(chance(0.2) ? { without: { [other]: some(other) } } : {}),
      ...(chance(0.15) ? { among: { by, values: some(by) } } : {}),
      ...(parts.length > 0 && chance(0.5) ? { part: pick(parts, "") } : {}),
      ...(kind.wait !== undefined && chance(0.4)
        ? { threshold: { than: pick(thans, "over"), count: pick<number>(counts[unit], 0), unit } }
        : {}),
    };
  };
}
