import type { CaseBook } from "./book.ts";
import type { CouncilWords } from "./words.ts";

/** Where case rows come from. */
export interface CaseSource {
  /** Reads the whole borough. Rejects with LoadRefused when the source cannot give all seven views. */
  readonly read: (words: CouncilWords) => Promise<CaseBook>;
}

/** A load that must not replace the accepted book: the message says what is wrong and what to do. */
export class LoadRefused extends Error {
  override readonly name = "LoadRefused";
}
