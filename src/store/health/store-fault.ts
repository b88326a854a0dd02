/** What is wrong with a store that was opened. */
export type StoreFault =
  /** Its file is gone, or another one is in its place: what this process writes is lost when it ends. */
  | "missing"
  | "replaced"
  /** Its file was emptied, cut or written over. */
  | "damaged"
  | "read-only"
  | "full"
  /** Another program holds it. */
  | "locked"
  /** The disk does not read or write. */
  | "unreadable"
  /** There is no connection to its server. */
  | "unreachable";

const faultOfCode: readonly (readonly [code: RegExp, fault: StoreFault])[] = [
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_READONLY/, "read-only"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"],
  [/^SQLITE_(BUSY|LOCKED)/, "locked"],
  [/^SQLITE_(IOERR|CANTOPEN)/, "unreadable"],
  [/^ENOSPC$/, "full"],
  [/^(EROFS|EACCES|EPERM)$/, "read-only"],
  [/^MSSQL_GONE$/, "unreachable"],
  [/^MSSQL_(1105|1101|9002)$/, "full"],
  [/^MSSQL_(RIGHT|3906|3908)$/, "read-only"],
  [/^MSSQL_208$/, "missing"],
  [/^MSSQL_(1222|51222|1205)$/, "locked"],
  [/^MSSQL_(605|823|824|825)$/, "damaged"],
  [/^MSSQL_(701|802|8645|8651)$/, "unreadable"],
];

/** Returns the fault of the store behind an error; null where the error is about something else. */
export function faultOfError(error: unknown): StoreFault | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? String(error.code) : "";
  return faultOfCode.find(([pattern]) => pattern.test(code))?.[1] ?? faultOfError(error.cause);
}

/** Does work with the store; returns `otherwise` where the store does not take part. Other errors are thrown. */
export function unlessFaulty<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch (error) {
    if (faultOfError(error) === null) throw error;
    return otherwise;
  }
}

/** Where a store is: in the file of a folder (`:memory:` for none), or in a schema of SQL Server. */
export type StorePlace = { readonly folder: string } | { readonly schema: string };

const restore = "Stop the bot, restore the latest backup, as docs/alerts.md says, and start it again.";

type Cause = readonly [what: string, remedy: string];

const fileCauses: Readonly<Record<StoreFault, Cause>> = {
  missing: ["was deleted while the bot ran", restore],
  replaced: [
    "was replaced by another file while the bot ran",
    "Start the bot again; it says whether it may send from it.",
  ],
  damaged: ["is damaged", restore],
  "read-only": [
    "cannot be written",
    "Check that DATA_DIR and its files belong to the bot and that the disk can be written.",
  ],
  full: ["cannot be written, as its disk is full", "Free some space."],
  locked: ["is in use by another program", "Close what is using it, such as a second bot or a database browser."],
  unreadable: ["cannot be read or written", "Check that the disk of DATA_DIR works."],
  unreachable: ["cannot be reached", "Check that the disk of DATA_DIR works."],
};

const restoreDatabase = "Restore the latest backup of the database, as docs/two-hosts.md says.";

const schemaCauses: Readonly<Record<StoreFault, Cause>> = {
  missing: ["has lost a table", restoreDatabase],
  replaced: ["was replaced while the bot ran", "Start the bot again; it says whether it may send from it."],
  damaged: ["is damaged", restoreDatabase],
  "read-only": [
    "cannot be written",
    "Check that the login of STORE_CONNECTION_STRING has the grants of sql/store-login.sql, and that the database can be written.",
  ],
  full: ["cannot be written, as its database or the database's log is full", "Free some space."],
  locked: ["is in use by another program", "Close what is using it, such as an open transaction in Management Studio."],
  unreadable: ["cannot be read or written", "Look at the log of SQL Server."],
  unreachable: [
    "cannot be reached",
    "Check that SQL Server runs and that the login of STORE_CONNECTION_STRING still works. The bot goes on by itself once they do.",
  ],
};

/** Names a store as the subject of a sentence. */
export function storeAt(place: StorePlace): string {
  return "folder" in place ? `The store in ${place.folder}` : `The store in the schema ${place.schema} of SQL Server`;
}

/** Says in two or three sentences what is wrong with a store, what that stops, and how to mend it. */
export function describeFault(fault: StoreFault, place: StorePlace): string {
  const [what, remedy] = ("folder" in place ? fileCauses : schemaCauses)[fault];
  return `${storeAt(place)} ${what}. Nothing is sent, nothing is remembered, and questions are answered without being audited. ${remedy}`;
}
