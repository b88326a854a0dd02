import type { Db } from "./open.ts";

/** Runs work whose writes all happen or, where it throws, none. */
export type Transaction = <Result>(work: () => Result) => Result;

/**
 * Makes the transactions of a database. One within another is part of it. The writer's lock is taken at the start, so
 * that two processes wait for each other instead of failing late. The work must not wait for anything.
 */
export function transactions({ $client }: Db): Transaction {
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
      $client.exec("ROLLBACK");
      throw error;
    } finally {
      isOpen = false;
    }
  };
}
