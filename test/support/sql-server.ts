import { contract, views, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import type { Database, Open } from "../../src/sources/sql-server/database.ts";
import type { SqlServerSettings } from "../../src/sources/sql-server/connection/login.ts";
import type { FoundColumn } from "../../src/sources/sql-server/view-shape.ts";

/** Settings of a server that no test connects to. */
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
  caFile: null,
  readOnlyIntent: false,
  timeoutSeconds: 600,
  connectionString: null,
};

const typeNames: Readonly<Record<string, string>> = { date: "date", flag: "bit" };

/** The columns of the contract, with the types of the demo's tables. */
export const contractColumns: readonly FoundColumn[] = views.flatMap((view) =>
  contract[view].map(({ name, kind }) => ({ view, name, type: typeNames[String(kind)] ?? "nvarchar" })),
);

interface Twin {
  /** The rows of a view at its read, from 1. */
  readonly borough: (view: View, read: number) => readonly Row[];
  readonly columns: readonly FoundColumn[];
  readonly allowsSnapshot: boolean;
  /** Runs before each row, from 1, and at the end of a view. The database throws what it throws. */
  readonly beforeRow: (view: View, row: number, isSnapshot: boolean) => void | Promise<void>;
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

/** A database in memory. It gives rows in the order of their first cell, as the real one does. */
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

/** Opens the database, whatever the settings. */
export const opening =
  (database: Database): Open =>
  () =>
    Promise.resolve(database);

/** An error like those of the driver. */
export class DriverError extends Error {
  readonly code: string;
  readonly number: number | undefined;
  constructor(code: string, number?: number, message = "the server's own words, which may hold a name") {
    super(message);
    this.code = code;
    this.number = number;
  }
}
