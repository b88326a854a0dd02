import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { inArray, sql } from "drizzle-orm";
import { restoreJob } from "../job-runs.ts";
import { migrateTo, prepare, storeFile, withLock } from "../sqlite/open.ts";
import { StoreError } from "../store-error.ts";
import { identityTable, outboxMessageTable, runTable } from "../schema.ts";
import { writeBackup } from "./write-backup.ts";

/** What a restored store is. Instants are ISO 8601 in UTC. */
export interface Restored {
  /** Where the replaced store is kept; null: there was none. */
  readonly keptAs: string | null;
  /** When a job last ran before the backup was made; null: none had. */
  readonly lastRunAt: string | null;
}

/**
 * Puts a backup in place of the store of a folder, and keeps the replaced one beside it. Throws StoreError, and changes
 * nothing, if the file is no whole backup that this program can read or if a process has the store open. `at` is now,
 * ISO 8601 in UTC.
 */
export function restoreBackup(file: string, folder: string, at: string): Restored {
  if (!existsSync(file)) throw new StoreError(`there is no file ${file}: name a backup`);
  const store = storeFile(folder);
  if (existsSync(store) && realpathSync(file) === realpathSync(store)) {
    throw new StoreError(`${file} is the store itself: name a backup`);
  }
  prepare(folder);
  const copy = join(folder, "restoring.db");
  try {
    const lastRunAt = copyBackup(file, copy, at);
    // Under this lock no process opens the store.
    const keptAs = withLock(folder, () => {
      const aside = existsSync(store) ? putAside(store, at) : null;
      renameSync(copy, store);
      return aside;
    });
    sync(folder);
    return { keptAs, lastRunAt };
  } finally {
    for (const end of fileEnds) rmSync(`${copy}${end}`, { force: true });
  }
}

/** The ends of the names of the files in which SQLite keeps a database. */
const fileEnds = ["", "-wal", "-shm", "-journal"];

/** Copies the backup, brings it to this program's schema and marks it; returns when a job last ran in it. */
function copyBackup(file: string, copy: string, at: string): string | null {
  for (const end of fileEnds) rmSync(`${copy}${end}`, { force: true });
  const backup = openBackup(file);
  try {
    writeBackup(backup, copy);
  } finally {
    backup.close();
  }
  const client = new Database(copy);
  try {
    const db = drizzle({ client });
    migrateTo(db);
    const last = db
      .select({ at: sql<string | null>`max(${runTable.startedAt})` })
      .from(runTable)
      .get();
    // They may have been sent after the backup was made: the worker looks for such messages before it sends them.
    const open = inArray(outboxMessageTable.state, ["waiting", "sending"]);
    db.update(outboxMessageTable).set({ state: "unsure", claimedBy: null, claimedUntil: null }).where(open).run();
    db.insert(runTable).values({ job: restoreJob, slot: at, startedAt: at, finishedAt: at }).run();
    // Runs are forgotten after some months; that somebody took this store for the one to send from must not be.
    const target = identityTable.name;
    db.insert(identityTable)
      .values({ name: "accepted", value: at })
      .onConflictDoUpdate({ target, set: { value: at } })
      .run();
    return last?.at ?? null;
  } finally {
    client.close();
  }
}

function openBackup(file: string): Database.Database {
  const damaged = `${file} is not a complete backup of the store: name one that npm run -s backup wrote`;
  let backup: Database.Database | null = null;
  try {
    backup = new Database(file, { readonly: true, fileMustExist: true });
    const checked = backup.prepare("PRAGMA integrity_check").all();
    const isWhole = JSON.stringify(checked) === JSON.stringify([{ integrity_check: "ok" }]);
    const isStore =
      backup.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get() !== undefined;
    if (isWhole && isStore) return backup;
  } catch (cause) {
    backup?.close();
    throw new StoreError(damaged, { cause });
  }
  backup.close();
  throw new StoreError(damaged);
}

/** Renames the store's files; returns the new name. Throws StoreError if a process has the store open. */
function putAside(store: string, at: string): string {
  if (isOpenElsewhere(store)) {
    throw new StoreError("the bot or one of its scripts has the store open: stop it, then restore");
  }
  const aside = store.replace(/\.db$/, `.replaced-${at.slice(0, 19).replaceAll(":", "-")}.db`);
  for (const end of fileEnds) if (existsSync(`${store}${end}`)) renameSync(`${store}${end}`, `${aside}${end}`);
  return aside;
}

/** Whether a process has the store open. Moves what is in its journal into the file, where the file is not damaged. */
function isOpenElsewhere(store: string): boolean {
  let client: Database.Database | null = null;
  try {
    client = new Database(store, { timeout: 0 });
    // Leaving the journal takes a lock that no other connection may share, not even an idle one.
    client.pragma("journal_mode = DELETE");
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
  } finally {
    client?.close();
  }
}

function sync(folder: string): void {
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}
