import { addMonths, spelledDay, type Period } from "./calendar.ts";

/** A stretch of days that a question names. Its last day may be after today: then it is not over. */
export interface AskedPeriod extends Period {
  /** The words that mean it, and on another day another one: "last week". Absent: it is always the same days. */
  readonly relative?: string;
}

export function periodLabel({ from, to }: Period): string {
  const [a, b] = [spelledDay(from), spelledDay(to)];
  if (a.startsWith("1 January ") && b === a.replace("1 January", "31 December")) return a.slice(10);
  return `${a} to ${b}`;
}
export function partLabel(period: Period, _today: number): string {
  return periodLabel(period);
}
export function inEarlierYear({ from, to }: Period, years: number): Period {
  return { from: addMonths(from, -12 * years), to: addMonths(to, -12 * years) };
}
