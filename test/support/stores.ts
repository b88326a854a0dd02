import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import * as schema from "../../src/store/schema.ts";
import { openSqlServerStore, openStore, type Store } from "../../src/store/store.ts";
import { connectionString, run } from "./real-server.ts";

/** A database of the real server that a file of tests has for itself. */
export interface StoreServer {
  /** Opens a store in the schema with the name, or in a new one. */
  readonly open: (schema?: string) => Store;
  readonly connectionString: string;
  readonly database: string;
  /** A folder for witnesses. */
  readonly folder: string;
}

/** Returns the batch that empties a store: made anew, its tables take seconds. */
export const emptySchema = (name: string): string =>
  Object.values(schema)
    .map((table) => `truncate table [${name}].[${getTableName(table)}]`)
    .join("; ");

const condition = "not run without MSSQL_TEST_CONNECTION_STRING";

/** Describes tests of stores in a database of the real server, which is dropped after them; skips them without one. */
export function overSqlServer(tests: (server: StoreServer) => void): void {
  describe.skipIf(connectionString === undefined)(`in SQL Server (${condition})`, () => {
    const database = `send_store_${randomUUID().slice(0, 8)}`;
    const folder = mkdtempSync(join(tmpdir(), "send-store-"));
    const stores: Store[] = [];
    const connection = `${connectionString};Database=${database}`;
    beforeAll(() => run("master", `create database [${database}]`));
    afterAll(async () => {
      for (const store of stores) store.close();
      rmSync(folder, { recursive: true });
      await run("master", `drop database [${database}]`);
    });
    tests({
      database,
      folder,
      connectionString: connection,
      open(schema = `s${stores.length}`) {
        const store = openSqlServerStore({
          connection: { connectionString: connection, caFile: null, schema },
          witnessFolder: folder,
          now: () => Date.now(),
        });
        stores.push(store);
        return store;
      },
    });
  });
}

/**
 * Describes the same tests of a store in both kinds of database. `open` opens an empty one; `lease` is how long a claim of
 * a message holds, in milliseconds.
 */
export function overBothStores(tests: (open: () => Store, lease: number) => void): void {
  describe("in SQLite", () => {
    tests(() => openStore(":memory:"), 3_600_000);
  });
  overSqlServer(({ database, open }) => {
    let opened: Store[] = [];
    beforeEach(async () => {
      for (const [at, store] of opened.entries()) {
        store.close();
        await run(database, emptySchema(`s${at}`));
      }
      opened = [];
    });
    const openEmpty = () => {
      const store = open(`s${opened.length}`);
      opened.push(store);
      return store;
    };
    tests(openEmpty, 600_000);
  });
}
