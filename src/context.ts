import type { Colleague } from "./access/colleagues.ts";
import type { Reachability } from "./access/recipients.ts";
import type { Day } from "./cases/day.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import type { LoadState } from "./cases/source.ts";
import type { Store } from "./store/store.ts";

/** How the words came: the audit says it, and some commands answer only where they make sense. */
export type Via = "at the console" | "page" | "slack" | "teams";

/** What commands and jobs are given: the case data, the moment, the people and the settings. */
export interface Context {
  readonly snapshot: Snapshot;
  /** The civil day in London, or the one pretended. */
  readonly today: Day;
  /** The instant, ISO 8601 in UTC. */
  readonly now: string;
  /** What London's clocks show: `08:30`. */
  readonly clock: string;
  /** Everybody who may ask, by email. */
  readonly colleagues: ReadonlyMap<string, Colleague>;
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

/** What a command is given. */
export interface CommandContext extends Context {
  /** The day is pretended over a council's live data: every answer is headed so. */
  readonly isPretended: boolean;
  /** Who asks. */
  readonly colleague: Colleague;
  readonly via: Via;
  /** The id of the channel in which it was asked; null: in private, or on the page. */
  readonly channel: string | null;
}

/** What a job is given. */
export interface JobContext extends Context {
  /** Somebody asked for it now: no hour is waited for. */
  readonly isForced: boolean;
  readonly reachability: Reachability;
  /** The channels that get the weekly post by the settings. */
  readonly weeklyChannels: readonly string[];
  /** Reads the case data anew; resolves with what became of it, in words. */
  readonly refresh: () => Promise<string>;
  /** Delivers what is due; resolves with how many messages. */
  readonly deliver: () => Promise<number>;
}
