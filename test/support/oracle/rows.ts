import { contract, views, type Borough, type View } from "../../../src/cases/contract.ts";
import { exists } from "./dates.ts";

export type Rec = Readonly<Record<string, string | null>>;
export type Kept = Record<View, Rec[]>;

const parents: Partial<Record<View, [column: string, view: View]>> = {
  worker_relationship: ["person_id", "person"],
  referral: ["person_id", "person"],
  assessment: ["referral_id", "referral"],
  plan: ["person_id", "person"],
  review: ["plan_id", "plan"],
};

/** Returns the rows that are accepted, cell by cell as docs/case-data.md says. */
export function keep(borough: Borough): Kept {
  const kept: Kept = {
    person: [],
    worker: [],
    worker_relationship: [],
    referral: [],
    assessment: [],
    plan: [],
    review: [],
  };
  for (const view of views) {
    for (const row of borough[view]) {
      const record: Record<string, string | null> = {};
      let isBad = false;
      contract[view].forEach((column, at) => {
        let cell = (row[at] ?? "").trim() || null;
        if (cell !== null && column.kind === "date" && !exists(cell)) [cell, isBad] = [null, isBad || column.required];
        if (cell !== null && column.kind === "flag") {
          const flag = cell.toLowerCase();
          cell = ["1", "true"].includes(flag) ? "1" : ["0", "false"].includes(flag) ? "0" : null;
        }
        if (cell !== null && Array.isArray(column.kind)) {
          cell = column.kind.includes(cell.toLowerCase()) ? cell.toLowerCase() : null;
        }
        if (cell === null && column.required) isBad = true;
        record[column.name] = cell;
      });
      const [link, parent] = parents[view] ?? [];
      if (link && parent && !kept[parent].some((one) => one[`${parent}_id`] === record[link])) isBad = true;
      const id = `${view}_id`;
      if (id in record && kept[view].some((one) => one[id] === record[id])) isBad = true;
      if (isBad) continue;
      if (view === "plan") {
        if (!kept.assessment.some((one) => one["assessment_id"] === record["assessment_id"]))
          record["assessment_id"] = null;
        if (record["origin"] === "transfer_in") record["issued_date"] ??= record["responsible_from"] ?? null;
      }
      kept[view].push(record);
    }
  }
  return kept;
}

export function same(a: string | null | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

export const last = ["Not allocated", "Date error", "Not recorded"];

/**
 * Returns the one spelling of a value: a trailing label's, a named word's, or else the view's commonest, then first.
 */
export function spell(
  kept: Kept,
  view: View,
  column: string,
  value: string | null,
  named: readonly string[] = [],
): string {
  if (value === null) return "Not recorded";
  const fixed = [...last, ...named].find((word) => same(value, word));
  if (fixed) return fixed;
  const all = kept[view].map((one) => one[column]).filter((one): one is string => same(one, value));
  const count = (word: string) => all.filter((one) => one === word).length;
  return [...new Set(all)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? value;
}
