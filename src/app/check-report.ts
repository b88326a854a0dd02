import { isEmail } from "../access/colleagues.ts";
import { alertScope, raisedAlerts } from "../alert.ts";
import { alertKinds } from "../alerts/index.ts";
import { views, type View } from "../cases/contract.ts";
import type { Day } from "../cases/day.ts";
import type { Person } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay } from "../facts/calendar.ts";
import { caseOfficerOn } from "../facts/case-officer.ts";
import { isCurrentOn } from "../facts/plan.ts";
import { dashboardMeasures as measures } from "../measures/index.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { isHeld } from "../measures/engine/source-needs.ts";
import { count, counted } from "../profile/place-text.ts";
import { reasonText, statusOn } from "../reports/status-report.ts";
import { loadRefusal } from "../snapshot/load-guard.ts";

/** What an analyst needs to mend the case data. */
export interface CheckReport {
  readonly lines: readonly string[];
  /** Whether the bot would take the data, answer from them and alert somebody. */
  readonly isUsable: boolean;
}

/** How many measures that find nothing are named. */
const measuresNamed = 10;

/** Reports the case data as the first load of a new bot on a day. `kinds` are the alerts that are switched on. */
export function checkReport(
  snapshot: Snapshot,
  today: Day,
  kinds: readonly string[],
  shrinkLimit: number,
): CheckReport {
  const { setAside, noted, findings } = statusOn(snapshot, today);
  const { plans } = snapshot;
  const refusal = loadRefusal(snapshot, { before: [], vanished: 0, rewritten: [], shrinkLimit });
  const isWithoutOfficers = snapshot.limits?.unheld.has("officers") === true;
  const told = measures.filter(({ id }) => isHeld(snapshot, id));
  const untold = measures.filter(({ id }) => !isHeld(snapshot, id)).map(({ id }) => id);
  const found = told.filter(({ figures }) =>
    figures(scopeOf(snapshot, today)).rows.some(({ values }) => values.some((value) => value !== null && value !== 0)),
  );
  const missed = told.filter((measure) => !found.includes(measure)).map(({ id }) => id);
  const alerts = raisedAlerts(alertKinds, alertScope(snapshot, today, { kinds }));
  const isReachable = (person: Person) => isEmail(caseOfficerOn(person, today, snapshot.words)?.email ?? "");
  const reached = alerts.filter(({ person }) => isReachable(person));
  const faults = [
    ...(refusal === null ? [] : [`a first load of it is refused: ${refusal.details}`]),
    ...(found.length === 0 ? ["no measure finds anything in it"] : []),
    ...(plans.length > 0 && !plans.some((plan) => isCurrentOn(plan, today))
      ? [`none of its ${counted(plans.length, "plan")} is current on ${spelledDay(today)}`]
      : []),
    ...(alerts.length > 0 && reached.length === 0 && !isWithoutOfficers
      ? ["none of its alerts has a case officer with an email"]
      : []),
  ];
  const isOfficers = (view: View) => view === "worker" || view === "worker_relationship";
  const empty = views.filter((view) => snapshot.rowsRead[view] === 0 && !(isWithoutOfficers && isOfficers(view)));
  return {
    lines: [
      `kept: ${views.map((view) => `${view} ${count(keptOf(snapshot, view))}`).join(", ")}`,
      ...findings.map((line) => `to correct: ${line}`),
      ...addressLines(snapshot),
      ...setAside.map((reason) => reasonText(reason, "left out")),
      ...noted.map((reason) => reasonText(reason, "noted")),
      ...(empty.length === 0 ? [] : [`WARNING: no rows in ${empty.join(", ")}`]),
      `measures: ${found.length} of ${told.length} find something on ${spelledDay(today)}${missedText(missed)}`,
      ...(untold.length === 0 ? [] : [`not in this source: ${untold.join(", ")}`]),
      `alerts: ${counted(alerts.length, "alert")}, of which ${count(reached.length)} have a case officer with an email`,
      faults.length === 0 ? "The bot can run on it." : `The bot cannot run on it: ${faults.join("; ")}.`,
    ],
    isUsable: faults.length === 0,
  };
}

function keptOf({ rowsRead, rejected }: Snapshot, view: (typeof views)[number]): number {
  return rowsRead[view] - rejected.filter((remark) => remark.view === view).length;
}

/** Says how many workers have an email that is no address; shows none of them. */
function addressLines({ workers }: Snapshot): string[] {
  const emails = workers.flatMap(({ email }) => email ?? []);
  const wrong = emails.filter((email) => !isEmail(email)).length;
  if (wrong === 0) return [];
  return [
    `to correct: worker: email is not an address in ${count(wrong)} of ${counted(emails.length, "row")}: write name@domain`,
  ];
}

function missedText(missed: readonly string[]): string {
  if (missed.length === 0) return "";
  const more = missed.length > measuresNamed ? ` and ${count(missed.length - measuresNamed)} more` : "";
  return `; nothing is found by ${missed.slice(0, measuresNamed).join(", ")}${more}`;
}
