import type { Colleague } from "../access/colleagues.ts";
import type { Alert, AlertKind } from "../alert.ts";
import type { Choices, Part, PrivateAnswer, Say } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { countOf } from "../digest/digest-lines.ts";
import { groupBy, groupByKind, urgencyTable } from "../digest/urgency-table.ts";
import { notAllocated } from "../facts/case-officer.ts";
import { lateInLawText } from "../facts/review.ts";
import { scopeOf, valueOf } from "../measures/engine/scope.ts";
import { privateAnswer } from "./private-answer.ts";

export interface SummaryParts {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly kinds: readonly AlertKind[];
  readonly alerts: readonly Alert[];
  /** How many messages were given up since the last summary. */
  readonly undelivered: number;
}

/** Returns the week's summary for a manager, or for a team manager about the own team. */
export function summaryAnswer(input: SummaryParts, colleague: Colleague): PrivateAnswer {
  const { snapshot, today, kinds, undelivered } = input;
  const isManager = colleague.role === "manager";
  const scope = scopeOf(snapshot, today);
  const owner = { person: ({ person }: Alert) => person };
  const [teamOf, officerOf] = [valueOf("team", owner, scope), valueOf("officer", owner, scope)];
  const alerts = isManager ? input.alerts : input.alerts.filter((one) => teamOf(one) === colleague.team);
  const byOfficer = [...groupBy(alerts, officerOf)]
    .map(([label, ofOne]) => ({ label, alerts: ofOne }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
  const ofNobody = byOfficer.find(({ label }) => label === notAllocated)?.alerts ?? [];
  const unallocated = new Set(ofNobody.map(({ person }) => person)).size;
  const late = alerts.filter(({ days }) => days < 0).length;
  const parts: Part[] = [
    { kind: "say", text: `${countOf(late, "alert")} overdue, ${alerts.length - late} due soon.` },
    ...lateReviews(alerts),
    urgencyTable("What", groupByKind(kinds, alerts)),
    urgencyTable("Case officer", byOfficer),
    ...(unallocated > 0
      ? [showButton(`${countOf(unallocated, "case")} without a case officer`, "my work unallocated")]
      : []),
    ...(undelivered > 0 && isManager
      ? [showButton(`${countOf(undelivered, "message")} could not be delivered`, "undelivered")]
      : []),
  ];
  const where = isManager ? "" : ` in ${colleague.team ?? "your team"}`;
  return privateAnswer(`The week${where}: overdue and due soon`, { snapshot, today }, parts);
}

/** Says of the reviews how many are late in law, and how many of those the dashboard calls overdue. */
export function lateReviews(alerts: readonly Alert[]): Say[] {
  const late = alerts.filter(({ alert, urgency }) => alert === "review-due" && urgency !== "soon");
  const overdue = late.filter(({ urgency }) => urgency === "overdue");
  const past = "past 12 months, or past 3 months after a transfer in";
  return late.length === 0 ? [] : [{ kind: "say", text: `${lateInLawText(late.length, overdue.length, past)}.` }];
}

function showButton(title: string, words: string): Choices {
  return { kind: "choices", title, choices: [{ label: "Show", words }] };
}
