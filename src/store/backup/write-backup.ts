import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { makePrivateFile } from "../sqlite/open.ts";

/**
 * Writes a consistent copy of an open database to a new file that only this user may read. Throws as `fs` does, also if
 * the file exists, and leaves no half file.
 */
export function writeBackup(database: Database, file: string): void {
  // SQLite writes into an empty file, and leaves its rights as they are.
  makePrivateFile(file, "wx");
  try {
    database.prepare("VACUUM INTO ?").run(file);
    const written = openSync(file, "r+");
    fsyncSync(written);
    closeSync(written);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}
