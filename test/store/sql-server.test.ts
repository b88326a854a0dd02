import { Worker } from "node:worker_threads";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { describeFault, faultOfError } from "../../src/store/health/store-fault.ts";
import { openSqlServerStore } from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { aNote, madeAt } from "../support/delivery.ts";
import { run } from "../support/real-server.ts";
import { overSqlServer } from "../support/stores.ts";

const now = Date.parse(madeAt);
const noneDead = () => false;

/** Makes this thread wait, while others go on. */
const pause = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** A way to a server that can be cut, in a thread of its own, as this one waits for its calls. */
async function aWay(port: number) {
  const thread = new Worker(
    `const { createServer, connect } = require("node:net");
     const { parentPort, workerData } = require("node:worker_threads");
     const sockets = new Set();
     const server = createServer((near) => {
       const far = connect(workerData, "127.0.0.1");
       for (const one of [near, far]) { sockets.add(one); one.on("error", () => {}); one.on("close", () => { near.destroy(); far.destroy(); sockets.delete(one); }); }
       near.pipe(far).pipe(near);
     });
     const open = (at) => server.listen(at, "127.0.0.1", () => parentPort.postMessage(server.address().port));
     let at = 0;
     parentPort.on("message", (isOpen) => {
       if (isOpen) return open(at);
       at = server.address().port;
       server.close(() => parentPort.postMessage(0));
       for (const one of sockets) one.destroy();
     });
     open(0);`,
    { eval: true, workerData: port },
  );
  const said = async (): Promise<number> => {
    const [message]: unknown[] = await once(thread, "message");
    return Number(message);
  };
  const set = (isOpen: boolean) => {
    thread.postMessage(isOpen);
    return said();
  };
  /** Cuts and mends it while this thread waits. */
  const blink = () => {
    for (const isOpen of [false, true]) {
      thread.postMessage(isOpen);
      pause(300);
    }
  };
  return { port: await said(), cut: () => set(false), mend: () => set(true), blink, close: () => thread.terminate() };
}

describe("a fault of SQL Server", () => {
  it.each([
    ["MSSQL_GONE", "unreachable", "cannot be reached"],
    ["MSSQL_9002", "full", "log is full"],
    ["MSSQL_RIGHT", "read-only", "sql/store-login.sql"],
    ["MSSQL_51222", "locked", "in use by another program"],
    ["MSSQL_208", "missing", "has lost a table"],
  ] as const)("is named by its code: %s", (code, fault, words) => {
    const error = new Error("a query", { cause: Object.assign(new Error("no"), { code }) });

    expect(faultOfError(error)).toBe(fault);
    const sentence = describeFault(fault, { schema: "send_bot" });
    expect(sentence).toContain("The store in the schema send_bot of SQL Server");
    expect(sentence).toContain(words);
    expect(sentence).not.toContain("DATA_DIR");
  });

  it("at the start says what to mend, and repeats nothing of the connection string", () => {
    const connectionString = "Server=127.0.0.1,1;Database=d;User Id=sa;Password=hidden-word;Encrypt=false";
    const connection = { connectionString, caFile: null, schema: "s" };
    const opening = () => openSqlServerStore({ connection, witnessFolder: "data", now: () => now });

    expect(opening).toThrow(StoreError);
    expect(opening).toThrow(/the store cannot be opened: .*STORE_CONNECTION_STRING/);
    expect(opening).not.toThrow(/hidden-word|MSSQL_/);
  });
});

overSqlServer(({ open, database, folder, connectionString }) => {
  it("is the same to every host: secrets, records and whose turn it is", () => {
    const [one, other] = [open("shared"), open("shared")];
    one.outbox.put("a1", "channel:a", aNote, madeAt);

    expect(other.personKey("ada@x.org")).toBe(one.personKey("ada@x.org"));
    expect([other.health.id, other.roundingSecret]).toEqual([one.health.id, one.roundingSecret]);
    expect([one.runs.begin("watch", "2021-06-30", madeAt), other.runs.begin("watch", "2021-06-30", madeAt)]).toEqual([
      true,
      false,
    ]);
    expect([other.outbox.claim("two", now, noneDead)?.key, one.outbox.claim("one", now, noneDead)]).toEqual([
      "a1",
      null,
    ]);
  });

  it("differs in another schema of the same database", () => {
    const [one, other] = [open("council_a"), open("council_b")];
    one.pins.add("k", "reviews", madeAt);

    expect(other.pins.of("k")).toEqual([]);
    expect(other.personKey("ada@x.org")).not.toBe(one.personKey("ada@x.org"));
  });

  it("lets one host write while another does, and undoes what throws", () => {
    const [one, other] = [open("turns"), open("turns")];
    other.health.check(madeAt);
    one.transaction(() => {
      one.pins.add("k", "reviews", madeAt);
      other.outbox.waiting();
    });
    const failing = () =>
      one.transaction(() => {
        one.pins.add("k", "plans", madeAt);
        throw new Error("no");
      });

    expect(failing).toThrow("no");
    expect(other.pins.of("k")).toEqual(["reviews"]);
  });

  it("waits for the lock of another host as long as it may, then says that it is held", async () => {
    const [one, other] = [open("held"), open("held")];
    let fault: unknown;
    one.transaction(() => {
      one.pins.add("k", "reviews", madeAt);
      fault = other.health.check(madeAt);
    });

    expect(fault).toBe("locked");
    expect(other.health.check(madeAt)).toBeNull();
  });

  it("does a transaction again that another program's deadlock ended", async () => {
    const store = open("deadlocked");
    for (const id of ["a", "b"]) store.files.add(id, madeAt);
    const other = new Worker(
      `const mssql = require("mssql");
       const { parentPort, workerData } = require("node:worker_threads");
       (async () => {
         const pool = await new mssql.ConnectionPool(workerData).connect();
         const transaction = pool.transaction();
         await transaction.begin();
         const change = (id) => transaction.request().query("update deadlocked.[file] set delete_after = 'x' where id = '" + id + "'");
         await change("b");
         parentPort.once("message", async () => {
           await new Promise((resolve) => setTimeout(resolve, 300));
           await change("a").then(() => transaction.commit(), () => undefined);
           await pool.close();
         });
         parentPort.postMessage("ready");
       })();`,
      { eval: true, workerData: connectionString },
    );
    await once(other, "message");
    let tries = 0;
    store.transaction(() => {
      tries += 1;
      store.files.remove("a");
      if (tries === 1) other.postMessage("now");
      store.files.remove("b");
    });

    expect([tries, store.files.due("z")]).toEqual([2, []]);
    await once(other, "exit");
  });

  it("never changes an entry of the audit, and deletes none that is less than 24 months old", async () => {
    const { audit } = open("audited");
    const entry = { at: "2020-01-01T00:00:00.000Z", who: "k", via: "page", command: "measure", query: null } as const;
    const answered = {
      outcome: "answered",
      audience: null,
      rows: null,
      rounded: null,
      cases: null,
      channel: null,
    } as const;
    audit.add({ ...entry, ...answered });
    audit.add({ ...entry, ...answered, at: new Date().toISOString() });

    await expect(run(database, "update audited.audit set who = 'x'")).rejects.toThrow("the audit is not changed");
    await expect(run(database, "delete from audited.audit")).rejects.toThrow("the audit is kept for 24 months");
    audit.forgetBefore("2021-01-01T00:00:00.000Z");
    expect(audit.all()).toHaveLength(1);
  });

  it("dates claims by the server's clock, whatever those of the hosts say", () => {
    const connection = { connectionString, caFile: null, schema: "clocks" };
    const hosts = [0, 3_600_000, -3_600_000].map((ahead) => {
      const clock = () => Date.now() + ahead;
      return { clock, store: openSqlServerStore({ connection, witnessFolder: folder, now: clock }) };
    });
    const [right, fast, slow] = hosts;
    if (right === undefined || fast === undefined || slow === undefined) throw new Error("there are three hosts");
    right.store.outbox.put("a1", "channel:a", aNote, madeAt);
    right.store.outbox.claim("right", right.clock(), noneDead);

    expect(fast.store.outbox.claim("fast", fast.clock(), noneDead)).toBeNull();
    expect(slow.store.outbox.claim("slow", slow.clock(), noneDead)).toBeNull();
    const later = fast.clock() + 601_000;
    expect(fast.store.outbox.claim("fast", later, noneDead)).toMatchObject({ key: "a1", isTakenOver: true });
    fast.store.outbox.postpone(1, "fast", fast.clock() + 60_000, true, "its process was gone", false);
    expect(slow.store.outbox.claim("slow", slow.clock() + 50_000, noneDead)).toBeNull();
    expect(slow.store.outbox.claim("slow", slow.clock() + 70_000, noneDead)).toMatchObject({ key: "a1" });
    expect(slow.store.outbox.nextAt()).toBeLessThan(Date.now() - 3_000_000);
    for (const { store } of hosts) store.close();
  });

  it("refuses a schema of a later program, and one that its login may not make", async () => {
    open("later").close();
    await run(database, "insert into later.migration (name) values ('29990101000000_later')");
    expect(() => open("later")).toThrow("written by a later version of this program");

    await run(database, "create login send_nobody18 with password = 'Nobody-1-here'", "create user send_nobody18");
    const nobody = connectionString
      .replace(/User Id=[^;]*/i, "User Id=send_nobody18")
      .replace(/Password=[^;]*/i, "Password=Nobody-1-here");
    const connection = { connectionString: nobody, caFile: null, schema: "theirs" };
    try {
      expect(() => openSqlServerStore({ connection, witnessFolder: folder, now: () => now })).toThrow(
        "sql/store-login.sql",
      );
    } finally {
      await run(database, "drop user send_nobody18", "drop login send_nobody18");
    }
  });

  it("that goes away is noticed at once, waits for nobody, loses nothing, and is back by itself", async () => {
    const port = Number(/,(\d+)/.exec(connectionString)?.[1] ?? 1433);
    const way = await aWay(port);
    const connection = {
      connectionString: connectionString.replace(/,\d+/, `,${way.port}`),
      caFile: null,
      schema: "away",
    };
    const store = openSqlServerStore({ connection, witnessFolder: folder, now: () => Date.now() });
    store.outbox.put("a1", "channel:a", aNote, madeAt);
    await way.cut();

    expect(store.health.check(madeAt)).toBe("unreachable");
    const begun = performance.now();
    for (let times = 0; times < 50; times += 1) expect(() => store.outbox.waiting()).toThrow("Failed query");
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(store.pins.of("k")).toEqual([]);
    await way.mend();
    await expect.poll(() => store.health.check(madeAt), { timeout: 30_000, interval: 200 }).toBeNull();
    expect(store.outbox.claim("one", now, noneDead)?.key).toBe("a1");

    const work = () =>
      store.transaction(() => {
        store.pins.add("k", "reviews", madeAt);
        way.blink();
        store.pins.add("k", "plans", madeAt);
      });
    expect(work).toThrow("Failed query");
    await expect.poll(() => store.health.check(madeAt), { timeout: 30_000, interval: 200 }).toBeNull();
    expect(store.pins.of("k")).toEqual([]);
    store.close();
    await way.close();
  });
});
