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
  | "unreadable";

const faultOfCode: readonly (readonly [code: RegExp, fault: StoreFault])[] = [
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_READONLY/, "read-only"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"],
  [/^SQLITE_(BUSY|LOCKED)/, "locked"],
  [/^SQLITE_(IOERR|CANTOPEN)/, "unreadable"],
  [/^ENOSPC$/, "full"],
  [/^(EROFS|EACCES|EPERM)$/, "read-only"],
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

const restore = "Stop the bot, restore the latest backup, as docs/alerts.md says, and start it again.";

const causes: Readonly<Record<StoreFault, readonly [what: string, remedy: string]>> = {
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
};

/** Says in two or three sentences what is wrong with the store in a folder, what that stops, and how to mend it. */
export function describeFault(fault: StoreFault, folder: string): string {
  const [what, remedy] = causes[fault];
  return `The store in ${folder} ${what}. Nothing is sent, nothing is remembered, and questions are answered without being audited. ${remedy}`;
}
