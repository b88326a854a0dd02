import type { Said, State } from "./digest.ts";

/** An item of a digest as it waits to be sent: keys and days; the words are made from the book when it goes. */
export interface LetterItem {
  readonly key: string;
  readonly state: State;
  readonly said: Said | null;
  readonly reason: string | null;
  readonly isBack: boolean;
}

/** What a message on its way is made from. It names no case, no child and no officer. */
export type Letter =
  | {
      readonly kind: "digest";
      readonly day: string;
      readonly items: readonly LetterItem[];
      readonly handedOn: readonly Said[];
      readonly isFirst: boolean;
    }
  | { readonly kind: "summary"; readonly day: string }
  | { readonly kind: "weekly"; readonly day: string }
  | { readonly kind: "measure"; readonly day: string; readonly words: string }
  | { readonly kind: "note"; readonly day: string; readonly title: string; readonly lines: readonly string[] };
