import type { CaseBook } from "./cases/book.ts";
import type { Worker } from "./cases/record.ts";
import { spellTeam } from "./facts/recorded.ts";

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
}

/** A line of the people file: adds a person, or raises what an officer may see. */
export interface Appointment {
  readonly email: string;
  readonly role: Role;
  readonly team: string | null;
}

export function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Who may ask, by email: every active worker with an email is an officer; an appointment adds people and raises
 * roles. An appointment as viewer does not lower an officer. See docs/access.md.
 */
export function colleagues(book: CaseBook, appointments: readonly Appointment[]): ReadonlyMap<string, Colleague> {
  const all = new Map<string, Colleague>();
  for (const worker of book.workers) {
    if (!worker.isActive || worker.email === null) continue;
    const email = plainEmail(worker.email);
    const before = all.get(email);
    const team = worker.team === null ? null : spellTeam(book, worker.team);
    const workers = [...(before?.workers ?? []), worker];
    all.set(email, { email, name: worker.name, role: "officer", team: before?.team ?? team, workers });
  }
  for (const { email: written, role, team } of appointments) {
    const email = plainEmail(written);
    const before = all.get(email);
    all.set(email, {
      email,
      name: before?.name ?? email,
      role: before && role === "viewer" ? before.role : role,
      team: team === null ? (before?.team ?? null) : spellTeam(book, team),
      workers: before?.workers ?? [],
    });
  }
  return all;
}
