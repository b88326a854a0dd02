import { accessSync, constants, openSync, readSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { StoreFault } from "./store-fault.ts";

/** What every SQLite file begins with. */
const header = "SQLite format 3\0";
/** A disk with fewer free bytes is full: a write of the bot may need as many. */
const leastFree = 256 * 1024;

/**
 * Watches the file of a database that was just opened. Returns a function that finds what SQLite does not notice: it
 * goes on writing to a file that was deleted, and from memory for one that was emptied.
 */
export function watchFile(file: string): () => StoreFault | null {
  const opened = statSync(file);
  // It is never closed: closing any handle of the file would end the locks that this process holds on it.
  const handle = openSync(file, "r");
  let size = opened.size;
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now === undefined) return "missing";
    if (now.ino !== opened.ino || now.dev !== opened.dev) return "replaced";
    // the bot's own writes only let the file grow
    if (now.size < size || startOf(handle) !== header) return "damaged";
    size = now.size;
    if (!isWritable(file) || !isWritable(dirname(file))) return "read-only";
    const { bavail, bsize } = statfsSync(file);
    return bavail * bsize < leastFree ? "full" : null;
  };
}

function startOf(handle: number): string {
  const bytes = Buffer.alloc(header.length);
  readSync(handle, bytes, 0, bytes.length, 0);
  return bytes.toString("latin1");
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
