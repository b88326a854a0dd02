import { officerNames } from "../facts/case-officer.ts";
import { caseOfficersOn } from "../facts/by-day.ts";
import type { Day } from "../cases/day.ts";
import type { Scope, Filters } from "../measures/engine/scope.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Person } from "../cases/records.ts";
import type { Colleague, Role } from "./colleagues.ts";
import type { Measure } from "../measure.ts";
import type { By } from "../measures/engine/breakdown.ts";
import { UserError } from "../user-error.ts";

/** Whose children: everybody's, those of the own team or the own ones by today's case officer, or nobody's. */
export type Visibility = "all" | "own team" | "own" | "none";

interface Rights {
  /** Numbers split by case officer, or filtered to one. */
  readonly byOfficer: Visibility;
  /** The same, on the data quality page. */
  readonly qualityByOfficer: Visibility;
  readonly cases: Visibility;
  /** The cases behind a data-quality finding. */
  readonly findings: Visibility;
  /** May run jobs, accept a load and see the rows set aside. */
  readonly operates: boolean;
  /** May show an answer to a channel, and subscribe one. */
  readonly shares: boolean;
  /** Sees small numbers only masked. */
  readonly isMasked: boolean;
}

/** The matrix of docs/access.md. */
export const rights: Readonly<Record<Role, Rights>> = {
  manager: {
    byOfficer: "all",
    qualityByOfficer: "all",
    cases: "all",
    findings: "all",
    operates: true,
    shares: true,
    isMasked: false,
  },
  "team-manager": {
    byOfficer: "own team",
    qualityByOfficer: "own team",
    cases: "own team",
    findings: "own team",
    operates: false,
    shares: true,
    isMasked: false,
  },
  officer: {
    byOfficer: "own",
    qualityByOfficer: "own",
    cases: "own",
    findings: "own",
    operates: false,
    shares: false,
    isMasked: false,
  },
  analyst: {
    byOfficer: "none",
    qualityByOfficer: "all",
    cases: "none",
    findings: "all",
    operates: true,
    shares: true,
    isMasked: false,
  },
  viewer: {
    byOfficer: "none",
    qualityByOfficer: "none",
    cases: "none",
    findings: "none",
    operates: false,
    shares: false,
    isMasked: true,
  },
};

/** What a command may take of the person who types it. */
export type Right = "operates" | "shares" | "manages" | "has alerts";

const withAlerts: ReadonlySet<Role> = new Set(["manager", "team-manager", "officer"]);

const tests: Readonly<Record<Right, (colleague: Colleague) => boolean>> = {
  operates: ({ role }) => rights[role].operates,
  shares: ({ role }) => rights[role].shares,
  manages: ({ role }) => role === "manager",
  // whoever holds cases is told of them, whatever else the people file says of them
  "has alerts": ({ role, workers }) => withAlerts.has(role) || workers.length > 0,
};

/** Whether a person has the right, by their role or the cases they hold. */
export function hasRight(colleague: Colleague, right: Right): boolean {
  return tests[right](colleague);
}

/** Which officers, as shown, a person may ask numbers of. */
export function visibleOfficers({ role, team, workers }: Colleague, snapshot: Snapshot, isQuality: boolean): string[] {
  const reach = isQuality ? rights[role].qualityByOfficer : rights[role].byOfficer;
  if (reach === "none") return [];
  const names = officerNames(snapshot);
  const own = new Set(workers.map(({ workerId }) => workerId));
  return snapshot.workers
    .filter((worker) => worker.isActive)
    .filter((worker) => reach === "all" || (reach === "own" ? own.has(worker.workerId) : names.team(worker) === team))
    .map((worker) => names.officer(worker));
}

/** Whether a child is in reach, by today's case officer, whatever day a question names. */
export function visibleTo(
  reach: Visibility,
  colleague: Colleague,
  snapshot: Snapshot,
  today: Day,
): (person: Person) => boolean {
  if (reach === "all") return () => true;
  if (reach === "none") return () => false;
  const names = officerNames(snapshot);
  const officers = caseOfficersOn(snapshot, today);
  const own = new Set(colleague.workers.map(({ workerId }) => workerId));
  return (person) => {
    const officer = officers[person.at] ?? null;
    if (officer === null) return false;
    return reach === "own"
      ? own.has(officer.workerId)
      : colleague.team !== null && names.team(officer) === colleague.team;
  };
}

function namesOfficers(measure: Measure, filters: Filters, by: By | undefined): boolean {
  return by === "officer" || filters.officer !== undefined || measure.rowsAreOfficers === true;
}

function officersReach({ isQuality }: Measure, { role }: Colleague): Visibility {
  return isQuality ? rights[role].qualityByOfficer : rights[role].byOfficer;
}

/** What `permitted` leaves out of a question, for the person; null where nothing. */
export function narrowing(measure: Measure, filters: Filters, by: By | undefined, colleague: Colleague): string | null {
  if (!namesOfficers(measure, filters, by)) return null;
  const reach = officersReach(measure, colleague);
  if (reach === "own") return "Only your own cases are counted here: other officers' numbers are not for your role.";
  if (reach === "own team")
    return "Only your own team's cases are counted here: others' by officer are not for your role.";
  return null;
}

/** The question narrowed to what the person may see of it. Throws UserError where nothing is left. */
export function permitted(measure: Measure, scope: Scope, by: By | undefined, colleague: Colleague, today: Day): Scope {
  if (!namesOfficers(measure, scope.filters, by)) return scope;
  const reach = officersReach(measure, colleague);
  if (reach === "none") {
    const instead = rights[colleague.role].isMasked ? "" : ", or by team";
    throw new UserError(`numbers by case officer are not for your role; ask without an officer${instead}`);
  }
  return { ...scope, rowFilter: visibleTo(reach, colleague, scope.snapshot, today) };
}

/** The question narrowed to the cases that the person may see behind it. Throws UserError where none may be. */
export function permittedCases(measure: Measure, scope: Scope, colleague: Colleague, today: Day): Scope {
  const mine = rights[colleague.role];
  const reach = measure.isQuality ? mine.findings : mine.cases;
  if (reach === "none") throw new UserError("the cases behind a number are not for your role; ask for the number");
  return { ...scope, rowFilter: visibleTo(reach, colleague, scope.snapshot, today) };
}
