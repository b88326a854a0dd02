import { UserError } from "../user-error.ts";
import type { View } from "./contract.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Snapshot } from "./snapshot.ts";

/** The progress of a load: the rows read of a view, and whether that is all of them. */
export interface Progress {
  readonly view: View;
  readonly rows: number;
  readonly isWhole: boolean;
}

/** Where the case data come from. */
export interface CaseSource {
  /**
   * Reads the whole borough. Rejects with LoadError when the source cannot give all seven views. A source whose loads
   * take long reports its progress; one that finds nothing changed returns the records of its last snapshot again.
   */
  readonly read: (words: CouncilWords, onProgress?: (progress: Progress) => void) => Promise<Snapshot>;
}

/** A load that must not replace the accepted snapshot: the message says what is wrong and what to do. */
export class LoadError extends UserError {
  override readonly name = "LoadError";
  /** Whether the next try may succeed without anybody's help, as after a network error or a server's restart. */
  readonly isRetryable: boolean;
  /** The message without what cells hold, for the log. */
  readonly logged: string;
  constructor(
    message: string,
    {
      isRetryable = false,
      logged = message,
      cause,
    }: { readonly isRetryable?: boolean; readonly logged?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.isRetryable = isRetryable;
    this.logged = logged;
  }
}

/** The state of the case data behind the answers. */
export interface LoadState {
  /** No load has been accepted since the bot started, so there is nothing to answer from. */
  readonly isEmpty: boolean;
  /** Why the latest load was not accepted, for people; null if it was accepted. */
  readonly error: string | null;
  /** Whether the next load may succeed without anybody's help. */
  readonly isRetryable: boolean;
  /** Whether the latest load was refused for what it lost, so that somebody may accept it. */
  readonly isShrunken: boolean;
  /** Why the people file was not accepted and the last good one is still used, for managers; null if it was accepted. */
  readonly peopleError: string | null;
  /** The progress of the current load, for people; null if no load is running. */
  readonly progress: string | null;
}
