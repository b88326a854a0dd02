import type { Item, List } from "../../answer.ts";
import { mapInSteps, type Steps } from "../../cases/snapshot-work.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { ageBandOn } from "../../facts/age.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { dueText } from "../../facts/statutory-clock.ts";
import { daysWaited } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { By } from "../engine/asked.ts";
import type { Case } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { labelNames } from "./label-names.ts";

/** Few enough to read in a chat message. */
const pageSize = 20;

/** Which of the cases are listed, and how. */
export interface ListForm {
  /** The page, counted from 1. */
  readonly page: number | "all";
  /** Only so many of the first; null: all. */
  readonly top: number | null;
  /** They are grouped by this, the largest group first; absent: they are not. */
  readonly by?: By | undefined;
  /** Returns a case's URL in the case system, by its reference; null: there is none. */
  readonly address: ((reference: string) => string) | null;
}

/** A list of cases, and the groups that it is in with their numbers, in order; none where it is in none. */
export interface CaseList {
  readonly list: List;
  readonly groups: readonly { readonly label: string; readonly count: number }[];
  /** How many cases there are, of which `top` may leave some out. */
  readonly count: number;
}

/**
 * Lists a page of the cases that a measure's headline counts, one line per case and cell: those that wait worst first, others
 * in the table's order.
 */
export function* caseList(measure: Measure, scope: Scope, { page, top, by, address }: ListForm): Steps<CaseList> {
  const figures = measure.figures(scope);
  const { rows, columns } = figures;
  const order = new Map(rows.map(({ label }, at) => [label, at]));
  const hasColumns = columns.filter(({ unit }) => unit === "count").length > 1;
  const nameOf = labelNames(measure, page === "all" ? { ...scope, showsCodes: true } : scope, figures);
  const cellName = ({ row, column }: Case) => (hasColumns ? `${nameOf(row)}, ${nameOf(column)}` : nameOf(row));
  yield;
  const behind = yield* measure.behind(scope);
  const isDue = behind.some(({ dueOn }) => dueOn !== null);
  const names = officerNames(scope.snapshot);
  const groupOf = ({ officer, person }: Case): string => {
    if (by === undefined) return "";
    if (by === "age") return ageBandOn(person, scope.on, scope.on);
    return by === "team" ? names.team(officer) : names.officer(officer);
  };
  const sizes = new Map<string, number>();
  for (const counted of behind) sizes.set(groupOf(counted), (sizes.get(groupOf(counted)) ?? 0) + 1);
  const labels = [...sizes].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  const placeOf = new Map(labels.map(([label], at) => [label, at]));
  const all = yield* mapInSteps(behind, (counted) => ({
    counted,
    reference: counted.person.caseReference,
    at: order.get(counted.row) ?? 0,
    urgency: urgencyOf(counted, scope, isDue),
    group: placeOf.get(groupOf(counted)) ?? 0,
  }));
  all.sort(
    (a, b) =>
      a.group - b.group || compareUrgency(a.urgency, b.urgency) || a.at - b.at || (a.reference < b.reference ? -1 : 1),
  );
  yield;
  const cases = top === null ? all : all.slice(0, top);
  const shown = page === "all" ? cases : cases.slice((page - 1) * pageSize, page * pageSize);
  const isTimed = cases.some(({ urgency }) => urgency !== null);
  const isDated = measure.event !== null;
  const itemOf = ({ counted, reference }: (typeof cases)[number]): Item => ({
    cells: [
      reference,
      cellName(counted),
      ...(isDated ? [counted.day === null ? "" : spelledDay(counted.day)] : []),
      ...(isTimed ? [waitText(counted), dueTextOf(counted, scope)] : []),
      names.officer(counted.officer),
      names.team(counted.officer),
    ],
    ...(address === null ? {} : { address: address(reference) }),
    choices: [{ label: "Clock", words: `case ${reference}` }],
    personId: counted.person.personId,
  });
  const list: List = {
    kind: "list",
    headings: [
      "Case",
      "Counted under",
      ...(isDated ? ["Date"] : []),
      ...(isTimed
        ? [measure.waitFrom === null ? "Days" : `Days from ${measure.waitFrom}`, measure.dueHeading ?? "Due"]
        : []),
      "Case officer",
      "Team",
    ],
    items: yield* mapInSteps(shown, itemOf),
    total: cases.length,
  };
  const groups = by === undefined ? [] : labels.map(([label, count]) => ({ label, count }));
  return { list, groups, count: all.length };
}

/** Returns the days by which a case is late, negative while it is not; without a due day, the days it has waited. */
function urgencyOf({ wait, dueOn }: Case, { on }: Scope, isDue: boolean): number | null {
  if (wait === null) return null;
  if (!isDue) return daysWaited(wait);
  return dueOn === null ? null : (wait[1] ?? on) - dueOn;
}

/** Orders the most urgent first, and what cannot be measured last. */
function compareUrgency(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return b - a;
}

function waitText({ wait }: Case): string {
  const days = wait === null ? null : daysWaited(wait);
  return days === null || days < 0 ? "not known" : days.toLocaleString("en-GB");
}

/** Says when a case is or was due, and by how many days it is late: "5 July 2021, 3 days left". */
function dueTextOf({ dueOn, wait, laterInLaw }: Case, { on }: Scope): string {
  if (dueOn === null) return "";
  const end = wait?.[1] ?? on;
  const inLaw = laterInLaw === null ? "" : `; in law ${spelledDay(laterInLaw)}, after the transfer in`;
  return `${end === on || end > dueOn ? dueText(dueOn, end) : `${spelledDay(dueOn)}, in time`}${inLaw}`;
}

/** Returns the number of pages of a list of so many cases; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
