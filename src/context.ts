import type { Colleague } from "./access/colleagues.ts";
import type { Reachability } from "./access/recipients.ts";
import type { SharedRounding } from "./access/rounding.ts";
import type { Day } from "./cases/day.ts";
import type { Snapshot } from "./cases/snapshot.ts";
import type { LoadState } from "./cases/source.ts";
import type { Incident } from "./reports/incidents.ts";
import type { Store } from "./store/store.ts";

/** Where a question was asked. The audit records it, and some commands answer only in some places. */
export type Via = "at the console" | "page" | "slack" | "teams";

/** The context of commands and jobs: the case data, the moment, the people and the settings. */
export interface Context extends SharedRounding {
  readonly snapshot: Snapshot;
  /** The civil day in London, or the pretended day. */
  readonly today: Day;
  /** The instant, ISO 8601 in UTC. */
  readonly now: string;
  /** The time in London: `08:30`. */
  readonly clock: string;
  /** Everybody who may ask, by email. */
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly load: LoadState;
  /** What stops the bot or a part of it from working now, the oldest first. */
  readonly incidents: readonly Incident[];
  readonly store: Store;
  /** The kinds of alert that are switched on, by id. */
  readonly kinds: readonly string[];
  /** The hour of digests, unless a person chose another. */
  readonly digestHour: string;
  /** Returns the address of a case in the case system; null where cases have no links. */
  readonly caseAddress: ((reference: string) => string) | null;
}

/** The context of a command. */
export interface CommandContext extends Context {
  /** The day is pretended over a council's live data, and the title of every answer says so. */
  readonly isPretended: boolean;
  /** The person who asks. */
  readonly colleague: Colleague;
  readonly via: Via;
  /** The id of the channel in which it was asked; null in private and on the page. */
  readonly channel: string | null;
}

/** The context of a job. */
export interface JobContext extends Context {
  /** Somebody asked for the job now, so it waits for no hour. */
  readonly isForced: boolean;
  readonly reachability: Reachability;
  /** The channels that the settings name for the weekly post. */
  readonly weeklyChannels: readonly string[];
  /** Reloads the case data; resolves with the outcome in words. */
  readonly refresh: () => Promise<string>;
  /** Delivers the messages that are due; resolves with the number that arrived. */
  readonly deliver: () => Promise<number>;
}
