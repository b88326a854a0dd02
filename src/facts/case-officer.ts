import type { Snapshot } from "../cases/snapshot.ts";
import { oncePerSnapshot } from "../cases/per-snapshot.ts";
import type { Day } from "../cases/day.ts";
import type { Person, Worker, WorkerRelationship } from "../cases/records.ts";
import { isWord, type CouncilWords } from "../cases/council-words.ts";
import { notRecorded } from "./age.ts";
import { spellTeam } from "./spellings.ts";

export const notAllocated = "Not allocated";

/** Current from its start to the day before its end. */
function isRelationshipCurrentOn(relationship: WorkerRelationship, day: Day): boolean {
  return relationship.startOn <= day && (relationship.endOn === null || relationship.endOn > day);
}

/** The person's relationships of the case officer's type that are current on the day, whoever they name. */
export function officerRelationshipsOn(person: Person, day: Day, words: CouncilWords): WorkerRelationship[] {
  return person.relationships.filter(
    (one) => isRelationshipCurrentOn(one, day) && isWord(one.relationship, words.caseOfficer),
  );
}

/**
 * The active worker of the current case-officer relationship; of several, the latest start, then the lowest
 * worker id. Null: nobody, "Not allocated".
 */
export function caseOfficerOn(person: Person, day: Day, words: CouncilWords): Worker | null {
  let held: WorkerRelationship | null = null;
  for (const one of person.relationships) {
    if (!one.worker?.isActive || !isRelationshipCurrentOn(one, day)) continue;
    if (!isWord(one.relationship, words.caseOfficer)) continue;
    if (held === null || one.startOn > held.startOn || (one.startOn === held.startOn && one.workerId < held.workerId)) {
      held = one;
    }
  }
  return held?.worker ?? null;
}

/** How officers and their teams are called in one book. */
export interface OfficerNames {
  /** `Name`; `Name (Team)` where active workers share it; `Name (Team, worker_id)` where they share the team too. */
  officer(worker: Worker | null): string;
  /** The worker's team; `Not recorded` without one; `Not allocated` without a worker. */
  team(worker: Worker | null): string;
}

/** The names of a snapshot's officers and teams. */
export const officerNames = oncePerSnapshot(nameOfficers);

function nameOfficers(snapshot: Snapshot): OfficerNames {
  const teams = new Map<Worker, string>();
  for (const worker of snapshot.workers) {
    teams.set(worker, worker.team === null ? notRecorded : spellTeam(snapshot, worker.team));
  }
  const team = (worker: Worker | null) => (worker === null ? notAllocated : (teams.get(worker) ?? notRecorded));

  const active = snapshot.workers.filter((worker) => worker.isActive);
  const ofName = countBy(active, (worker) => worker.name.toLowerCase());
  const ofNameAndTeam = countBy(active, (worker) => `${worker.name}\n${team(worker)}`.toLowerCase());
  const names = new Map<Worker, string>();
  for (const worker of active) {
    const shares = (ofName.get(worker.name.toLowerCase()) ?? 0) > 1;
    const sharesTeam = (ofNameAndTeam.get(`${worker.name}\n${team(worker)}`.toLowerCase()) ?? 0) > 1;
    const where = sharesTeam ? ` (${team(worker)}, ${worker.workerId})` : ` (${team(worker)})`;
    names.set(worker, shares ? worker.name + where : worker.name);
  }
  return { team, officer: (worker) => (worker === null ? notAllocated : (names.get(worker) ?? worker.name)) };
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
