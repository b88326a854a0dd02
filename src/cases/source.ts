import { UserError } from "../user-error.ts";
import type { View } from "./contract.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Snapshot } from "./snapshot.ts";

/** How far a load has come: the rows read of one view, and whether they are all of its rows. */
export interface Progress {
  readonly view: View;
  readonly rows: number;
  readonly isWhole: boolean;
}

/** Where case rows come from. */
export interface CaseSource {
  /**
   * Reads all cases. Rejects with LoadError where the source cannot give all seven views. A slow source reports its
   * progress. A source that finds nothing changed returns the records of its last snapshot again.
   */
  readonly read: (words: CouncilWords, onProgress?: (progress: Progress) => void) => Promise<Snapshot>;
}

/** Thrown for a load that must not replace the snapshot; the message says what is wrong and what to do. */
export class LoadError extends UserError {
  override readonly name = "LoadError";
  /** Whether a retry may succeed without a correction, as after a network error or a restart of the server. */
  readonly isRetryable: boolean;
  constructor(message: string, { isRetryable = false, cause }: { isRetryable?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isRetryable = isRetryable;
  }
}

/** The state of the case data. */
export interface LoadState {
  /** No load was accepted since the bot started, so nothing can be answered. */
  readonly isEmpty: boolean;
  /** Says to people why the latest load was rejected; null where it was accepted. */
  readonly error: string | null;
  /** Whether a retry may succeed without a correction. */
  readonly isRetryable: boolean;
  /** Whether the load was rejected because it had shrunk, so that somebody may accept it. */
  readonly isShrunken: boolean;
  /** Says to managers why the people file was rejected, so that the last good one holds; null where it was accepted. */
  readonly peopleError: string | null;
  /** Says to people how far the running load has come; null where none is running. */
  readonly progress: string | null;
}
