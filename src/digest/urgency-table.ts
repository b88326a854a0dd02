import { urgencies, type Alert, type AlertKind } from "../alert.ts";
import type { Table } from "../answer.ts";

interface AlertGroup {
  readonly label: string;
  readonly alerts: readonly Pick<Alert, "urgency">[];
}

/** Returns a table that counts the alerts of each group by urgency. */
export function urgencyTable(rowHeading: string, groups: readonly AlertGroup[]): Table {
  return {
    kind: "table",
    rowHeading,
    columns: ["Soon", "Late", "Overdue"].map((label) => ({ label, unit: "count" })),
    rows: groups.map(({ label, alerts }) => ({
      label,
      values: urgencies.map((urgency) => alerts.filter((alert) => alert.urgency === urgency).length),
    })),
  };
}

/** Groups alerts by kind, in the order of the kinds. A kind without alerts has an empty group. */
export function groupByKind(kinds: readonly AlertKind[], alerts: readonly Alert[]): AlertGroup[] {
  return kinds.map(({ id, title }) => ({ label: title, alerts: alerts.filter(({ alert }) => alert === id) }));
}
