import { MSSQL_SCHEMA, parse } from "@tediousjs/connection-string";
import mssql from "mssql";
import { LoadError } from "../../../cases/source.ts";
import type { Encryption } from "./encrypted-socket.ts";

/** What MSSQL_CONNECTION_STRING says. */
export interface ConnectionString {
  readonly config: mssql.config;
  readonly encrypt: Encryption;
  /** Whether it asks for a readable replica. */
  readonly isReadOnly: boolean;
  /** The name to expect in the server's certificate; null: the server's. */
  readonly certificateName: string | null;
}

/** The values of a connection string, by the driver's names of their keys. */
type Words = ReadonlyMap<string, string>;

const example = "Server=…;Database=…;User Id=…;Password=…;Encrypt=true";

/** Reads a connection string. Throws LoadError for anything in it that would be misread; never repeats any of it. */
export function readConnectionString(text: string): ConnectionString {
  const words = wordsOf(text);
  const config = configOf(words);
  const encrypt = encryptions[(words.get("encrypt") ?? "true").toLowerCase()];
  if (encrypt === undefined) throw misread("has an Encrypt that is none of true, false and strict");
  const trusts = words.get("trustservercertificate") ?? "false";
  // The driver takes any word except false, no and 0 as true, and would then trust any server.
  if (!/^(true|false|yes|no)$/i.test(trusts)) {
    throw misread("has a TrustServerCertificate that is neither true nor false");
  }
  return {
    config,
    encrypt,
    isReadOnly: words.get("applicationintent")?.toLowerCase() === "readonly",
    certificateName: words.get("hostnameincertificate") || null,
  };
}

/** The words of Encrypt: those of System.Data.SqlClient, of Microsoft.Data.SqlClient and of ODBC. */
const encryptions: Readonly<Record<string, Encryption | undefined>> = {
  true: true,
  yes: true,
  mandatory: true,
  false: false,
  no: false,
  optional: false,
  strict: "strict",
};

const misread = (what: string) => new LoadError(`MSSQL_CONNECTION_STRING ${what}`);

/** Writes a key as it is compared: programs differ in blanks, underscores and capitals. */
const plainKey = (key: string) => key.replaceAll(/[\s_]/g, "").toLowerCase();

/** Keys that the driver reads, though its list lacks them. */
const unlistedKeys: readonly string[] = [
  "client id",
  "client secret",
  "tenant id",
  "token",
  "msi endpoint",
  "msi secret",
];

/** Keys that are read here. */
const ownKeys: readonly string[] = ["encrypt", "hostnameincertificate", "servercertificate"];

/** Keys that change nothing here: what they ask for is a setting of the bot, or has no use for it. */
const idleKeys: readonly string[] = [
  "attestation protocol",
  "command timeout",
  "driver",
  "enclave attestation url",
  "failover partner spn",
  "ip address preference",
  "parse json",
  "request timeout",
  "server spn",
  "stream",
  "use utc",
];

const knownKeys: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(MSSQL_SCHEMA).flatMap(([key, { aliases = [] }]) => [key, ...aliases].map((one) => [one, key])),
    ...[...unlistedKeys, ...ownKeys, ...idleKeys].map((key) => [key, key]),
    ["user", "user id"],
  ].map(([spelling = "", key = ""]) => [plainKey(spelling), key]),
);

const endKey = "end-of-the-string";

/** Splits the string with the driver's own parser. Throws for a key that nobody knows or that has two values. */
function wordsOf(text: string): Words {
  // The parser drops what follows the last key without a word: only a key after it tells.
  const whole = `${text.trim()}${text.trim().endsWith(";") ? "" : ";"}${endKey}=`;
  const parts = partsOf(whole);
  if (parts.at(-1)?.[0] !== endKey) throw unreadable();
  const words = new Map<string, string>();
  for (const [at, [key, value]] of parts.slice(0, -1).entries()) {
    const known = knownKeys.get(plainKey(key));
    if (known === undefined) {
      throw misread(
        `has a part whose name is not known, the ${ordinal(at + 1)}: check how it is written, and put a password that holds ; into {…}`,
      );
    }
    if ((words.get(known) ?? value) !== value) throw misread(`says ${known} twice, and differently: leave one`);
    words.set(known, value);
  }
  return words;
}

function partsOf(text: string): (readonly [string, string])[] {
  try {
    return [...parse(text).entries()];
  } catch {
    // The parser's message may repeat the password, so it is dropped.
    throw unreadable();
  }
}

const unreadable = () => misread(`cannot be read: write it as ${example}, and a password that holds ; as Password={…}`);

const ordinal = (number: number) => `${number}${["th", "st", "nd", "rd"][number] ?? "th"}`;

/** Lets the driver read the parts that it knows, each in the spelling that it knows. */
function configOf(words: Words): mssql.config {
  const config = driverReading(words);
  const authentication = "authentication_type" in config ? config.authentication_type : undefined;
  const method = words.get("authentication")?.replaceAll(" ", "").toLowerCase() ?? "";
  if (authentication === "default" && method !== "sqlpassword") {
    throw misread(
      "has an Authentication that is not offered there: set MSSQL_AUTHENTICATION and the other MSSQL_ settings in its place",
    );
  }
  if (!config.user && (authentication === undefined || authentication === "default")) {
    throw misread(
      "names no User Id: add User Id and Password, COUNCIL\\name for a Windows account (Integrated Security is not offered)",
    );
  }
  if (!config.database) throw misread("names no database: add Database=…");
  if (words.has("servercertificate")) {
    throw misread("has a ServerCertificate, which is not offered there: name its file in MSSQL_CA_FILE");
  }
  const port = config.port ?? 0;
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw misread("names no port that can be: write Server=machine,1433");
  if (/^[^:]+:[^:]*$|[\s/]/.test(config.server)) {
    throw misread(
      "names a server that cannot be: write Server=machine, Server=machine,port or Server=machine\\instance",
    );
  }
  return config;
}

function driverReading(words: Words): mssql.config {
  const left = new Set([...ownKeys, ...idleKeys]);
  // Connect Timeout=0 means no limit elsewhere; the driver would give up at once.
  const parts = [...words].filter(
    ([key, value]) => !left.has(key) && !(key === "connection timeout" && !(Number(value) > 0)),
  );
  try {
    const config = mssql.ConnectionPool.parseConnectionString(
      parts.map(([key, value]) => `${key}={${value.replaceAll("}", "}}")}}`).join(";"),
    );
    if (config.server) return config;
  } catch {
    // The driver's message may repeat a part of the string, so it is dropped.
  }
  throw unreadable();
}
