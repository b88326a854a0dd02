import { UserError } from "../user-error.ts";
import type { View } from "./contract.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Snapshot } from "./snapshot.ts";

/** How far a load has come: so many rows of that view are read, and whether they are all of it. */
export interface Progress {
  readonly view: View;
  readonly rows: number;
  readonly isWhole: boolean;
}

/** Where case rows come from. */
export interface CaseSource {
  /**
   * Reads the whole borough. Rejects with LoadRefused when the source cannot give all seven views. A source whose
   * loads take long tells how far it has come; one that finds nothing changed gives the records of its last book again.
   */
  readonly read: (words: CouncilWords, onProgress?: (progress: Progress) => void) => Promise<Snapshot>;
}

/** A load that must not replace the accepted book: the message says what is wrong and what to do. */
export class LoadError extends UserError {
  override readonly name = "LoadError";
  /** Whether the next try may succeed though nobody mends anything: the network, a server that starts again. */
  readonly isRetryable: boolean;
  constructor(message: string, { isRetryable = false, cause }: { isRetryable?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isRetryable = isRetryable;
  }
}

/** The state of the case data that answers rest on. */
export interface LoadState {
  /** No load was accepted since the bot started: there is nothing to answer from. */
  readonly isEmpty: boolean;
  /** Why the latest load did not become the book, for people; null where it did. */
  readonly error: string | null;
  /** Whether the next load may succeed though nobody mends anything. */
  readonly isRetryable: boolean;
  /** Whether it could be read and was refused for having shrunk: somebody may accept it. */
  readonly isShrunken: boolean;
  /** Why the people file as it is now was not taken, for managers; null where it was. The last good list holds then. */
  readonly peopleError: string | null;
  /** How far a load that is under way has come, for people; null where none is. */
  readonly progress: string | null;
}
