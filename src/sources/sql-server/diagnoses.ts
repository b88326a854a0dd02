/** A known error: how to recognise it and how to explain it. Matches if any code, number or the text does. */
export interface Diagnosis {
  readonly codes?: readonly string[];
  readonly numbers?: readonly number[];
  /** For servers that speak T-SQL but use their own error numbers. */
  readonly text?: RegExp;
  /** True: only while connecting; false: only once connected; absent: both. */
  readonly atConnect?: boolean;
  /** Whether the next try may succeed without anybody's help; absent means no. */
  readonly isRetryable?: boolean;
  readonly explanation: (names: DiagnosisNames) => string;
}

/** The names that explanations use. With a connection string, every setting is called by that string's name. */
export interface DiagnosisNames {
  readonly host: string;
  readonly server: string;
  readonly database: string;
  readonly login: string;
  /** With its schema; empty before the first view. */
  readonly view: string;
  readonly seconds: number;
  /** Whether the settings name an instance, whose port SQL Server Browser reports. */
  readonly isInstance: boolean;
  /** Writes the names of settings as a list in a sentence. */
  readonly set: (...names: readonly string[]) => string;
  /** Writes how to set a flag to true: as a setting, or as a key of the connection string. */
  readonly toTrue: (name: "MSSQL_TRUST_CERTIFICATE", key: string) => string;
}

const certificateCodes = [
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_UNTRUSTED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
];

/** The login lacks a right that reading needs. */
export const refusedRight: Diagnosis = {
  numbers: [229, 230],
  text: /permission (was )?denied/i,
  explanation: ({ view, login }) => `${login} may not read ${view}: grant it SELECT (sql/login.sql)`,
};

/** In order: the first match explains the error, so the more specific come first. */
export const diagnoses: readonly Diagnosis[] = [
  {
    codes: certificateCodes,
    explanation: ({ server, toTrue }) =>
      `the certificate of ${server} is not trusted: name the council's certificate authority in NODE_EXTRA_CA_CERTS, or set ${toTrue("MSSQL_TRUST_CERTIFICATE", "TrustServerCertificate")}`,
  },
  {
    codes: ["EENCRYPT"],
    explanation: ({ server, set }) =>
      `${server} and the bot do not agree on encryption: change ${set("MSSQL_ENCRYPT")}`,
  },
  {
    codes: ["ENOTFOUND", "EAI_AGAIN"],
    isRetryable: true,
    explanation: ({ host, set }) => `there is no machine of the name ${host}: check ${set("MSSQL_SERVER")}`,
  },
  {
    codes: ["EINSTLOOKUP"],
    isRetryable: true,
    explanation: ({ server, set }) =>
      `${server} does not tell the port of its instance: check ${set("MSSQL_INSTANCE")} and that SQL Server Browser runs (UDP 1434), or set MSSQL_PORT instead`,
  },
  {
    codes: ["ECONNREFUSED"],
    isRetryable: true,
    explanation: ({ server, set }) =>
      `${server} takes no connection: check ${set("MSSQL_SERVER", "MSSQL_PORT")}, and that SQL Server runs there with TCP/IP on`,
  },
  {
    numbers: [976, 978, 983],
    isRetryable: true,
    explanation: ({ database }) =>
      `the replica that answers for the database ${database} takes no such reading: set MSSQL_READ_ONLY_INTENT to true, or name the listener of the availability group`,
  },
  {
    numbers: [40615, 40914],
    isRetryable: true,
    explanation: ({ server }) => `the firewall of ${server} keeps this machine out: have its address allowed there`,
  },
  {
    numbers: [4060, 911, 916, 4064],
    text: /cannot open database/i,
    isRetryable: true,
    explanation: ({ database, login, set }) =>
      `${login} cannot open the database ${database}: check ${set("MSSQL_DATABASE")}, and that the login has a user there (sql/login.sql)`,
  },
  {
    numbers: [18452],
    explanation: ({ login, set }) =>
      `${login} is a Windows login of a domain that the server does not trust: check ${set("MSSQL_DOMAIN")}`,
  },
  {
    numbers: [18487, 18488],
    explanation: ({ login, set }) =>
      `the password of ${login} has run out: have a new one set and put it into ${set("MSSQL_PASSWORD")}`,
  },
  {
    numbers: [40613, 40197, 40501, 49918, 49919, 49920, 10928, 10929, 18401, 17142, 904, 921, 922, 927],
    isRetryable: true,
    explanation: ({ database }) => `the database ${database} is not available just now: look whether it runs`,
  },
  {
    codes: ["EFEDAUTH"],
    isRetryable: true,
    explanation: ({ set }) =>
      `Microsoft Entra gave no token for the bot: check ${set("MSSQL_AUTHENTICATION", "MSSQL_TENANT_ID", "MSSQL_CLIENT_ID")} and the secret or identity`,
  },
  {
    codes: ["ELOGIN"],
    numbers: [18456, 18470, 18486],
    explanation: ({ login, set }) =>
      `SQL Server refuses ${login}: check ${set("MSSQL_USER", "MSSQL_PASSWORD")}, and that the login is neither locked nor disabled`,
  },
  {
    codes: ["ETIMEOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN"],
    atConnect: true,
    isRetryable: true,
    // The driver waits as long for SQL Server Browser as for the server, and does not say which failed.
    explanation: ({ server, isInstance, set }) =>
      isInstance
        ? `${server} does not answer: check ${set("MSSQL_SERVER", "MSSQL_INSTANCE")}, that SQL Server Browser runs (UDP 1434), and the firewalls between, or set MSSQL_PORT instead of the instance`
        : `${server} does not answer: check ${set("MSSQL_SERVER", "MSSQL_PORT")}, and the firewalls between`,
  },
  {
    atConnect: true,
    isRetryable: true,
    explanation: ({ server, set }) =>
      `${server} ended the connection while it was made: check ${set("MSSQL_SERVER", "MSSQL_PORT", "MSSQL_ENCRYPT")}`,
  },
  {
    codes: ["ETIMEOUT"],
    isRetryable: true,
    explanation: ({ view, seconds }) =>
      `reading took longer than ${seconds} seconds and was given up${view && ` at ${view}`}: raise MSSQL_TIMEOUT or make the views faster`,
  },
  refusedRight,
  {
    numbers: [207],
    text: /column .* does not exist/i,
    explanation: ({ view }) =>
      `a column of the contract is missing from ${view} or from what it selects: mend the view`,
  },
  {
    numbers: [208],
    text: /does not exist/i,
    explanation: ({ view, database, set }) =>
      `there is no ${view} in the database ${database}: create it (sql/contract.sql), or check ${set("MSSQL_SCHEMA", "MSSQL_DATABASE")}`,
  },
  {
    numbers: [1205, 1222, 3958, 3959, 3960, 3961, 3966, 3967, 701, 802, 8645, 8651, 9002, 1105, 3606],
    isRetryable: true,
    explanation: ({ view }) => `SQL Server could not finish reading ${view} just now: it is busy or short of room`,
  },
  {
    codes: ["ECLOSE", "ESOCKET", "ECONNRESET", "EPIPE", "ECONNCLOSED", "EINVALIDSTATE", "ENOTOPEN"],
    // The server ended the connection: an administrator's KILL, or a shutdown.
    numbers: [596, 6005],
    isRetryable: true,
    explanation: ({ server, view }) =>
      `the connection to ${server} was lost${view && ` while ${view} was read`}: look whether SQL Server runs (MSSQL_SERVER)`,
  },
];
