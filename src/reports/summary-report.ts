import { textOfDay, type Day } from "../cases/day.ts";
import { urgencies, type Alert, type AlertKind } from "../alert.ts";
import type { Part, PrivateAnswer, Table, TableRow } from "../answer.ts";
import { scopeOf, officerOf, teamOf } from "../measures/engine/scope.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Colleague } from "../access/colleagues.ts";
import { countOf } from "../digest/digest-lines.ts";
import { notAllocated } from "../facts/case-officer.ts";

export interface SummaryParts {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly kinds: readonly AlertKind[];
  readonly alerts: readonly Alert[];
  /** Messages that could not be delivered since the last summary. */
  readonly undelivered: number;
}

const headings = ["Soon", "Late", "Overdue"].map((label) => ({ label, unit: "count" as const }));

/** The week for a manager, or for a team manager of the own team: late and due by kind and by officer, records wrong, what failed. */
export function summaryAnswer(of: SummaryParts, colleague: Colleague): PrivateAnswer {
  const { snapshot, today, kinds, undelivered } = of;
  const scope = scopeOf(snapshot, today);
  const isOwn = ({ person }: Alert) => colleague.role === "manager" || teamOf(person, scope) === colleague.team;
  const alerts = of.alerts.filter(isOwn);
  const counts = (some: readonly Alert[]) =>
    urgencies.map((urgency) => some.filter((alert) => alert.urgency === urgency).length);
  const officers = [...new Set(alerts.map(({ person }) => officerOf(person, scope)))].sort();
  const byOfficer = officers.map((label): TableRow => {
    return { label, values: counts(alerts.filter(({ person }) => officerOf(person, scope) === label)) };
  });
  const unallocated = new Set(
    alerts.filter(({ person }) => officerOf(person, scope) === notAllocated).map(({ person }) => person),
  ).size;
  const late = alerts.filter(({ days }) => days < 0).length;
  const parts: (Part | null)[] = [
    { kind: "say", text: `${countOf(late, "thing")} late, ${alerts.length - late} due soon.` },
    tableOf(
      "What",
      kinds.map(({ id, title }) => ({ label: title, values: counts(alerts.filter(({ alert }) => alert === id)) })),
    ),
    tableOf("Case officer", byOfficer),
    unallocated > 0
      ? {
          kind: "choices",
          title: `${countOf(unallocated, "case")} without an officer`,
          choices: [{ label: "Show", words: "my work unallocated" }],
        }
      : null,
    undelivered > 0 && colleague.role === "manager"
      ? {
          kind: "choices",
          title: `${countOf(undelivered, "message")} could not be delivered`,
          choices: [{ label: "Show", words: "undelivered" }],
        }
      : null,
  ];
  return {
    audience: "private",
    title:
      colleague.role === "manager"
        ? "The week: late and due"
        : `The week in ${colleague.team ?? "your team"}: late and due`,
    on: textOfDay(today),
    asAt: snapshot.readAt,
    filters: [],
    parts: parts.filter((part) => part !== null),
  };
}

function tableOf(rowHeading: string, rows: readonly TableRow[]): Table {
  return { kind: "table", rowHeading, columns: headings, rows };
}
