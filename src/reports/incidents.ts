import type { Note } from "../answer.ts";

/** What stops the bot, or a part of it, from working now. */
export interface Incident {
  /** The same for the same incident, however often it is raised: `slack`, `store`. */
  readonly id: string;
  /** What does not work and how to mend it, for managers and for the log: no personal data, no foreign text. */
  readonly sentence: string;
  /** The instant at which it was first raised, ISO 8601 in UTC. */
  readonly since: string;
}

/** The incidents of a running process. They are held in memory, as the store itself may be what does not work. */
export interface Incidents {
  /** Raises an incident. One that is raised already keeps its `since` and takes the new sentence. */
  readonly raise: (id: string, sentence: string) => void;
  /** Ends an incident. Does nothing where there is none of the id. */
  readonly settle: (id: string) => void;
  /** Returns the incidents that are not settled, the oldest first. */
  readonly current: () => readonly Incident[];
}

/** Where incidents are written down: once when each is raised, changes its sentence or ends. */
interface IncidentLog {
  readonly info: (event: string, fields: Readonly<Record<string, string>>) => void;
  readonly error: (event: string, fields: Readonly<Record<string, string>>) => void;
}

/** Opens the incidents of a process. `now` gives the instant, ISO 8601 in UTC. */
export function openIncidents(now: () => string, log: IncidentLog): Incidents {
  const current = new Map<string, Incident>();
  return {
    raise(id, sentence) {
      const known = current.get(id);
      if (known?.sentence === sentence) return;
      current.set(id, { id, sentence, since: known?.since ?? now() });
      log.error("an incident", { incident: id, sentence });
    },
    settle(id) {
      const known = current.get(id);
      if (known === undefined) return;
      current.delete(id);
      log.info("an incident is over", { incident: id, since: known.since });
    },
    current: () => [...current.values()],
  };
}

/** Returns the notes that tell of incidents above an answer. */
export function incidentNotes(incidents: readonly Incident[]): Note[] {
  return incidents.map(({ sentence }) => ({ kind: "note", about: "caveat", text: sentence }));
}
