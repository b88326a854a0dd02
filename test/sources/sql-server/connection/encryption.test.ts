import { readdir, readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { defaultWords } from "../../../../src/cases/council-words.ts";
import { LoadError } from "../../../../src/cases/source.ts";
import { connectionError } from "../../../../src/sources/sql-server/connection/connection-error.ts";
import { clearTextGuard } from "../../../../src/sources/sql-server/connection/encrypted-socket.ts";
import type { SqlServerSettings } from "../../../../src/sources/sql-server/connection/login.ts";
import { connect } from "../../../../src/sources/sql-server/connection/pool.ts";
import { openDatabase } from "../../../../src/sources/sql-server/database.ts";
import { fillDatabase } from "../../../../src/sources/sql-server/fill.ts";
import { inspect } from "../../../../src/sources/sql-server/inspection.ts";
import { sqlServerSource } from "../../../../src/sources/sql-server/sql-server-source.ts";
import { withConnection } from "../../../../src/sources/sql-server/with-connection.ts";
import { someSettings } from "../../../support/sql-server.ts";
import { openTdsServer, type Encrypts, type TdsServer } from "../../../support/tds/tds-server.ts";

const opened: TdsServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function serverThat(encrypts: Encrypts): Promise<TdsServer> {
  const server = await openTdsServer({ encrypts });
  opened.push(server);
  return server;
}

const settingsFor = ({ port }: TdsServer, but: Partial<SqlServerSettings> = {}): SqlServerSettings => ({
  ...someSettings,
  server: "127.0.0.1",
  port,
  password: "Readable-1",
  timeoutSeconds: 10,
  ...but,
});

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "connected",
    (error: unknown) => (error instanceof LoadError ? error.message : `not a LoadError: ${String(error)}`),
  );

/** Every way to the server that the bot and its scripts have. */
const ways = {
  reading: (settings: SqlServerSettings) => sqlServerSource(settings, () => "").read(defaultWords),
  checking: (settings: SqlServerSettings) =>
    withConnection(settings, openDatabase, (database) =>
      inspect(database, settings, defaultWords, { onServer: () => undefined, onView: () => undefined }),
    ),
  filling: (settings: SqlServerSettings) => fillDatabase(settings, []),
  measuring: (settings: SqlServerSettings) =>
    connect(settings, new AbortController().signal).catch((error: unknown) => {
      throw connectionError(error, { settings, view: null });
    }),
};

/** Settings of every kind that ask for encryption. */
const kinds: Readonly<Record<string, (server: TdsServer) => Partial<SqlServerSettings>>> = {
  "a SQL login": () => ({}),
  "a Windows account": () => ({ domain: "COUNCIL" }),
  "a certificate that is not checked": () => ({ trustCertificate: true }),
  "a connection string": ({ port }) => ({
    connectionString: `Server=127.0.0.1,${port};Database=d;User Id=send_bot;Password=Readable-1`,
  }),
  "a connection string with Encrypt=Mandatory": ({ port }) => ({
    connectionString: `Server=127.0.0.1,${port};Database=d;User Id=send_bot;Password=Readable-1;Encrypt=Mandatory`,
  }),
};

const noSecret = (server: TdsServer) => {
  const sent = server.inClear();
  expect(sent[0]).toBe(0x12);
  expect(sent.length).toBe(sent.readUInt16BE(2));
  expect(server.logins()).toEqual({ clear: 0, encrypted: 0 });
};

describe("a login that must be encrypted", () => {
  it.each(Object.entries(ways))("never leaves in clear by %s", async (_, connectTo) => {
    const server = await serverThat("not supported");

    expect(await refusal(connectTo(settingsFor(server)))).toBe(
      `127.0.0.1:${server.port} offers no encryption, so the bot did not send its login: have encryption turned on at SQL Server, and check what answers at that address; set MSSQL_ENCRYPT to false only where nobody else can read the network`,
    );
    noSecret(server);
  });

  it.each(Object.entries(kinds))("never leaves in clear with %s", async (_, but) => {
    for (const encrypts of ["not supported", "off"] as const) {
      const server = await serverThat(encrypts);

      expect(await refusal(ways.reading(settingsFor(server, but(server))))).toMatch(
        /offers no encryption, so the bot did not send its login: .* (MSSQL_ENCRYPT|Encrypt in MSSQL_CONNECTION_STRING) to false only/,
      );
      noSecret(server);
    }
  });

  it("leaves in clear where the settings say so", async () => {
    const server = await serverThat("not supported");

    expect(await refusal(ways.reading(settingsFor(server, { encrypt: false })))).toContain(
      "SQL Server refuses the login send_bot",
    );
    expect(server.logins()).toEqual({ clear: 1, encrypted: 0 });
  });

  it("is explained by the first of several errors that the server sends, since the last only says that it failed", async () => {
    const errors = [
      { number: 4060, message: 'Cannot open database "d" requested by the login. The login failed.' },
      { number: 18_456, message: "Login failed for user 'send_bot'." },
    ];
    const server = await openTdsServer({ encrypts: "not supported", errors });
    opened.push(server);

    expect(await refusal(ways.reading(settingsFor(server, { encrypt: false })))).toContain(
      "the login send_bot cannot open the database CaseSystem",
    );
  });

  it("is guarded on every connection, since only one file makes them", async () => {
    const files = (await readdir("src", { recursive: true })).filter((name) => name.endsWith(".ts"));
    const texts = await Promise.all(files.map(async (name) => [name, await readFile(`src/${name}`, "utf8")] as const));
    const making = texts.filter(([, text]) =>
      /new (mssql\.)?(ConnectionPool|Connection)\(|mssql\.connect\(/.test(text),
    );

    expect(making.map(([name]) => name)).toEqual(["sources/sql-server/connection/pool.ts"]);
  });
});

describe("what may leave before TLS", () => {
  const packet = (type: number, length: number, fill = 0) =>
    Buffer.concat([Buffer.from([type, 1, length >> 8, length & 255, 0, 0, 1, 0]), Buffer.alloc(length - 8, fill)]);
  const anyPacket = (type: number) =>
    fc.tuple(fc.integer({ min: 8, max: 600 }), fc.nat(255)).map(([length, fill]) => packet(type, length, fill));
  /** Cuts bytes into pieces at the places. */
  const pieces = (bytes: Buffer, cuts: readonly number[]) => {
    const places = [0, ...cuts.map((cut) => cut % bytes.length), bytes.length].sort((one, other) => one - other);
    return places.slice(1).map((end, at) => bytes.subarray(places[at], end));
  };
  const passes = (bytes: Buffer, cuts: readonly number[]) => {
    const mayLeave = clearTextGuard();
    return pieces(bytes, cuts).every((piece) => mayLeave(piece));
  };
  const cuts = fc.array(fc.nat(), { maxLength: 8 });

  it("is pre-login packets and then TLS records, whatever they hold and in whatever pieces", () => {
    fc.assert(
      fc.property(
        fc.array(anyPacket(0x12), { minLength: 1, maxLength: 4 }),
        anyPacket(0x17),
        cuts,
        (before, tls, at) => {
          expect(passes(Buffer.concat([...before, tls, packet(0x10, 90)]), at)).toBe(true);
        },
      ),
    );
  });

  it("is never a login, a query or a token after pre-login packets", () => {
    const others = fc.integer({ min: 0, max: 255 }).filter((type) => type !== 0x12 && (type < 0x14 || type > 0x17));
    fc.assert(
      fc.property(fc.array(anyPacket(0x12), { maxLength: 4 }), others.chain(anyPacket), cuts, (before, other, at) => {
        expect(passes(Buffer.concat([...before, other]), at)).toBe(false);
      }),
    );
  });
});
