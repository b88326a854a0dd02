import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { contract, views, type View } from "../cases/contract.ts";

const release = "@duckdb/node-api@1.5.6-r.1";

/** A database in memory. */
export interface DuckDb {
  readonly run: (statement: string) => Promise<void>;
  /** Prepares a statement; the returned function runs it with the civil day `on` for `$on`. */
  readonly prepare: (statement: string) => Promise<(on: string) => Promise<unknown[][]>>;
  readonly close: () => void;
}

/** Installs DuckDB in the folder. Not a dependency, because it is 70 MB that no user needs. Rejects where npm fails. */
export async function installDuckDb(folder: string): Promise<() => Promise<DuckDb>> {
  const options = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
  await promisify(execFile)("npm", ["install", "--prefix", folder, ...options, release], { timeout: 300_000 });
  const found: unknown = createRequire(join(folder, "index.js"))("@duckdb/node-api");
  if (!isDuckDb(found)) throw new Error(`${release} is not what it was`);
  return async () => {
    const instance = await found.DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    return {
      async run(statement) {
        await connection.run(statement);
      },
      async prepare(statement) {
        const prepared = await connection.prepare(statement);
        return async (on) => {
          prepared.bind({ on });
          return (await prepared.runAndReadAll()).getRows();
        };
      },
      close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  };
}

/** The part of the package that is used; the package is no dependency, so its own types are not there. */
interface Package {
  readonly DuckDBInstance: { create(path: string): Promise<Instance> };
}

interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}

interface Connection {
  run(statement: string): Promise<unknown>;
  prepare(statement: string): Promise<Prepared>;
  closeSync(): void;
}

interface Prepared {
  bind(values: Readonly<Record<string, string>>): void;
  runAndReadAll(): Promise<{ getRows(): unknown[][] }>;
}

function isDuckDb(found: unknown): found is Package {
  return typeof found === "object" && found !== null && "DuckDBInstance" in found;
}

/** Reads the seven files into tables of the contract's types. */
export async function loadFolder({ run }: DuckDb, folder: string): Promise<void> {
  for (const view of views) {
    const file = join(folder, `${view}.csv`).replaceAll("'", "''");
    await run(
      `create table ${view} as select * from read_csv('${file}', header = true, columns = {${columnsOf(view)}})`,
    );
  }
}

function columnsOf(view: View): string {
  return contract[view].map(({ name, kind }) => `'${name}': '${typeOf(kind)}'`).join(", ");
}

function typeOf(kind: unknown): string {
  if (kind === "date") return "date";
  return kind === "flag" ? "boolean" : "varchar";
}
