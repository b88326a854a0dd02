import type { Answer, Chart, Choice } from "./answer.ts";
import type { Clock } from "./clock.ts";
import type { Colleague } from "./colleague.ts";
import type { Desk, Via } from "./desk.ts";
import type { Log } from "./log.ts";
import type { Shelf } from "./shelf.ts";
import type { Store } from "./store/store.ts";

/** Words that were not answered, and why, in a sentence for the person. */
export interface Refusal {
  readonly refusal: string;
}

/** What every channel is handed: the one way to ask, and what it needs around it. */
export interface Bot {
  readonly shelf: Shelf;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Whom somebody without rights is told to ask. */
  readonly accessContact: string;
  /** `channel` is the id of the channel in which it is asked; without one it is asked in private. */
  readonly deskOf: (colleague: Colleague, via: Via, channel?: string | null) => Desk;
  /** The answer to somebody's words by their rights, audited and logged. Rejects nothing but faults of the bot's own. */
  readonly answer: (words: string, colleague: Colleague, via: Via, channel?: string | null) => Answer | Refusal;
  /** Words that a person may complete with, and what each asks for. */
  readonly known: readonly { readonly words: string; readonly says: string }[];
  /** The dashboard's pages. */
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  /** What somebody keeps at hand. */
  readonly pinned: (colleague: Colleague) => readonly Choice[];
  readonly draw: (chart: Chart) => Promise<Buffer>;
}
