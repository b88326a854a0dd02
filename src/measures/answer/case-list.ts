import type { Item, List } from "../../answer.ts";
import { mapInSteps, type Steps } from "../../cases/snapshot-work.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { dueText } from "../../facts/statutory-clock.ts";
import { daysWaited } from "../../facts/wait.ts";
import type { Measure } from "../../measure.ts";
import type { Case } from "../engine/figures.ts";
import type { Scope } from "../engine/scope.ts";
import { labelNames } from "./label-names.ts";

/** Few enough to read in a chat message. */
const pageSize = 20;

/**
 * Lists a page of the cases that a measure's headline counts, one line per case and cell: those that wait worst first, others
 * in the table's order. Pages count from 1. `address` returns a case's URL in the case system, by its reference; null:
 * there is none.
 */
export function* caseList(
  measure: Measure,
  scope: Scope,
  page: number | "all",
  address: ((reference: string) => string) | null,
): Steps<List> {
  const figures = measure.figures(scope);
  const { rows, columns } = figures;
  const order = new Map(rows.map(({ label }, at) => [label, at]));
  const hasColumns = columns.filter(({ unit }) => unit === "count").length > 1;
  const nameOf = labelNames(measure, page === "all" ? { ...scope, showsCodes: true } : scope, figures);
  const cellName = ({ row, column }: Case) => (hasColumns ? `${nameOf(row)}, ${nameOf(column)}` : nameOf(row));
  yield;
  const behind = yield* measure.behind(scope);
  const isDue = behind.some(({ dueOn }) => dueOn !== null);
  const cases = yield* mapInSteps(behind, (counted) => ({
    counted,
    reference: counted.person.caseReference,
    at: order.get(counted.row) ?? 0,
    urgency: urgencyOf(counted, scope, isDue),
  }));
  cases.sort((a, b) => compareUrgency(a.urgency, b.urgency) || a.at - b.at || (a.reference < b.reference ? -1 : 1));
  yield;
  const shown = page === "all" ? cases : cases.slice((page - 1) * pageSize, page * pageSize);
  const isTimed = cases.some(({ urgency }) => urgency !== null);
  const isDated = measure.event !== null;
  const names = officerNames(scope.snapshot);
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
  return {
    kind: "list",
    headings: [
      "Case",
      "Counted under",
      ...(isDated ? ["Date"] : []),
      ...(isTimed ? [measure.waitFrom === null ? "Days" : `Days from ${measure.waitFrom}`, "Due"] : []),
      "Case officer",
      "Team",
    ],
    items: yield* mapInSteps(shown, itemOf),
    total: cases.length,
  };
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
function dueTextOf({ dueOn, wait }: Case, { on }: Scope): string {
  if (dueOn === null) return "";
  const end = wait?.[1] ?? on;
  return end === on || end > dueOn ? dueText(dueOn, end) : `${spelledDay(dueOn)}, in time`;
}

/** Returns the number of pages of a list of so many cases; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
