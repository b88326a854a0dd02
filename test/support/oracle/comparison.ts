import { byName, order } from "./counts.ts";
import { plus } from "./dates.ts";
import type { oracleAsked } from "./asked.ts";
import type { By, Question } from "./question.ts";
import { endingBy, yearsEarlier, type Span } from "./windows.ts";

type Value = number | null;

function preposition({ from, to }: Span, name: string): string {
  if (from === to) return "on";
  if (name.includes("year")) return "in the";
  return /^\d\d? /.test(name) ? "from" : "in";
}

/** A comparison, asked of one measure. */
export interface Compared {
  readonly id: string;
  readonly question: Question & { readonly period: Span };
  readonly against: Span;
  readonly by?: By | undefined;
  /** Absent: the numbers are counts, or the measure's own percentage. */
  readonly isOfShares: boolean;
}

const ageBands = ["0 to 4", "5 to 10", "11 to 15", "16 to 19", "20 to 25", "Over 25"];
/** More years than any two periods of the tests lie apart. */
const mostYears = 30;

const minus = (one: Value, other: Value): Value => (one === null || other === null ? null : one - other);

/** Sets what is counted in two periods side by side, with the difference, a second time. `label` names a period. */
export function comparer(ask: ReturnType<typeof oracleAsked>, label: (span: Span) => string) {
  return ({ id, question, against, by, isOfShares }: Compared) => {
    const { today, among } = question;
    const { kind, isNarrowed } = ask(id, question);
    const isPercent = isNarrowed ? isOfShares : kind.rate !== undefined;
    const sideOf = (period: Span) => {
      const right = ask(id, { ...question, period });
      const isAhead = kind.ahead !== undefined && period.to > today;
      const next = plus(today, 1);
      const ahead = isAhead ? { from: period.from > next ? period.from : next, to: period.to } : undefined;
      const on = { from: right.on, to: right.on };
      const span = kind.isFlow ? period : (ahead ?? on);
      const isWhole = span.from === span.to || isAhead || span.to <= today;
      return { span, right, name: isWhole ? label(span) : partName(span) };
    };
    const partName = (span: Span) => {
      const [name, day] = [label(span), label({ from: today, to: today })];
      if (/^\d{4}$/.test(name)) return `${name} to ${day.slice(0, -5)}`;
      if (/year/.test(name)) return `${name}, to ${day}`;
      const isMonths = span.from < today && /^[A-Z][a-z]+(?: \d{4})? to [A-Z]/.test(name);
      return `${label({ from: span.from, to: today })}${isMonths ? ", so far" : ""}`;
    };
    const [one, other] = [sideOf(against), sideOf(question.period)];
    const [earlier, later] = one.span.from <= other.span.from ? [one, other] : [other, one];
    const sides = [earlier, ...sameDays(earlier.span, later.span), later];
    const compared = sides.length - 2;
    const total = ({ right }: typeof one) => (isPercent ? (right.rate()?.percent ?? null) : right.behind().length);
    const totals = sides.map(total);
    const name = (at: number) => sides[at]?.name ?? "";
    const written = (value: Value) => (value === null ? "n/a" : `${value}${isPercent ? "%" : ""}`);
    const named = sides
      .map(({ span }, at) => `${written(totals[at] ?? null)} ${preposition(span, name(at))} ${name(at)}`)
      .reverse();
    const rows = by === undefined ? [{ label: "", values: totals }] : rowsBy(by);
    return {
      text: `${named.join(", ")}. ${sentence(minus(totals[sides.length - 1] ?? null, totals[compared] ?? null))}`,
      columns: [...sides.map((side) => side.name), differenceName(sides.length === 3)],
      rows: rows.map(({ label: row, values }) => ({
        label: row,
        values: [...values, minus(values[sides.length - 1] ?? null, values[compared] ?? null)],
      })),
    };

    function differenceName(isOfSameDays: boolean): string {
      const details = [isOfSameDays ? "like for like" : "", isPercent ? "percentage points" : ""].filter(Boolean);
      return details.length === 0 ? "Difference" : `Difference (${details.join(", ")})`;
    }

    /** The days of an earlier year that are as many as have come of a later one. */
    function sameDays(before: Span, after: Span): (typeof one)[] {
      if (!kind.isFlow || after.to <= today) return [];
      for (let years = 1; years < mostYears; years += 1) {
        const whole = yearsEarlier(after, years);
        if (whole.from !== before.from || whole.to !== before.to) continue;
        return [sideOf(yearsEarlier(endingBy(after, today), years))];
      }
      return [];
    }

    function rowsBy(split: By): { label: string; values: Value[] }[] {
      const tables = sides.map(({ right }) => {
        if (!isPercent) return right.counts(split).rows;
        const rows = isNarrowed ? right.share(split) : right.rates(split);
        return rows.map((row) => ({ label: row.label, values: row.values.slice(-1) }));
      });
      const found = tables.flatMap((table) => table.map((row) => row.label));
      const names = order(split === "age" && among === undefined ? ageBands : [], found, byName);
      const shown = among === undefined ? names : among.values.filter((value) => names.includes(value));
      const nothing = isPercent ? null : 0;
      return shown.map((value) => ({
        label: value,
        values: tables.map((table) => {
          const row = table.find((line) => line.label === value);
          return row === undefined ? nothing : (row.values[0] ?? null);
        }),
      }));
    }

    function sentence(change: Value): string {
      if (change === null) return "The difference cannot be shown, because one of the two has nothing to count.";
      if (change === 0) return `That is the same as ${name(compared)}.`;
      const size = Math.abs(change);
      const points = size === 1 ? " percentage point" : " percentage points";
      const [more, fewer] = isPercent ? ["higher", "lower"] : ["more", "fewer"];
      return `That is ${size}${isPercent ? points : ""} ${change > 0 ? more : fewer} than ${name(compared)}.`;
    }
  };
}
