import { dayOfText } from "../../../src/cases/day.ts";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { holdsSameRecords, type Snapshot } from "../../../src/cases/snapshot.ts";
import { views } from "../../../src/cases/contract.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { openDatabase } from "../../../src/sources/sql-server/database.ts";
import { fillDatabase } from "../../../src/sources/sql-server/fill.ts";
import { inspect } from "../../../src/sources/sql-server/inspection.ts";
import type { SqlServerSettings } from "../../../src/sources/sql-server/connection/login.ts";
import { sqlServerSource } from "../../../src/sources/sql-server/sql-server-source.ts";
import { withConnection } from "../../../src/sources/sql-server/with-connection.ts";
import { boroughChunks, demoBorough } from "../../../src/sources/demo/borough.ts";
import { measures } from "../../../src/measures/index.ts";
import { scopeOf } from "../../../src/measures/engine/scope.ts";
import { aSnapshot } from "../../support/borough.ts";
import { connectionString, run, script, settingsOf } from "../../support/real-server.ts";

const name = `send_bot_test_${process.pid}`;
const readAt = "2021-06-30T07:00:00+01:00";

const read = (settings: SqlServerSettings) => sqlServerSource(settings, () => readAt).read(defaultWords);

const answersOf = (snapshot: Snapshot) =>
  measures.map((measure) => measure.figures(scopeOf(snapshot, dayOfText("2021-06-30"))));

/** Passes bytes on to the server until so many have come from it, then does what it is told to the two sockets. */
async function between(settings: SqlServerSettings, bytes: number, then: (client: Socket, server: Socket) => void) {
  const proxy = createServer((client) => {
    const server = connect(settings.port, settings.server ?? "");
    let left = bytes;
    client.pipe(server);
    client.on("error", () => server.destroy());
    client.on("close", () => server.destroy());
    server.on("error", () => client.destroy());
    server.on("data", (data) => {
      client.write(data);
      left -= data.length;
      if (left < 0) then(client, server);
    });
    server.on("close", () => client.destroy());
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const address = proxy.address();
  const { port }: Pick<AddressInfo, "port"> = address === null || typeof address === "string" ? { port: 0 } : address;
  return { settings: { ...settings, server: "127.0.0.1", port }, close: () => proxy.close() };
}

/** Passes bytes on, but answers for the server that it knows no encryption. */
async function downgraded(settings: SqlServerSettings) {
  const sent: Buffer[] = [];
  const proxy = createServer((client) => {
    const server = connect(settings.port, settings.server ?? "");
    client.on("data", (data) => void (sent.push(data), server.write(data)));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
    server.on("data", (data) => {
      // Options of 5 bytes follow the header of 8; the place of the encryption, option 1, is in its second and third.
      const option = [8, 13, 18, 23].find((at) => data[at] === 1);
      if (sent.length === 1 && option !== undefined) data[8 + data.readUInt16BE(option + 1)] = 2;
      client.write(data);
    });
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const address = proxy.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  return { settings: { ...settings, server: "127.0.0.1", port }, sent, close: () => proxy.close() };
}

describe.skipIf(connectionString === undefined)(
  "a real SQL Server (not run without MSSQL_TEST_CONNECTION_STRING)",
  () => {
    beforeAll(async () => {
      await run("master", `create database ${name}`, `create database ${name}_views`, `create database ${name}_empty`);
      await fillDatabase(
        settingsOf(name),
        views.map((view) => ({ view, rows: demoBorough()[view] })),
      );
      await run(`${name}_views`, ...(await script("example.sql")), ...(await script("contract.sql")));
      await run(`${name}_views`, ...(await script("login.sql")).map((batch) => batch.replaceAll("send_bot", name)));
    }, 300_000);
    // The server may still be at work for a connection that a test has cut.
    afterAll(async () => {
      const databases = [name, `${name}_views`, `${name}_empty`];
      for (const batch of [...databases.map((one) => `drop database ${one}`), `drop login ${name}`]) {
        await vi.waitFor(() => run("master", batch), { timeout: 30_000, interval: 500 });
      }
    }, 100_000);

    it("gives the demo borough's figures, each day as it was stored under any time zone", async () => {
      const expected = answersOf(aSnapshot(demoBorough()));
      const zone = process.env["TZ"];
      for (const TZ of ["Europe/London", "America/New_York", "Pacific/Auckland"]) {
        process.env["TZ"] = TZ;
        expect(answersOf(await read(settingsOf(name)))).toEqual(expected);
      }
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    });

    it("gives the same records again when nothing has changed", async () => {
      const source = sqlServerSource(settingsOf(name), () => readAt);

      expect(holdsSameRecords(await source.read(defaultWords), await source.read(defaultWords))).toBe(true);
    });

    it("is not filled when it holds anything", async () => {
      await expect(fillDatabase(settingsOf(name), [])).rejects.toThrow(
        /is not empty, it holds send\.\w+: name an empty/,
      );
    });

    it.each(["master", "tempdb", "msdb"])(
      "is not filled where it is the server's own database %s",
      async (database) => {
        await expect(fillDatabase(settingsOf(database), [])).rejects.toThrow(
          `the database ${database} is the server's own: name an empty one in MSSQL_DATABASE`,
        );
      },
    );

    it("says that a login which only reads cannot fill it", async () => {
      const login = { user: name, password: "Change-this-1-first" };
      await run(`${name}_empty`, `create user ${name} for login ${name}`);

      await expect(fillDatabase(settingsOf(`${name}_empty`, login), [])).rejects.toThrow(
        `the login ${name} may not create a schema and tables there: name one that may in MSSQL_USER`,
      );
    });

    it("says when filling takes too long", async () => {
      const filled = fillDatabase(settingsOf(`${name}_empty`, { timeoutSeconds: 3 }), boroughChunks(20));

      await expect(filled).rejects.toThrow("took longer than 3 seconds");
      await expect(fillDatabase(settingsOf(`${name}_empty`), [])).resolves.toBeUndefined();
    });

    it("gives every case of the example through the views, to a login that may read them alone", async () => {
      const login = { user: name, password: "Change-this-1-first" };
      const snapshot = await read(settingsOf(`${name}_views`, login));

      expect([snapshot.rejected, snapshot.warnings]).toEqual([[], []]);
      expect(snapshot.rowsRead).toEqual({
        person: 12,
        worker: 3,
        worker_relationship: 12,
        referral: 10,
        assessment: 4,
        plan: 5,
        review: 3,
      });
      await expect(read(settingsOf(name, login))).rejects.toThrow("cannot open the database");
    });

    it("is checked: rights, shapes, rows", async () => {
      const settings = settingsOf(`${name}_views`, { user: name, password: "Change-this-1-first" });
      const servers: unknown[] = [];
      const inspection = await withConnection(settings, openDatabase, (database) =>
        inspect(database, settings, defaultWords, {
          onServer: (server) => servers.push(server),
          onView: () => undefined,
        }),
      );

      expect(servers).toMatchObject([{ login: name, database: `${name}_views`, mayWrite: [] }]);
      expect(inspection.views.map(({ error }) => error)).toEqual(views.map(() => null));
      expect(inspection.snapshot?.rejected).toEqual([]);
    });

    it("is checked: a right to write, on whatever table", async () => {
      const right = `insert on case_system.people`;
      await run(`${name}_views`, `grant ${right} to ${name}`);
      const settings = settingsOf(`${name}_views`, { user: name, password: "Change-this-1-first" });
      const servers: unknown[] = [];
      const listeners = { onServer: (server: unknown) => void servers.push(server), onView: () => undefined };
      await withConnection(settings, openDatabase, (database) => inspect(database, settings, defaultWords, listeners));
      await withConnection(settingsOf(name), openDatabase, (database) =>
        inspect(database, settings, defaultWords, listeners),
      );
      await run(`${name}_views`, `revoke ${right} from ${name}`);

      expect(servers).toMatchObject([
        { mayWrite: ["INSERT on case_system.people"] },
        { mayWrite: expect.arrayContaining(["INSERT on the database"]) },
      ]);
    });

    it.each<[string, Partial<SqlServerSettings>, string]>([
      ["password", { password: "wrong" }, "check MSSQL_USER and MSSQL_PASSWORD"],
      ["database", { database: "no_such_database" }, "check MSSQL_DATABASE"],
      ["schema", { schema: "elsewhere" }, "there is no elsewhere.person"],
      ["host", { server: "no-such-host.invalid" }, "there is no machine of the name no-such-host.invalid"],
      ["port", { port: 1 }, "check MSSQL_SERVER and MSSQL_PORT"],
    ])("says which setting is wrong: the %s", async (_, wrong, says) => {
      await expect(read(settingsOf(name, wrong))).rejects.toThrow(says);
    });

    it("says which view is missing a column, has a wrong type, or may not be read", async () => {
      const database = `${name}_views`;
      await run(
        database,
        "drop view send.worker",
        "create view send.worker as select 1 as worker_id, getdate() as name",
      );
      await expect(read(settingsOf(database))).rejects.toThrow(
        /send\.worker has no column email, team, active; .* is datetime/,
      );
      await run(database, "drop view send.worker");
      await expect(read(settingsOf(database))).rejects.toThrow("there is no send.worker: create the view");
      await run(
        database,
        "create view send.worker as select cast(1 as decimal(18)) as worker_id, 'Ada' as name, null as email, null as team, cast(1 as decimal(1)) as active",
      );
      await expect(read(settingsOf(database))).rejects.toThrow(
        /^send\.worker\.worker_id is (decimal|numeric)\(18,0\): cast it to nvarchar in the view$/,
      );
      await run(database, "drop view send.worker");
      await run(
        database,
        "create view send.worker as select 1 as worker_id, 'Ada' as name, null as email, null as team, 1 as active",
      );
      const login = { user: name, password: "Change-this-1-first" };
      await expect(read(settingsOf(database, login))).rejects.toThrow("may not read send.worker: grant it SELECT");
    });

    it("keeps its login to itself where somebody between says that the server does not encrypt", async () => {
      const proxy = await downgraded(settingsOf(name));
      await expect(read(proxy.settings)).rejects.toThrow("offers no encryption, so the bot did not send its login");
      expect(proxy.sent.map((bytes) => bytes[0])).toEqual([0x12]);

      await read({ ...proxy.settings, encrypt: false }).catch(() => undefined);
      expect(proxy.sent.map((bytes) => bytes[0])).toContain(0x10);
      proxy.close();
    });

    it("refuses a load whose connection is cut in mid-read, and the process lives on", async () => {
      const cut = await between(settingsOf(name), 200_000, (client) => client.destroy());
      await expect(read(cut.settings)).rejects.toMatchObject({
        isRetryable: true,
        message: expect.stringContaining("lost"),
      });
      cut.close();
    });

    it("gives up a server that falls silent in mid-read", async () => {
      const silent = await between(settingsOf(name, { timeoutSeconds: 5 }), 200_000, (_, server) => server.pause());
      await expect(read(silent.settings)).rejects.toThrow(/took longer than 5 seconds .* at send\./);
      silent.close();
    });
  },
);
