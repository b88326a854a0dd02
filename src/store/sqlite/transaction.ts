import type { Database } from "better-sqlite3";
import type { Transaction } from "../store-database.ts";

/** The open database that the transactions are of. */
type Client = Pick<Database, "exec" | "inTransaction">;

/**
 * Returns the transactions of a database. An inner one is part of the outer one. A transaction takes the writer's lock
 * at its start, so that two processes wait for each other instead of failing at the end. The work must be synchronous.
 */
export function transactionsOn($client: Client): Transaction {
  let isOpen = false;
  return (work) => {
    if (isOpen) return work();
    $client.exec("BEGIN IMMEDIATE");
    isOpen = true;
    try {
      const result = work();
      $client.exec("COMMIT");
      return result;
    } catch (error) {
      // SQLite has rolled back by itself where the disk is full, and a second time would hide why
      if ($client.inTransaction) $client.exec("ROLLBACK");
      throw error;
    } finally {
      isOpen = false;
    }
  };
}
