import { createHash } from "node:crypto";
import type { Row, View } from "../../cases/contract.ts";

const rowsPerUpdate = 1000;

/**
 * Computes a digest of rows as they come, so that two loads can be compared without keeping their rows. Null and blank
 * count as equal, as they do in records. Cells do not hold the control characters that separate cells and rows.
 */
export function rowDigest() {
  const hash = createHash("sha256");
  let current: View | null = null;
  let rows: string[] = [];
  const flush = () => {
    hash.update(`${rows.join("\u0002")}\u0002`);
    rows = [];
  };
  return {
    add(view: View, row: Row) {
      if (view !== current) rows.push(`\u0003${view}`);
      current = view;
      rows.push(row.join("\u0001"));
      if (rows.length > rowsPerUpdate) flush();
    },
    /** Returns the digest of all rows. No row may be added afterwards. */
    end(): string {
      flush();
      return hash.digest("hex");
    },
  };
}
