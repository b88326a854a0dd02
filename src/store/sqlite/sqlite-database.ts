import { sql } from "drizzle-orm";
import { writeBackup } from "../backup/write-backup.ts";
import { nameList, newRow, portions, valueList, type Db, type StoreDatabase } from "../store-database.ts";
import { unlessFaulty } from "../health/store-fault.ts";
import { watchFile } from "../health/store-file.ts";
import { openFileDatabase, storeFile, type FileDatabase } from "./open.ts";
import { transactionsOn } from "./transaction.ts";

/** A process that ended is seen at once, so that a claim only outlives one that hangs. In milliseconds. */
const lease = 3_600_000;

/** Opens the SQLite database of a folder; `:memory:` opens one that is lost on closing. See `openFileDatabase`. */
export function sqliteDatabase(folder: string, onMended: (sentence: string) => void): StoreDatabase {
  const file = openFileDatabase(folder, onMended);
  const client = file.$client;
  const inMemory = folder === ":memory:";
  return {
    db: withKeys(file),
    transaction: transactionsOn(client),
    place: { folder },
    witnessFolder: inMemory ? null : folder,
    // all processes of a file are on one machine
    claims: { lease, ahead: () => 0 },
    findFault: inMemory ? () => null : watchFile(storeFile(folder)),
    verify() {
      const [found] = file.all<{ readonly quick_check: string }>("PRAGMA quick_check(1)");
      if (found?.quick_check !== "ok") throw Object.assign(new Error("damaged"), { code: "SQLITE_CORRUPT" });
    },
    setLockWait: (milliseconds) => void client.pragma(`busy_timeout = ${milliseconds}`),
    backup: (copy) => writeBackup(client, copy),
    close() {
      // the driver does not do so by itself; a store that fails is closed all the same
      unlessFaulty(() => client.pragma("wal_checkpoint(TRUNCATE)"), undefined);
      client.close();
    },
  };
}

/** Few enough for the values that one statement may hold. */
const rowsAStatement = 500;

function withKeys(file: FileDatabase): Db {
  const upsertAll: Db["upsertAll"] = (table, all) => {
    for (const rows of portions(all, rowsAStatement)) {
      const made = rows.map((row) => newRow(table, row));
      const [{ names, key }] = [made[0] ?? { names: [], key: [] }];
      const lists = made.map(({ values }) => sql`(${valueList(values)})`);
      const sets = names.map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
      const insert = sql`insert into ${table} (${nameList(names)}) values ${valueList(lists)}`;
      file.run(sql`${insert} on conflict (${nameList(key)}) do update set ${valueList(sets)}`);
    }
  };
  return Object.assign(file, {
    upsertAll,
    upsert: ((table, row) => upsertAll(table, [row])) satisfies Db["upsert"],
    insertNew: ((table, row) => {
      const { names, values } = newRow(table, row);
      const insert = sql`insert into ${table} (${nameList(names)}) values (${valueList(values)})`;
      return file.run(sql`${insert} on conflict do nothing`).changes > 0;
    }) satisfies Db["insertNew"],
  });
}
