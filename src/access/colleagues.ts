import type { Worker } from "../cases/records.ts";
import { asciiLowerCase } from "../cases/same-name.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spellings, spellTeam } from "../facts/spellings.ts";

export const roles = ["manager", "team-manager", "officer", "analyst", "viewer"] as const;

export type Role = (typeof roles)[number];

/** A person who may ask, and the role that decides what they see. */
export interface Colleague {
  /** Trimmed, in lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The team of an officer or a team manager, in the spelling of the case data; null: none. */
  readonly team: string | null;
  /** The active workers with this person's email: usually one; none for a person who is only in the people file. */
  readonly workers: readonly Worker[];
  /** The person's line in the people file, from 0; null: an officer who is not in it. */
  readonly line: number | null;
  readonly slackId: string | null;
  readonly entraId: string | null;
}

/** A line of the people file. It adds a person or raises an officer's role. */
export interface Appointment {
  readonly email: string;
  readonly role: Role;
  readonly team: string | null;
  readonly slackId?: string | null;
  readonly entraId?: string | null;
}

/** The user of the console: a manager without an email. */
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

/** Whether a text is written like the address of one person. Whether anybody has it is another question. */
export function isEmail(text: string): boolean {
  // so that neither `mailto:` nor a name before the address, nor a second one after it, passes
  return /^[^\s@:;,<>()"]+@[^\s@:;,<>()"]+(?<!\.)$/.test(text.trim());
}

/** Returns the email trimmed and with its ASCII letters in lower case, as every comparison of emails expects it. */
export function normaliseEmail(email: string): string {
  return asciiLowerCase(email.trim());
}

const unlisted = { line: null, slackId: null, entraId: null };

/** What a chat knows of an account. Slack gives a `slackId`, Teams an `entraId`. */
export interface ChatIdentity {
  readonly email: string | null;
  readonly slackId?: string;
  readonly entraId?: string;
}

/** Returns the colleague behind a chat account, by the id in the people file, else by email; null: they may not ask. */
export function findColleague(
  { email, slackId, entraId }: ChatIdentity,
  colleagues: ReadonlyMap<string, Colleague>,
): Colleague | null {
  for (const one of colleagues.values()) {
    if (slackId !== undefined && one.slackId === slackId) return one;
    if (entraId !== undefined && one.entraId === entraId) return one;
  }
  const found = email === null ? undefined : colleagues.get(normaliseEmail(email));
  if (found === undefined) return null;
  // An id in the people file outranks an email: another account that shows the same email is not that person.
  const hasOtherId =
    (slackId !== undefined && found.slackId !== null) || (entraId !== undefined && found.entraId !== null);
  return hasOtherId ? null : found;
}

/**
 * Whether what is told to the account of that id, which shows the colleague's email, is told to the colleague: an id in the
 * people file outranks an email.
 */
export function isAccountOf(
  { email }: Colleague,
  id: Omit<ChatIdentity, "email">,
  colleagues: ReadonlyMap<string, Colleague>,
): boolean {
  return findColleague({ email, ...id }, colleagues)?.email === email;
}

/**
 * Returns everybody who may ask, by normalised email. Every active worker with an email is an officer. An appointment
 * adds a person or changes a role, but `viewer` does not lower an officer. See docs/access.md.
 */
export function colleagueDirectory(
  snapshot: Snapshot,
  appointments: readonly Appointment[],
): ReadonlyMap<string, Colleague> {
  const colleagues = new Map<string, Colleague>();
  for (const worker of snapshot.workers) {
    if (!worker.isActive || worker.email === null) continue;
    const email = normaliseEmail(worker.email);
    const earlier = colleagues.get(email);
    const team = worker.team === null ? null : spellTeam(snapshot, worker.team);
    const workers = [...(earlier?.workers ?? []), worker];
    colleagues.set(email, {
      email,
      name: worker.name,
      role: "officer",
      team: earlier?.team ?? team,
      workers,
      ...unlisted,
    });
  }
  for (const [line, { email: listed, role, team, slackId = null, entraId = null }] of appointments.entries()) {
    const email = normaliseEmail(listed);
    const earlier = colleagues.get(email);
    colleagues.set(email, {
      email,
      name: earlier?.name ?? email,
      role: earlier && role === "viewer" ? earlier.role : role,
      team: team === null ? (earlier?.team ?? null) : spellTeam(snapshot, team),
      workers: earlier?.workers ?? [],
      line,
      slackId,
      entraId,
    });
  }
  return colleagues;
}

/** How many characters of a team's name of the people file are shown. */
const shownCharacters = 40;

/**
 * Returns in sentences which teams of the people file no worker has, so that whoever is in one is alone in it; none where
 * there are no workers to compare with.
 */
export function teamWarnings(colleagues: ReadonlyMap<string, Colleague>, snapshot: Snapshot): string[] {
  const known = new Set(spellings(snapshot, "team").values());
  if (known.size === 0) return [];
  const listed = [...colleagues.values()].flatMap(({ line, team }) => (line === null || team === null ? [] : [team]));
  const strange = [...new Set(listed)].filter((team) => !known.has(team)).sort();
  const teams = new Intl.ListFormat("en-GB", { type: "disjunction" }).format([...known].sort());
  return strange.map((team) => {
    const shown = team.replaceAll(/\p{C}+/gu, " ").slice(0, shownCharacters);
    return `PEOPLE_FILE names the team "${shown}", which no case officer is in. Use ${teams}.`;
  });
}
