import { caseOfficersOn } from "../../facts/by-day.ts";
import { addDays, isWithin } from "../../facts/calendar.ts";
import { daysWaited, type BandSet, type Wait } from "../../facts/wait.ts";
import type { Threshold } from "./asked.ts";
import { bandPartTexts } from "./band-parts.ts";
import type { CountingDeclaration } from "./figures.ts";
import type { Case, Counting, Figures, Waits } from "./figures.ts";
import { breakdown, splitBy } from "./breakdown.ts";
import type { By } from "./asked.ts";
import { percentColumn } from "./derived.ts";
import { cannotAsk, passes, thresholdText } from "./narrowing.ts";
import { countedRecords, leftOutOf, type Population } from "./population.ts";
import { fixedLabels, singleLabel } from "./recorded-splits.ts";
import { valueOf, type Scope } from "./scope.ts";
import { assign, tabulate, type Assigned, type Layout } from "./tabulate.ts";
import type { Split } from "./split.ts";

type Test<Item> = (record: Item, scope: Scope) => boolean;

/** What a question narrows a measure's records to, besides its filters. */
interface Narrowing<Item> {
  readonly title: string;
  readonly holds: Test<Item>;
  readonly of?: Test<Item>;
  readonly ofWhat?: string;
}

/** Works out the numbers of a measure from its declaration. */
export function counting<Item>(declaration: CountingDeclaration<Item>): Counting {
  const { title, population, standing, timing, rows, columns, percentOf, derived = [], derivedBy = [] } = declaration;
  const { bands, waitOf = rows.waitOf, dueOf, rateOf = percentOf, companion } = declaration;
  const parts = [...(declaration.parts ?? []), ...bandParts(bands, waitOf)];
  const counted = standing ?? population;

  const inPeriod = (record: Item, { period }: Scope) =>
    timing.kind === "stock" || isWithin(period, timing.dayOf(record));

  /** Returns what the scope's part and threshold narrow the records to; null: nothing does. */
  const narrowingOf = ({ part: id, threshold }: Scope): Narrowing<Item> | null => {
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
    return standing === undefined
      ? breakdown(population, own(scope), by)
      : { rows: splitBy(standing, by), columns: undefined };
  };
  const tableRecords = (scope: Scope, by?: By) => (by === undefined ? recordsOf(population, scope) : recordsBy(scope));

  const caseOf = ({ record, row, column }: Assigned<Item>, scope: Scope): Case => {
    const wait = waitOf?.(record, scope) ?? null;
    return {
      view: population.viewOf?.(record) ?? population.view,
      id: population.id(record),
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
  const recordsNow = (scope: Scope) => [...new Set(assignedNow(scope).map(({ record }) => record))];

  return {
    figures(scope, by) {
      const records = tableRecords(scope, by);
      const isNarrowed = narrowingOf(scope) !== null;
      const counts: Figures = {
        ...tabulate(records, layoutOf(scope, by), scope, isNarrowed ? undefined : percentOf),
        recordCount: records.length,
        excluded: leftOutOf(population, scope),
        ...(companion === undefined || isNarrowed ? {} : { companion: records.filter(companion(scope)).length }),
      };
      if (isNarrowed) return by === undefined && !rows.isOverTime ? withoutEmptyRows(counts) : counts;
      const steps = by === undefined ? derived : standing === undefined ? derivedBy : [];
      return steps.reduce((figures, step) => step(figures, scope), counts);
    },
    cases: (scope, by) =>
      assign(tableRecords(scope, by), layoutOf(scope, by), scope).map((assigned) => caseOf(assigned, scope)),
    count: (scope) => recordsNow(scope).length,
    behind: (scope) => assignedNow(scope).map((assigned) => caseOf(assigned, scope)),
    share(scope, by) {
      const narrowing = narrowingOf(scope);
      if (narrowing === null) cannotAsk(title, "a share");
      const wholeScope = unnarrowed(scope);
      const { holds, of, ofWhat = counted.noun } = narrowing;
      const rowsOf: Split<Item> =
        by === undefined ? (rows.isOverTime ? rows : singleLabel(title)) : splitBy(counted, by);
      const all =
        by === undefined && standing === undefined ? recordsOf(population, wholeScope) : recordsBy(wholeScope);
      const whole = of === undefined ? all : all.filter((record) => of(record, wholeScope));
      const [partLabel, wholeLabel] = [capitalised(narrowing.title), capitalised(ofWhat)];
      const columnsOf = fixedLabels<Item>("Share", [partLabel, wholeLabel], (record) =>
        holds(record, scope) ? [partLabel, wholeLabel] : wholeLabel,
      );
      const counts: Figures = {
        ...tabulate(whole, { rows: rowsOf, columns: columnsOf }, scope, undefined),
        recordCount: whole.length,
        excluded: leftOutOf(population, scope),
      };
      return percentColumn("Percent", partLabel, [wholeLabel])(counts, scope);
    },
    rate(scope) {
      const narrowing = narrowingOf(scope);
      if (narrowing === null) {
        if (rateOf === undefined) return null;
        const records = recordsNow(scope);
        return { part: records.filter((record) => rateOf(record, scope)).length, whole: records.length };
      }
      const whole = recordsNow(unnarrowed(scope)).filter((record) => narrowing.of?.(record, scope) ?? true);
      return { part: whole.filter((record) => narrowing.holds(record, scope)).length, whole: whole.length };
    },
    waits(scope, by) {
      if (waitOf === undefined) cannotAsk(title, "how long it takes");
      const records = recordsNow(scope);
      const groups = new Map<string, Item[]>([["All", records]]);
      if (by !== undefined) {
        const value = valueOf(by, counted, scope);
        for (const record of records) groups.set(value(record), [...(groups.get(value(record)) ?? []), record]);
      }
      return Array.from(groups, ([label, group]) =>
        waitsOf(
          label,
          group.map((record) => waitOf(record, scope)),
        ),
      );
    },
  };
}

/** The parts of every measure by bands of waiting: within its limit, and over it. */
function bandParts<Item>(bands: BandSet | undefined, waitOf: ((record: Item, scope: Scope) => Wait) | undefined) {
  if (bands === undefined || waitOf === undefined) return [];
  const within: Threshold = { than: "at-most", count: bands.limit, unit: "weeks" };
  return [
    {
      ...bandPartTexts(bands)[0],
      holds: (record: Item, scope: Scope) => passes(waitOf(record, scope), within),
    },
    {
      ...bandPartTexts(bands)[1],
      holds: (record: Item, scope: Scope) => passes(waitOf(record, scope), { ...within, than: "over" }),
    },
  ];
}

function unnarrowed({ part: _part, threshold: _threshold, ...scope }: Scope): Scope {
  return scope;
}

function waitsOf(label: string, waits: readonly Wait[]): Waits {
  const days = waits.flatMap((wait) => {
    const waited = daysWaited(wait);
    return waited === null || waited < 0 ? [] : [waited];
  });
  return { label, days: days.sort((one, other) => one - other), unmeasured: waits.length - days.length };
}

function dueAfter(wait: Wait | null, limitWeeks: number | undefined): Case["dueOn"] {
  const from = wait?.[0] ?? null;
  return from === null || limitWeeks === undefined ? null : addDays(from, limitWeeks * 7);
}

function withoutEmptyRows(figures: Figures): Figures {
  return { ...figures, rows: figures.rows.filter(({ values }) => values.some((value) => value !== 0)) };
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
