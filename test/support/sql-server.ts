import { contract, views, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import type { Database, Open } from "../../src/sources/sql-server/database.ts";
import type { SqlServerSettings } from "../../src/sources/sql-server/login.ts";
import type { FoundColumn } from "../../src/sources/sql-server/view-shape.ts";

/** Settings of a server that the tests never reach. */
export const someSettings: SqlServerSettings = {
  server: "sql01",
  port: 1433,
  instance: null,
  database: "CaseSystem",
  schema: "send",
  authentication: "password",
  user: "send_bot",
  password: "secret",
  domain: null,
  tenantId: null,
  clientId: null,
  clientSecret: null,
  encrypt: true,
  trustCertificate: false,
  readOnlyIntent: false,
  timeoutSeconds: 600,
  connectionString: null,
};

const typeNames: Readonly<Record<string, string>> = { date: "date", flag: "bit" };

/** The columns of the contract as the demo's tables have them. */
export const contractColumns: readonly FoundColumn[] = views.flatMap((view) =>
  contract[view].map(({ name, kind }) => ({ view, name, type: typeNames[String(kind)] ?? "nvarchar" })),
);

interface Twin {
  /** What each view holds at the given read of it, from 1. */
  readonly borough: (view: View, read: number) => readonly Row[];
  readonly columns: readonly FoundColumn[];
  readonly allowsSnapshot: boolean;
  /** Called before each row (counted from 1) and at the end of a view; what it throws, the database throws. */
  readonly beforeRow: (view: View, row: number, isSnapshot: boolean) => void | Promise<void>;
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

/** A database in memory that gives rows in the order of their first cell, as the real one is asked to. */
export function aDatabase(holds: Borough, but: Partial<Twin> = {}): Database & { readonly isClosed: () => boolean } {
  const twin: Twin = {
    borough: (view) => holds[view],
    columns: contractColumns,
    allowsSnapshot: false,
    beforeRow: () => undefined,
    answers: [],
    ...but,
  };
  const reads = new Map<View, number>();
  let closed = false;
  const viewsOf = (isSnapshot: boolean) => ({
    async rows(view: View, take: (row: Row) => void) {
      const read = (reads.get(view) ?? 0) + 1;
      reads.set(view, read);
      const rows = [...twin.borough(view, read)].sort(([one], [other]) => ((one ?? "") < (other ?? "") ? -1 : 1));
      let count = 0;
      for (const row of rows) {
        await twin.beforeRow(view, (count += 1), isSnapshot);
        take(row);
      }
      await twin.beforeRow(view, count + 1, isSnapshot);
    },
    async probe(view: View) {
      await twin.beforeRow(view, 1, isSnapshot);
    },
  });
  return {
    ...viewsOf(false),
    columns: () => Promise.resolve(twin.columns),
    allowsSnapshot: () => Promise.resolve(twin.allowsSnapshot),
    inSnapshot: (work) => work(viewsOf(true)),
    ask: () => Promise.resolve(twin.answers),
    close: () => void (closed = true),
    isClosed: () => closed,
  };
}

/** Opens that database whatever the settings. */
export const opening =
  (database: Database): Open =>
  () =>
    Promise.resolve(database);

/** An error as the driver throws it. */
export class DriverError extends Error {
  readonly code: string;
  readonly number: number | undefined;
  constructor(code: string, number?: number, message = "the server's own words, which may hold a name") {
    super(message);
    this.code = code;
    this.number = number;
  }
}
