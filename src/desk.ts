import type { CaseBook } from "./cases/book.ts";
import type { Colleague } from "./colleague.ts";
import type { Reach } from "./routing.ts";
import type { Store } from "./store/store.ts";

/** How the words came: the audit says it, and some commands answer only where they make sense. */
export type Via = "at the console" | "page" | "slack" | "teams";

/** The state of the case data that answers rest on. */
export interface LoadState {
  /** No load was accepted since the bot started: there is nothing to answer from. */
  readonly isEmpty: boolean;
  /** Why the latest load did not become the book, for people; null where it did. */
  readonly fault: string | null;
  /** Whether the next load may succeed though nobody mends anything. */
  readonly mayHeal: boolean;
  /** Whether it could be read and was refused for having shrunk: somebody may accept it. */
  readonly isShrunken: boolean;
  /** Why the people file as it is now was not taken, for managers; null where it was. The last good list holds then. */
  readonly peopleFault: string | null;
  /** How far a load that is under way has come, for people; null where none is. */
  readonly progress: string | null;
}

/** What a command or job is handed: types only. */
export interface Desk {
  readonly book: CaseBook;
  /** The civil day in London, or the one pretended. */
  readonly today: string;
  /** The day is pretended over a council's live data: every answer is headed so. */
  readonly isPretended: boolean;
  /** The instant, ISO 8601 in UTC. */
  readonly now: string;
  /** What London's clocks show: `08:30`. */
  readonly clock: string;
  readonly colleague: Colleague;
  /** Everybody who may ask, by email. */
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly via: Via;
  /** The id of the channel in which it was asked; null: in private, or on the page. */
  readonly channel: string | null;
  readonly load: LoadState;
  readonly store: Store;
  /** Counts of 1 to one less than this are masked for many; 0: none. */
  readonly maskBelow: number;
  /** The kinds of alert that are switched on, by id. */
  readonly kinds: readonly string[];
  /** The hour of digests, unless a person chose another. */
  readonly digestHour: string;
  /** The address of a case in the case system; null: no links. */
  readonly caseAddress: ((reference: string) => string) | null;
}

/** What a job is handed. */
export interface JobDesk {
  readonly book: CaseBook;
  /** The civil day for which it runs. */
  readonly today: string;
  /** The instant, ISO 8601 in UTC, and what London's clocks show: `08:30`. */
  readonly now: string;
  readonly clock: string;
  /** Somebody asked for it now: no hour is waited for. */
  readonly isForced: boolean;
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly reach: Reach;
  /** The kinds of alert that are switched on, by id. */
  readonly kinds: readonly string[];
  /** The address of a case in the case system; null: no links. */
  readonly caseAddress: ((reference: string) => string) | null;
  readonly store: Store;
  readonly load: LoadState;
  /** The hour of digests, unless a person chose another. */
  readonly digestHour: string;
  /** The channels that get the weekly post by the settings. */
  readonly weeklyChannels: readonly string[];
  /** Reads the case data anew; resolves with what became of it, in words. */
  readonly refresh: () => Promise<string>;
  /** Delivers what is due; resolves with how many messages. */
  readonly deliver: () => Promise<number>;
}
