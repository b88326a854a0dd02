import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultWords } from "../../../../src/cases/council-words.ts";
import { LoadError } from "../../../../src/cases/source.ts";
import type { SqlServerSettings } from "../../../../src/sources/sql-server/connection/login.ts";
import { sqlServerSource } from "../../../../src/sources/sql-server/sql-server-source.ts";
import { someSettings } from "../../../support/sql-server.ts";
import { aCertificateAuthority, aSelfSignedIdentity, type Identity } from "../../../support/tds/certificates.ts";
import { openTdsServer, type Encrypts, type TdsServer } from "../../../support/tds/tds-server.ts";

let folder = "";
let council: Awaited<ReturnType<typeof aCertificateAuthority>>;
let caFile = "";
const opened: TdsServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-bot-ca-"));
  council = await aCertificateAuthority();
  caFile = await fileOf("council.pem", council.pem);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** Connects to a server that has the certificate; returns what is said and the logins that reached it. */
async function connecting(
  identity: Identity,
  but: Partial<SqlServerSettings> = {},
  encrypts: Encrypts = but.encrypt === "strict" ? "strict" : "on",
): Promise<string> {
  const server = await openTdsServer({ encrypts, identity });
  opened.push(server);
  const settings = { ...someSettings, server: "localhost", port: server.port, timeoutSeconds: 10, ...but };
  const said = await sqlServerSource(settings, () => "")
    .read(defaultWords)
    .then(
      () => "read",
      (error: unknown) => (error instanceof LoadError ? error.message : `not a LoadError: ${String(error)}`),
    );
  const { clear, encrypted } = server.logins();
  return `${said.replaceAll(String(server.port), "1433").replaceAll(folder, "")} [logins: ${encrypted} encrypted, ${clear} in clear]`;
}

const reached =
  "SQL Server refuses the login send_bot: check MSSQL_USER and MSSQL_PASSWORD, and that the login is neither locked nor disabled [logins: 1 encrypted, 0 in clear]";

describe.each([true, "strict"] as const)("a server's certificate, with MSSQL_ENCRYPT=%s", (encrypt) => {
  it("is taken where MSSQL_CA_FILE names the authority that signed it", async () => {
    expect(await connecting(await council.identity(["localhost"]), { encrypt, caFile })).toBe(reached);
  });

  it("is refused in words of its own for each thing that may be wrong with it", async () => {
    const other = await aCertificateAuthority("Another authority");
    const namesake = await aCertificateAuthority();
    const localhost = await council.identity(["localhost"]);
    const said = {
      "unknown issuer": await connecting(localhost, { encrypt }),
      "another issuer": await connecting(await other.identity(["localhost"]), { encrypt, caFile }),
      "an issuer of the same name": await connecting(await namesake.identity(["localhost"]), { encrypt, caFile }),
      "made by the server itself": await connecting(await aSelfSignedIdentity(["localhost"]), { encrypt, caFile }),
      "another machine's": await connecting(await council.identity(["sql01.council.example"]), { encrypt, caFile }),
      "by the server's address": await connecting(localhost, { encrypt, caFile, server: "127.0.0.1" }),
      "run out": await connecting(await council.identity(["localhost"], { from: -9, to: -2 }), { encrypt, caFile }),
      "not yet valid": await connecting(await council.identity(["localhost"], { from: 2 }), { encrypt, caFile }),
    };

    expect(Object.entries(said).map(([name, sentence]) => `${name}: ${sentence}`)).toMatchInlineSnapshot(`
      [
        "unknown issuer: the bot does not know the authority that signed the certificate of localhost:1433: name the file of the council's certificate authority in MSSQL_CA_FILE, with every authority up to its root [logins: 0 encrypted, 0 in clear]",
        "another issuer: the bot does not know the authority that signed the certificate of localhost:1433: name the file of the council's certificate authority in MSSQL_CA_FILE, with every authority up to its root [logins: 0 encrypted, 0 in clear]",
        "an issuer of the same name: the bot does not know the authority that signed the certificate of localhost:1433: name the file of the council's certificate authority in MSSQL_CA_FILE, with every authority up to its root [logins: 0 encrypted, 0 in clear]",
        "made by the server itself: no authority signed the certificate of localhost:1433, the server made it itself: have one of the council's authority put there, or name the file of this very certificate in MSSQL_CA_FILE [logins: 0 encrypted, 0 in clear]",
        "another machine's: the certificate of localhost:1433 is for sql01.council.example, not for the one that MSSQL_SERVER names: write a name of the certificate there, or have one made for this machine [logins: 0 encrypted, 0 in clear]",
        "by the server's address: the certificate of 127.0.0.1:1433 is for localhost, not for the one that MSSQL_SERVER names: write a name of the certificate there, or have one made for this machine [logins: 0 encrypted, 0 in clear]",
        "run out: the certificate of localhost:1433, or of the authority that signed it, has expired: have a new one put on the server, or set this machine's clock if it is wrong [logins: 0 encrypted, 0 in clear]",
        "not yet valid: the certificate of localhost:1433 is not valid yet: set this machine's clock if it is wrong, or wait for its first day [logins: 0 encrypted, 0 in clear]",
      ]
    `);
  });

  it("may have been made by the server itself, where MSSQL_CA_FILE names that very certificate", async () => {
    const own = await aSelfSignedIdentity(["localhost"]);

    expect(await connecting(own, { encrypt, caFile: await fileOf("own.pem", own.cert) })).toBe(reached);
  });
});

describe("a server that sends the bot on to another", () => {
  it("does not make it send its login in clear, nor to a machine without a certificate", async () => {
    const identity = await council.identity(["localhost"]);
    const stranger = await aSelfSignedIdentity(["localhost"]);
    for (const [encrypts, own, said] of [
      ["on", identity, "SQL Server refuses the login"],
      ["on", stranger, "no authority signed the certificate"],
      ["not supported", identity, "offers no encryption, so the bot did not send its login"],
    ] as const) {
      const other = await openTdsServer({ encrypts, identity: own });
      const first = await openTdsServer({ encrypts: "on", identity, routesTo: other.port });
      opened.push(first, other);
      const settings = { ...someSettings, server: "localhost", port: first.port, caFile };

      await expect(sqlServerSource(settings, () => "").read(defaultWords)).rejects.toThrow(said);
      expect(first.logins()).toEqual({ clear: 0, encrypted: 1 });
      expect(other.logins()).toEqual({ clear: 0, encrypted: own === identity && encrypts === "on" ? 1 : 0 });
    }
  });
});

describe("MSSQL_CA_FILE", () => {
  it("counts without a restart: its file is read for each connection", async () => {
    const other = await aCertificateAuthority("Another authority");
    const changing = await fileOf("changing.pem", other.pem);
    const identity = await council.identity(["localhost"]);
    expect(await connecting(identity, { caFile: changing })).toContain("MSSQL_CA_FILE");

    await fileOf("changing.pem", `# two of them\n${other.pem}\n${council.pem}\n`);

    expect(await connecting(identity, { caFile: changing })).toBe(reached);
  });

  it("holds for a connection string too, and HostNameInCertificate names another machine", async () => {
    const server = await openTdsServer({
      encrypts: "required",
      identity: await council.identity(["sql01.council.example"]),
    });
    opened.push(server);
    const connectionString = `Server=localhost,${server.port};Database=d;User ID=u;Password=p;Host Name In Certificate=sql01.council.example`;

    await expect(
      sqlServerSource({ ...someSettings, connectionString, caFile }, () => "").read(defaultWords),
    ).rejects.toThrow("SQL Server refuses the login: check MSSQL_CONNECTION_STRING");
    expect(server.logins().encrypted).toBe(1);
  });

  it("is refused where any certificate would be taken all the same", async () => {
    const identity = await council.identity(["localhost"]);

    expect(await connecting(identity, { caFile, trustCertificate: true })).toContain(
      "MSSQL_CA_FILE has no use while any certificate is taken: leave out MSSQL_TRUST_CERTIFICATE",
    );
  });

  it("is refused where it holds nothing of use", async () => {
    const bytes = Buffer.from(council.pem.replaceAll(/-----.*-----|\s/g, ""), "base64");
    const files = {
      "no such file": join(folder, "missing.pem"),
      "a folder": folder,
      "another format": await fileOf("council.cer", bytes),
      "an empty file": await fileOf("empty.pem", ""),
      "a damaged certificate": await fileOf("damaged.pem", `${council.pem}${council.pem.replace(/M.{40}/, "AAAA")}`),
    };
    const identity = await council.identity(["localhost"]);
    const said = await Promise.all(
      Object.entries(files).map(async ([name, file]) => `${name}: ${await connecting(identity, { caFile: file })}`),
    );

    expect(said).toMatchInlineSnapshot(`
      [
        "no such file: MSSQL_CA_FILE /missing.pem cannot be read: check its name and that the bot may read it [logins: 0 encrypted, 0 in clear]",
        "a folder: MSSQL_CA_FILE  cannot be read: check its name and that the bot may read it [logins: 0 encrypted, 0 in clear]",
        "another format: MSSQL_CA_FILE /council.cer holds no certificate that begins with -----BEGIN CERTIFICATE-----: export it as Base-64 (PEM) [logins: 0 encrypted, 0 in clear]",
        "an empty file: MSSQL_CA_FILE /empty.pem holds no certificate that begins with -----BEGIN CERTIFICATE-----: export it as Base-64 (PEM) [logins: 0 encrypted, 0 in clear]",
        "a damaged certificate: MSSQL_CA_FILE /damaged.pem has a damaged certificate, number 2 in it: export it again [logins: 0 encrypted, 0 in clear]",
      ]
    `);
  });
});

describe("a server that knows only another TLS", () => {
  it("is told apart from one that is not there", async () => {
    const server = await openTdsServer({
      encrypts: "on",
      identity: await council.identity(["localhost"]),
      minVersion: "TLSv1.3",
    });
    opened.push(server);

    await expect(
      sqlServerSource({ ...someSettings, server: "localhost", port: server.port, caFile }, () => "").read(defaultWords),
    ).rejects.toThrow("agree on no way to encrypt: have TLS 1.2 turned on there");
  });
});

describe("encryption that is strict", () => {
  it("refuses to trust any certificate", async () => {
    const identity = await council.identity(["localhost"]);

    expect(await connecting(identity, { encrypt: "strict", trustCertificate: true })).toMatchInlineSnapshot(
      `"encryption that is strict always checks the server's certificate: leave out MSSQL_TRUST_CERTIFICATE, and name the council's certificate authority in MSSQL_CA_FILE [logins: 0 encrypted, 0 in clear]"`,
    );
  });

  it("says what it needs where a server does not know it", async () => {
    const identity = await council.identity(["localhost"]);

    expect(await connecting(identity, { encrypt: "strict", caFile, timeoutSeconds: 1 }, "on")).toMatchInlineSnapshot(
      `"localhost:1433 does not answer: check MSSQL_SERVER and MSSQL_PORT, and the firewalls between; strict encryption needs SQL Server 2022 or later [logins: 0 encrypted, 0 in clear]"`,
    );
  });
});
