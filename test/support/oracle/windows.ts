import { fullMonth, monthEnd, monthsOn, plus, shortMonth } from "./dates.ts";

/** Days from one to another, both inclusive. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Window extends Span {
  readonly label: string;
  readonly isAsked: boolean;
}

export const isIn = (day: string | null | undefined, { from, to }: Span) => day != null && from <= day && day <= to;
export const endingBy = ({ from, to }: Span, on: string): Span => ({ from, to: to < on ? to : on });
export const ofYear = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` });

const yearOf = (day: string) => Number(day.slice(0, 4));
const endOfMonth = (day: string) =>
  `${day.slice(0, 8)}${String(monthEnd(yearOf(day), Number(day.slice(5, 7)))).padStart(2, "0")}`;

/** Whether the day a year after the first one is still within. */
export function isOverAYear({ from, to }: Span): boolean {
  return monthsOn(from, 12) <= to;
}

/** Returns the same days of an earlier year: whole months stay whole, and 29 February becomes the 28th. */
export function yearsEarlier({ from, to }: Span, years: number): Span {
  const isWhole = from.endsWith("-01") && to === endOfMonth(to);
  const end = monthsOn(to, -12 * years);
  return { from: monthsOn(from, -12 * years), to: isWhole ? endOfMonth(end) : end };
}

/** Returns the columns of a flow: the period and the same of the years before, or the years of a longer period. */
export function windowsOf(whole: Span, on: string, many: number, label: (span: Span) => string): Window[] {
  const asked = endingBy(whole, on);
  const starts = /-0[49]-01$/.test(whole.from)
    ? Array.from({ length: yearOf(whole.to) - yearOf(whole.from) }, (_, at) => monthsOn(whole.from, 12 * at))
    : [];
  const isOfYears = starts.length > 1 && plus(monthsOn(starts.at(-1) ?? "", 12), -1) === whole.to;
  if (isOfYears) {
    return starts
      .map((from) => ({ from, to: plus(monthsOn(from, 12), -1) }))
      .filter(({ from }) => from <= asked.to)
      .map((span) => ({
        label: label(span),
        from: span.from,
        to: span.to < asked.to ? span.to : asked.to,
        isAsked: false,
      }));
  }
  if (isOverAYear(whole)) {
    const years = Array.from({ length: yearOf(asked.to) - yearOf(asked.from) + 1 }, (_, at) => yearOf(asked.from) + at);
    return years.map((year) => ({
      label: label({
        from: asked.from > ofYear(year).from ? asked.from : ofYear(year).from,
        to: whole.to < ofYear(year).to ? whole.to : ofYear(year).to,
      }),
      from: asked.from > ofYear(year).from ? asked.from : ofYear(year).from,
      to: asked.to < ofYear(year).to ? asked.to : ofYear(year).to,
      isAsked: false,
    }));
  }
  return Array.from({ length: many }, (_, at) => {
    const span = yearsEarlier(whole, many - 1 - at);
    const isAsked = at === many - 1;
    return { label: label(span), ...(isAsked ? asked : span), isAsked };
  });
}

/** Returns the first days of the months of which a day lies in the span. */
export function monthsOf({ from, to }: Span): string[] {
  const found: string[] = [];
  for (let month = `${from.slice(0, 8)}01`; month <= to; month = plus(endOfMonth(month), 1)) found.push(month);
  return found;
}

export const monthNameOf = (day: string) => fullMonth(Number(day.slice(5, 7)));

/** Returns how the months of a span are named: without their year where it is one. */
export function monthNamer({ from, to }: Span): (day: string) => string {
  return yearOf(from) === yearOf(to) ? monthNameOf : shortMonth;
}

/** Returns the names of the months that a period and the same of other years have, in its order. */
export function monthNamesIn(whole: Span): string[] {
  return isOverAYear(whole)
    ? Array.from({ length: 12 }, (_, at) => fullMonth(at + 1))
    : [...new Set(monthsOf(whole).map(monthNameOf))];
}
