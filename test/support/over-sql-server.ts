import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, vi } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { connectionString, run } from "./real-server.ts";
import { emptySchema } from "./stores.ts";

// With TEST_STORE=mssql, every store that a test opens in memory is in SQL Server instead: what passes over the one kind of
// database must pass over the other.

const database = `send_tests_${randomUUID().slice(0, 8)}`;
const folder = mkdtempSync(join(tmpdir(), "send-store-"));
const opened: { readonly store: Store; readonly schema: string }[] = [];

vi.mock("../../src/store/store.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/store/store.ts")>();
  const openSchema = (): Store => {
    const schema = `s${opened.length}`;
    const connection = { connectionString: `${connectionString};Database=${database}`, caFile: null, schema };
    const store = original.openSqlServerStore({
      connection,
      witnessFolder: mkdtempSync(join(folder, "host-")),
      now: () => Date.now(),
    });
    opened.push({ store, schema });
    return { ...store, place: { folder: ":memory:" } };
  };
  const openStore: typeof original.openStore = (where, onMended) =>
    where === ":memory:" ? openSchema() : original.openStore(where, onMended);
  return { ...original, openStore };
});

// before the tests are read, as some open a store at once
await run("master", `create database [${database}]`);
beforeEach(async () => {
  for (const { store, schema } of opened.splice(0)) {
    store.close();
    await run(database, emptySchema(schema));
  }
});
afterAll(async () => {
  for (const { store } of opened) store.close();
  rmSync(folder, { recursive: true });
  await run("master", `drop database [${database}]`);
});
