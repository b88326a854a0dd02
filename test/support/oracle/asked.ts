import { byName, order, share, type Answer } from "./counts.ts";
import { monthsOn, shortMonth } from "./dates.ts";
import type { Facts } from "./facts.ts";
import { flowsOf } from "./flows.ts";
import { daysOf, keyOf, type Axis, type FlowKind, type Item, type Kind } from "./kinds.ts";
import { passes, type By, type Question } from "./question.ts";
import { withWeeks } from "./weeks.ts";
import type { Rec } from "./rows.ts";
import { stocksOf } from "./stocks.ts";
import {
  endingBy,
  isIn,
  isOverAYear,
  monthNameOf,
  monthNamer,
  monthNamesIn,
  monthsOf,
  ofYear,
  windowsOf,
  type Span,
} from "./windows.ts";

const ageBands = ["0 to 4", "5 to 10", "11 to 15", "16 to 19", "20 to 25", "Over 25"];

/** What an axis shows of a question: the labels always shown, and those of each item. */
interface Labels {
  readonly fixed: readonly string[];
  readonly of: (item: Item) => readonly string[];
  readonly sort?: (a: string, b: string) => number;
}

/** Answers questions about periods a second time, only from the rows and the design. `label` names a period. */
export function oracleAsked(facts: Facts, label: (span: Span) => string) {
  return (id: string, question: Question) => {
    const { today, period, part, threshold, among } = question;
    const flow = flowsOf(facts, today).find((one) => one.id === id);
    const kind: Kind | undefined = flow ?? stocksOf(facts).find((one) => one.id === id);
    if (kind === undefined) throw new Error(`the oracle knows no measure ${id}`);
    const isAhead = kind.ahead !== undefined && period !== undefined && period.to > today;
    const on = kind.isFlow || period === undefined || isAhead || period.to > today ? today : period.to;
    const since = question.year === undefined ? flow?.since : undefined;
    const unasked =
      since !== undefined && since <= today
        ? { from: since, to: today }
        : ofYear(question.year ?? Number(today.slice(0, 4)));
    const whole = period ?? unasked;
    const asked = endingBy(whole, today);
    const isTimeNamed = period !== undefined || question.year !== undefined;

    const valueOf = (item: Item, by: By): string => {
      if (by === "age") return facts.band(item.person, on, on);
      if (by === "team" && item.ownTeam !== undefined) return item.ownTeam();
      const officer = item.ownOfficer === undefined ? facts.officer(item.person, on) : item.ownOfficer();
      return by === "team" ? facts.team(officer) : facts.name(officer);
    };
    const isKept = (item: Item) =>
      (["team", "officer", "age"] as const).every((by) => {
        const [wanted, unwanted] = [question.filters?.[by], question.without?.[by]];
        const isNamed = wanted === undefined && unwanted === undefined && among?.by !== by;
        if (isNamed) return true;
        const value = valueOf(item, by);
        return (
          (wanted === undefined || value === wanted) &&
          !(unwanted ?? []).includes(value) &&
          (among?.by !== by || among.values.includes(value))
        );
      });
    const isComing = (item: Item) => !isAhead || isIn(kind.ahead?.(item, on), whole);
    const holds = (item: Item) => {
      const partKind = part === undefined ? undefined : kind.parts?.[part];
      if (part !== undefined && !partKind?.holds(item, on)) return false;
      if (partKind?.of?.(item) === false) return false;
      return threshold === undefined || (kind.wait !== undefined && passes(kind.wait(item, on), threshold));
    };
    const isNarrowed = part !== undefined || threshold !== undefined;
    const all = kind.items(on).filter(isKept).filter(isComing);
    const ofPeriod = (items: readonly Item[]) => (kind.isFlow ? items.filter(({ day }) => isIn(day, asked)) : items);
    const counted = ofPeriod(all).filter(holds);
    // a part within a length of time is of all that the measure counts
    const isPartAlone = part !== undefined && threshold === undefined;
    const partOf = isPartAlone ? kind.parts?.[part]?.of : undefined;
    const wholeOfPart = isPartAlone && kind.whole !== undefined ? kind.whole(on).filter(isKept) : all;
    const wholes = wholeOfPart.filter(partOf ?? (() => true));

    const groups = (by: By | undefined, items: readonly Item[]): [string, Item[]][] => {
      if (by === undefined) return [["", [...items]]];
      const values = items.map((item) => valueOf(item, by));
      const names = order(by === "age" ? ageBands : [], values, byName);
      const shown = among?.by === by ? among.values.filter((name) => names.includes(name)) : names;
      return shown.map((name) => [name, items.filter((_, at) => values[at] === name)]);
    };

    return {
      on,
      kind,
      isNarrowed,
      /** Whether the filters keep a person who has nothing of a record's own. */
      keeps: (person: Rec) => isKept({ rec: person, person, day: null }),
      valueOf: (person: Rec, by: By) => valueOf({ rec: person, person, day: null }, by),
      /** The records counted under each value of a split. */
      counts: countsOf,
      /** The number of the column that is no count, for each value of a split. */
      worked: (by: By) => new Map(groups(by, counted).map(([name, items]) => [name, kind.worked?.of(items, on) ?? 0])),
      /** The records counted, each by its view and id. */
      behind: () => counted.map(({ rec }) => keyOf(rec)).sort(),
      /** The numbers of a share, part, whole and percent: by a split, or else by the periods that the table shows. */
      share: (by?: By) => {
        const parts = new Set((flow === undefined ? counted : all.filter(holds)).map(({ rec }) => rec));
        const byWindow =
          by === undefined && flow?.rows.over === "windows"
            ? windows(flow.rows.many).map((one): [string, Item[]] => [
                one.label,
                wholes.filter(({ day }) => isIn(day, one)),
              ])
            : groups(by, ofPeriod(wholes));
        return byWindow.map(([name, items]) => {
          const some = items.filter(({ rec }) => parts.has(rec)).length;
          return { label: name, values: [some, items.length, share(some, items.length)] };
        });
      },
      /** The records of the share, and those of the measure's own percentage where nothing narrows it; null: it has none. */
      rate: () => {
        const { rate } = kind;
        if (!isNarrowed && rate === undefined) return null;
        const some = isNarrowed ? counted : counted.filter((item) => rate?.(item, on));
        const keys = (items: readonly Item[]) => items.map(({ rec }) => keyOf(rec)).sort();
        const of = ofPeriod(isNarrowed ? wholes : all);
        return { part: keys(some), whole: keys(of), percent: share(some.length, of.length) };
      },
      /** The measure's own percentage of each value of a split. */
      rates: (by: By) =>
        groups(by, counted).map(([name, items]) => {
          return { label: name, values: [share(items.filter((item) => kind.rate?.(item, on)).length, items.length)] };
        }),
      /** The events of each month of the period, or the percentage of them; null: of no flow. */
      months: (): Answer | null => {
        if (flow === undefined) return null;
        const monthName = monthNamer(asked);
        const isPercent = !isNarrowed && kind.rate !== undefined;
        const rows = monthsOf(asked).map((month) => {
          const items = counted.filter(({ day }) => day?.slice(0, 7) === month.slice(0, 7));
          const some = items.filter((item) => kind.rate?.(item, on)).length;
          return { label: monthName(month), values: [isPercent ? share(some, items.length) : items.length] };
        });
        return { columns: ["Count"], rows, caseCount: counted.length };
      },
      /** The days waited, shortest first, and how many cannot be measured: of all, then by a split. */
      waits: (by?: By) => {
        const split = by === undefined ? [] : groups(by, counted).filter(([, items]) => items.length > 0);
        return [["All", counted] as const, ...split].map(([name, items]) => {
          const days = items.flatMap((item) => daysOf(kind.wait?.(item, on) ?? [null, null]) ?? []);
          return { label: name, days: days.sort((a, b) => a - b), unmeasured: items.length - days.length };
        });
      },
      table: (by?: By): Answer => {
        if (flow === undefined) throw new Error(`${id} is no flow`);
        return tableOf(flow, by);
      },
    };

    function countsOf(by: By): Answer {
      const rows = groups(by, counted).map(([name, items]) => ({ label: name, values: [items.length] }));
      return { columns: ["Count"], rows, caseCount: counted.length };
    }

    function tableOf(flow: FlowKind, by: By | undefined): Answer {
      if (isNarrowed && by !== undefined) return countsOf(by);
      const isTime = (axis: Axis) => axis.over !== "labels";
      const { rows, columns } = isNarrowed ? narrowed(flow) : { rows: flow.rows, columns: flow.columns };
      const isOverPeriods = [rows, columns].some((axis) => axis?.over === "windows");
      const isOfPeriod = by !== undefined || !(isOverPeriods || (flow.isOfAllDays && !isTimeNamed));
      const items = all.filter(holds).filter(({ day }) => !isOfPeriod || isIn(day, asked));
      const [rowLabels, columnLabels] = [labelsOf(rows), columns && labelsOf(columns)];
      const last = (axis: Axis): Labels => {
        const shown = labelsOf(axis);
        const latest = axis.over === "windows" ? latestOf(axis.many) : undefined;
        return latest === undefined
          ? shown
          : { fixed: [latest], of: (item) => shown.of(item).filter((name) => name === latest) };
      };
      const splitLabels: Labels | undefined =
        by === undefined ? undefined : { fixed: by === "age" ? ageBands : [], of: (item) => [valueOf(item, by)] };
      // in a split, each record counts once for each of the measure's own labels
      const crossed = (): Labels =>
        columns === undefined
          ? last(rows)
          : { ...last(columns), of: (item) => (last(rows).of(item).length > 0 ? last(columns).of(item) : []) };
      // the years of a longer period have one percentage together
      const isOnePercent = by !== undefined && flow.percentOf !== undefined && isOverAYear(whole);
      const together: Labels = { fixed: ["Percent"], of: () => ["Percent"] };
      const across = isOnePercent ? together : by === undefined ? columnLabels : crossed();
      const down = splitLabels ?? rowLabels;
      const cells = items.flatMap((item) =>
        down.of(item).flatMap((row) => (across?.of(item) ?? ["Count"]).map((column) => ({ item, row, column }))),
      );
      const inCells = new Map<string, Item[]>();
      for (const { item, row, column } of cells) {
        const key = `${row}\t${column}`;
        inCells.set(key, [...(inCells.get(key) ?? []), item]);
      }
      const names = (labels: Labels, found: readonly string[]) => order(labels.fixed, found, labels.sort ?? byName);
      const columnNames =
        across === undefined
          ? ["Count"]
          : names(
              across,
              cells.map(({ column }) => column),
            );
      const percentOf = isNarrowed ? undefined : flow.percentOf;
      const hasWindows = columns?.over === "windows" && rows.over === "month names" && by === undefined && !isNarrowed;
      const value = (row: string, column: string) => {
        const window = hasWindows ? windows(columns.many).find((one) => one.label === column) : undefined;
        if (window !== undefined && !monthsOf(window).map(monthNameOf).includes(row)) return null;
        const inCell = inCells.get(`${row}\t${column}`) ?? [];
        return percentOf === undefined ? inCell.length : share(inCell.filter(percentOf).length, inCell.length);
      };
      let answer: Answer = {
        columns: columnNames,
        rows: names(
          down,
          cells.map(({ row }) => row),
        ).map((name) => ({
          label: name,
          values: columnNames.map((column) => value(name, column)),
        })),
        caseCount: new Set(cells.map(({ item }) => item.rec)).size,
      };
      if (isNarrowed) {
        const isEmpty = ({ values }: Answer["rows"][number]) => values.every((one) => one === 0);
        return !isTime(rows) ? { ...answer, rows: answer.rows.filter((row) => !isEmpty(row)) } : answer;
      }
      if (flow.hasTotal && by === undefined) {
        const sum = (at: number) => answer.rows.reduce((total, row) => total + (row.values[at] ?? 0), 0);
        answer = { ...answer, rows: [...answer.rows, { label: "Total", values: columnNames.map((_, at) => sum(at)) }] };
      }
      if (by !== undefined && columnNames.length !== 1 && percentOf === undefined && !flow.hasPercent) {
        const inRow = (name: string) =>
          new Set(cells.flatMap(({ row, item }) => (row === name ? [item.rec] : []))).size;
        const rowsWithTotal = answer.rows.map((row) => ({ ...row, values: [inRow(row.label), ...row.values] }));
        answer = { ...answer, columns: ["Total", ...answer.columns], rows: rowsWithTotal };
      }
      if (by !== undefined && among?.by === by) {
        answer = {
          ...answer,
          rows: among.values.flatMap((name) => answer.rows.filter((row) => row.label === name)),
        };
      }
      if (flow.hasWeeks) answer = withWeeks(answer, flow, cells, on);
      if (flow.hasPercent) {
        const withPercent = ({ label: name, values }: Answer["rows"][number]) => ({
          label: name,
          values: [...values, share(values[1] ?? 0, values[0] ?? 0)],
        });
        answer = { ...answer, columns: [...answer.columns, "Percent"], rows: answer.rows.map(withPercent) };
      }
      return answer;
    }

    /** What stays of a table that a part or a threshold narrows: what it says over time, or else its rows. */
    function narrowed({ rows, columns }: FlowKind): { rows: Axis; columns: Axis | undefined } {
      if (columns === undefined || columns.over === "labels") return { rows, columns: undefined };
      return rows.over === "labels" ? { rows: columns, columns: undefined } : { rows, columns };
    }

    function windows(many: number) {
      return windowsOf(whole, today, many, label);
    }

    function latestOf(many: number): string | undefined {
      return windows(many).find(({ isAsked }) => isAsked)?.label;
    }

    function labelsOf(axis: Axis): Labels {
      if (axis.over === "labels") {
        return {
          fixed: axis.fixed ?? [],
          of: (item) => [axis.labels(item)].flat(),
          ...(axis.sort === undefined ? {} : { sort: axis.sort }),
        };
      }
      if (axis.over === "windows") {
        const shown = windows(axis.many);
        const within = ({ day }: Item) => shown.filter((window) => isIn(day, window)).map((window) => window.label);
        return { fixed: shown.map((window) => window.label), of: within };
      }
      if (axis.over === "month names") return { fixed: monthNamesIn(whole), of: ({ day }) => [monthNameOf(day ?? "")] };
      const last24 = { from: monthsOn(`${today.slice(0, 7)}-01`, -23), to: today };
      const span = axis.over === "months" || isTimeNamed ? asked : last24;
      const name = axis.over === "months" ? monthNamer(span) : shortMonth;
      return {
        fixed: monthsOf(span).map(name),
        of: ({ day }) => (isIn(day, span) ? [name(day ?? "")] : []),
      };
    }
  };
}
