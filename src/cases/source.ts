import type { View } from "./contract.ts";
import type { CouncilWords } from "./council-words.ts";
import type { Snapshot } from "./snapshot.ts";

/** How far a load has come: the rows read of a view, and whether they are all. */
export interface Progress {
  readonly view: View;
  readonly rows: number;
  readonly isWhole: boolean;
}

/** Where case rows come from. */
export interface CaseSource {
  /**
   * Reads the whole borough. Rejects with LoadError when the source cannot give all seven views. A source whose loads
   * take long reports its progress; one that finds nothing changed returns the records of its last snapshot again.
   */
  readonly read: (words: CouncilWords, onProgress?: (progress: Progress) => void) => Promise<Snapshot>;
}

/** A load that must not replace the accepted snapshot. The message says what is wrong and what to do. */
export class LoadError extends Error {
  override readonly name = "LoadError";
  /** Whether the next try may succeed without anybody's help, as after a network error or a server's restart. */
  readonly isRetryable: boolean;
  constructor(message: string, { isRetryable = false, cause }: { isRetryable?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isRetryable = isRetryable;
  }
}
