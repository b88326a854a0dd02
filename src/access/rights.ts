import type { Day } from "../cases/day.ts";
import type { Person, Worker } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay } from "../facts/calendar.ts";
import { caseOfficersOn } from "../facts/by-day.ts";
import { officerNames } from "../facts/case-officer.ts";
import type { By } from "../measures/engine/asked.ts";
import type { CountedMeasure } from "../measures/engine/figures.ts";
import type { RowFilter, Scope } from "../measures/engine/scope.ts";
import { UserError } from "../user-error.ts";
import type { Colleague, Role } from "./colleagues.ts";

/** Whose cases a person may see, by today's case officer: everybody's, those of the own team, the own ones, or none. */
export type Visibility = "all" | "own team" | "own" | "none";

interface Rights {
  /** Whose cases count in numbers split by case officer or filtered to one. */
  readonly byOfficer: Visibility;
  /** The same for the measures of data quality. */
  readonly qualityByOfficer: Visibility;
  /** The cases behind a number. */
  readonly cases: Visibility;
  /** The cases behind a data-quality finding. */
  readonly findings: Visibility;
  /** May run jobs, accept a load and see rejected rows. */
  readonly operates: boolean;
  /** May share an answer in a channel, and subscribe a channel. */
  readonly shares: boolean;
  /** Sees numbers rounded, as if they were shared. */
  readonly isRounded: boolean;
}

/** What each role may see and do: the matrix of docs/access.md. */
export const rights: Readonly<Record<Role, Rights>> = {
  manager: {
    byOfficer: "all",
    qualityByOfficer: "all",
    cases: "all",
    findings: "all",
    operates: true,
    shares: true,
    isRounded: false,
  },
  "team-manager": {
    byOfficer: "own team",
    qualityByOfficer: "own team",
    cases: "own team",
    findings: "own team",
    operates: false,
    shares: true,
    isRounded: false,
  },
  officer: {
    byOfficer: "own",
    qualityByOfficer: "own",
    cases: "own",
    findings: "own",
    operates: false,
    shares: false,
    isRounded: false,
  },
  analyst: {
    byOfficer: "none",
    qualityByOfficer: "all",
    cases: "none",
    findings: "all",
    operates: true,
    shares: true,
    isRounded: false,
  },
  viewer: {
    byOfficer: "none",
    qualityByOfficer: "none",
    cases: "none",
    findings: "none",
    operates: false,
    shares: false,
    isRounded: true,
  },
};

/** A right that a command may need of the person who types it. */
export type Right = "operates" | "shares" | "manages" | "has alerts";

const withAlerts: ReadonlySet<Role> = new Set(["manager", "team-manager", "officer"]);

const tests: Readonly<Record<Right, (colleague: Colleague) => boolean>> = {
  operates: ({ role }) => rights[role].operates,
  shares: ({ role }) => rights[role].shares,
  manages: ({ role }) => role === "manager",
  // whoever holds cases hears of them, whatever role the people file gives them
  "has alerts": ({ role, workers }) => withAlerts.has(role) || workers.length > 0,
};

/** Returns whether a colleague has the right, by role or by the cases they hold. */
export function hasRight(colleague: Colleague, right: Right): boolean {
  return tests[right](colleague);
}

/** Returns the names, as shown, of the active officers whose numbers the colleague may ask for. */
export function visibleOfficers(colleague: Colleague, snapshot: Snapshot, isQuality: boolean): string[] {
  const isVisible = officerTest(officerVisibility(isQuality, colleague), colleague, snapshot);
  const names = officerNames(snapshot);
  return snapshot.workers
    .filter((worker) => worker.isActive && isVisible(worker))
    .map((worker) => names.officer(worker));
}

/** Returns a test of whether an officer's cases are visible. */
function officerTest(
  visibility: Visibility,
  { team, workers }: Colleague,
  snapshot: Snapshot,
): (officer: Worker) => boolean {
  if (visibility === "all") return () => true;
  if (visibility === "none") return () => false;
  if (visibility === "own") {
    const own = new Set(workers.map(({ workerId }) => workerId));
    return ({ workerId }) => own.has(workerId);
  }
  const names = officerNames(snapshot);
  return (officer) => team !== null && names.team(officer) === team;
}

/**
 * Returns a test of whether a person's case is visible, by the case officer of today, whatever day a question names.
 */
export function visibleTo(
  visibility: Visibility,
  colleague: Colleague,
  snapshot: Snapshot,
  today: Day,
): (person: Person) => boolean {
  if (visibility === "all") return () => true;
  if (visibility === "none") return () => false;
  const isVisible = officerTest(visibility, colleague, snapshot);
  const officers = caseOfficersOn(snapshot, today);
  return ({ at }) => {
    const officer = officers[at] ?? null;
    return officer !== null && isVisible(officer);
  };
}

/** Whether a question tells case officers apart. */
export function namesOfficers(measure: CountedMeasure, { filters, among }: NamedOfficers, by: By | undefined): boolean {
  const named = filters.officer !== undefined || filters.without?.officer !== undefined;
  const isAmong = among !== undefined && "by" in among && among.by === "officer";
  return named || isAmong || by === "officer" || measure.rowsAreOfficers === true;
}

/** The parts of a question or of its scope that may name officers. */
interface NamedOfficers extends Pick<Scope, "filters"> {
  readonly among?: Scope["among"] | readonly string[];
}

/**
 * Throws UserError where somebody who sees cases only for their findings asks for those of another day: findings are put
 * right, and what was wrong once says nothing of what is to be mended.
 */
function checkFindingsDay({ isQuality }: CountedMeasure, scope: Scope, { role }: Colleague, today: Day): void {
  const { cases, findings } = rights[role];
  if (!isQuality || cases !== "none" || findings === "none") return;
  if (scope.on === today && !scope.isPeriodAsked) return;
  throw new UserError("Your role sees cases and case officers for today's data errors only. Leave out the day.");
}

function officerVisibility(isQuality: boolean, { role }: Colleague): Visibility {
  return isQuality ? rights[role].qualityByOfficer : rights[role].byOfficer;
}

/** Returns a sentence about what `permitted` leaves out of the question; null: nothing. */
export function narrowing(
  measure: CountedMeasure,
  scope: NamedOfficers & Pick<Scope, "on" | "snapshot">,
  by: By | undefined,
  colleague: Colleague,
  today: Day,
): string | null {
  if (!namesOfficers(measure, scope, by)) return null;
  const visibility = officerVisibility(measure.isQuality, colleague);
  if (visibility !== "own" && visibility !== "own team") return null;
  const whose = visibility === "own" ? "your own cases" : "your team's cases";
  const others = "Your role does not see other case officers' figures.";
  const then = scope.on === today ? "" : ` For ${spelledDay(scope.on)}, it counts those that are still yours today.`;
  if (measure.isByDoer?.(scope.snapshot) === true) {
    const done = visibility === "own" ? "you" : "your team";
    return `This counts only what ${done} completed. ${others}`;
  }
  return `This counts only ${whose}. ${others}${then}`;
}

/** Throws UserError for a question that names officers whose numbers the colleague may not ask for. */
function checkNamed({ filters, among }: Scope, visible: readonly string[]): void {
  const named = [
    ...(filters.officer === undefined ? [] : [filters.officer]),
    ...(filters.without?.officer ?? []),
    ...(among?.by === "officer" ? among.values : []),
  ];
  if (named.every((name) => visible.includes(name))) return;
  throw new UserError("Your role does not see other case officers' figures. Ask about your own, or by team.");
}

/** Whether the colleague may ask which officer has the most: only for whom there are several to compare. */
export function mayRankOfficers({ isQuality }: CountedMeasure, colleague: Colleague): boolean {
  return officerVisibility(isQuality, colleague) !== "own";
}

/** Returns the scope narrowed to what the colleague may see. Throws UserError if nothing is left. */
export function permitted(
  measure: CountedMeasure,
  scope: Scope,
  by: By | undefined,
  colleague: Colleague,
  today: Day,
): Scope {
  if (!namesOfficers(measure, scope, by)) return scope;
  const visibility = officerVisibility(measure.isQuality, colleague);
  if (visibility === "none") {
    const instead = rights[colleague.role].isRounded ? "" : ", or by team";
    throw new UserError(`Your role does not see figures by case officer. Ask without a case officer${instead}.`);
  }
  checkFindingsDay(measure, scope, colleague, today);
  if (visibility === "all") return scope;
  checkNamed(scope, visibleOfficers(colleague, scope.snapshot, measure.isQuality));
  const isPersonVisible = visibleTo(visibility, colleague, scope.snapshot, today);
  const isOfficerVisible = officerTest(visibility, colleague, scope.snapshot);
  const rowFilter: RowFilter = (person, officer) =>
    officer === undefined ? isPersonVisible(person) : officer !== null && isOfficerVisible(officer);
  return { ...scope, rowFilter };
}

/**
 * Returns the scope narrowed to the cases that the colleague may see behind a number. Throws UserError if there are
 * none.
 */
export function permittedCases(measure: CountedMeasure, scope: Scope, colleague: Colleague, today: Day): Scope {
  const { findings, cases } = rights[colleague.role];
  const visibility = measure.isQuality ? findings : cases;
  if (visibility === "none")
    throw new UserError("Your role does not see the cases behind a figure. Ask for the figure.");
  checkFindingsDay(measure, scope, colleague, today);
  const isVisible = visibleTo(visibility, colleague, scope.snapshot, today);
  return { ...scope, rowFilter: (person) => isVisible(person) };
}
