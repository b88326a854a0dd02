import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { isForEverybody, makePrivate, privateFile, privateFolder } from "../health/private-files.ts";
import { lockTimeout } from "../health/store-health.ts";
import { transactionsOn } from "./transaction.ts";
import { StoreError } from "../store-error.ts";

/** The open database of a file. All its calls are synchronous. */
export type FileDatabase = BetterSQLite3Database & { readonly $client: Database.Database };

/** Returns the file that holds the store of a folder. */
export function storeFile(folder: string): string {
  return join(folder, "send-bot.db");
}

/** Returns whether the folder holds a store. */
export function hasStore(folder: string): boolean {
  return existsSync(storeFile(folder));
}

/**
 * Opens the database of a folder (`:memory:` for none) and migrates it to this program's schema. Several processes may
 * do so at once. `onMended` is told in a sentence that others could read it. Throws StoreError for the schema of a later
 * program, a network file system or a folder that cannot be written.
 */
export function openFileDatabase(folder: string, onMended: (sentence: string) => void): FileDatabase {
  if (folder === ":memory:") {
    const db = drizzle({ client: openFile(folder) });
    migrate(db, { migrationsFolder: migrations() });
    return db;
  }
  const mended = prepare(folder);
  if (mended !== null) onMended(mended);
  // Under the lock, so that nobody opens a store that is just being replaced.
  return withLock(folder, () => {
    const db = drizzle({ client: openFile(storeFile(folder)) });
    migrateTo(db);
    return db;
  });
}

/**
 * Makes the folder of a store, or one that is there the bot's alone. Returns in a sentence that others could read it; null:
 * they could not. Throws StoreError for a network file system, a folder for everybody or one that cannot be made.
 */
export function prepare(folder: string): string | null {
  try {
    // what the umask takes from a new folder is given back
    if (mkdirSync(folder, { recursive: true, mode: privateFolder }) !== undefined) chmodSync(folder, privateFolder);
  } catch (error) {
    throw new StoreError(`the folder ${folder} cannot be made: set DATA_DIR to one that the bot may write`, {
      cause: error,
    });
  }
  if (networkFileSystems.has(statfsSync(folder).type)) {
    throw new StoreError(`${folder} is on a network file system, which loses writes: set DATA_DIR to a local disk`);
  }
  if (isForEverybody(folder)) {
    throw new StoreError(
      `${folder} is a folder that everybody may write to: set DATA_DIR to a folder of the bot's own`,
    );
  }
  return makePrivate(folder);
}

/** Makes a file that only this user may read, whatever the umask. `flag` is one of `fs`. */
export function makePrivateFile(file: string, flag: "a" | "wx"): void {
  closeSync(openSync(file, flag, privateFile));
  chmodSync(file, privateFile);
}

/** The magic numbers of statfs(2) for NFS, SMB, CIFS, SMB2, Ceph, AFS, FUSE (sshfs and the like), 9P, Lustre. */
const networkFileSystems = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400, 0x5346414f, 0x65735546, 0x01021997, 0x0bd00bd0,
]);

function openFile(file: string): Database.Database {
  try {
    // It names who was told what, so it is for the bot alone, whatever the rights of its folder.
    // Only a new one: closing a handle of an open file would end the locks that this process holds on it.
    if (file !== ":memory:" && !existsSync(file)) makePrivateFile(file, "a");
    const client = new Database(file, { timeout: lockTimeout });
    for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"]) client.pragma(pragma);
    lockBeforeWrites(client);
    return client;
  } catch (error) {
    throw new StoreError(
      `the store ${file} cannot be opened: check that DATA_DIR belongs to the bot and can be written`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Makes each write take the writer's lock before it begins, as transactions do. A statement of the driver that meets
 * another one's lock half-way stays open, and nothing can be committed until it is collected.
 */
function lockBeforeWrites(client: Database.Database): void {
  const prepare = client.prepare.bind(client);
  const transaction = transactionsOn(client);
  const prepareLocked = (source: string) => {
    const statement = prepare(source);
    if (!/^\s*(insert|update|delete)\b/i.test(source)) return statement;
    const run = statement.run.bind(statement);
    const value = (...values: unknown[]) => (client.inTransaction ? run(...values) : transaction(() => run(...values)));
    return Object.defineProperty(statement, "run", { value });
  };
  Object.defineProperty(client, "prepare", { value: prepareLocked });
}

/** Holds a lock between processes during the work: two that start together must not both migrate. */
export function withLock<Result>(folder: string, work: () => Result): Result {
  const lock = openFile(join(folder, "starting.db"));
  lock.exec("BEGIN EXCLUSIVE");
  try {
    return work();
  } finally {
    // The driver keeps a closed connection, and its lock, until its statements are collected.
    lock.exec("ROLLBACK");
    lock.close();
  }
}

/** Brings a database to this program's schema. Throws StoreError for that of a later program. */
export function migrateTo(db: FileDatabase): void {
  const lastKnown = readdirSync(migrations()).sort().at(-1) ?? "";
  const isMigrated = db.get<object>(sql`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`) !== undefined;
  const newest = isMigrated
    ? db.get<{ name: string | null }>(sql`SELECT max(name) AS name FROM __drizzle_migrations`)
    : null;
  if ((newest?.name ?? "") > lastKnown) {
    throw new StoreError("the store was written by a later version of this program: run that one, or restore a backup");
  }
  migrate(db, { migrationsFolder: migrations() });
}

/** Finds sql/store beside package.json, wherever this file was built to. */
function migrations(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return join(folder, "sql", "store");
}
