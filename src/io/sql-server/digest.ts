import { createHash } from "node:crypto";
import type { Row, View } from "../../cases/contract.ts";

/** A running digest of rows, so that two loads can be told apart without keeping either's rows. */
export function rowDigest() {
  const hash = createHash("sha256");
  let text: string[] = [];
  const flush = () => {
    hash.update(text.join(""));
    text = [];
  };
  return {
    add(view: View, row: Row) {
      // No text cell can hold U+0000 or U+0001 by accident: they set a null apart from a blank, and cells from each other.
      text.push(view, "\u0001", row.map((cell) => cell ?? "\u0000").join("\u0001"), "\n");
      if (text.length > 4000) flush();
    },
    /** Of all rows so far; nothing may be added after. */
    end(): string {
      flush();
      return hash.digest("hex");
    },
  };
}
