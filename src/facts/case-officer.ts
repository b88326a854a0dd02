import { isWord, type CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Person, Worker, WorkerRelationship } from "../cases/records.ts";
import { sameName } from "../cases/same-name.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { notRecorded } from "./age.ts";
import { earliestEvent, lastPlannedDay } from "./calendar.ts";
import { spellTeam } from "./spellings.ts";

export const notAllocated = "Not allocated";

/** Whether the day lies from the relationship's start (inclusive) to its end (exclusive). */
function isRelationshipCurrentOn(relationship: WorkerRelationship, day: Day): boolean {
  return relationship.startOn <= day && (relationship.endOn === null || relationship.endOn > day);
}

/** Whether the days of a relationship can be true: it ends on or after its start, and starts in no far time. */
export function isRelationshipBelieved({ startOn, endOn }: WorkerRelationship, day: Day): boolean {
  return startOn >= earliestEvent && startOn <= lastPlannedDay(day) && (endOn === null || endOn >= startOn);
}

/** Returns the person's case-officer relationships current on the day, also to workers who are inactive or unknown. */
export function officerRelationshipsOn(person: Person, day: Day, words: CouncilWords): WorkerRelationship[] {
  return person.relationships.filter(
    (relationship) =>
      isRelationshipCurrentOn(relationship, day) && isWord(relationship.relationship, words.caseOfficer),
  );
}

/**
 * Returns the active worker of the case-officer relationship current on the day; of several, the one that started last,
 * then the one of the lowest worker id. Null: nobody, "Not allocated".
 */
export function caseOfficerOn(person: Person, day: Day, words: CouncilWords): Worker | null {
  return latestOfficer(person, day, words, ({ isActive }) => isActive);
}

/** As caseOfficerOn, of workers who are no longer active as well: who held a case on a day in the past. */
export function officerEverOn(person: Person, day: Day, words: CouncilWords): Worker | null {
  return latestOfficer(person, day, words, () => true);
}

function latestOfficer(
  person: Person,
  day: Day,
  words: CouncilWords,
  counts: (worker: Worker) => boolean,
): Worker | null {
  let latest: WorkerRelationship | null = null;
  for (const relationship of person.relationships) {
    const { worker } = relationship;
    if (worker === null || !counts(worker) || !isRelationshipCurrentOn(relationship, day)) continue;
    if (!isWord(relationship.relationship, words.caseOfficer)) continue;
    if (latest === null || isAhead(relationship, latest)) latest = relationship;
  }
  return latest?.worker ?? null;
}

function isAhead(a: WorkerRelationship, b: WorkerRelationship): boolean {
  return a.startOn > b.startOn || (a.startOn === b.startOn && a.workerId < b.workerId);
}

/** The names of officers and teams as people see them. */
export interface OfficerNames {
  /** `Name`; `Name (Team)` where active workers share the name; `Name (Team, worker_id)` where they share both. */
  officer(worker: Worker | null): string;
  /** The worker's team; `Not recorded` without one; `Not allocated` without a worker. */
  team(worker: Worker | null): string;
}

/** Returns the names of a snapshot's officers and teams. */
export const officerNames = oncePerSnapshot(nameOfficers);

function nameOfficers(snapshot: Snapshot): OfficerNames {
  const teams = new Map<Worker, string>();
  for (const worker of snapshot.workers) {
    teams.set(worker, worker.team === null ? notRecorded : spellTeam(snapshot, worker.team));
  }
  const team = (worker: Worker | null) => (worker === null ? notAllocated : (teams.get(worker) ?? notRecorded));

  const active = snapshot.workers.filter((worker) => worker.isActive);
  const keyOf = (worker: Worker) => `${sameName(worker.name)}\n${team(worker)}`;
  const withName = countBy(active, (worker) => sameName(worker.name));
  const withNameAndTeam = countBy(active, keyOf);
  const names = new Map<Worker, string>();
  for (const worker of active) {
    const sharesName = (withName.get(sameName(worker.name)) ?? 0) > 1;
    const sharesTeam = (withNameAndTeam.get(keyOf(worker)) ?? 0) > 1;
    const suffix = sharesTeam ? ` (${team(worker)}, ${worker.workerId})` : ` (${team(worker)})`;
    names.set(worker, sharesName ? worker.name + suffix : worker.name);
  }
  // somebody who has left is never taken for a namesake
  const withNameEver = countBy(snapshot.workers, (worker) => sameName(worker.name));
  for (const worker of snapshot.workers) {
    if (worker.isActive || (withNameEver.get(sameName(worker.name)) ?? 0) === 1) continue;
    names.set(worker, `${worker.name} (${team(worker)}, ${worker.workerId})`);
  }
  return { team, officer: (worker) => (worker === null ? notAllocated : (names.get(worker) ?? worker.name)) };
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
