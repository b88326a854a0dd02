import { createHash } from "node:crypto";
import type { Row, View } from "../../cases/contract.ts";

const rowsPerUpdate = 1000;

/**
 * A running digest of rows, so that two loads can be told apart without keeping either's rows. A null and a blank are
 * one, as they are for records. No cell holds the control characters between cells and rows by accident.
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
    /** Of all rows so far; nothing may be added after. */
    end(): string {
      flush();
      return hash.digest("hex");
    },
  };
}
