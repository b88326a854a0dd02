import type { Diagnosis, DiagnosisNames } from "./diagnosis.ts";

const authorityFile = "name the file of the council's certificate authority in MSSQL_CA_FILE";

/** What may be wrong with the certificate that the server shows, or with the encryption itself. */
const encryptionDiagnoses: readonly Diagnosis[] = [
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    explanation: ({ server, certificateNames, set }) =>
      `the certificate of ${server} is for ${certificateNames || "another machine"}, not for the one that ${set("MSSQL_SERVER")} names: write a name of the certificate there, or have one made for this machine`,
  },
  {
    codes: ["CERT_HAS_EXPIRED"],
    explanation: ({ server }) =>
      `the certificate of ${server}, or of the authority that signed it, has expired: have a new one put on the server, or set this machine's clock if it is wrong`,
  },
  {
    codes: ["CERT_NOT_YET_VALID"],
    explanation: ({ server }) =>
      `the certificate of ${server} is not valid yet: set this machine's clock if it is wrong, or wait for its first day`,
  },
  {
    codes: ["DEPTH_ZERO_SELF_SIGNED_CERT"],
    explanation: ({ server }) =>
      `no authority signed the certificate of ${server}, the server made it itself: have one of the council's authority put there, or name the file of this very certificate in MSSQL_CA_FILE`,
  },
  {
    codes: [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "CERT_SIGNATURE_FAILURE",
      "CERT_UNTRUSTED",
      "INVALID_CA",
      "INVALID_PURPOSE",
    ],
    explanation: ({ server }) =>
      `the bot does not know the authority that signed the certificate of ${server}: ${authorityFile}, with every authority up to its root`,
  },
  {
    codes: ["CERT_REVOKED", "CERT_REJECTED", "CERT_CHAIN_TOO_LONG", "PATH_LENGTH_EXCEEDED"],
    explanation: ({ server }) => `the certificate of ${server} may not be used: have a new one put on the server`,
  },
  {
    codes: ["ECLEARLOGIN"],
    explanation: ({ server, toSet }) =>
      `${server} offers no encryption, so the bot did not send its login: have encryption turned on at SQL Server, and check what answers at that address; set ${toSet("MSSQL_ENCRYPT", "Encrypt", "false")} only where nobody else can read the network`,
  },
  {
    codes: ["EENCRYPT"],
    explanation: ({ server, toSet }) =>
      `${server} takes only connections that are encrypted: set ${toSet("MSSQL_ENCRYPT", "Encrypt", "true")}`,
  },
  {
    // OpenSSL has some eighty codes for two that agree on no way to encrypt.
    text: /\bERR_SSL_|\bEPROTO\b|EE certificate key too weak|CA (md|key) too weak/,
    codes: ["EPROTO"],
    atConnect: true,
    explanation: ({ server, isStrict, toSet }) =>
      isStrict
        ? `${server} and the bot agree on no way to encrypt: strict needs SQL Server 2022 or later with TDS 8.0; else set ${toSet("MSSQL_ENCRYPT", "Encrypt", "true")}`
        : `${server} and the bot agree on no way to encrypt: have TLS 1.2 turned on there, with a certificate of at least 2,048 bits`,
  },
];

const strictHint = (isStrict: boolean) => (isStrict ? "; strict encryption needs SQL Server 2022 or later" : "");

const refusedLogin = ({ login, set }: DiagnosisNames) =>
  `SQL Server refuses ${login}: check ${set("MSSQL_USER", "MSSQL_PASSWORD")}, and that the login is neither locked nor disabled`;

/** Errors of making a connection. In order: the first match explains the error, so the more specific come first. */
export const connectingDiagnoses: readonly Diagnosis[] = [
  ...encryptionDiagnoses,
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
    atConnect: true,
    isRetryable: true,
    explanation: ({ database, login, set }) =>
      `${login} cannot open the database ${database}: check ${set("MSSQL_DATABASE")}, and that the login has a user there (sql/login.sql)`,
  },
  {
    numbers: [18452],
    atConnect: true,
    explanation: ({ login, set }) =>
      `${login} is a Windows login of a domain that the server does not trust: check ${set("MSSQL_DOMAIN")}`,
  },
  {
    numbers: [18487, 18488],
    atConnect: true,
    explanation: ({ login, set }) =>
      `the password of ${login} has run out: have a new one set and put it into ${set("MSSQL_PASSWORD")}`,
  },
  {
    numbers: [40613, 40197, 40501, 49918, 49919, 49920, 10928, 10929, 18401, 17142, 904, 921, 922, 927],
    atConnect: true,
    isRetryable: true,
    explanation: ({ database }) => `the database ${database} is not available now: check that it is running`,
  },
  {
    codes: ["EFEDAUTH"],
    isRetryable: true,
    explanation: ({ set }) =>
      `Microsoft Entra gave no token for the bot: check ${set("MSSQL_AUTHENTICATION", "MSSQL_TENANT_ID", "MSSQL_CLIENT_ID")} and the secret or identity`,
  },
  { numbers: [18456, 18470, 18486], atConnect: true, explanation: refusedLogin },
  { codes: ["ELOGIN"], explanation: refusedLogin },
  {
    codes: ["ETIMEOUT", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN"],
    atConnect: true,
    isRetryable: true,
    // The driver waits as long for SQL Server Browser as for the server, and does not say which failed.
    explanation: ({ server, isInstance, isStrict, set }) =>
      isInstance
        ? `${server} does not answer: check ${set("MSSQL_SERVER", "MSSQL_INSTANCE")}, that SQL Server Browser runs (UDP 1434), and the firewalls between, or set MSSQL_PORT instead of the instance`
        : `${server} does not answer: check ${set("MSSQL_SERVER", "MSSQL_PORT")}, and the firewalls between${strictHint(isStrict)}`,
  },
  {
    atConnect: true,
    isRetryable: true,
    explanation: ({ server, isStrict, set }) =>
      `${server} ended the connection while it was made: check ${set("MSSQL_SERVER", "MSSQL_PORT", "MSSQL_ENCRYPT")}, and what stands between, such as a firewall${strictHint(isStrict)}`,
  },
];
