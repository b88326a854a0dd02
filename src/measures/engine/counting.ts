import { capitalised } from "../../answer.ts";
import { mapInSteps } from "../../cases/snapshot-work.ts";
import { caseOfficersOn } from "../../facts/by-day.ts";
import { isWithin } from "../../facts/calendar.ts";
import {
  bandParts,
  isMeasured,
  unnarrowed,
  waitsOf,
  dueAfter,
  amongOnly,
  withoutIdleTotal,
  withBeside,
  withoutEmptyRows,
  withWorked,
} from "./count-steps.ts";
import type { CountingDeclaration } from "./figures.ts";
import type { Case, Counting, Figures, RecordPart, Rounding, Waits } from "./figures.ts";
import { breakdown, splitBy, withTotal } from "./splits/breakdown.ts";
import type { By } from "./asked.ts";
import { percentColumn } from "./derived.ts";
import { cannotAsk, passes, thresholdText } from "./narrowing.ts";
import { countedRecords, leftOutOf, type Population } from "./population.ts";
import { fixedLabels, singleLabel } from "./splits/recorded-splits.ts";
import { valuesOf, type Scope } from "./scope.ts";
import { monthsOfPeriod } from "./splits/time-splits.ts";
import { assign, percent, tabulate, type Assigned, type Layout, type RecordName } from "./tabulate.ts";
import { tallyCells } from "./tallies.ts";
import type { Split } from "./splits/split.ts";

type Test<Item> = (record: Item, scope: Scope) => boolean;

/** What a question narrows a measure's records to, besides its filters. */
interface Narrowing<Item> {
  readonly title: string;
  readonly holds: Test<Item>;
  readonly of?: Test<Item>;
  readonly ofWhat?: string;
  readonly isOfAll?: true;
}

/** Works out the numbers of a measure from its declaration. */
export function counting<Item>(declaration: CountingDeclaration<Item>): Counting {
  const { title, population, standing, timing, rows, columns, percentOf, derived = [], derivedBy = [] } = declaration;
  const { bands, waitOf = rows.waitOf, dueOf, laterInLawOf, rateOf = percentOf, beside, worked = [] } = declaration;
  const parts = [...(declaration.parts ?? []).map(withinItsWhole), ...bandParts(bands, waitOf)];
  const counted = standing ?? population;

  const inPeriod = (record: Item, { period }: Scope) =>
    timing.kind === "stock" || isWithin(period, timing.dayOf(record));

  /** Returns what the scope's part and threshold narrow the records to; null: nothing does. */
  const narrowingOf = ({ part: id, threshold, shareOf }: Scope): Narrowing<Item> | null => {
    if (shareOf !== undefined) {
      const holds: Test<Item> = (record, scope) =>
        valuesOf(shareOf.by, counted, scope)(record).some((value) => shareOf.values.includes(value));
      return { title: `${counted.noun}, ${shareOf.values.join(" and ")}`, holds };
    }
    const part = parts.find((one) => one.id === id);
    if (id !== undefined && part === undefined) cannotAsk(title, id);
    if (threshold === undefined) return part ?? null;
    if (waitOf === undefined) cannotAsk(title, `a length of time (${thresholdText(threshold)})`);
    const isPassed: Test<Item> = (record, scope) => passes(waitOf(record, scope), threshold);
    if (part === undefined) return { title: thresholdText(threshold), holds: isPassed };
    return {
      title: `${part.title} ${thresholdText(threshold)}`,
      holds: (record, scope) => part.holds(record, scope) && isPassed(record, scope),
    };
  };

  const recordsOf = (from: Population<Item>, scope: Scope): readonly Item[] => {
    const narrowing = narrowingOf(scope);
    const records = countedRecords(from, scope);
    return narrowing === null ? records : records.filter((record) => narrowing.holds(record, scope));
  };

  /** Returns the records of a split: of the period asked about, or of what stands on the day. */
  const recordsBy = (scope: Scope) => recordsOf(counted, scope).filter((record) => inPeriod(record, scope));

  /** A narrowed table keeps its times, or else its rows: the other labels would be noughts. */
  const narrowedLayout: Layout<Item> =
    columns?.isOverTime !== true
      ? { rows, columns: undefined }
      : rows.isOverTime
        ? { rows, columns }
        : { rows: columns, columns: undefined };
  const own = (scope: Scope): Layout<Item> => (narrowingOf(scope) === null ? { rows, columns } : narrowedLayout);
  const layoutOf = (scope: Scope, by?: By): Layout<Item> => {
    if (by === undefined) return own(scope);
    if (standing !== undefined || narrowingOf(scope) !== null) {
      return { rows: splitBy(counted, by), columns: undefined };
    }
    const split = breakdown(population, { rows, columns }, by);
    // percentages of several years make no percentage of them together
    if (percentOf !== undefined && columns?.isOverTime && columns.open(scope).latest === undefined) {
      return { ...split, columns: singleLabel("Percent") };
    }
    const isOfPercents = percentOf !== undefined || derivedBy.length > 0;
    const hasNoTotal = isOfPercents || worked.length > 0;
    return hasNoTotal || split.columns === undefined ? split : { ...split, columns: withTotal(split.columns) };
  };
  const tableRecords = (scope: Scope, by?: By): readonly Item[] => {
    if (by === undefined) return recordsOf(population, scope);
    return narrowingOf(scope) === null ? recordsBy(scope) : recordsNow(scope);
  };

  const nameOf = (record: Item): RecordName => ({
    view: population.viewOf?.(record) ?? population.view,
    id: population.id(record),
  });
  /** Returns what tallies a table's cells for its rounding. */
  const talliesOf =
    (
      records: readonly Item[],
      layout: Layout<Item>,
      scope: Scope,
      isPart?: (record: Item) => boolean,
    ): Parameters<Rounding>[1] =>
    (keyOf) =>
      tallyCells(records, layout, scope, (record) => keyOf(nameOf(record)), isPart);

  const caseOf = ({ record, row, column }: Assigned<Item>, scope: Scope): Case => {
    const wait = waitOf?.(record, scope) ?? null;
    return {
      ...nameOf(record),
      person: population.person(record),
      day: timing.kind === "flow" ? timing.dayOf(record) : null,
      row,
      column,
      officer:
        counted.officer === undefined
          ? (caseOfficersOn(scope.snapshot, scope.on)[population.person(record).at] ?? null)
          : counted.officer(record, scope),
      wait,
      dueOn: dueOf === undefined ? dueAfter(wait, bands?.limit) : dueOf(record, scope),
      laterInLaw: laterInLawOf?.(record, scope) ?? null,
    };
  };

  /** Returns the records that the headline counts, in the cells that show them. */
  const assignedNow = (scope: Scope): readonly Assigned<Item>[] => {
    if (standing !== undefined) {
      return assign(recordsOf(standing, scope), { rows: singleLabel(standing.noun), columns: undefined }, scope);
    }
    const cells = assign(recordsOf(population, scope), own(scope), scope);
    if (timing.kind === "flow") return cells.filter(({ record }) => inPeriod(record, scope));
    const { labels, latest } = rows.open(scope);
    const row = latest === undefined ? undefined : labels.all[latest];
    return row === undefined ? cells : cells.filter((cell) => cell.row === row);
  };
  function recordsNow(scope: Scope): readonly Item[] {
    return [...new Set(assignedNow(scope).map(({ record }) => record))];
  }

  const cases = (scope: Scope, by?: By) =>
    assign(tableRecords(scope, by), layoutOf(scope, by), scope).map((one) => caseOf(one, scope));

  const rateRecords = (scope: Scope) => {
    const narrowing = narrowingOf(scope);
    if (narrowing === null) {
      if (rateOf === undefined) return null;
      const whole = recordsNow(scope);
      return { part: whole.filter((record) => rateOf(record, scope)), whole };
    }
    const wholeScope = unnarrowed(scope);
    const all = narrowing.isOfAll === true ? recordsBy(wholeScope) : recordsNow(wholeScope);
    const whole = all.filter((record) => narrowing.of?.(record, scope) ?? true);
    return { part: whole.filter((record) => narrowing.holds(record, scope)), whole };
  };

  return {
    base: null,
    figures(scope, by, round = (figures) => figures) {
      const records = tableRecords(scope, by);
      const isSome = narrowingOf(scope) !== null;
      const [layout, isPart] = [layoutOf(scope, by), isSome ? undefined : percentOf];
      const counts: Figures = {
        ...tabulate(records, layout, scope, isPart),
        recordCount: records.length,
        excluded: leftOutOf(population, scope),
      };
      const counted = round(
        by === undefined ? counts : withoutIdleTotal(amongOnly(counts, scope)),
        talliesOf(records, layout, scope, isPart),
      );
      if (isSome) return by === undefined && !own(scope).rows.isOverTime ? withoutEmptyRows(counted) : counted;
      const assigned = worked.length === 0 ? [] : assign(records, layout, scope);
      const figures = withBeside(withWorked(counted, worked, assigned, scope, nameOf), beside?.(scope, records));
      const steps = by === undefined ? derived : standing === undefined ? derivedBy : [];
      return steps.reduce((before, step) => step(before, scope), figures);
    },
    months(scope, round = (figures) => figures) {
      if (timing.kind === "stock") return null;
      const layout: Layout<Item> = { rows: monthsOfPeriod(timing.dayOf), columns: undefined };
      const records = recordsNow(scope);
      const ofRate = narrowingOf(scope) === null ? rateOf : undefined;
      const isPart = ofRate === undefined ? undefined : (record: Item) => ofRate(record, scope);
      const figures: Figures = {
        ...tabulate(records, layout, scope, isPart),
        recordCount: records.length,
        excluded: leftOutOf(population, scope),
      };
      return round(figures, talliesOf(records, layout, scope, isPart));
    },
    cases,
    count: (scope) => recordsNow(scope).length,
    counted: (scope) => recordsNow(scope).map(nameOf),
    *behind(scope) {
      const assigned = assignedNow(scope);
      yield;
      return yield* mapInSteps(assigned, (one) => caseOf(one, scope));
    },
    share(scope, by, round = (figures) => figures) {
      const narrowing = narrowingOf(scope);
      if (narrowing === null) cannotAsk(title, "a share");
      const wholeScope = unnarrowed(scope);
      const { holds, of, ofWhat = counted.noun } = narrowing;
      const isOverPeriods = by === undefined && timing.kind === "flow" && rows.isOverTime;
      const rowsOf: Split<Item> = isOverPeriods ? rows : by === undefined ? singleLabel(title) : splitBy(counted, by);
      const ofSplit = narrowing.isOfAll === true ? recordsBy(wholeScope) : recordsNow(wholeScope);
      const all = isOverPeriods ? recordsOf(population, wholeScope) : ofSplit;
      const whole = of === undefined ? all : all.filter((record) => of(record, wholeScope));
      // of what stands, no row may count a record although it holds of it: then `count` leaves it out as well
      const shown = timing.kind === "stock" ? new Set(recordsNow(scope)) : null;
      const isPart = (record: Item) => (shown === null ? holds(record, scope) : shown.has(record));
      const [partLabel, wholeLabel] = [capitalised(narrowing.title), capitalised(ofWhat)];
      const columnsOf = fixedLabels<Item>("Share", [partLabel, wholeLabel], (record) =>
        isPart(record) ? [partLabel, wholeLabel] : wholeLabel,
      );
      const layout: Layout<Item> = { rows: rowsOf, columns: columnsOf };
      const counts: Figures = {
        ...tabulate(whole, layout, scope, undefined),
        recordCount: whole.length,
        excluded: leftOutOf(population, scope),
      };
      const shownRows = by === undefined ? counts : amongOnly(counts, scope);
      const figures = round(shownRows, talliesOf(whole, layout, scope));
      return percentColumn("Percent", partLabel, [wholeLabel])(figures, scope);
    },
    rate(scope) {
      const records = rateRecords(scope);
      if (records === null) return null;
      const [part, whole] = [records.part.length, records.whole.length];
      return { part, whole, percent: percent(part, whole) };
    },
    rateCases(scope) {
      const records = rateRecords(scope);
      if (records === null) return null;
      return { part: records.part.map(nameOf), whole: records.whole.map(nameOf) };
    },
    waits(scope, by, isTold = () => true) {
      if (waitOf === undefined) cannotAsk(title, "how long it takes");
      const records = recordsNow(scope);
      const toldOf = (label: string, group: readonly Item[]): Waits[] => {
        const waits = group.map((record) => waitOf(record, scope));
        const measured = group.filter((_, at) => isMeasured(waits[at]));
        return measured.length > 0 && isTold(measured.map(nameOf)) ? [waitsOf(label, waits)] : [];
      };
      const all = toldOf("All", records);
      const groups = new Map<string, Item[]>();
      // of what is not told together, no group is told
      if (by !== undefined && all.length > 0) {
        const values = valuesOf(by, counted, scope);
        for (const record of records) {
          for (const label of values(record)) {
            const group = groups.get(label);
            if (group) group.push(record);
            else groups.set(label, [record]);
          }
        }
      }
      return [...all, ...[...groups].flatMap(([label, group]) => toldOf(label, group))];
    },
  };
}

/** Leaves out of a part what is not in its whole: a decision recorded with another one's words is in no share of it. */
function withinItsWhole<Item>(part: RecordPart<Item>): RecordPart<Item> {
  const { of, holds } = part;
  return of === undefined ? part : { ...part, holds: (record, scope) => of(record, scope) && holds(record, scope) };
}
