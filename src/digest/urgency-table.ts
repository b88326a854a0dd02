import { urgencies, type Alert, type AlertKind } from "../alert.ts";
import { capitalised, type Table } from "../answer.ts";

interface AlertGroup {
  readonly label: string;
  readonly alerts: readonly Pick<Alert, "urgency">[];
}

/** Returns a table that counts the alerts of each group by urgency. */
export function urgencyTable(rowHeading: string, groups: readonly AlertGroup[]): Table {
  return {
    kind: "table",
    rowHeading,
    columns: ["Due soon", "Overdue", "Long overdue"].map((label) => ({ label, unit: "count" })),
    rows: groups.map(({ label, alerts }) => ({
      label,
      values: urgencies.map((urgency) => alerts.filter((alert) => alert.urgency === urgency).length),
    })),
  };
}

/**
 * Groups alerts by what they are about, in the order of the kinds: kinds of one name are one group. A kind without alerts
 * has an empty group.
 */
export function groupByKind(kinds: readonly AlertKind[], alerts: readonly Alert[]): AlertGroup[] {
  return [...new Set(kinds.map(({ noun }) => noun.many))].map((many) => ({
    label: capitalised(many),
    alerts: alerts.filter(({ noun }) => noun.many === many),
  }));
}

/** Groups items by a key, in the order in which the keys come. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
