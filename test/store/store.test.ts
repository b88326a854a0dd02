import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "../../src/store/audit-log.ts";
import { openStore } from "../../src/store/store.ts";

const at = "2026-01-05T09:00:00.000Z";
const rows = { person: 1, worker: 2, worker_relationship: 3, referral: 4, assessment: 5, plan: 6, review: 7 };
const entry: AuditEntry = {
  at,
  who: "k",
  via: "page",
  command: "measure",
  query: "reviews.overdue",
  outcome: "answered",
  audience: "private",
  rows: 5,
  rounded: false,
  cases: null,
  channel: null,
};

describe("the store", () => {
  let folder = "";
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "store-"))));
  afterEach(() => rm(folder, { recursive: true }));

  it("renames the parts of a digest that an older program left in the outbox", () => {
    const first = openStore(folder);
    const payload = { kind: "digest", day: "2021-06-28", items: [], reassigned: [], isFirst: false } as const;
    first.outbox.put("digest:1", "person:k", payload, at);
    first.close();
    const older = new Database(join(folder, "send-bot.db"));
    const item = '{"key":"a:1","state":"open","said":null,"reason":null,"isBack":false}';
    older.exec(
      `UPDATE outbox SET letter = '{"kind":"digest","day":"2021-06-28","items":[${item}],"handedOn":[],"isFirst":false}';
       DELETE FROM __drizzle_migrations WHERE name LIKE '%payload_names'`,
    );
    older.close();

    const again = openStore(folder);
    expect(again.outbox.find("digest:1")?.payload).toEqual({
      ...payload,
      items: [{ key: "a:1", state: "open", previous: null, reason: null, isBack: false }],
    });
    again.close();
  });

  it("keeps its contents when it is opened again", () => {
    const first = openStore(folder);
    const key = first.personKey("ada@x.org");
    first.pins.add(key, "reviews.overdue", at);
    first.audit.add(entry);
    first.loads.accept("demo", rows, at);
    const id = first.questions.keep(["reviews", "reviews.due"], at);
    first.close();

    const again = openStore(folder);

    expect(again.personKey("ada@x.org")).toBe(key);
    expect(again.pins.of(key)).toEqual(["reviews.overdue"]);
    expect(again.audit.all()).toEqual([entry]);
    expect(again.loads.accepted("demo")).toEqual(rows);
    expect(again.questions.recall(id, 1, at)).toBe("reviews.due");
    again.close();
  });

  it("is readable only by its owner", async () => {
    openStore(join(folder, "own")).close();

    expect((await stat(join(folder, "own"))).mode & 0o077).toBe(0);
  });

  it("never changes an audit entry, and deletes none that is less than 24 months old", () => {
    const store = openStore(folder);
    store.audit.add({ ...entry, at: "2020-01-01T00:00:00.000Z" });
    store.audit.add({ ...entry, at: new Date().toISOString() });
    const raw = new Database(join(folder, "send-bot.db"));

    expect(() => raw.exec("UPDATE audit SET who = 'x'")).toThrow("the audit is not changed");
    expect(() => raw.exec("DELETE FROM audit")).toThrow("the audit is kept for 24 months");
    store.audit.forgetBefore("2021-01-01T00:00:00.000Z");
    expect(store.audit.all()).toHaveLength(1);
    raw.close();
    store.close();
  });

  it("copies itself while it is open", () => {
    const store = openStore(folder);
    store.pins.add("k", "reviews", at);
    store.backup(join(folder, "copy.db"));
    const copy = new Database(join(folder, "copy.db"));

    expect(copy.prepare("SELECT count(*) AS n FROM pin").get()).toMatchObject({ n: 1 });
    copy.close();
    store.close();
  });

  it("refuses a store of a later program with a clear message", () => {
    openStore(folder).close();
    const raw = new Database(join(folder, "send-bot.db"));
    raw.exec("INSERT INTO __drizzle_migrations (hash, created_at, name) VALUES ('x', 0, '29990101000000_later')");
    raw.close();

    expect(() => openStore(folder)).toThrow("written by a later version of this program");
  });

  it("refuses a path that is no folder, and a file that is no store, with a clear message", async () => {
    await writeFile(join(folder, "file"), "");
    await writeFile(
      join(folder, "send-bot.db"),
      "this is no database, but is long enough to be taken for one".repeat(40),
    );

    expect(() => openStore(join(folder, "file", "below"))).toThrow(/cannot be made: set DATA_DIR/);
    expect(() => openStore(folder)).toThrow(/cannot be opened: check that DATA_DIR/);
  });

  it("lets several processes write at once", async () => {
    const script = `
      const { openStore } = await import(process.argv[1]);
      const store = openStore(process.argv[2]);
      for (let at = 0; at < 20; at += 1) store.pins.add(process.argv[3], "q" + at, "2026-01-01");
      store.close();`;
    const built = join(import.meta.dirname, "../../dist/src/store/store.js");
    expect(existsSync(built)).toBe(true);
    const ends = [1, 2, 3, 4].map((who) =>
      once(
        spawn(process.execPath, ["--input-type=module", "-e", script, built, folder, `k${who}`], { stdio: "inherit" }),
        "exit",
      ),
    );

    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0, 0, 0]);
    const store = openStore(folder);
    expect([1, 2, 3, 4].map((who) => store.pins.of(`k${who}`).length)).toEqual([20, 20, 20, 20]);
    store.close();
  });
});
