import type { Snapshot } from "../cases/snapshot.ts";
import type { Worker } from "../cases/records.ts";
import { spellTeam } from "../facts/spellings.ts";

export const roles = ["manager", "team-manager", "officer", "analyst", "viewer"] as const;

export type Role = (typeof roles)[number];

/** Somebody who may ask, and as what. */
export interface Colleague {
  /** Trimmed, in lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The team of an officer or a team manager, in the workers' spelling; null: none. */
  readonly team: string | null;
  /** The workers that this person is, by email: usually one, for people of the file perhaps none. */
  readonly workers: readonly Worker[];
  /** The person's line in the people file, counted from 0; null for an officer who is not in it. */
  readonly line: number | null;
  readonly slackId: string | null;
  readonly entraId: string | null;
}

/** A line of the people file: adds a person, or raises what an officer may see. */
export interface Appointment {
  readonly email: string;
  readonly role: Role;
  readonly team: string | null;
  readonly slackId?: string | null;
  readonly entraId?: string | null;
}

/** Whoever holds the shell: a manager without an email. */
export const consoleManager: Colleague = {
  email: "",
  name: "the console",
  role: "manager",
  team: null,
  workers: [],
  line: null,
  slackId: null,
  entraId: null,
};

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

const unlisted = { line: null, slackId: null, entraId: null };

/** How a chat knows somebody. */
export interface ChatIdentity {
  readonly email: string | null;
  readonly slackId?: string;
  readonly entraId?: string;
}

/** Who somebody of a chat is: by the id that the people file gives, else by email; null: nobody who may ask. */
export function findColleague(
  { email, slackId, entraId }: ChatIdentity,
  all: ReadonlyMap<string, Colleague>,
): Colleague | null {
  for (const one of all.values()) {
    if (slackId !== undefined && one.slackId === slackId) return one;
    if (entraId !== undefined && one.entraId === entraId) return one;
  }
  const found = email === null ? undefined : all.get(normaliseEmail(email));
  if (found === undefined) return null;
  // Whoever is named by an id is that id's owner alone, whatever email an account shows.
  const isOthers =
    (slackId !== undefined && found.slackId !== null) || (entraId !== undefined && found.entraId !== null);
  return isOthers ? null : found;
}

/**
 * Who may ask, by email: every active worker with an email is an officer; an appointment adds people and raises
 * roles. An appointment as viewer does not lower an officer. See docs/access.md.
 */
export function colleagueDirectory(
  snapshot: Snapshot,
  appointments: readonly Appointment[],
): ReadonlyMap<string, Colleague> {
  const all = new Map<string, Colleague>();
  for (const worker of snapshot.workers) {
    if (!worker.isActive || worker.email === null) continue;
    const email = normaliseEmail(worker.email);
    const before = all.get(email);
    const team = worker.team === null ? null : spellTeam(snapshot, worker.team);
    const workers = [...(before?.workers ?? []), worker];
    all.set(email, { email, name: worker.name, role: "officer", team: before?.team ?? team, workers, ...unlisted });
  }
  for (const [line, { email: written, role, team, slackId = null, entraId = null }] of appointments.entries()) {
    const email = normaliseEmail(written);
    const before = all.get(email);
    all.set(email, {
      email,
      name: before?.name ?? email,
      role: before && role === "viewer" ? before.role : role,
      team: team === null ? (before?.team ?? null) : spellTeam(snapshot, team),
      workers: before?.workers ?? [],
      line,
      slackId,
      entraId,
    });
  }
  return all;
}
