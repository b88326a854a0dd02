import type { Day } from "./cases/day.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import type { Colleague } from "./access/colleagues.ts";
import type { Reachability } from "./access/recipients.ts";
import type { Store } from "./store/store.ts";
import type { Answer, Chart, Choice } from "./answer.ts";
import type { Clock } from "./platform/clock.ts";
import type { Log } from "./platform/log.ts";
import type { LoadState, SnapshotHolder } from "./snapshot/holder.ts";

/** How the words came: the audit says it, and some commands answer only where they make sense. */
export type Via = "at the console" | "page" | "slack" | "teams";

/** What a command or job is handed: types only. */
export interface CommandContext {
  readonly snapshot: Snapshot;
  /** The civil day in London, or the one pretended. */
  readonly today: Day;
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
export interface JobContext {
  readonly snapshot: Snapshot;
  /** The civil day for which it runs. */
  readonly today: Day;
  /** The instant, ISO 8601 in UTC, and what London's clocks show: `08:30`. */
  readonly now: string;
  readonly clock: string;
  /** Somebody asked for it now: no hour is waited for. */
  readonly isForced: boolean;
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly reachability: Reachability;
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

/** Words that were not answered, and why, in a sentence for the person. */
export interface ErrorReply {
  readonly error: string;
}

/** What every channel is handed: the one way to ask, and what it needs around it. */
export interface Bot {
  readonly snapshots: SnapshotHolder;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Whom somebody without rights is told to ask. */
  readonly accessContact: string;
  /** `channel` is the id of the channel in which it is asked; without one it is asked in private. */
  readonly contextOf: (colleague: Colleague, via: Via, channel?: string | null) => CommandContext;
  /** The answer to somebody's words by their rights, audited and logged. Rejects nothing but faults of the bot's own. */
  readonly answer: (words: string, colleague: Colleague, via: Via, channel?: string | null) => Answer | ErrorReply;
  /** Words that a person may complete with, and what each asks for. */
  readonly known: readonly { readonly words: string; readonly says: string }[];
  /** The dashboard's pages. */
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  /** What somebody keeps at hand. */
  readonly pinned: (colleague: Colleague) => readonly Choice[];
  readonly draw: (chart: Chart) => Promise<Buffer>;
}
