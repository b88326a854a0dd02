import type { MessagePort } from "node:worker_threads";
import type { SqlServerSettings } from "../../sources/sql-server/connection/login.ts";

/** What the thread of a connection is started with. */
export interface LineStart {
  readonly settings: SqlServerSettings;
  /** Where the answers go. */
  readonly answers: MessagePort;
  /** Counts the answers, so that the caller can wait for the next. */
  readonly answered: Int32Array;
}

/** What a thread is asked to do, one thing at a time. */
export type Call =
  /** Connects; the answer says in a sentence why not. */
  | { readonly kind: "connect" }
  /** Runs a statement; the last set of rows is the answer. `isInside` says that it belongs to an open transaction. */
  | {
      readonly kind: "query";
      readonly statement: string;
      readonly params: readonly unknown[];
      readonly isInside: boolean;
    }
  /** Begins a transaction, and runs a statement in it. */
  | { readonly kind: "begin"; readonly statement: string }
  | { readonly kind: "commit" | "rollback" };

/** What a thread answers to a call. */
export type Reply =
  | { readonly kind: "rows"; readonly rows: readonly (readonly unknown[])[] }
  /** `code` is one of those below, or `MSSQL_` and the number of the server's error. `sentence` says it to a person, where it can. */
  | { readonly kind: "error"; readonly code: string; readonly sentence: string | null };

/** The code of an error of the server that says that the login lacks a right. */
export const rightCode = "MSSQL_RIGHT";
/** The code of an error that is about the connection: nothing can be asked before there is another one. */
export const goneCode = "MSSQL_GONE";
